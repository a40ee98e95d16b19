//! What the strict reader infers where nothing is stated: kinds of events, from their labels and words as in any Markdown.

use crate::format::markdown::import::kind::{of_label, of_words};
use crate::model::{EventKind, TimelineEvent};

pub(super) use crate::format::markdown::import::action::group::group_kind;

/// What is known of an event's kind before the whole timeline is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// It stands there, or the label says it.
    Stated(EventKind),
    /// The words suggest it.
    Suggested(EventKind),
}

/// Whether the kind of an event has to stand there so that it is read as stated.
pub(super) fn must_show(event: &TimelineEvent) -> bool {
    let silent = of_label(&event.label)
        .or_else(|| of_words(&event.text).is_none().then_some(EventKind::Note))
        .is_some_and(|kind| kind == event.kind);
    !event.inferred && !silent
}

/// What an event's label and words tell, with or without its kind standing there.
pub(super) fn kind(event: &TimelineEvent, shown: bool) -> Kind {
    match (shown, of_label(&event.label), of_words(&event.text)) {
        (true, ..) => Kind::Stated(event.kind),
        (false, Some(kind), _) => Kind::Stated(kind),
        (false, None, Some(kind)) => Kind::Suggested(kind),
        (false, None, None) => Kind::Stated(EventKind::Note),
    }
}

/// The kinds of a whole timeline, and whether each is inferred. Noticing happens once: later words of it are looked into. Words of
/// restoring in the middle lessen the impact: only the last ends it.
pub(super) fn kinds(known: &[Kind]) -> Vec<(EventKind, bool)> {
    let last = known.iter().rposition(|kind| *kind == Kind::Suggested(EventKind::Resolution));
    let mut detected = false;
    let decide = |(index, known): (usize, &Kind)| {
        let decided = match *known {
            Kind::Stated(kind) => (kind, false),
            Kind::Suggested(EventKind::Detection) if detected => (EventKind::Action, true),
            Kind::Suggested(EventKind::Resolution) if Some(index) != last => (EventKind::Mitigation, true),
            Kind::Suggested(kind) => (kind, true),
        };
        detected |= decided.0 == EventKind::Detection;
        decided
    };
    known.iter().enumerate().map(decide).collect()
}
