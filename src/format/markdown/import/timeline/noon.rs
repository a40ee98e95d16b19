//! A clock of twelve hours without the half of the day, at noon: `12.56` and then `1.00`.
//!
//! Only what leaves no other sense is changed: hours of one figure behind a twelve, or behind an hour that was read so.

use super::super::reader::Reader;
use super::walk::Walk;
use crate::time::Time;
use crate::time::text::has_half;
use chrono::{NaiveTime, TimeDelta, Timelike};

impl Reader<'_> {
    /// Reads a time as one after noon where the time before it says so. Whether it did.
    pub(super) fn pass_noon(&self, walk: &mut Walk, time: &mut Time, until: Option<&mut Time>) -> bool {
        let last = self.last(walk);
        let later =
            last.filter(|last| walk.past_noon || at_noon(last)).and_then(|last| after_noon(last, time));
        if let (Some(clock), Some(last)) = (later, last) {
            time.clock = Some(clock);
            // An hour that seemed to belong to the next day does not.
            time.date = time.date.and(last.date);
        }
        if time.clock.is_some() {
            walk.past_noon = later.is_some();
        }
        if let Some(until) = until.filter(|_| later.is_some() || at_noon(time))
            && let Some(clock) = after_noon(time, until)
        {
            until.clock = Some(clock);
            until.date = until.date.and(time.date);
        }
        later.is_some()
    }
}

/// Twelve o'clock or a little later, and not at night.
fn at_noon(time: &Time) -> bool {
    time.clock.is_some_and(|clock| clock.hour() == 12)
}

/// The clock time twelve hours later, if that follows the time before and nothing is written against it.
fn after_noon(before: &Time, time: &Time) -> Option<NaiveTime> {
    let (first, clock) = (before.clock?, time.clock?);
    let figures = time.written.trim_start_matches(|c: char| !c.is_ascii_digit());
    if clock.hour() == 0 || clock >= first || figures.starts_with('0') || has_half(&time.written) {
        return None;
    }
    let later = clock.with_hour(clock.hour() + 12).filter(|_| clock.hour() < 12)?;
    let gap = later - first;
    (gap > -TimeDelta::hours(1) && gap < TimeDelta::hours(9)).then_some(later)
}
