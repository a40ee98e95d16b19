//! Dates: `2024-06-20`, `May 13th, 2023`, `Wednesday 8th February`, `06/May/2022`, `02-20-2017`, `Dec 17th`.

use super::cursor::Cursor;
use chrono::{Datelike, NaiveDate};

/// A date as written, and how far it can be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Day {
    Known(NaiveDate),
    /// Month and day; the year is in the text around.
    Yearless(u32, u32),
    /// Either order of day and month makes a date: month first, day first.
    Either(NaiveDate, NaiveDate),
    /// Two figures without a year that can be read in either order.
    EitherYearless(u32, u32),
}

/// The two readings of words that hold a date whose day and month cannot be told apart: month first, then day first.
pub fn ambiguous_date(words: &str) -> Option<(NaiveDate, NaiveDate)> {
    let mut places = words.char_indices().filter(|(_, c)| c.is_ascii_digit()).map(|(at, _)| at).take(16);
    let mut cursor = Cursor::new(words);
    places.find_map(|at| {
        cursor.at = at;
        match cursor.before() {
            Some(c) if c.is_alphanumeric() => None,
            _ => match day(&mut cursor)? {
                Day::Either(month_first, day_first) => Some((month_first, day_first)),
                _ => None,
            },
        }
    })
}

/// Whether dates of figures have the day first in this text: `Some` if at least one shows it and none shows the contrary.
pub fn day_first(text: &str) -> Option<bool> {
    day_shown(text, None).ok()?
}

/// Dates show both orders: nothing follows from them.
#[derive(Debug)]
pub(crate) struct BothOrders;

/// What the dates of a part of a text show, after what those before it have shown.
pub(crate) fn day_shown(text: &str, before: Option<bool>) -> Result<Option<bool>, BothOrders> {
    let mut found = before;
    let bytes = text.as_bytes();
    // Most lines have no mark at all, and that is seen for many bytes at once.
    if !bytes.iter().fold(false, |seen, byte| seen | matches!(byte, b'-' | b'/')) {
        return Ok(found);
    }
    // Marks are rarer than figures.
    for (after, mark) in bytes.iter().enumerate().filter(|(_, byte)| matches!(byte, b'-' | b'/')) {
        let before = bytes.get(..after).unwrap_or_default();
        let digits = before.iter().rev().take(3).take_while(|byte| byte.is_ascii_digit()).count();
        let at = after - digits;
        let free = at == 0
            || bytes.get(at - 1).is_some_and(|byte| {
                !byte.is_ascii_alphanumeric() && !matches!(byte, b'/' | b'-' | b'.' | b'_')
            });
        if !(1..=2).contains(&digits) || !free {
            continue;
        }
        let figure = |from: usize| {
            let head = bytes.get(from..).unwrap_or_default();
            let count = head.iter().take(5).take_while(|byte| byte.is_ascii_digit()).count();
            (head.iter().take(count).fold(0_u32, |value, byte| value * 10 + u32::from(byte - b'0')), count)
        };
        let (first, _) = figure(at);
        let (second, more) = figure(after + 1);
        let (year, length) = figure(after + more + 2);
        // `03-26 17:40`
        let clocked = (1..=2).contains(&more)
            && bytes.get(after + 1 + more).copied() == Some(b' ')
            && bytes.get(after + more + 4).copied() == Some(b':');
        let closed = bytes.get(after + 1 + more) == Some(mark);
        if clocked || closed && (1..=2).contains(&more) && length == 4 && (1900..2200).contains(&year) {
            let shows = match (first, second) {
                (13..=31, 1..=12) => Some(true),
                (1..=12, 13..=31) => Some(false),
                _ => None,
            };
            match (found, shows) {
                (Some(before), Some(now)) if before != now => return Err(BothOrders),
                (None, Some(_)) => found = shows,
                _ => {}
            }
        }
    }
    Ok(found)
}

impl Day {
    /// The date, with the help of a date that the text around states.
    pub fn date(self, around: Option<NaiveDate>, day_first: Option<bool>) -> Option<NaiveDate> {
        match (self, day_first) {
            (Self::Either(_, day), Some(true)) => return Some(day),
            (Self::Either(month, _), Some(false)) => return Some(month),
            (Self::EitherYearless(a, b), Some(true)) => return near(around?, b, a),
            (Self::EitherYearless(a, b), Some(false)) => return near(around?, a, b),
            _ => {}
        }
        match self {
            Self::Known(date) => Some(date),
            Self::Yearless(month, day) => near(around?, month, day),
            Self::Either(a, b) => around.filter(|around| *around == a || *around == b),
            Self::EitherYearless(a, b) => {
                let around = around?;
                let month_first = a == around.month();
                let day_first = b == around.month();
                match (month_first, day_first) {
                    (true, false) => near(around, a, b),
                    (false, true) => near(around, b, a),
                    _ => None,
                }
            }
        }
    }
}

