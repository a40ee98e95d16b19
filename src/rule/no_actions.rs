//! PM401: nothing changes because of the incident.

use super::{Findings, Manual, Rule, Subject};
use crate::diagnostic::Level;
use crate::field::FieldPath;
use crate::model::{ListId, Profile, SectionId, Status};

pub static RULE: Rule = Rule {
    code: "PM401",
    name: "no-actions",
    level: Level::Warning,
    profile: Profile::Standard,
    manual: Manual {
        finds: "A postmortem that explains its cause, or is offered for review, and has neither action items nor a word under Action items on why \
                there are none.",
        matters: "If nothing changes, the same conditions wait for the next occasion.",
        fix: "Add what will change, or write “None, because …” under Action items.",
        example: "## Root cause\nThe failover was switched off.\n\n## Action items",
        instead: "## Root cause\nThe failover was switched off.\n\n## Action items\n- Alert when the failover is off for more than a day",
        allow: "When the actions are kept elsewhere and the document links to them.",
    },
    check,
};

fn check(subject: &Subject<'_>, found: &mut Findings<'_>) {
    let document = subject.document;
    let explained = [SectionId::RootCause, SectionId::RootCauseBrief].into_iter().any(|id| !subject.prose(id).is_empty())
        || !document.factors.is_empty()
        || document.status != Status::Draft;
    let planned = document.actions.iter().any(|item| !item.text.trim().is_empty()) || !subject.prose(SectionId::Actions).is_empty();
    if planned || !explained {
        return;
    }
    found.report(
        FieldPath::List(ListId::Actions),
        "There are no action items.",
        "If nothing changes, the same conditions wait for the next occasion. Add what will change, or say why nothing will.",
    );
}
