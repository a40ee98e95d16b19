//! PM009: clock times whose zone nobody can tell.

use super::{Findings, Manual, Rule, Subject, words};
use crate::diagnostic::Level;
use crate::edit::Edit;
use crate::field::{Field, FieldPath, RowField, Value};
use crate::model::{ListId, Profile};
use crate::time::{Time, Zone};

pub static RULE: Rule = Rule {
    code: "PM009",
    name: "no-zone",
    level: Level::Error,
    profile: Profile::Lite,
    manual: Manual {
        finds: "Clock times without a zone in a document that names no zone either.",
        matters: "Readers elsewhere, and the tools whose graphs they compare with, see another hour. The error is silent.",
        fix: "Choose the document's time zone once; it applies to every time that does not state its own. Where all other times of the \
              document state the same zone, the button takes that one.",
        example: "## Timeline\n- 14:02 Alert fired",
        instead: "## Timeline (UTC)\n- 14:02 Alert fired",
        allow: "When the document is never read outside one place and one season.",
    },
    check,
};

fn check(subject: &Subject<'_>, found: &mut Findings<'_>) {
    let document = subject.document;
    if document.zone.is_some() {
        return;
    }
    let milestones = document.times.iter().map(|(milestone, time)| (FieldPath::Time(*milestone), milestone.label().to_string(), time));
    let events = document.timeline.iter().enumerate().flat_map(|(index, event)| {
        let name = format!("event {}", index + 1);
        let at = event.at.as_ref().map(|time| (FieldPath::event(&event.id, RowField::At), name.clone(), time));
        let until = event.until.as_ref().map(|time| (FieldPath::event(&event.id, RowField::Until), name, time));
        at.into_iter().chain(until)
    });
    let windows = document.windows.iter().enumerate().flat_map(|(index, window)| {
        let path = |field| FieldPath::RowField(ListId::Windows, window.id.clone(), field);
        let name = format!("impact window {}", index + 1);
        let start = window.start.as_ref().map(|time| (path(RowField::Start), name.clone(), time));
        let end = window.end.as_ref().map(|time| (path(RowField::End), name, time));
        start.into_iter().chain(end)
    });
    let mut bare: Vec<(FieldPath, String, &Time)> = Vec::new();
    let mut stated: Vec<&Zone> = Vec::new();
    for (path, name, time) in milestones.chain(events).chain(windows) {
        match &time.zone {
            Some(zone) if !stated.contains(&zone) && stated.len() < 2 => stated.push(zone),
            None if time.clock.is_some() => bare.push((path, name, time)),
            _ => {}
        }
    }
    let Some((_, name, first)) = bare.first() else { return };
    let what = match bare.len() {
        1 => format!("One time has no zone, and the document names none: {} ({name}).", words::clock(first)),
        many => format!(
            "{} times have no zone, and the document names none. The first is {} ({name}).",
            words::count_first(many),
            words::clock(first)
        ),
    };
    let related: Vec<FieldPath> = bare.iter().map(|(path, ..)| path.clone()).collect();
    let finding = found
        .report(
            FieldPath::Field(Field::Zone),
            what,
            "Readers elsewhere will take them for their own hour. Choose the time zone once for the whole document.",
        )
        .with(related);
    if let [zone] = stated.as_slice() {
        let edit = Edit::Set(FieldPath::Field(Field::Zone), Value::Zone(Some((*zone).clone())));
        finding.fix(format!("Use {} for all", zone.written), vec![edit]);
    }
}
