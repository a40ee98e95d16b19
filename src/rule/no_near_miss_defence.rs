//! PM208: a near miss without what stopped it.

use super::{Findings, Manual, Phrases, Rule, Subject};
use crate::diagnostic::Level;
use crate::field::FieldPath;
use crate::model::{ListId, Profile, SectionId};

pub static RULE: Rule = Rule {
    code: "PM208",
    name: "no-near-miss-defence",
    level: Level::Advice,
    profile: Profile::Standard,
    manual: Manual {
        finds: "A document marked as a near miss that says nowhere what kept it from doing harm: nothing under Went well and Got lucky, and no \
                “stopped”, “prevented”, “caught” or “blocked” in the text.",
        matters: "What stopped it is what a near miss teaches: either it was meant to, or it was luck.",
        fix: "Say what stopped it, under Went well if it was meant to and under Got lucky if it was not.",
        example: "A script began to delete the production table.",
        instead: "A script began to delete the production table. The account had no right to delete, which stopped it.",
        allow: "When nobody knows yet.",
    },
    check,
};

pub static STOPPED: Phrases = Phrases::new(&[
    "stopped", "prevented", "caught", "blocked", "refused", "rejected", "averted", "avoided", "saved", "aborted", "cancelled",
    "canceled", "intercepted", "noticed in time", "rolled back before", "before it", "before any",
]);

fn check(subject: &Subject<'_>, found: &mut Findings<'_>) {
    let document = subject.document;
    let told = [ListId::WentWell, ListId::GotLucky].into_iter().any(|list| !document.lessons(list).is_empty())
        || [SectionId::WentWell, SectionId::GotLucky].into_iter().any(|id| !subject.prose(id).is_empty());
    if !document.near_miss || told || !subject.tells_a_story() {
        return;
    }
    if !subject.passages_with(&STOPPED).is_empty() {
        return;
    }
    found.report(
        FieldPath::List(ListId::WentWell),
        "Nothing says what stopped the near miss.",
        "That is what it teaches. Say it under Went well if it was meant to, under Got lucky if it was not.",
    );
}
