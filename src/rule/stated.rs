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

/// Milestones, events, ends of events, impact windows.
pub fn stated(document: &Postmortem) -> impl Iterator<Item = Stated<'_>> {
    let milestones =
        document.times.iter().map(|(milestone, time)| Stated { time, place: Place::Milestone(*milestone) });
    let events = document.timeline.iter().enumerate().flat_map(|(index, event)| {
        let at = event.at.as_ref().map(|time| (RowField::At, time));
        let until = event.until.as_ref().map(|time| (RowField::Until, time));
        at.into_iter().chain(until).map(move |(field, time)| Stated {
            time,
            place: Place::Row(ListId::Timeline, index + 1, &event.id, field),
        })
    });
    let windows = document.windows.iter().enumerate().flat_map(|(index, window)| {
        let start = window.start.as_ref().map(|time| (RowField::Start, time));
        let end = window.end.as_ref().map(|time| (RowField::End, time));
        start.into_iter().chain(end).map(move |(field, time)| Stated {
            time,
            place: Place::Row(ListId::Windows, index + 1, &window.id, field),
        })
    });
    milestones.chain(events).chain(windows)
}
