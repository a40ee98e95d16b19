//! The labelled fields at the head of a document: `- **Severity:** SEV1`. Which field a label means, and what its words say.

use super::item::{Item, labelled};
use super::plain::{escape, join, split, unescape};
use super::remark;
use super::row::hidden::{apply_time, time_remarks};
use super::row::{read_time, time_words};
use super::style::Style;
use crate::field::{Field, FieldPath, Value};
use crate::format::json::node::Node;
use crate::model::{DataLoss, DetectionMethod, Milestone, Postmortem, Profile, Severity, Status};
use crate::time::text::Context;
use crate::time::{Time, Zone};

/// A field that can stand at the head.
pub(super) struct Known {
    /// Which field it is.
    pub(super) path: FieldPath,
    /// Its usual label.
    pub(super) label: &'static str,
    /// Other labels by which it is known, in lower case.
    also: &'static [&'static str],
}

const fn field(field: Field, label: &'static str, also: &'static [&'static str]) -> Known {
    Known { path: FieldPath::Field(field), label, also }
}

const fn time(milestone: Milestone, label: &'static str, also: &'static [&'static str]) -> Known {
    Known { path: FieldPath::Time(milestone), label, also }
}

/// The fields at the head, in the order in which they are written. Times are read in the light of the first one.
pub(super) static FIELDS: [Known; 18] = [
    field(Field::Status, "Status", &["document status", "state"]),
    field(Field::Profile, "Profile", &[]),
    field(Field::Severity, "Severity", &["severity level", "incident severity", "priority", "sev"]),
    field(Field::NearMiss, "Near miss", &["near-miss"]),
    field(
        Field::Services,
        "Services",
        &[
            "service",
            "affected services",
            "services affected",
            "service(s)",
            "systems affected",
            "affected systems",
        ],
    ),
    field(Field::Authors, "Authors", &["author", "author(s)", "written by", "prepared by"]),
    field(Field::Zone, "Time zone", &["timezone", "zone"]),
    field(Field::Written, "Written", &["date written", "written on", "report date"]),
    time(
        Milestone::Started,
        "Impact started",
        &["start", "started", "start time", "started at", "incident start", "outage start", "start date"],
    ),
    time(Milestone::Detected, "Detected", &["detected at", "time detected", "detection time"]),
    time(Milestone::Acknowledged, "Acknowledged", &["acknowledged at", "responded"]),
    time(Milestone::Declared, "Declared", &["declared at", "incident declared"]),
    time(Milestone::Mitigated, "Mitigated", &["mitigated at"]),
    time(
        Milestone::Resolved,
        "Impact ended",
        &[
            "end",
            "ended",
            "end time",
            "ended at",
            "resolved",
            "resolved at",
            "incident end",
            "outage end",
            "end date",
        ],
    ),
    time(Milestone::Closed, "Closed", &["closed at"]),
    time(Milestone::Public, "First public notice", &["public notice"]),
    field(Field::Detection, "Detection method", &["detected by", "how detected"]),
    field(Field::DataLoss, "Data loss", &[]),
];

/// Roles that make a labelled line a responder.
const ROLES: [&str; 12] = [
    "incident commander",
    "commander",
    "incident lead",
    "scribe",
    "communications",
    "communications lead",
    "facilitator",
    "reviewer",
    "responder",
    "on-call engineer",
    "deputy",
    "subject matter expert",
];

/// The fields in the order of a style.
pub(super) fn ordered(style: &Style) -> Vec<&'static Known> {
    let mut fields: Vec<&Known> = FIELDS.iter().collect();
    fields.sort_by_key(|known| {
        let path = known.path.to_string();
        style.head.iter().position(|other| *other == path).unwrap_or(usize::MAX)
    });
    fields
}

/// The field that a label means.
pub(super) fn by_label(style: &Style, label: &str) -> Option<&'static Known> {
    if let Some((path, _)) = style.labels.iter().find(|(_, known)| known == label) {
        return by_path(path);
    }
    let name = label.trim().to_lowercase();
    FIELDS
        .iter()
        .find(|known| known.label.to_lowercase() == name)
        .or_else(|| FIELDS.iter().find(|known| known.also.contains(&name.as_str())))
}

/// The field with this address.
pub(super) fn by_path(path: &str) -> Option<&'static Known> {
    FIELDS.iter().find(|known| known.path.to_string() == path)
}

/// Whether a label is a person's part in the response.
pub(super) fn is_role(label: &str) -> bool {
    ROLES.contains(&label.trim().to_lowercase().as_str())
}