/// The month and day in the year that brings it nearest to `around`.
fn near(around: NaiveDate, month: u32, day: u32) -> Option<NaiveDate> {
    [around.year(), around.year() - 1, around.year() + 1]
        .into_iter()
        .filter_map(|year| NaiveDate::from_ymd_opt(year, month, day))
        .min_by_key(|date| (*date - around).num_days().abs())
}

/// The date at the cursor.
pub(super) fn day(cursor: &mut Cursor<'_>) -> Option<Day> {
    let mut c = *cursor;
    if !c.at_digit() {
        // Most words are neither a weekday nor a month.
        if !c.at_name() {
            return None;
        }
        weekday(&mut c);
    }
    let found = if c.at_digit() { figures(&mut c) } else { month_first(&mut c) }?;
    *cursor = c;
    Some(found)
}

/// A weekday and what separates it from the date: `Wednesday, `.
pub(super) fn weekday(c: &mut Cursor<'_>) -> bool {
    let mut tail = *c;
    let Some(word) = tail.word() else { return false };
    if !is_weekday(word) {
        return false;
    }
    tail.eat('.');
    tail.eat(',');
    tail.spaces();
    tail.eat_word("the");
    tail.spaces();
    *c = tail;
    true
}

fn is_weekday(word: &str) -> bool {
    const NAMES: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
    (3..=9).contains(&word.len())
        && NAMES.iter().any(|name| {
            let shortened = matches!(word.len(), 3..=5) && word.len() < name.len();
            (word.len() == name.len() || shortened)
                && name.get(..word.len()).is_some_and(|head| head.eq_ignore_ascii_case(word))
        })
}

/// The month with this name, in full or shortened, in the languages of the section table.
pub(super) fn month(word: &str) -> Option<u32> {
    const ENGLISH: [&str; 12] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    const OTHER: [(&str, u32); 36] = [
        ("sept", 9),
        ("enero", 1),
        ("febrero", 2),
        ("marzo", 3),
        ("abril", 4),
        ("mayo", 5),
        ("junio", 6),
        ("julio", 7),
        ("agosto", 8),
        ("septiembre", 9),
        ("octubre", 10),
        ("noviembre", 11),
        ("diciembre", 12),
        ("januar", 1),
        ("februar", 2),
        ("märz", 3),
        ("mai", 5),
        ("juni", 6),
        ("juli", 7),
        ("oktober", 10),
        ("dezember", 12),
        ("janvier", 1),
        ("février", 2),
        ("mars", 3),
        ("avril", 4),
        ("juin", 6),
        ("juillet", 7),
        ("août", 8),
        ("septembre", 9),
        ("octobre", 10),
        ("novembre", 11),
        ("décembre", 12),
        ("janeiro", 1),
        ("fevereiro", 2),
        ("março", 3),
        ("dezembro", 12),
    ];
    if !(3..=11).contains(&word.len()) || word.is_ascii() && !super::find::begins_a_time(word, 0) {
        return None;
    }
    let english = ENGLISH.iter().position(|name| {
        (word.len() == 3 || word.len() == name.len())
            && name.get(..word.len()).is_some_and(|head| head.eq_ignore_ascii_case(word))
    });
    if let Some(index) = english {
        return u32::try_from(index + 1).ok();
    }
    let lower = word.to_lowercase();
    OTHER.iter().find(|(name, _)| *name == lower).map(|(_, number)| *number)
}

/// `March 10, 2024`, `Nov, 5 2023`, `Feb. 3`, `September 5,, 2024`.
fn month_first(c: &mut Cursor<'_>) -> Option<Day> {
    let month = month(c.word()?)?;
    c.eat_any(&['.', ',']);
    if c.spaces() == 0 && !matches!(c.before(), Some('.' | ',')) && !c.at_digit() {
        return None;
    }
    c.eat_word("the");
    c.spaces();
    let (day, _) = c.digits(1, 2)?;
    // `May 10:30` is no date.
    if matches!(c.peek(), Some(':')) {
        let mut tail = *c;
        tail.eat(':');
        if tail.at_digit() {
            return None;
        }
    }
    ordinal(c);
    if c.at_word() {
        return None;
    }
    Some(with_year(c, month, day))
}

