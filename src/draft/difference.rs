//! What differs between two versions of a document, place by place, in words, and how to bring one place back.

use crate::edit::{Edit, Row};
use crate::field::{Field, FieldPath, RowField, SectionField, Value};
use crate::model::{ListId, Milestone, Postmortem, RowId, SectionKey};

/// One place that differs.
#[derive(Debug, Clone, PartialEq)]
pub struct Change {
    /// Where: a field, a row or a section.
    pub path: FieldPath,
    /// Which row or section is meant, in its own words; empty for a field that occurs once.
    pub of: String,
    /// What stood there; nothing if the row or section was not there.
    pub was: Option<String>,
    /// What stands there; nothing if it is gone.
    pub now: Option<String>,
    /// Brings back what stood there.
    pub restore: Edit,
}

/// What `now` has otherwise than `was`.
pub fn difference(was: &Postmortem, now: &Postmortem) -> Vec<Change> {
    let mut changes = Vec::new();
    let fields = Field::ALL.iter().map(|field| FieldPath::Field(*field));
    for path in fields.chain(Milestone::ALL.map(FieldPath::Time)) {
        field(was, now, path, "", &mut changes);
    }
    sections(was, now, &mut changes);
    for list in ListId::ALL {
        rows(was, now, list, &mut changes);
    }
    changes
}

fn field(was: &Postmortem, now: &Postmortem, path: FieldPath, of: &str, changes: &mut Vec<Change>) {
    let (Some(before), Some(after)) = (was.get(&path), now.get(&path)) else { return };
    if before != after {
        changes.push(Change {
            of: of.to_owned(),
            was: Some(words(&before)),
            now: Some(words(&after)),
            restore: Edit::Set(path.clone(), before),
            path,
        });
    }
}

fn sections(was: &Postmortem, now: &Postmortem, changes: &mut Vec<Change>) {
    let path = |key: &SectionKey, part| FieldPath::Section(key.clone(), part);
    for (index, section) in was.sections.iter().enumerate() {
        let name = heading(was, &section.key);
        if now.section(&section.key).is_some() {
            for part in SectionField::ALL {
                field(was, now, path(&section.key, *part), &name, changes);
            }
        } else {
            changes.push(Change {
                path: path(&section.key, SectionField::Body),
                of: name,
                was: Some(section.body.clone()),
                now: None,
                restore: Edit::InsertSection(index.min(now.sections.len()), section.clone()),
            });
        }
    }
    for section in now.sections.iter().filter(|section| was.section(&section.key).is_none()) {
        changes.push(Change {
            path: path(&section.key, SectionField::Body),
            of: heading(now, &section.key),
            was: None,
            now: Some(section.body.clone()),
            restore: Edit::RemoveSection(section.key.clone()),
        });
    }
}

fn rows(was: &Postmortem, now: &Postmortem, list: ListId, changes: &mut Vec<Change>) {
    let (before, after) = (was.rows(list), now.rows(list));
    if before == after {
        return;
    }
    let length = after.len();
    let path = |id: &RowId| FieldPath::Row(list, id.clone());
    for (index, row) in before.iter().enumerate() {
        let id = row.id();
        if after.iter().any(|other| other.id() == id) {
            let name = row_words(row);
            for part in RowField::ALL {
                field(was, now, FieldPath::RowField(list, id.clone(), *part), &name, changes);
            }
        } else {
            changes.push(Change {
                path: path(id),
                of: String::new(),
                was: Some(row_words(row)),
                now: None,
                restore: Edit::Insert(index.min(length), row.clone()),
            });
        }
    }
    for row in after.iter().filter(|row| before.iter().all(|other| other.id() != row.id())) {
        changes.push(Change {
            path: path(row.id()),
            of: String::new(),
            was: None,
            now: Some(row_words(row)),
            restore: Edit::Remove(list, row.id().clone()),
        });
    }
    let (old, new) = (was.order(list), now.order(list));
    let same_rows = old.len() == new.len() && old.iter().all(|id| new.contains(id));
    if same_rows && old != new {
        changes.push(Change {
            path: FieldPath::List(list),
            of: String::new(),
            was: Some("in its earlier order".to_owned()),
            now: Some("in another order".to_owned()),
            restore: Edit::Reorder(list, old),
        });
    }
}

