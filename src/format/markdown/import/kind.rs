//! The kind of an event by its label or its words.

mod telling;

use crate::model::{EventKind, Milestone};
use telling::Telling;

/// What labels mean, by a part of them.
const LABELS: &[(&str, EventKind)] = &[
    ("mislead", EventKind::Misleading),
    ("false lead", EventKind::Misleading),
    ("escalat", EventKind::Escalation),
    ("communicat", EventKind::Communication),
    ("status page", EventKind::Communication),
    ("mitigat", EventKind::Mitigation),
    ("workaround", EventKind::Mitigation),
    ("temporary fix", EventKind::Mitigation),
    ("resol", EventKind::Resolution),
    ("restor", EventKind::Resolution),
    ("recover", EventKind::Resolution),
    ("detect", EventKind::Detection),
    ("discover", EventKind::Detection),
    ("identified", EventKind::Detection),
    ("alert", EventKind::Detection),
    ("report", EventKind::Detection),
    ("symptom", EventKind::Detection),
    ("action", EventKind::Action),
    ("investigat", EventKind::Action),
    ("response", EventKind::Action),
    ("debug", EventKind::Action),
    ("diagnos", EventKind::Action),
    ("fix", EventKind::Action),
];

/// What each group of [`WORDS`] tells.
const KINDS: [EventKind; 7] = [
    EventKind::Misleading,
    EventKind::Escalation,
    EventKind::Resolution,
    EventKind::Mitigation,
    EventKind::Detection,
    EventKind::Communication,
    EventKind::Action,
];

/// Telling words in the text of an event by what they tell, most telling first.
const WORDS: [&[&str]; 7] = [
    &[
        "misled",
        "mislead",
        "false lead",
        "red herring",
        "wrongly assumed",
        "wrong track",
        "no effect",
        "initially assumed",
        "initially suspected",
        "turned out not",
    ],
    &["escalat", "paged", "called in", "handed over to"],
    &[
        "resolved",
        "fully restored",
        "service restored",
        "services restored",
        "restored",
        "back to normal",
        "returned to normal",
        "fully operational",
        "fully recovered",
        "incident closed",
        "all clear",
        "outage ends",
        "operating normally",
        "works again",
        "working again",
        "runs again",
        "up again",
        "resumed",
        "as before",
        "back online",
        "recovered",
    ],
    &[
        "mitigat",
        "rolled back",
        "rollback",
        "roll back",
        "reverted",
        "workaround",
        "failover",
        "failed over",
        "temporary fix",
        "hotfix",
        "fix deployed",
        "fix applied",
    ],
    &[
        "detected",
        "alert fired",
        "alerts fired",
        "alert triggered",
        "alerts triggered",
        "monitoring alert",
        "first report",
        "users reported",
        "user reports",
        "reported",
        "noticed",
        "alarm",
        "received alert",
        "received an alert",
        "monitoring",
        "complain",
    ],
    &[
        "status page",
        "announce",
        "notified",
        "informed",
        "customers were told",
        "posted",
        "tweet",
        "e-mail",
        "email",
    ],
    &[
        "investigat",
        "checked",
        "restart",
        "deploy",
        "began",
        "started",
        "analy",
        "reviewed",
        "applied",
        "changed",
        "updated",
        "merged",
        "attempted",
        "increased",
        "implemented",
        "identified",
        "examined",
        "debug",
        "ran ",
        "fixed",
        "corrected",
        "optimi",
        "tested",
        "verified",
    ],
];

static TELLING: Telling<96> = Telling::new(&WORDS);

/// The kind that a label tells.
pub(in crate::format::markdown) fn of_label(label: &str) -> Option<EventKind> {
    if label.is_empty() {
        return None;
    }
    let lower = label.to_lowercase();
    LABELS.iter().find(|(part, _)| lower.contains(part)).map(|(_, kind)| *kind)
}

/// The kind that the words of an event suggest.
pub(in crate::format::markdown) fn of_words(text: &str) -> Option<EventKind> {
    let end = (0..text.len().min(399)).rev().find(|at| text.is_char_boundary(*at + 1)).map_or(0, |at| at + 1);
    let head = text.get(..end).unwrap_or_default();
    KINDS.get(TELLING.rank(head)?).copied()
}

/// Milestones that marks in the text set: `OUTAGE BEGINS`.
pub(super) fn milestones(text: &str) -> Vec<Milestone> {
    const MARKS: [(&str, Milestone); 8] = [
        ("OUTAGE BEGINS", Milestone::Started),
        ("OUTAGE BEGAN", Milestone::Started),
        ("START OF OUTAGE", Milestone::Started),
        ("INCIDENT BEGINS", Milestone::Started),
        ("OUTAGE ENDS", Milestone::Resolved),
        ("OUTAGE ENDED", Milestone::Resolved),
        ("END OF OUTAGE", Milestone::Resolved),
        ("INCIDENT ENDS", Milestone::Resolved),
    ];
    let mut found = Vec::new();
    // Every mark has a capital that few texts have, and that is seen for many bytes at once.
    if !text.bytes().fold(false, |seen, byte| seen | (byte == b'E')) {
        return found;
    }
    for (mark, milestone) in MARKS {
        if text.contains(mark) && !found.contains(&milestone) {
            found.push(milestone);
        }
    }
    found
}
