//! PM604: a severity that the house does not know.

use super::{Findings, Manual, Rule, Subject, words};
use crate::diagnostic::{Level, Then};
use crate::edit::Edit;
use crate::field::{Field, FieldPath, Value};
use crate::model::{Profile, Severity};

pub static RULE: Rule = Rule {
    code: "PM604",
    name: "house-severity",
    level: Level::Warning,
    profile: Profile::Lite,
    manual: Manual {
        finds: "A severity that is not on the list `severities` of the house's rule pack. Case does not matter.",
        matters: "Counts and duties hang on the severity; a word of one's own falls out of both.",
        fix: "Choose one of the house's severities.",
        example: "severities = [\"SEV1\", \"SEV2\"] in the pack, and - Severity: quite bad",
        instead: "- Severity: SEV2",
        allow: "When the document was taken over from another house.",
    },
    check,
};

fn check(subject: &Subject<'_>, found: &mut Findings<'_>) {
    let known = &subject.beside.house.severities;
    let Some(severity) = subject.document.severity.as_ref().filter(|severity| !severity.value.trim().is_empty()) else { return };
    if known.is_empty() || known.iter().any(|name| name.trim().eq_ignore_ascii_case(severity.value.trim())) {
        return;
    }
    let path = FieldPath::Field(Field::Severity);
    let set = |name: &String| {
        (name.clone(), vec![Edit::Set(FieldPath::Field(Field::Severity), Value::Severity(Some(Severity { value: name.clone() })))])
    };
    found
        .report(
            path,
            format!("The severity {} is not one that this house knows: {}.", words::quote(&severity.value), words::and(known, known.len())),
            "Counts and duties hang on the severity. Choose one of the house.",
        )
        .ask("How bad was it?", "", Then::Pick(known.iter().map(set).collect()));
}
