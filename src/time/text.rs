//! Words of time: reading what people type and write, and writing times back.
//!
//! Reading is a grammar over the shapes that real documents use, never a guess: what cannot be decided (is `04-12-2022` in April or in
//! December?) is reported, and what cannot be read is kept.

mod cursor;
mod date;
mod find;
mod hour;
mod moment;
mod relative;
mod typed;
mod words;
mod zone;

pub(crate) use date::day_shown;
pub use date::{ambiguous_date, day_first};
pub use find::{Found, find, find_all, starting};
pub(crate) use find::{Head, head};
pub use relative::read_span;
pub use typed::{Typed, settled, typed, typing};
pub(crate) use words::has_half;
pub use words::write;
pub use zone::{find_zone, read_zone};

use super::{Time, Zone};
use chrono::{Days, NaiveDate, TimeDelta};

/// What the text around a time tells about it.
#[derive(Debug, Clone, Default)]
pub struct Context {
    /// The date that applies to a clock time without one.
    pub date: Option<NaiveDate>,
    /// The zone that applies to a time without one.
    pub zone: Option<Zone>,
    /// The time before this one: a clock time that is earlier by more than twelve hours belongs to the next day.
    pub after: Option<Time>,
    /// Figures such as `04-12-2022` have the day first (or the month), as other dates of the document show. `None`: not known.
    pub day_first: Option<bool>,
    /// The start of the incident, which `T+12m` is counted from.
    pub start: Option<Time>,
}

/// Read `words` as a time. Total: words that are no time come back as an unread time that keeps them.
pub fn read(words: &str, context: &Context) -> Time {
    read_range(words, context).0
}

/// Read `words` as a time, or as a time and the time it lasted until (`14:02-14:20`).
pub fn read_range(words: &str, context: &Context) -> (Time, Option<Time>) {
    let trimmed = words.trim();
    if let Some(time) = super::figures::stamp(trimmed) {
        return (time, None);
    }
    if let Some(time) = relative::read(trimmed, context) {
        return (time, None);
    }
    match find::starting(trimmed, context) {
        Some(found) if trimmed.get(found.range.end..).is_some_and(is_trailing) => {
            let mut time = found.time;
            if found.until.is_none() {
                trimmed.clone_into(&mut time.written);
            }
            (time, found.until)
        }
        _ => (Time::unread(trimmed), None),
    }
}

/// Nothing but closing marks follows.
fn is_trailing(rest: &str) -> bool {
    rest.chars()
        .all(|c| c.is_whitespace() || matches!(c, ')' | ']' | '.' | ',' | ':' | ';' | '*' | '_' | '`'))
}

impl Context {
    /// Give a time what the text around it tells: the date, the next day if the clock went past midnight, and the zone.
    fn complete(&self, time: &mut Time, dated: bool) {
        if time.zone.is_none() {
            time.zone.clone_from(&self.zone);
        }
        let Some(clock) = time.clock else { return };
        if dated || time.date.is_some() {
            return;
        }
        let before = self.after.as_ref();
        let mut date = match (self.date, before.and_then(|before| before.date)) {
            (Some(date), Some(before)) => Some(date.max(before)),
            (date, before) => date.or(before),
        };
        let rolled = before.is_some_and(|before| {
            before.date == date && before.clock.is_some_and(|before| before - clock > TimeDelta::hours(12))
        });
        if rolled {
            date = date.and_then(|date| date.checked_add_days(Days::new(1)));
        }
        time.date = date;
    }
}
