//! The time that a new row starts with: that of the row before it, or the middle between two rows, marked approximate.

use crate::env::Zones;
use crate::model::Postmortem;
use crate::time::{Clock, Precision, Time, text};
use chrono::{NaiveDateTime, NaiveTime, TimeDelta, Timelike};

/// The time for a row inserted at `index`. Behind the last row it is the last time; between two different times it is their
/// middle, marked approximate, because nobody said it.
pub fn new_time(document: &Postmortem, index: usize, zones: &dyn Zones) -> Option<Time> {
    let timed = |index: usize| {
        document.timeline.get(index).and_then(|event| event.at.as_ref()).filter(|at| at.clock.is_some())
    };
    let before = (0..index.min(document.timeline.len())).rev().find_map(timed);
    let after = (index..document.timeline.len()).find_map(timed);
    match (before, after) {
        (Some(before), Some(after)) => {
            Some(middle(before, after, &Clock::of(document, zones)).unwrap_or_else(|| before.clone()))
        }
        (Some(only), None) | (None, Some(only)) => Some(only.clone()),
        (None, None) => None,
    }
}

/// The middle of two times in the zone and the style of the first. `None`: nothing lies between them.
pub fn middle(before: &Time, after: &Time, clock: &Clock<'_>) -> Option<Time> {
    let start = local(before)?;
    let seconds = match (clock.instant(before), clock.instant(after)) {
        (Some(first), Some(last)) => (last - first).num_seconds(),
        _ => (local(after)? - start).num_seconds(),
    };
    if seconds < 2 {
        return None;
    }
    let fine = seconds < 120;
    let mut at = start.checked_add_signed(TimeDelta::seconds(seconds / 2))?;
    if !fine {
        at = at.date().and_time(NaiveTime::from_hms_opt(at.hour(), at.minute(), 0)?);
    }
    let moved = Time {
        clock: Some(at.time()),
        date: before.date.map(|_| at.date()),
        precision: if fine { Precision::Second } else { Precision::Minute },
        approximate: true,
        ..before.clone()
    };
    Some(Time { written: words(&moved, before), ..moved })
}

fn local(time: &Time) -> Option<NaiveDateTime> {
    Some(time.date.unwrap_or_default().and_time(time.clock?))
}

/// Words for a time near another one: its date and its zone only where they differ from that one's, or stand in its words.
pub(super) fn words(time: &Time, near: &Time) -> String {
    let said = text::read(&near.written, &text::Context::default());
    let date = time.date.filter(|_| said.date.is_some() || time.date != near.date);
    let zone = time.zone.clone().filter(|_| said.zone.is_some() || time.zone != near.zone);
    text::write(&Time { written: near.written.clone(), date, zone, ..time.clone() })
}
