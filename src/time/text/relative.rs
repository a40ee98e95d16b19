//! Times told by other times: `+5`, `T+12m`, `yesterday 23:10`. `now` is left to those who have a clock.

use super::Context;
use super::cursor::Cursor;
use crate::time::{Precision, Time};
use chrono::{Days, NaiveDateTime, TimeDelta};

/// Read words that count from another time. `None`: they do not.
pub(super) fn read(words: &str, context: &Context) -> Option<Time> {
    let mut cursor = Cursor::new(words);
    if let Some(days) = day_word(&mut cursor) {
        let inner = day_context(days, context)?;
        let rest = cursor.rest().trim();
        let mut time = if rest.is_empty() {
            Time { date: inner.date, precision: Precision::Day, ..Time::default() }
        } else {
            super::read(rest, &inner)
        };
        words.clone_into(&mut time.written);
        return Some(time);
    }
    let (time, end) = counted(words, context)?;
    words.get(end..)?.trim().is_empty().then(|| Time { written: words.to_owned(), ..time })
}

/// The time that counts from another one at the beginning of `words`, and where its words end.
pub(super) fn starting(words: &str, context: &Context) -> Option<(Time, usize)> {
    let mut cursor = Cursor::new(words);
    if let Some(days) = day_word(&mut cursor) {
        cursor.spaces();
        let found = super::starting(cursor.rest(), &day_context(days, context)?)?;
        return (found.until.is_none()).then_some((found.time, cursor.at + found.range.end));
    }
    counted(words, context)
}

/// `yesterday`, `today`, `tomorrow`: how many days away.
fn day_word(cursor: &mut Cursor<'_>) -> Option<i64> {
    let (_, days) = [("yesterday", -1), ("today", 0), ("tomorrow", 1)]
        .into_iter()
        .find(|(word, _)| cursor.eat_word(word))?;
    cursor.eat(',');
    Some(days)
}

fn day_context(days: i64, context: &Context) -> Option<Context> {
    let base = context.date.or(context.after.as_ref()?.date)?;
    let shift = Days::new(days.unsigned_abs());
    let date = if days < 0 { base.checked_sub_days(shift) } else { base.checked_add_days(shift) };
    Some(Context { date, zone: context.zone.clone(), ..Context::default() })
}

/// `+5` after the time before, `T+12m` after the start.
fn counted(words: &str, context: &Context) -> Option<(Time, usize)> {
    let mut cursor = Cursor::new(words);
    let from_start = matches!(cursor.peek(), Some('T' | 't')) && {
        cursor.at += 1;
        cursor.eat('0');
        true
    };
    let base = if from_start { context.start.as_ref() } else { context.after.as_ref() };
    let before = cursor;
    cursor.spaces();
    let minutes = match cursor.eat_any(&['+', '-', '−']) {
        Some('+') => span(&mut cursor)?,
        Some(_) if from_start => -span(&mut cursor)?,
        Some(_) => return None,
        None if from_start && before.before() == Some('0') && !before.at_word() => {
            cursor = before;
            0
        }
        None => return None,
    };
    if cursor.at_word() {
        return None;
    }
    let mut time = Time { zone: context.zone.clone(), ..Time::default() };
    if let Some(base) = base
        && let Some(clock) = base.clock
    {
        let day = base.date.or_else(|| chrono::NaiveDate::from_ymd_opt(2000, 1, 1))?;
        let at = NaiveDateTime::new(day, clock).checked_add_signed(TimeDelta::try_minutes(minutes)?)?;
        time.date = base.date.map(|_| at.date());
        time.clock = Some(at.time());
        time.zone.clone_from(&base.zone);
        // Five minutes after about nine is about five past.
        time.approximate = base.approximate || base.precision == Precision::Hour;
    }
    Some((time, cursor.at))
}

/// A length in minutes, with or without a sign: `+1h`, `-30`, `1:30`, `2 days`. `None`: the words are no length.
pub fn read_span(words: &str) -> Option<i64> {
    let mut cursor = Cursor::new(words.trim());
    let back = matches!(cursor.eat_any(&['+', '-', '−']), Some('-' | '−'));
    cursor.spaces();
    let minutes = span(&mut cursor)?;
    cursor.rest().trim().is_empty().then_some(if back { -minutes } else { minutes })
}

/// Minutes: `5`, `5m`, `1h`, `1h30`, `1:30`, `90 min`, `2 days`.
fn span(c: &mut Cursor<'_>) -> Option<i64> {
    let (value, _) = c.digits(1, 5)?;
    let value = i64::from(value);
    if c.eat(':') {
        return Some(value * 60 + i64::from(c.digits(2, 2)?.0));
    }
    let mut tail = *c;
    tail.spaces();
    if eat_one_of(&mut tail, &["d", "day", "days"]) {
        *c = tail;
        return Some(value * 24 * 60);
    }
    if hours(&mut tail) {
        *c = tail;
        let close = tail.at_digit();
        tail.spaces();
        if let Some((minutes, _)) = tail.digits(1, 2) {
            let unit = minute_unit(&mut tail);
            // `1h 3 nodes` is an hour and then a figure of the text.
            if close || unit {
                *c = tail;
                return Some(value * 60 + i64::from(minutes));
            }
        }
        return Some(value * 60);
    }
    minute_unit(c);
    Some(value)
}

/// `h`, `hours`, and the `h` of `1h30`.
fn hours(c: &mut Cursor<'_>) -> bool {
    if eat_one_of(c, &["hours", "hour", "hrs", "hr", "h"]) {
        return true;
    }
    let mut glued = *c;
    let found = glued.eat_any(&['h', 'H']).is_some() && glued.at_digit();
    if found {
        *c = glued;
    }
    found
}

fn minute_unit(c: &mut Cursor<'_>) -> bool {
    let mut tail = *c;
    tail.spaces();
    let found = eat_one_of(&mut tail, &["minutes", "minute", "mins", "min", "m"]);
    if found {
        *c = tail;
    }
    found
}

fn eat_one_of(c: &mut Cursor<'_>, words: &[&str]) -> bool {
    words.iter().any(|word| c.eat_word(word))
}
