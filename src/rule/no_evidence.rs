//! PM016: key events without anything to show for them.

use super::{Findings, Manual, Rule, Subject, words};
use crate::diagnostic::Level;
use crate::field::{FieldPath, RowField};
use crate::model::{EventKind, ListId, Milestone, Profile, TimelineEvent};

pub static RULE: Rule = Rule {
    code: "PM016",
    name: "no-evidence",
    level: Level::Advice,
    profile: Profile::Standard,
    manual: Manual {
        finds: "Events of detection, mitigation and resolution that carry no link, no address in their text and no pasted source.",
        matters: "From these three every figure is computed. A graph, an alert or a chat message lets the reader check them.",
        fix: "Add a link to the alert, the graph or the message.",
        example: "- 14:02 (detection) Alert fired",
        instead: "- 14:02 (detection) [Alert fired](https://alerts.example/1234)",
        allow: "When the evidence is not kept, or may not be shared with the readers.",
    },
    check,
};

const KEYS: [Milestone; 3] = [Milestone::Detected, Milestone::Mitigated, Milestone::Resolved];

/// Whether a text holds a link. Most hold neither of its marks.
fn linked(text: &str) -> bool {
    text.bytes().any(|byte| matches!(byte, b':' | b']')) && (text.contains("://") || text.contains("]("))
}

fn check(subject: &Subject<'_>, found: &mut Findings<'_>) {
    let key = |event: &TimelineEvent| {
        matches!(event.kind, EventKind::Detection | EventKind::Mitigation | EventKind::Resolution)
            || event.milestones.iter().any(|milestone| KEYS.contains(milestone))
    };
    let bare = |event: &TimelineEvent| {
        event.links.is_empty() && event.source.trim().is_empty() && !linked(&event.text)
    };
    let rows: Vec<(usize, &TimelineEvent)> = subject
        .document
        .timeline
        .iter()
        .enumerate()
        .filter(|(_, event)| key(event) && bare(event) && !event.text.trim().is_empty())
        .collect();
    let path = |event: &TimelineEvent| FieldPath::event(&event.id, RowField::Links);
    for group in found.groups(rows, |(_, event)| path(event)) {
        let why = "Figures are computed from these events. Link the alert, the graph or the message, so that readers can check them.";
        match group.as_slice() {
            [(index, event)] => {
                let what = format!("Event {} ({}) has no evidence.", index + 1, event.kind.label().to_lowercase());
                found.report(path(event), what, why);
            }
            many => {
                let numbers: Vec<usize> = many.iter().map(|(index, _)| index + 1).collect();
                let what = format!("{} key events have no evidence: events {}.", words::count_first(many.len()), words::numbers(&numbers));
                found.report(FieldPath::List(ListId::Timeline), what, why).with(many.iter().map(|(_, event)| path(event)));
            }
        }
    }
}