fn heading(document: &Postmortem, key: &SectionKey) -> String {
    let written =
        document.section(key).map(|section| section.heading.clone()).filter(|text| !text.is_empty());
    written.unwrap_or_else(|| match key {
        SectionKey::Known(id) => crate::section::usual_heading(*id).to_owned(),
        SectionKey::House(id) => id.to_string(),
    })
}

/// A row in one line: what it says, field by field.
pub fn row_words(row: &Row) -> String {
    let mut document = Postmortem::default();
    document.push_row(row.clone());
    let (list, id) = (row.list(), row.id());
    let values = RowField::ALL.iter().filter_map(|part| {
        let value = document.get(&FieldPath::RowField(list, id.clone(), *part))?;
        matches!(value, Value::Text(_) | Value::Time(_)).then(|| words(&value))
    });
    values.filter(|words| !words.is_empty()).collect::<Vec<_>>().join(" · ")
}

/// A value as people read it; empty for none.
pub fn words(value: &Value) -> String {
    match value {
        Value::Text(text) => text.clone(),
        Value::OptionalText(text) => text.clone().unwrap_or_default(),
        Value::Names(names) => names.join(", "),
        Value::Flag(yes) => if *yes { "yes" } else { "no" }.to_owned(),
        Value::Level(level) => level.to_string(),
        Value::Time(time) => time.as_ref().map(|time| time.written.clone()).unwrap_or_default(),
        Value::Zone(zone) => zone.as_ref().map(|zone| zone.written.clone()).unwrap_or_default(),
        Value::Status(status) => status.label().to_owned(),
        Value::Profile(profile) => profile.name().to_owned(),
        Value::Severity(severity) => {
            severity.as_ref().map(|severity| severity.value.clone()).unwrap_or_default()
        }
        Value::Kind(kind) => kind.label().to_owned(),
        Value::Milestones(all) => all.iter().map(|one| one.label()).collect::<Vec<_>>().join(", "),
        Value::Links(links) => links.iter().map(|link| link.url.as_str()).collect::<Vec<_>>().join(", "),
        Value::Group(group) => group.as_ref().map(|group| group.label.clone()).unwrap_or_default(),
        Value::ActionType(kind) => kind.map(|kind| kind.label()).unwrap_or_default().to_owned(),
        Value::ActionStatus(status) => status.label().to_owned(),
        Value::Detection(method) => method.map(|method| method.label()).unwrap_or_default().to_owned(),
        Value::DataLoss(loss) => loss.map(|loss| loss.name()).unwrap_or_default().to_owned(),
        Value::Suppressions(all) => all.iter().map(|one| one.rule.as_str()).collect::<Vec<_>>().join(", "),
    }
}

/// The name of a place for people: `Timeline, 14:02 · Alert fired: text`.
pub fn place_words(document: &Postmortem, path: &FieldPath) -> String {
    let spaced = |name: &str| {
        let mut letters = name.replace('-', " ").chars().collect::<Vec<_>>();
        if let Some(first) = letters.first_mut() {
            *first = first.to_ascii_uppercase();
        }
        letters.into_iter().collect::<String>()
    };
    let row =
        |list: &ListId, id: &RowId| document.row(*list, id).map(|row| row_words(&row)).unwrap_or_default();
    match path {
        FieldPath::Document => "The document".to_owned(),
        FieldPath::Field(field) => spaced(field.name()),
        FieldPath::Time(milestone) => milestone.label().to_owned(),
        FieldPath::Section(key, SectionField::Body) => heading(document, key),
        FieldPath::Section(key, part) => [&heading(document, key), ", ", part.name()].concat(),
        FieldPath::List(list) => spaced(list.name()),
        FieldPath::Row(list, id) => [&spaced(list.name()), ", ", &row(list, id)].concat(),
        FieldPath::RowField(list, id, part) => {
            [&spaced(list.name()), ", ", &row(list, id), ": ", part.name()].concat()
        }
    }
}
