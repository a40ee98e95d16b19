//! PM102: an impact without any figure.

use super::figure::has_figure;
use super::subject::IMPACT;
use super::{Findings, Manual, Passage, Rule, Subject};
use crate::diagnostic::Level;
use crate::field::FieldPath;
use crate::model::Profile;

pub static RULE: Rule = Rule {
    code: "PM102",
    name: "impact-no-number",
    level: Level::Warning,
    profile: Profile::Standard,
    manual: Manual {
        finds: "Impact told in words alone: no number with what it counts in the text under Impact, and no figure beside it. “All users”, \
                “one in five orders” and “40 minutes” are figures; a status code such as 500 is none.",
        matters: "“Some users saw errors” can mean five people or five million, and readers assume the worse.",
        fix: "Add how many, out of how many, for how long. A rough figure marked “about” is better than none.",
        example: "## Impact\nSome users could not check out.",
        instead: "## Impact\nAbout 3,000 of 15,000 orders failed between 14:00 and 14:40.",
        allow: "When the number cannot be known, for example because the system that counts was the one that failed.",
    },
    check,
};

fn check(subject: &Subject<'_>, found: &mut Findings<'_>) {
    let document = subject.document;
    if document.near_miss || document.figures.iter().any(|figure| !figure.value.trim().is_empty()) {
        return;
    }
    let told: Vec<_> = IMPACT.into_iter().filter(|id| !subject.prose(*id).is_empty()).collect();
    let Some(first) = told.first() else { return };
    let counted = told.iter().any(|id| {
        has_figure(&Passage::new(FieldPath::prose(*id), document.prose(*id).unwrap_or_default()))
    });
    if counted {
        return;
    }
    found.report(
        FieldPath::prose(*first),
        "The impact has no figure.",
        "Readers cannot tell five people from five million. Add how many, out of how many, for how long.",
    );
}
