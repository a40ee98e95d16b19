//! Times inside running text: where they stand and what they say.

use super::Context;
use super::cursor::Cursor;
use super::date::Day;
use super::moment::{Moment, Strictness, moment};
use crate::time::{Precision, Time};
use chrono::Days;
use std::ops::Range;

/// A time in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// The time, completed by the context.
    pub time: Time,
    /// The end of a span.
    pub until: Option<Time>,
    /// The bytes of the text that say it.
    pub range: Range<usize>,
    /// A date is written, but day and month cannot be told apart.
    pub ambiguous: bool,
    /// The words hold a date of their own.
    pub dated: bool,
}

/// The time that `text` begins with, as an entry of a timeline does. Leading words such as "At" and "Around" belong to it.
pub fn starting(text: &str, context: &Context) -> Option<Found> {
    head(text).map(|head| head.found(context))
}

/// A time at the beginning of a text, as far as its own words tell it: no date, zone or day is taken from the text around.
#[derive(Debug, Clone)]
pub(crate) struct Head<'a> {
    text: &'a str,
    parts: Moment,
    /// Where the words end.
    pub end: usize,
    start: usize,
}

impl Head<'_> {
    /// The time, completed by the context.
    pub fn found(&self, context: &Context) -> Found {
        found(self.text, 0..self.end, self.start, &self.parts, context)
    }

    /// The words state a clock time.
    pub fn has_clock(&self) -> bool {
        self.parts.hour.is_some_and(|hour| hour.clock.is_some())
    }

    /// The words say that it is not exact.
    pub fn is_approximate(&self) -> bool {
        self.parts.approximate || self.parts.hour.is_some_and(|hour| hour.approximate)
    }
}

/// What [`starting`] finds, before it is completed.
pub(crate) fn head(text: &str) -> Option<Head<'_>> {
    let mut cursor = Cursor::new(text);
    cursor.spaces();
    let first = cursor.peek()?;
    if !(first.is_alphanumeric() || matches!(first, '~' | '≈' | '(' | '[' | '±')) {
        return None;
    }
    if first.is_ascii_alphabetic() {
        for word in ["between", "at", "from", "on", "by"] {
            if cursor.eat_word(word) {
                cursor.spaces();
            }
        }
    }
    let bracket = match cursor.eat_any(&['(', '[']) {
        Some('(') => Some(')'),
        Some(_) => Some(']'),
        None => None,
    };
    let start = cursor.at;
    let parts = moment(&mut cursor, Strictness::Entry)?;
    if let Some(closing) = bracket {
        cursor.spaces();
        if !cursor.eat(closing) {
            return None;
        }
        let mut tail = cursor;
        if parts.zone.is_none()
            && let Some(zone) = super::zone::after_time(&mut tail)
        {
            let mut parts = parts;
            parts.zone = Some(zone);
            return Some(Head { text, parts, end: tail.at, start });
        }
    }
    if cursor.at_word() {
        return None;
    }
    Some(Head { text, parts, end: cursor.at, start })
}

/// The first time in a text.
pub fn find(text: &str, context: &Context) -> Option<Found> {
    find_from(text, 0, context)
}

/// Every time in a text, in order.
pub fn find_all(text: &str, context: &Context) -> Vec<Found> {
    let mut all = Vec::new();
    let mut from = 0;
    while let Some(found) = find_from(text, from, context) {
        from = found.range.end.max(from + 1);
        all.push(found);
    }
    all
}

fn find_from(text: &str, from: usize, context: &Context) -> Option<Found> {
    let mut cursor = Cursor::new(text);
    let mut before = text.get(..from).and_then(|text| text.chars().next_back());
    for (offset, c) in text.get(from..)?.char_indices() {
        let may_begin = c == '~' || c.is_alphanumeric();
        let boundary = may_begin
            && before.is_none_or(|b| {
                !(b.is_alphanumeric() || matches!(b, ':' | '.' | '/' | '-' | '_' | '#' | '=' | '@'))
                    || b == '-' && !c.is_ascii_digit()
            });
        before = Some(c);
        if !(boundary && may_begin) {
            continue;
        }
        if c.is_alphabetic() && !begins_a_time(text, from + offset) {
            continue;
        }
        cursor.at = from + offset;
        if let Some(parts) = moment(&mut cursor, Strictness::Prose)
            && !cursor.at_word()
        {
            return Some(found(text, from + offset..cursor.at, from + offset, &parts, context));
        }
    }
    None
}

