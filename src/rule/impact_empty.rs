//! PM101: no word on the impact.

use super::figure::has_count;
use super::subject::{AFFECTED, IMPACT};
use super::{Findings, Manual, Passage, Rule, Subject};
use crate::diagnostic::Level;
use crate::field::FieldPath;
use crate::model::{Profile, SectionId};

pub static RULE: Rule = Rule {
    code: "PM101",
    name: "impact-empty",
    level: Level::Error,
    profile: Profile::Lite,
    manual: Manual {
        finds: "A postmortem that tells of an incident but not of its impact: no text under Impact or any of its parts, nobody affected in the summary, no figure, no impact \
                window with a description. A near miss has no impact to tell, and a draft without timeline and cause is left alone.",
        matters: "Impact is what most readers come for, and what every later decision on effort is weighed against.",
        fix: "Say who could not do what, how many they were, and for how long. If nothing was harmed, mark the incident as a near miss.",
        example: "## Impact\n\n## Timeline\n- 14:02 Alert fired",
        instead: "## Impact\nCheckout failed for 1 in 5 orders, about 3,000 orders, for 40 minutes.\n\n## Timeline\n- 14:02 Alert fired",
        allow: "When the impact is described in another document that this one names.",
    },
    check,
};

fn check(subject: &Subject<'_>, found: &mut Findings<'_>) {
    let document = subject.document;
    let told = IMPACT.into_iter().any(|id| !subject.prose(id).is_empty())
        || document.figures.iter().any(|figure| !figure.value.trim().is_empty())
        || document.windows.iter().any(|window| !window.scope.trim().is_empty());
    if told || in_summary(subject) || document.near_miss || !subject.tells_a_story() {
        return;
    }
    found.report(
        FieldPath::prose(SectionId::Impact),
        "Nothing is said of the impact.",
        "It is what most readers come for. Say who could not do what, how many they were, and for how long.",
    );
}

/// Short documents tell the impact in their summary: who was affected, or how many.
fn in_summary(subject: &Subject<'_>) -> bool {
    [SectionId::Summary, SectionId::Preamble].into_iter().any(|id| {
        let passage = Passage::new(FieldPath::prose(id), subject.document.prose(id).unwrap_or_default());
        passage.find(&AFFECTED, 0).is_some() || has_count(&passage)
    })
}
