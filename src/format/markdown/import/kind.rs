//! The kind of an event by its label or its words.

use crate::model::{EventKind, Milestone};
use std::cell::OnceCell;

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

/// Telling words in the text of an event, most telling first.
const WORDS: &[(EventKind, &[&str])] = &[
    (
        EventKind::Misleading,
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
    ),
    (EventKind::Escalation, &["escalat", "paged", "called in", "handed over to"]),
    (
        EventKind::Resolution,
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
    ),
    (
        EventKind::Mitigation,
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
    ),
    (
        EventKind::Detection,
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
    ),
    (
        EventKind::Communication,
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
    ),
    (
        EventKind::Action,
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
    ),
];

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
    let pairs = Pairs::of(head);
    let lower = OnceCell::new();
    let told = |word: &&str| pairs.may_hold(word) && lower.get_or_init(|| head.to_lowercase()).contains(word);
    WORDS.iter().find(|(_, words)| words.iter().any(told)).map(|(kind, _)| *kind)
}

/// Which letters follow which in a text, in either case: a word with a pair of letters that does not occur need not be searched for.
struct Pairs([u32; 32]);

impl Pairs {
    fn of(text: &str) -> Self {
        let mut pairs = Self([0; 32]);
        for pair in text.as_bytes().windows(2) {
            if let [first, second] = *pair {
                pairs.0[usize::from(first & 31)] |= 1 << (second & 31);
            }
        }
        pairs
    }

    fn may_hold(&self, word: &str) -> bool {
        word.as_bytes().windows(2).all(|pair| match *pair {
            [first, second] => self.0[usize::from(first & 31)] & 1 << (second & 31) != 0,
            _ => true,
        })
    }
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
    // A look at each letter is quicker than eight searches.
    if !text.as_bytes().windows(3).any(|part| matches!(part, b"TAG" | b"CID")) {
        return found;
    }
    for (mark, milestone) in MARKS {
        if text.contains(mark) && !found.contains(&milestone) {
            found.push(milestone);
        }
    }
    found
}
