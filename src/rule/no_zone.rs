//! PM009: clock times whose zone nobody can tell.

use super::stated::{Stated, each_stated};
use super::{Findings, Manual, Rule, Subject, words};
use crate::diagnostic::Level;
use crate::edit::Edit;
use crate::field::{Field, FieldPath, Value};
use crate::model::Profile;
use crate::time::Zone;

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
    let mut bare: Vec<Stated<'_>> = Vec::new();
    let mut zones: Vec<&Zone> = Vec::new();
    each_stated(document, &mut |stated| {
        match &stated.time.zone {
            Some(zone) if !zones.contains(&zone) && zones.len() < 2 => zones.push(zone),
            None if stated.time.clock.is_some() => bare.push(stated),
            _ => {}
        }
    });
    let Some(first) = bare.first() else { return };
    let (name, first) = (words::first_lower(&first.name()), first.time);
    let what = match bare.len() {
        1 => format!("One time has no zone, and the document names none: {} ({name}).", words::clock(first)),
        many => format!(
            "{} times have no zone, and the document names none. The first is {} ({name}).",
            words::count_first(many),
            words::clock(first)
        ),
    };
    let related: Vec<FieldPath> = bare.iter().map(Stated::path).collect();
    let finding = found
        .report(
            FieldPath::Field(Field::Zone),
            what,
            "Readers elsewhere will take them for their own hour. Choose the time zone once for the whole document.",
        )
        .with(related);
    if let [zone] = zones.as_slice() {
        let edit = Edit::Set(FieldPath::Field(Field::Zone), Value::Zone(Some((*zone).clone())));
        finding.fix(format!("Use {} for all", zone.written), vec![edit]);
    }
}