/// `8th February, 2023`, `20. January`, `06/May/2022`, and dates of figures alone.
fn figures(c: &mut Cursor<'_>) -> Option<Day> {
    let (first, count) = c.digits(1, 4)?;
    if count == 3 {
        return None;
    }
    if count == 4 {
        let mark = c.eat_any(&['-', '/', '.', '–'])?;
        let (month, _) = c.digits(1, 2)?;
        if !c.eat(mark) {
            return None;
        }
        let (day, _) = c.digits(1, 2)?;
        if c.at_word() && !matches!(c.peek(), Some('T' | 't')) {
            return None;
        }
        let year = i32::try_from(first).ok()?;
        return (1900..2200)
            .contains(&year)
            .then(|| NaiveDate::from_ymd_opt(year, month, day).map(Day::Known))?;
    }
    // A clock time stands where a date might: most lines of a timeline begin so.
    if c.byte() == Some(b':') {
        return None;
    }
    let mut named = *c;
    ordinal(&mut named);
    named.eat_any(&['/', '-', '.']);
    named.spaces();
    named.eat_word("of");
    named.spaces();
    if let Some(number) = named.word().and_then(month) {
        *c = named;
        c.eat('.');
        return Some(with_year(c, number, first));
    }
    let mark = c.eat_any(&['-', '/', '.', ','])?;
    if mark == ',' {
        c.spaces();
    }
    let (second, _) = c.digits(1, 2)?;
    let mut tail = *c;
    if tail.eat(mark) {
        if mark == ',' {
            tail.spaces();
        }
        let (year, year_digits) = tail.digits(2, 4)?;
        let clock_follows = tail.peek() == Some(':');
        if year_digits == 3
            || tail.at_word()
            || (year_digits == 2 && (mark == '.' || mark == ',' || clock_follows))
        {
            return None;
        }
        *c = tail;
        let year = i32::try_from(year).ok()? + if year_digits == 2 { 2000 } else { 0 };
        let month_first = NaiveDate::from_ymd_opt(year, first, second);
        let day_first = NaiveDate::from_ymd_opt(year, second, first);
        return match (month_first, day_first) {
            (Some(a), Some(b)) if a == b => Some(Day::Known(a)),
            // Dots are only ever written with the day first.
            (_, Some(b)) if mark == '.' => Some(Day::Known(b)),
            (Some(a), Some(b)) => Some(Day::Either(a, b)),
            (a, b) => a.or(b).map(Day::Known),
        };
    }
    // `12-05 16:21`: two figures are a date only in front of a clock time.
    if matches!(mark, '-' | '/') && first > 0 && second > 0 {
        let mut clock = *c;
        if clock.spaces() > 0 && super::hour::hour(&mut clock).is_some_and(|hour| hour.certain) {
            return match (first <= 12 && second <= 31, second <= 12 && first <= 31) {
                (true, true) if first == second => Some(Day::Yearless(first, second)),
                (true, true) => Some(Day::EitherYearless(first, second)),
                (true, false) => Some(Day::Yearless(first, second)),
                (false, true) => Some(Day::Yearless(second, first)),
                _ => None,
            };
        }
    }
    None
}

fn ordinal(c: &mut Cursor<'_>) {
    if matches!(c.byte(), Some(b' ' | b':' | b'/' | b'-' | b'.' | b',')) {
        return;
    }
    for ending in ["st", "nd", "rd", "th", "º"] {
        if c.eat_word(ending) {
            return;
        }
    }
}

/// The year behind month and day, if one stands there.
fn with_year(c: &mut Cursor<'_>, month: u32, day: u32) -> Day {
    let mut tail = *c;
    let mut marks = 0;
    while marks < 4 && (tail.eat_any(&[',', '/', '-', '.']).is_some() || tail.spaces() > 0) {
        marks += 1;
    }
    tail.eat_word("of");
    tail.spaces();
    let comma = c.rest().starts_with(',');
    if marks > 0
        && let Some((value, count)) = tail.digits(2, 4)
    {
        let clock = matches!(tail.peek(), Some(':' | '.' | 'h')) && {
            let mut minutes = tail;
            minutes.at += 1;
            minutes.at_digit()
        };
        let year = i32::try_from(value).unwrap_or_default();
        let full = count == 4 && (1900..2200).contains(&year);
        let short = count == 2 && comma && matches!(tail.peek(), Some(',' | ')') | None);
        if (full || short) && !clock && !tail.at_word() {
            let year = if short { year + 2000 } else { year };
            if let Some(date) = NaiveDate::from_ymd_opt(year, month, day) {
                *c = tail;
                return Day::Known(date);
            }
        }
    }
    Day::Yearless(month, day)
}
