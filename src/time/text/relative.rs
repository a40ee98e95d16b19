//! Times told by other times: `+5`, `T+12m`, `yesterday 23:10`, `now` is left to the shells that have a clock.

use super::Context;
use super::cursor::Cursor;
use crate::time::{Precision, Time};
use chrono::{Days, NaiveDateTime, TimeDelta};

/// Read words that count from another time. `None`: they do not.
pub(super) fn read(words: &str, context: &Context) -> Option<Time> {
    let mut cursor = Cursor::new(words);
    for (word, days) in [("yesterday", -1_i64), ("today", 0), ("tomorrow", 1)] {
        if cursor.eat_word(word) {
            let base = context.date.or(context.after.as_ref()?.date)?;
            let shift = Days::new(days.unsigned_abs());
            let date = if days < 0 { base.checked_sub_days(shift) } else { base.checked_add_days(shift) };
            cursor.eat(',');
            let inner = Context { date, zone: context.zone.clone(), ..Context::default() };
            let rest = cursor.rest().trim();
            let mut time = if rest.is_empty() {
                Time { date, precision: Precision::Day, ..Time::default() }
            } else {
                super::read(rest, &inner)
            };
            words.clone_into(&mut time.written);
            return Some(time);
        }
    }
    let from_start = matches!(cursor.peek(), Some('T' | 't')) && {
        cursor.at += 1;
        cursor.eat('0');
        true
    };
    let base = if from_start { context.start.as_ref() } else { context.after.as_ref() };
    cursor.spaces();
    let sign = match cursor.eat_any(&['+', '-', '−']) {
        Some('+') => 1,
        Some(_) if from_start => -1,
        Some(_) => return None,
        None if from_start && cursor.rest().is_empty() => 0,
        None => return None,
    };
    let minutes = if sign == 0 { 0 } else { span(&mut cursor)? };
    if !cursor.rest().trim().is_empty() {
        return None;
    }
    let mut time = Time { written: words.to_owned(), zone: context.zone.clone(), ..Time::default() };
    if let Some(base) = base
        && let Some(clock) = base.clock
    {
        let day = base.date.or_else(|| chrono::NaiveDate::from_ymd_opt(2000, 1, 1))?;
        let at =
            NaiveDateTime::new(day, clock).checked_add_signed(TimeDelta::try_minutes(sign * minutes)?)?;
        time.date = base.date.map(|_| at.date());
        time.clock = Some(at.time());
        time.zone.clone_from(&base.zone);
    }
    Some(time)
}

/// Minutes: `5`, `5m`, `1h`, `1h30`, `1:30`, `90 min`.
fn span(c: &mut Cursor<'_>) -> Option<i64> {
    let (value, _) = c.digits(1, 5)?;
    let value = i64::from(value);
    if c.eat(':') {
        return Some(value * 60 + i64::from(c.digits(2, 2)?.0));
    }
    c.spaces();
    if c.eat_word("d") || c.eat_word("days") || c.eat_word("day") {
        return Some(value * 24 * 60);
    }
    if c.eat_any(&['h', 'H']).is_some() {
        c.word();
        c.spaces();
        let minutes = c.digits(1, 2).map_or(0, |(minutes, _)| i64::from(minutes));
        c.word();
        return Some(value * 60 + minutes);
    }
    c.word();
    Some(value)
}
