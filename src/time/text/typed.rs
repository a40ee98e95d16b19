//! Times as people type them into a field: all that files hold, and `+5`, `T+12m`, `yesterday 23:10`, `~9`, `now`.
//!
//! While somebody types, the words stay as they are. When the field is left, words that count from another time become a time
//! of their own, because nobody can read `+5` later.

use super::cursor::Cursor;
use super::{Context, find, moment, relative, words};
use crate::time::{Precision, Time};
use chrono::{NaiveTime, TimeDelta, Timelike};

/// A time that somebody typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Typed {
    /// The time, its words as they will stay.
    pub at: Time,
    /// The end of a span (`14:02-14:20`).
    pub until: Option<Time>,
    /// Where the words of the time end.
    pub end: usize,
    /// The words of `at` are not those that were typed: they count from another time, or leave the half of the day open.
    pub reworded: bool,
}

/// The time that typed words begin with. `now` is the present in the words' zone, for those who know it.
pub fn typed(text: &str, context: &Context, now: Option<&Time>) -> Option<Typed> {
    let skipped = text.len() - text.trim_start().len();
    let text = text.trim_start();
    let mut cursor = Cursor::new(text);
    if cursor.eat_word("now") {
        let mut at = now?.clone();
        at.written = settled_words(&at, context);
        return Some(Typed { at, until: None, end: skipped + cursor.at, reworded: true });
    }
    if let Some((mut at, end)) = relative::starting(text, context)
        && at.clock.is_some()
    {
        at.written = settled_words(&at, context);
        return Some(Typed { at, until: None, end: skipped + end, reworded: true });
    }
    if let Some(found) = find::starting(text, context) {
        let end = skipped + found.range.end;
        return Some(Typed { at: found.time, until: found.until, end, reworded: false });
    }
    let (at, end) = bare_hour(text, context)?;
    let reworded = at.written.ends_with('M');
    Some(Typed { at, until: None, end: skipped + end, reworded })
}

/// A field's words as a time, exactly as they stand; total.
pub fn typing(text: &str, context: &Context, now: Option<&Time>) -> Time {
    let trimmed = text.trim();
    match whole(trimmed, context, now) {
        Some(typed) => Time { written: trimmed.to_owned(), ..typed.at },
        None => super::read(trimmed, context),
    }
}

/// What a field becomes when it is left, where that is more than its words say: a span is taken apart, and words that count
/// from another time become a time of their own.
pub fn settled(text: &str, context: &Context, now: Option<&Time>) -> Option<Typed> {
    let trimmed = text.trim();
    whole(trimmed, context, now).filter(|typed| typed.until.is_some() || typed.reworded)
}

fn whole(trimmed: &str, context: &Context, now: Option<&Time>) -> Option<Typed> {
    let mut found = typed(trimmed, context, now)?;
    if !trimmed.get(found.end..).is_some_and(super::is_trailing) {
        return None;
    }
    if found.until.is_none() && !found.reworded {
        trimmed.clone_into(&mut found.at.written);
    }
    Some(found)
}

/// Words for a time that was not written as a time, in the style of the time before it.
pub(crate) fn settled_words(at: &Time, context: &Context) -> String {
    let written = context.after.as_ref().or(context.start.as_ref()).map(|time| time.written.clone());
    let known = context.after.as_ref().and_then(|time| time.date).or(context.date);
    let date = at.date.filter(|date| known.is_some_and(|known| known != *date) || known.is_none());
    let zone = at.zone.clone().filter(|zone| context.zone.as_ref() != Some(zone));
    words::write(&Time { written: written.unwrap_or_default(), date, zone, ..at.clone() })
}

/// `~9`, and `9` where nothing else is written.
fn bare_hour(text: &str, context: &Context) -> Option<(Time, usize)> {
    let mut cursor = Cursor::new(text);
    let approximate = moment::approximate(&mut cursor);
    let (hour, _) = cursor.digits(1, 2)?;
    if cursor.at_word() || !(approximate || cursor.rest().is_empty()) || cursor.peek() == Some(':') {
        return None;
    }
    let mut clock = NaiveTime::from_hms_opt(hour, 0, 0)?;
    let mut written = text.get(..cursor.at)?.to_owned();
    let after = context.after.as_ref();
    if let Some(before) = after.filter(|before| words::has_half(&before.written) && (1..=12).contains(&hour))
        && let Some(last) = before.clock
    {
        // In a document that writes AM and PM, the hour that comes next.
        let morning = NaiveTime::from_hms_opt(hour % 12, 0, 0)?;
        let evening = NaiveTime::from_hms_opt(hour % 12 + 12, 0, 0)?;
        let away = |clock: NaiveTime| (clock - last + TimeDelta::hours(24)).num_minutes() % (24 * 60);
        clock = if away(evening) < away(morning) { evening } else { morning };
        written.push_str(if clock.hour() < 12 { " AM" } else { " PM" });
    }
    let mut time =
        Time { written, clock: Some(clock), precision: Precision::Hour, approximate, ..Time::default() };
    context.complete(&mut time, false);
    Some((time, cursor.at))
}
