//! Finding an event by its id: whoever asks for one mostly asks for it again, or for one beside it.
//!
//! Where the last one stood is remembered for each thread. That is a guess which is looked at, never believed.

use super::{Postmortem, RowId, TimelineEvent};
use std::cell::Cell;

thread_local! {
    static LAST: Cell<usize> = const { Cell::new(0) };
}

impl Postmortem {
    /// The place of an event in the timeline.
    pub fn event_place(&self, id: &RowId) -> Option<usize> {
        let rows = &self.timeline[..];
        let is = |place: usize| rows.get(place).is_some_and(|row| row.id == *id);
        let last = LAST.get().min(rows.len());
        // Outwards from there, so that its neighbours cost no more than it.
        let found = (0..=last.max(rows.len() - last)).find_map(|away| {
            let before = last.checked_sub(away).filter(|place| is(*place));
            before.or_else(|| Some(last + away).filter(|place| is(*place)))
        })?;
        LAST.set(found);
        Some(found)
    }

    /// The event with this id.
    pub fn event(&self, id: &RowId) -> Option<&TimelineEvent> {
        self.timeline.get(self.event_place(id)?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_event_is_found_wherever_the_last_one_stood() {
        let id = |number: usize| RowId::from(format!("e{number}").as_str());
        let timeline = (0..9).map(|number| TimelineEvent::new(id(number))).collect();
        let mut document = Postmortem { timeline, ..Postmortem::default() };
        for last in 0..9 {
            for number in 0..9 {
                assert_eq!(document.event_place(&id(last)), Some(last));
                assert_eq!(document.event_place(&id(number)), Some(number));
            }
        }
        assert_eq!(document.event_place(&id(9)), None);
        document.timeline.truncate(2);
        assert_eq!(document.event_place(&id(1)), Some(1));
        assert_eq!(Postmortem::default().event_place(&id(0)), None);
    }
}