/// What a field of the document shows; `None` if there is nothing to show.
pub(super) fn show(document: &Postmortem, path: &FieldPath) -> Option<String> {
    match document.get(path)? {
        Value::Status(status) => (status != Status::default()).then(|| status.label().to_owned()),
        Value::Profile(profile) => (profile != Profile::default()).then(|| profile.name().to_owned()),
        Value::Severity(severity) => Some(escape(&severity?.value)),
        Value::Flag(flag) => flag.then(|| "yes".to_owned()),
        Value::Names(names) => (!names.is_empty()).then(|| join(&names)),
        Value::Zone(zone) => Some(escape(&zone?.written)),
        Value::Time(time) => Some(time_words(&time?)),
        Value::Detection(method) => Some(method?.label().to_owned()),
        Value::DataLoss(answer) => Some(answer?.name().to_owned()),
        _ => None,
    }
}

/// What the words behind a label say; `None` if they do not fit the field.
pub(super) fn read(path: &FieldPath, words: &str, context: &Context) -> Option<Value> {
    let plain = || unescape(words);
    let word = plain().trim().to_lowercase();
    Some(match path {
        FieldPath::Field(Field::Status) => {
            let named = |status: &Status| status.label().to_lowercase() == word;
            Value::Status(Status::ALL.into_iter().find(named).or_else(|| Status::from_name(&word))?)
        }
        FieldPath::Field(Field::Profile) => Value::Profile(Profile::from_name(&word)?),
        FieldPath::Field(Field::Severity) => Value::Severity(Some(Severity { value: plain() })),
        FieldPath::Field(Field::NearMiss) => Value::Flag(match word.as_str() {
            "yes" | "true" => true,
            "no" | "false" => false,
            _ => return None,
        }),
        FieldPath::Field(Field::Services | Field::Authors) => Value::Names(split(words)),
        FieldPath::Field(Field::Zone) => Value::Zone(Some(zone(&plain()))),
        FieldPath::Field(Field::Written) | FieldPath::Time(_) => Value::Time(Some(read_time(words, context))),
        FieldPath::Field(Field::Detection) => {
            let named = |method: &DetectionMethod| method.label().to_lowercase() == word;
            let method = DetectionMethod::ALL.into_iter().find(named);
            Value::Detection(Some(method.or_else(|| DetectionMethod::from_name(&word))?))
        }
        FieldPath::Field(Field::DataLoss) => Value::DataLoss(Some(DataLoss::from_name(&word)?)),
        _ => return None,
    })
}

/// A zone with its words kept whole.
fn zone(words: &str) -> Zone {
    let read = crate::time::text::read_zone(words);
    Zone { written: words.to_owned(), offset: read.and_then(|zone| zone.offset) }
}

/// The context of the times at the head: the start of the impact tells the day of the others.
pub(super) fn context(started: Option<&Time>) -> Context {
    Context {
        date: started.and_then(|time| time.date),
        zone: started.and_then(|time| time.zone.clone()),
        after: started.cloned(),
        start: started.cloned(),
        ..Context::default()
    }
}

/// The remarks that make what is `read` from the shown words into `value`.
pub(super) fn remarks(value: &Value, read: Option<&Value>, words: &str) -> Vec<String> {
    match (value, read) {
        (value, Some(read)) if value == read => Vec::new(),
        (Value::Time(Some(time)), Some(Value::Time(Some(read)))) => time_remarks(time, read),
        (Value::Zone(Some(zone)), _) => {
            let node = crate::format::json::v1::moment::write_zone(zone);
            vec![remark::write(Some(words), &Node::Object(vec![("zone".into(), node)]))]
        }
        _ => Vec::new(),
    }
}

/// What was read, with what the item's remarks say of it.
pub(super) fn apply(value: Value, item: &Item, words: &str) -> Value {
    match value {
        Value::Time(Some(time)) => Value::Time(Some(apply_time(time, &item.remarks))),
        Value::Zone(Some(zone)) => {
            let about = item.remarks.iter().find(|remark| remark.about.as_deref() == Some(words));
            let stated = about.and_then(|remark| {
                let mut notes = crate::format::json::input::Notes::on(&remark.json);
                let mut input = crate::format::json::input::Input::parse(&remark.json, &mut notes).ok()?;
                crate::format::json::v1::moment::read_zone(&mut input, "zone", &mut notes)
            });
            Value::Zone(Some(stated.unwrap_or(zone)))
        }
        other => other,
    }
}

/// The label and the words of an item at the head.
pub(super) fn label(item: &Item) -> Option<(String, &str)> {
    labelled(&item.head)
}
