//! What the whole of a timeline tells of its events: kinds and milestones.

use super::super::kind;
use super::super::reader::Reader;
use crate::model::EventKind;

impl Reader<'_> {
    /// Kinds, milestones.
    pub(super) fn finish_events(&mut self, first: usize) {
        let mut resolutions = Vec::new();
        for (at, event) in self.document.timeline.iter_mut().enumerate().skip(first) {
            event.milestones = kind::milestones(&event.text);
            let by_label = kind::of_label(&event.label);
            event.kind = by_label.or_else(|| kind::of_words(&event.text)).unwrap_or_default();
            event.inferred = by_label.is_none() && event.kind != EventKind::Note;
            if by_label.is_none() {
                match event.kind {
                    // Noticing happens once; later words of it are looked into.
                    EventKind::Detection if self.detected => event.kind = EventKind::Action,
                    EventKind::Resolution => resolutions.push(at),
                    _ => {}
                }
            }
            self.detected |= event.kind == EventKind::Detection;
        }
        // Words of restoring in the middle of an incident lessen the impact; only the last ends it.
        resolutions.pop();
        for at in resolutions {
            if let Some(event) = self.document.timeline.get_mut(at) {
                event.kind = EventKind::Mitigation;
            }
        }
    }
}
