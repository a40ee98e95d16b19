//! PM204: a cause that says the impact again in other words.

use super::overlap::content_words;
use super::{Findings, Manual, Rule, Subject};
use crate::diagnostic::Level;
use crate::field::FieldPath;
use crate::model::{Profile, SectionId};
use std::collections::BTreeSet;

pub static RULE: Rule = Rule {
    code: "PM204",
    name: "cause-repeats-symptom",
    level: Level::Warning,
    profile: Profile::Standard,
    manual: Manual {
        finds: "A short root cause nearly all of whose words stand under Impact, in the summary or in the title already.",
        matters: "“The database was down because the database failed” ends the search one step after it began.",
        fix: "Ask why once more: what had to be true for this to happen, and why was it true?",
        example: "## Impact\nThe payment database failed.\n\n## Root cause\nFailure of the payment database.",
        instead: "## Impact\nThe payment database failed.\n\n## Root cause\nThe failover was switched off during the upgrade and never switched on.",
        allow: "When the impact section tells the cause as well, on purpose.",
    },
    check,
};

fn check(subject: &Subject<'_>, found: &mut Findings<'_>) {
    let document = subject.document;
    let told: BTreeSet<String> = [SectionId::Impact, SectionId::UserImpact]
        .into_iter()
        .map(|id| subject.prose(id))
        .chain([document.title.as_str()])
        .flat_map(content_words)
        .collect();
    if subject.prose(SectionId::Impact).is_empty() && subject.prose(SectionId::UserImpact).is_empty() {
        return;
    }
    for id in [SectionId::RootCauseBrief, SectionId::RootCause] {
        let cause: BTreeSet<String> = content_words(subject.prose(id)).into_iter().collect();
        if !(2..=14).contains(&cause.len()) {
            continue;
        }
        let repeated = cause.iter().filter(|word| told.contains(*word)).count();
        if repeated * 5 < cause.len() * 4 {
            continue;
        }
        found
            .report(
                FieldPath::prose(id),
                "The cause says what the impact says already.",
                "The search ended one step after it began. Ask what had to be true for this to happen, and why it was true.",
            )
            .with([FieldPath::prose(SectionId::Impact)]);
        return;
    }
}
