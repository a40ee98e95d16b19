//! What the words of an event tell of it, once they are all there: its kind and its milestones.

use super::super::kind;
use super::super::reader::Reader;
use super::walk::Walk;
use crate::model::EventKind;

impl Reader<'_> {
    /// The event that was added last has all its lines: kind, milestones.
    pub(super) fn finish_last(&mut self, walk: &mut Walk) {
        let Some(at) = self.document.timeline.len().checked_sub(1).filter(|at| *at >= walk.first) else {
            return;
        };
        let Some(event) = self.document.timeline.last_mut() else { return };
        event.milestones = kind::milestones(&event.text);
        let by_label = kind::of_label(&event.label);
        event.kind = by_label.or_else(|| kind::of_words(&event.text)).unwrap_or_default();
        event.inferred = by_label.is_none() && event.kind != EventKind::Note;
        if by_label.is_none() {
            match event.kind {
                // Noticing happens once; later words of it are looked into.
                EventKind::Detection if self.detected => event.kind = EventKind::Action,
                EventKind::Resolution => walk.resolutions.push(at),
                _ => {}
            }
        }
        self.detected |= event.kind == EventKind::Detection;
    }

    /// Words of restoring in the middle of an incident lessen the impact; only the last ends it.
    pub(super) fn finish_events(&mut self, walk: &mut Walk) {
        self.finish_last(walk);
        walk.resolutions.pop();
        for at in walk.resolutions.drain(..) {
            if let Some(event) = self.document.timeline.get_mut(at) {
                event.kind = EventKind::Mitigation;
            }
        }
    }
}
