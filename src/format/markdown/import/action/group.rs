//! Groups of action items: `Improvements/Fixes`, `Tasks`, a team, a term.

use super::super::marks::{bare, bold_line, label};
use crate::model::{GroupKind, SectionId};

/// The names of a group, outermost first, and what they mean.
#[derive(Clone, Default)]
pub(super) struct Group {
    pub labels: Vec<String>,
    pub kind: Option<GroupKind>,
}

/// What the heading of a group means.
pub(in crate::format::markdown) fn group_kind(heading: &str) -> GroupKind {
    let lower = heading.to_lowercase();
    if ["improve", "fixes", "enhance", "broad"].iter().any(|word| lower.contains(word)) {
        GroupKind::Improvement
    } else if ["task", "todo", "to-do", "specific", "action list"].iter().any(|word| lower.contains(word)) {
        GroupKind::Task
    } else {
        GroupKind::Other
    }
}

/// Longer words are no name: every item of the group would repeat them.
pub(super) const LONGEST_NAME: usize = 300;

pub(super) fn recognised_group(words: &str) -> bool {
    words.len() <= LONGEST_NAME
        && words.split_whitespace().count() <= 6
        && group_kind(words) != GroupKind::Other
}

pub(super) fn nest(outer: &Group, words: &str) -> Group {
    let name = bare(words);
    let name = name.trim().trim_end_matches(':').trim().to_owned();
    let kind = match group_kind(&name) {
        GroupKind::Other => outer.kind.or(Some(GroupKind::Other)),
        kind => Some(kind),
    };
    let mut labels = outer.labels.clone();
    labels.push(name);
    Group { labels, kind }
}

/// Whether an item with others nested under it names a group rather than doing something itself.
pub(super) fn is_group_name(text: &str, outermost: bool) -> bool {
    if text.len() > LONGEST_NAME {
        return false;
    }
    let words = bare(text);
    let count = words.split_whitespace().count();
    words.ends_with(':') && count <= 14
        || bold_line(text).is_some() && count <= 12
        || outermost && count <= 7 && !words.ends_with('.')
        || label(text).is_some_and(|found| found.rest.is_empty())
}

/// A plain line that names a group.
pub(super) fn group_line(text: &str, items_follow: bool) -> Option<&str> {
    if text.len() > LONGEST_NAME {
        return None;
    }
    if let Some(words) = bold_line(text) {
        return Some(words);
    }
    let Some(words) = text.strip_suffix(':') else {
        // `Improvements` on a line of its own.
        let known = crate::section::recognise_exact(text).is_some_and(|found| found.id == SectionId::Actions);
        return (known && text.split_whitespace().count() <= 5).then_some(text);
    };
    let count = words.split_whitespace().count();
    (count <= 6 || items_follow && count <= 8 && group_kind(words) != GroupKind::Other).then_some(words)
}
