//! PM209: nobody asked whether it happened before.

use super::{Findings, Manual, Phrases, Rule, Subject};
use crate::diagnostic::Level;
use crate::field::FieldPath;
use crate::model::{Profile, SectionId, Status};

pub static RULE: Rule = Rule {
    code: "PM209",
    name: "recurrence-unasked",
    level: Level::Advice,
    profile: Profile::Standard,
    manual: Manual {
        finds: "A document in review or final that names no related incident: nothing under Recurrence, and no “again”, “previous incident”, “last \
                time” or “for the first time” in its text.",
        matters: "The third time is a trend, and a trend is treated differently from a mishap.",
        fix: "Search the library, and link what reads alike, or write “none found”.",
        example: "Status: Final (no word on earlier incidents)",
        instead: "## Recurrence\nNone found in the last two years.",
        allow: "When the house asks the question elsewhere.",
    },
    check,
};

pub static BEFORE: Phrases = Phrases::new(&[
    "again", "previous incident", "previous incidents", "related incident", "related incidents", "earlier incident", "similar incident",
    "similar incidents", "last time", "first time", "recurring", "recurrence", "recurred", "happened before", "previous outage",
    "earlier outage", "not the first", "past incidents", "see also", "repeat of",
]);

fn check(subject: &Subject<'_>, found: &mut Findings<'_>) {
    let document = subject.document;
    let finished = matches!(document.status, Status::InReview | Status::Final);
    if !finished || !subject.prose(SectionId::Recurrence).is_empty() {
        return;
    }
    if !subject.passages_with(&BEFORE).is_empty() {
        return;
    }
    found.report(
        FieldPath::prose(SectionId::Recurrence),
        "Has this happened before?",
        "The third time is a trend. Search the library and link what reads alike, or write “none found”.",
    );
}
