//! Every time that tells of the past, with its place. Addresses and names are made only for those that a rule reports.

use crate::field::{FieldPath, RowField};
use crate::model::{ListId, Milestone, Postmortem, RowId};
use crate::time::Time;

/// A time of the document. Due dates and the date of writing are none: they tell of no event.
#[derive(Debug, Clone, Copy)]
pub struct Stated<'a> {
    /// The time as written.
    pub time: &'a Time,
    place: Place<'a>,
}

#[derive(Debug, Clone, Copy)]
enum Place<'a> {
    Milestone(Milestone),
    Row(ListId, usize, &'a RowId, RowField),
}

impl Stated<'_> {
    /// Where it stands.
    pub fn path(&self) -> FieldPath {
        match self.place {
            Place::Milestone(milestone) => FieldPath::Time(milestone),
            Place::Row(list, _, id, field) => FieldPath::RowField(list, id.clone(), field),
        }
    }

    /// What it is called at the start of a sentence: `Impact started`, `Event 5`.
    pub fn name(&self) -> String {
        match self.place {
            Place::Milestone(milestone) => milestone.label().to_string(),
            Place::Row(ListId::Windows, number, ..) => format!("Impact window {number}"),
            Place::Row(_, number, ..) => format!("Event {number}"),
        }
    }
}

/// Gives milestones, events, ends of events, impact windows, in this order.
pub fn each_stated<'a>(document: &'a Postmortem, take: &mut dyn FnMut(Stated<'a>)) {
    for (milestone, time) in &document.times {
        take(Stated { time, place: Place::Milestone(*milestone) });
    }
    let mut row = |list, index: usize, id: &'a RowId, field, time: &'a Option<Time>| {
        if let Some(time) = time {
            take(Stated { time, place: Place::Row(list, index + 1, id, field) });
        }
    };
    for (index, event) in document.timeline.iter().enumerate() {
        row(ListId::Timeline, index, &event.id, RowField::At, &event.at);
        row(ListId::Timeline, index, &event.id, RowField::Until, &event.until);
    }
    for (index, window) in document.windows.iter().enumerate() {
        row(ListId::Windows, index, &window.id, RowField::Start, &window.start);
        row(ListId::Windows, index, &window.id, RowField::End, &window.end);
    }
}
