//! PM003: nothing says when the impact started.

use super::{Findings, Manual, Rule, Subject};
use crate::diagnostic::Level;
use crate::field::FieldPath;
use crate::model::{Milestone, Profile};

pub static RULE: Rule = Rule {
    code: "PM003",
    name: "missing-start",
    level: Level::Error,
    profile: Profile::Lite,
    manual: Manual {
        finds: "A postmortem that tells of an incident but not when its impact started: neither the field “Impact started” nor an event \
                marked as the start. A draft without timeline, impact or cause is left alone, and so is a near miss.",
        matters: "Time to detect, to mitigate and to resolve are all counted from the start. Without it none of them exists.",
        fix: "Fill “Impact started”, or mark the event at which users first felt it. If it is not known to the minute, write what is \
              known: `about 14:00`.",
        example: "## Timeline\n- 14:02 UTC Alert fired",
        instead: "- Impact started: 2024-03-10 13:45 UTC\n\n## Timeline\n- 14:02 UTC Alert fired",
        allow: "When the start cannot be found out. Say so in the reason; the reader learns from that too.",
    },
    check,
};

fn check(subject: &Subject<'_>, found: &mut Findings<'_>) {
    let document = subject.document;
    let windowed = document.windows.iter().any(|window| window.start.is_some());
    if document.near_miss || windowed || !subject.tells_a_story() || document.milestone(Milestone::Started).is_some() {
        return;
    }
    found.report(
        FieldPath::Time(Milestone::Started),
        "Nothing says when the impact started.",
        "Every span is counted from it. Fill “Impact started”, or mark the event at which users first felt it.",
    );
}
