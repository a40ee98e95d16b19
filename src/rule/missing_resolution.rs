//! PM005: a final document that does not say when the incident ended.

use super::{Findings, Manual, Rule, Subject};
use crate::diagnostic::Level;
use crate::field::FieldPath;
use crate::model::{Milestone, Profile, Status};

pub static RULE: Rule = Rule {
    code: "PM005",
    name: "missing-resolution",
    level: Level::Error,
    profile: Profile::Lite,
    manual: Manual {
        finds: "A document with the status Final and no time at which the impact ended: neither the field “Impact ended” nor an event of \
                the kind Resolution with a time, nor one marked as such.",
        matters: "A review that is closed while the incident is not leaves the reader asking whether it is over.",
        fix: "Fill “Impact ended”, or mark the event after which service was normal. If it still goes on, the status is not Final.",
        example: "Status: Final\n\n## Timeline\n- 14:02 Alert fired\n- 14:40 Rolled back",
        instead: "Status: Final\n\n## Timeline\n- 14:02 Alert fired\n- 14:40 (resolution) Rolled back, errors at zero",
        allow: "When the document closes a review of a condition that was accepted and never resolved.",
    },
    check,
};

fn check(subject: &Subject<'_>, found: &mut Findings<'_>) {
    let document = subject.document;
    let ended = document.milestone(Milestone::Resolved).is_some()
        || document.milestone(Milestone::Closed).is_some()
        || document.windows.iter().any(|window| window.end.is_some());
    if document.status != Status::Final || ended || document.near_miss {
        return;
    }
    found.report(
        FieldPath::Time(Milestone::Resolved),
        "The status is Final, but nothing says when the impact ended.",
        "A reader cannot tell whether it is over. Fill “Impact ended”, or mark the event after which service was normal.",
    );
}
