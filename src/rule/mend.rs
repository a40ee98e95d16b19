//! Edits that several rules offer: moving a time to another day, words for a computed time. No rule and no decision lives here.

use super::words;
use crate::time::{Time, Zone, text};
use chrono::{NaiveDate, NaiveDateTime, NaiveTime};

/// The same time on another date. Its words change only if they name the date.
pub fn on_date(time: &Time, date: NaiveDate) -> Time {
    let mut moved = Time { date: Some(date), ..time.clone() };
    if text::read(&time.written, &text::Context::default()).date.is_some() {
        moved.written = text::write(&moved);
    }
    moved
}

/// The same time on the day after.
pub fn next_day(time: &Time) -> Option<Time> {
    Some(on_date(time, time.date?.succ_opt()?))
}

/// A clock time in the style and the zone of a `model` time.
pub fn like(model: &Time, date: Option<NaiveDate>, clock: NaiveTime) -> Time {
    let mut time = Time { date, clock: Some(clock), approximate: false, ..model.clone() };
    time.precision = crate::time::Precision::Minute;
    time.written = words::clock(&time);
    time
}

/// The wall time halfway between two times of the same zone.
pub fn midway(first: &Time, second: &Time) -> Option<Time> {
    let same_zone = |zone: &Option<Zone>| *zone == first.zone;
    if !same_zone(&second.zone) {
        return None;
    }
    let on =
        |time: &Time| -> Option<NaiveDateTime> { Some(time.date.unwrap_or_default().and_time(time.clock?)) };
    let (start, mut end) = (on(first)?, on(second)?);
    if end < start && second.date.is_none() {
        end += chrono::TimeDelta::days(1);
    }
    let middle = start + (end - start) / 2;
    let clock =
        NaiveTime::from_hms_opt(chrono::Timelike::hour(&middle), chrono::Timelike::minute(&middle), 0)?;
    Some(like(first, first.date.map(|_| middle.date()), clock))
}

/// The text with a whole word exchanged.
pub fn with_word(text: &str, word: &str, other: &str) -> String {
    let mut changed = String::with_capacity(text.len());
    let mut place = 0;
    for (at, _) in text.match_indices(word) {
        let before = text.get(..at).and_then(|text| text.chars().next_back());
        let after = text.get(at + word.len()..).and_then(|text| text.chars().next());
        let whole = |neighbour: Option<char>| neighbour.is_none_or(|letter| !letter.is_alphanumeric());
        if whole(before) && whole(after) {
            changed.push_str(text.get(place..at).unwrap_or_default());
            changed.push_str(other);
            place = at + word.len();
        }
    }
    changed.push_str(text.get(place..).unwrap_or_default());
    changed
}