/// A cheap look at the first letters, so that prose is walked quickly.
pub(super) fn begins_a_time(text: &str, at: usize) -> bool {
    // The first three bytes of: january to december, monday to sunday, noon, midnight, words of "about", and months in other languages.
    let Some([a, b, c]) = text.as_bytes().get(at..at + 3) else { return false };
    let head = [a.to_ascii_lowercase(), b.to_ascii_lowercase(), c.to_ascii_lowercase()];
    matches!(
        &head,
        b"jan" | b"feb" | b"mar" | b"apr" | b"may" | b"jun" | b"jul" | b"aug" | b"sep" | b"oct" | b"nov"
            | b"dec" | b"mon" | b"tue" | b"wed" | b"thu" | b"fri" | b"sat" | b"sun" | b"noo" | b"mid"
            | b"app" | b"rou" | b"aro" | b"abo" | b"ene" | b"abr" | b"ago" | b"dic" | b"mai" | b"okt"
            | b"dez" | b"avr" | b"jui" | b"fev"
            // märz, février, août, décembre
            | b"m\xc3\xa4" | b"f\xc3\xa9" | b"ao\xc3" | b"d\xc3\xa9"
    )
}

fn found(text: &str, range: Range<usize>, start: usize, parts: &Moment, context: &Context) -> Found {
    let words = |from: usize, to: usize| {
        text.get(from..to).unwrap_or_default().trim().trim_end_matches(['*', '-', '–', ' ']).to_owned()
    };
    let first_end = if parts.until.is_some() { parts.ends.0 } else { range.end };
    let bracketed = text.get(range.start..start).is_some_and(|head| head.contains(['(', '[']));
    let from = if parts.until.is_some() && bracketed { start } else { range.start };
    let mut written = words(from, first_end);
    // `(` and `[` around the whole are marks, not words.
    if parts.until.is_none()
        && let Some(inner) = written.strip_prefix(['(', '[']).and_then(|w| w.strip_suffix([')', ']']))
    {
        written = inner.to_owned();
    }
    let mut time = part(parts, written, context);
    let dated = parts.day.is_some();
    context.complete(&mut time, dated);
    let mut ambiguous = dated && time.date.is_none() && is_either(parts);
    let until = parts.until.as_deref().map(|second| {
        let mut end = part(second, String::new(), context);
        let end_words = text.get(parts.ends.0..parts.ends.1).unwrap_or_default();
        end.written = strip_joint(end_words).to_owned();
        ambiguous |= second.day.is_some() && end.date.is_none() && is_either(second);
        let after = Context { date: time.date, zone: time.zone.clone(), ..Context::default() };
        after.complete(&mut end, second.day.is_some());
        // A span does not end before it begins: its end lies on the next day.
        if second.day.is_none() && end.date == time.date && end.clock < time.clock {
            end.date = end.date.and_then(|date| date.checked_add_days(Days::new(1)));
        }
        end
    });
    Found { time, until, range, ambiguous, dated }
}

fn is_either(parts: &Moment) -> bool {
    matches!(parts.day, Some(Day::Either(..) | Day::EitherYearless(..)))
}

/// The words of a span's end without what joins it to the start.
fn strip_joint(words: &str) -> &str {
    let words = words.trim_start_matches(|c: char| {
        c.is_whitespace() || matches!(c, '-' | '–' | '—' | '−' | '→' | '>' | '*')
    });
    for joint in ["and concluding at", "and until", "until", "through", "till", "hasta", "bis", "to", "and"] {
        if words.get(..joint.len()).is_some_and(|head| head.eq_ignore_ascii_case(joint)) {
            return words.get(joint.len()..).unwrap_or_default().trim();
        }
    }
    words.trim()
}

fn part(parts: &Moment, written: String, context: &Context) -> Time {
    let mut date = parts.day.and_then(|day| {
        day.date(context.date.or(context.after.as_ref().and_then(|after| after.date)), context.day_first)
    });
    let hour = parts.hour;
    if hour.is_some_and(|hour| hour.next_day) {
        date = date.and_then(|date| date.checked_add_days(Days::new(1)));
    }
    Time {
        written,
        date,
        clock: hour.and_then(|hour| hour.clock),
        zone: parts.zone.clone(),
        precision: match hour {
            Some(hour) if hour.clock.is_some() => hour.precision,
            _ if parts.day.is_some() => Precision::Day,
            _ => Precision::Minute,
        },
        approximate: parts.approximate || hour.is_some_and(|hour| hour.approximate),
    }
}
