//! A date, a clock time and a zone in any order that people write them in.

use super::cursor::Cursor;
use super::date::{Day, day, weekday};
use super::hour::{Half, Hour, hour};
use super::zone::after_time;
use crate::time::Zone;

/// The parts of a written time.
#[derive(Debug, Clone, Default)]
pub(super) struct Moment {
    pub day: Option<Day>,
    pub hour: Option<Hour>,
    pub zone: Option<Zone>,
    pub approximate: bool,
    /// The end of the span, for `14:02-14:20`.
    pub until: Option<Box<Moment>>,
    /// Where the words of the first time end and those of the second begin.
    pub ends: (usize, usize),
}

/// How freely figures may be taken for times.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Strictness {
    /// At the beginning of an entry: `11.51` is a time.
    Entry,
    /// In running text: only shapes that nothing else has.
    Prose,
}

/// The time, or span, at the cursor.
pub(super) fn moment(cursor: &mut Cursor<'_>, strictness: Strictness) -> Option<Moment> {
    let mut c = *cursor;
    let approximate = approximate(&mut c);
    let mut first = single(&mut c, strictness)?;
    first.approximate |= approximate;
    first.ends.0 = c.at;
    let mut span = c;
    if let Some(second) = until(&mut span, &first, strictness) {
        first.ends.1 = span.at;
        if let (Some(hour), Some(half)) = (first.hour, second.hour.and_then(|hour| hour.half)) {
            first.hour = Some(inherit(hour, half, &second));
        }
        if first.zone.is_none() {
            first.zone.clone_from(&second.zone);
        }
        first.until = Some(Box::new(second));
        c = span;
    }
    *cursor = c;
    Some(first)
}

/// `2:00 - 3:30 PM`: both ends are after noon, unless that would turn the span around (`11:00 - 1:30 PM`).
fn inherit(hour: Hour, half: Half, second: &Moment) -> Hour {
    let with = hour.with_half(half);
    let end = second.hour.and_then(|hour| hour.clock);
    if with.clock > end && end.is_some() && hour.clock < end { hour } else { with }
}

fn single(cursor: &mut Cursor<'_>, strictness: Strictness) -> Option<Moment> {
    let mut c = *cursor;
    let mut found = Moment::default();
    if let Some(date) = day(&mut c) {
        found.day = Some(date);
        let mut tail = c;
        between(&mut tail);
        found.approximate = approximate(&mut tail);
        if let Some(clock) = hour(&mut tail) {
            found.hour = Some(clock);
            c = tail;
            found.zone = after_time(&mut c);
        } else {
            // A bracketed zone may stand behind a date: `March 10, 2024 (UTC)`.
            let mut tail = c;
            if tail.spaces() > 0 && tail.peek() == Some('(') {
                let mut zone = tail;
                if let Some(found_zone) = after_time(&mut zone) {
                    found.zone = Some(found_zone);
                    c = zone;
                }
            }
        }
    } else {
        if !c.at_digit() {
            weekday(&mut c);
        }
        let clock = hour(&mut c)?;
        let mut zoned = c;
        found.zone = after_time(&mut zoned);
        if strictness == Strictness::Prose && !clock.certain && found.zone.is_none() {
            return None;
        }
        c = zoned;
        found.hour = Some(clock);
        // `21:50 on Nov 5, 2023`, `12:15 PM, May 10, 2024`
        // Behind most clock times there is no date: it would have figures, and not far away.
        if c.digit_near() {
            let mut tail = c;
            between(&mut tail);
            if tail.at > c.at
                && let Some(date) = day(&mut tail)
            {
                found.day = Some(date);
                c = tail;
                if found.zone.is_none() {
                    found.zone = after_time(&mut c);
                }
            }
        }
    }
    *cursor = c;
    Some(found)
}

/// What stands between a date and a clock time.
fn between(c: &mut Cursor<'_>) {
    let start = c.at;
    if c.eat_any(&['T', 't']).is_some() && c.at_digit() {
        return;
    }
    c.at = start;
    c.spaces();
    match c.byte() {
        Some(b',' | b':' | b'@' | b'-' | b'|' | b';') => c.at += 1,
        Some(byte) if !byte.is_ascii() => {
            c.eat_any(&['–', '—']);
        }
        _ => {}
    }
    c.spaces();
    if c.byte().is_some_and(|byte| byte.is_ascii_alphabetic()) {
        for word in ["at", "on", "the", "around", "from", "between", "von", "um", "desde", "de"] {
            if c.eat_word(word) {
                c.spaces();
            }
        }
    }
    c.eat_any(&['(', '[']);
    c.eat('*');
    c.eat('*');
}

/// Marks and words of "about".
pub(super) fn approximate(c: &mut Cursor<'_>) -> bool {
    let start = *c;
    if c.at_digit() {
        return false;
    }
    if c.eat_any(&['~', '≈', '±']).is_some() {
        c.spaces();
        return true;
    }
    for word in ["approximately", "approx", "roughly", "around", "about", "circa", "ca", "c"] {
        if c.eat_word(word) {
            c.eat('.');
            c.spaces();
            if c.at_digit() || c.eat('~') || c.peek().is_some_and(char::is_alphabetic) {
                return true;
            }
            *c = start;
        }
    }
    false
}

/// The end of a span behind its start.
fn until(cursor: &mut Cursor<'_>, first: &Moment, strictness: Strictness) -> Option<Moment> {
    let mut c = *cursor;
    c.spaces();
    while c.eat('*') {}
    // Behind most times there is nothing that could join them to another.
    if c.byte().is_none_or(|byte| !(byte.is_ascii_alphabetic() || matches!(byte, b'-' | b'~' | 0x80..))) {
        return None;
    }
    let mark = c.eat_any(&['-', '–', '—', '−', '→', '~']).is_some()
        || c.byte().is_some_and(|byte| byte.is_ascii_alphabetic())
            && ["to", "bis", "hasta", "until", "till", "through", "and", "and until", "and concluding at"]
                .iter()
                .any(|word| c.eat_word(word));
    if !mark {
        return None;
    }
    c.eat_any(&['-', '>']);
    c.spaces();
    while c.eat('*') {}
    for word in ["about", "around", "approximately"] {
        if c.eat_word(word) {
            c.spaces();
        }
    }
    let approximate = approximate(&mut c);
    // Two dates without clock times are a span as well, one with a clock time and one without are not.
    let mut second = single(&mut c, strictness)?;
    second.approximate |= approximate;
    if second.hour.is_none() != first.hour.is_none() {
        return None;
    }
    *cursor = c;
    Some(second)
}
