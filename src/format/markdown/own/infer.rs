//! What the strict reader infers where nothing is stated: kinds of events and of groups.

use crate::model::{EventKind, GroupKind};

/// The kind of an event, where its words tell one.
pub(super) fn kind(_label: &str, _text: &str) -> Option<EventKind> {
    None
}

/// The kind of a group of action items, by its heading.
pub(super) fn group(label: &str) -> GroupKind {
    let words = label.to_lowercase();
    let says = |parts: &[&str]| parts.iter().any(|part| words.contains(part));
    if says(&["improve", "fixes"]) {
        GroupKind::Improvement
    } else if says(&["task"]) {
        GroupKind::Task
    } else {
        GroupKind::Other
    }
}
