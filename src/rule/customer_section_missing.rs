//! PM517: a public document that does not say what is done, or what customers can do.

use super::{Findings, Manual, Phrases, Rule, Subject};
use crate::diagnostic::Level;
use crate::field::FieldPath;
use crate::model::{Profile, SectionId};

pub static RULE: Rule = Rule {
    code: "PM517",
    name: "customer-section-missing",
    level: Level::Advice,
    profile: Profile::Public,
    manual: Manual {
        finds: "A public document without a word on what you are doing about it, or on what customers can or need not do.",
        matters: "Customers read two things: whether it will come back, and whether they have to act.",
        fix: "Fill “Customer actions” (“You need not do anything” is an answer) and “External communication” or “Action items”.",
        example: "(a public document that ends with the root cause)",
        instead: "## What you can do\nYou need not do anything. Orders that failed were not charged.",
        allow: "When the public text is a part of a longer notice that says so.",
    },
    check,
};

pub static TO_DO: Phrases = Phrases::new(&[
    "you can", "you need", "you do not need", "you don't need", "customers can", "customers should", "customers need", "no action is needed",
    "no action is required", "no action required", "no action needed", "what you can do", "we recommend",
]);

fn check(subject: &Subject<'_>, found: &mut Findings<'_>) {
    let document = subject.document;
    if !subject.tells_a_story() {
        return;
    }
    let told = !subject.prose(SectionId::CustomerActions).is_empty() || !subject.passages_with(&TO_DO).is_empty();
    if !told {
        found.report(
            FieldPath::prose(SectionId::CustomerActions),
            "Nothing says what customers can do.",
            "Customers ask whether they have to act. “You need not do anything” is an answer.",
        );
    }
    let doing = document.actions.iter().any(|item| !item.text.trim().is_empty())
        || [SectionId::ExternalCommunication, SectionId::Resolution, SectionId::Actions].into_iter().any(|id| !subject.prose(id).is_empty());
    if !doing {
        found.report(
            FieldPath::prose(SectionId::ExternalCommunication),
            "Nothing says what is being done.",
            "Customers ask whether it will come back. Say what was done and what will change.",
        );
    }
}
