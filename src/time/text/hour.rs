//! Clock times: `14:02`, `2:02 pm`, `6 PM`, `11.51`, `0330hrs`, `14h30`, `noon`.

use super::cursor::Cursor;
use crate::time::Precision;
use chrono::{NaiveTime, Timelike};

/// A clock time as written.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Hour {
    /// `None` for a placeholder such as `22:XX` and for impossible figures such as `25:10`.
    pub clock: Option<NaiveTime>,
    /// Written as 24:00: midnight at the end of the day.
    pub next_day: bool,
    pub precision: Precision,
    pub approximate: bool,
    /// Before noon or after it, as stated.
    pub half: Option<Half>,
    /// The shape leaves no doubt that it is a time, even in running text.
    pub certain: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Half {
    Am,
    Pm,
}

/// The clock time at the cursor.
pub(super) fn hour(cursor: &mut Cursor<'_>) -> Option<Hour> {
    let mut c = *cursor;
    let found = if c.at_digit() { figures(&mut c)? } else { word(&mut c)? };
    *cursor = c;
    Some(found)
}

fn word(c: &mut Cursor<'_>) -> Option<Hour> {
    let clock = if c.eat_word("noon") || c.eat_word("midday") {
        NaiveTime::from_hms_opt(12, 0, 0)
    } else if c.eat_word("midnight") {
        NaiveTime::from_hms_opt(0, 0, 0)
    } else {
        return None;
    };
    Some(Hour {
        clock,
        next_day: false,
        precision: Precision::Minute,
        approximate: false,
        half: None,
        certain: true,
    })
}

fn figures(c: &mut Cursor<'_>) -> Option<Hour> {
    let (first, count) = c.digits(1, 4)?;
    if count > 2 {
        return compact(c, first, count);
    }
    let mut precision = Precision::Minute;
    let (mut minute, mut second) = (0, 0);
    let mut certain = false;
    let mark = c.eat_any(&[':', '.', 'h', 'H', '：']);
    if let Some(mark) = mark {
        if !c.at_digit()
            && let Some(placeholder) = placeholder(c)
        {
            return Some(placeholder);
        }
        // `3h` and `1.` are no times by themselves, and `10.12:30` is a list number glued to a time.
        let (value, 2) = c.digits(2, 2)? else { return None };
        minute = value;
        certain = mark == ':' || mark == '：';
        let mut seconds = *c;
        if seconds.eat(if mark == '.' { '.' } else { ':' }) {
            match seconds.digits(2, 2) {
                Some((value, 2)) => {
                    second = value;
                    precision = Precision::Second;
                    *c = seconds;
                    fraction(c);
                }
                // `07:07:7` and `10.12.2021` are something else.
                _ if seconds.at_digit() => return None,
                _ => {}
            }
        }
        let mut clock = *c;
        if mark == '.' && clock.eat(':') && clock.at_digit() {
            return None;
        }
    } else {
        precision = Precision::Hour;
    }
    let half = half(c, mark.is_some());
    if mark.is_none() && half.is_none() {
        if !(c.eat_word("hrs") || c.eat_word("o'clock")) {
            return None;
        }
        certain = true;
    }
    certain |= half.is_some();
    let mut approximate = false;
    let mut tail = *c;
    if tail.eat_word("ish") || (tail.eat('-') && tail.eat_word("ish")) {
        (*c, approximate) = (tail, true);
    }
    if half.is_none() {
        let mut tail = *c;
        tail.spaces();
        if tail.eat_word("hrs") || tail.eat_word("hours") || tail.eat_word("uhr") {
            *c = tail;
        }
    }
    if c.at_word() {
        let mut zulu = *c;
        if zulu.eat_any(&['Z', 'z']).is_none() || zulu.at_word() {
            return None;
        }
    }
    clock(first, minute, second, half).map(|(clock, next_day)| Hour {
        clock,
        next_day,
        precision,
        approximate,
        half,
        certain,
    })
}

/// `0330hrs`, `1900 UTC`: four digits that something else marks as a time.
fn compact(c: &mut Cursor<'_>, figure: u32, count: usize) -> Option<Hour> {
    if count == 3 {
        return None;
    }
    let mut tail = *c;
    tail.spaces();
    let marked = tail.eat_word("hrs") || tail.eat_word("hours") || tail.eat_word("h");
    let half = if marked { None } else { half(&mut tail, true) };
    if marked || half.is_some() {
        *c = tail;
    } else if super::zone::after_time(&mut tail).is_none() {
        return None;
    }
    let (clock, next_day) = clock(figure / 100, figure % 100, 0, half)?;
    clock?;
    Some(Hour { clock, next_day, precision: Precision::Minute, approximate: false, half, certain: true })
}

/// `22:XX`: the author did not know.
fn placeholder(c: &mut Cursor<'_>) -> Option<Hour> {
    let mut tail = *c;
    let marks = ['X', 'x', '?', '_'];
    tail.eat_any(&marks)?;
    tail.eat_any(&marks)?;
    if tail.at_word() {
        return None;
    }
    *c = tail;
    Some(Hour {
        clock: None,
        next_day: false,
        precision: Precision::Hour,
        approximate: true,
        half: None,
        certain: true,
    })
}

fn fraction(c: &mut Cursor<'_>) {
    let mut tail = *c;
    if tail.eat_any(&['.', ',']).is_some() && tail.digits(1, 9).is_some() {
        *c = tail;
    }
}

/// `am`, `p.m.`, and after minutes also `a` and `p`.
fn half(c: &mut Cursor<'_>, minutes: bool) -> Option<Half> {
    let mut tail = *c;
    let spaced = tail.spaces();
    if spaced > 2 {
        return None;
    }
    let letter = tail.eat_any(&['a', 'A', 'p', 'P'])?;
    let half = if letter.eq_ignore_ascii_case(&'a') { Half::Am } else { Half::Pm };
    let after_letter = tail;
    let dotted = tail.eat('.');
    if dotted {
        tail.spaces();
    }
    if tail.eat_any(&['m', 'M']).is_some() {
        let mut closed = tail;
        if dotted && closed.eat('.') {
            tail = closed;
        }
        if !tail.at_word() || tail.rest().starts_with("ish") {
            *c = tail;
            return Some(half);
        }
        return None;
    }
    let bare = minutes && spaced == 0 && !after_letter.at_word();
    bare.then(|| {
        *c = after_letter;
        half
    })
}

/// The clock time of written figures. Outer `None`: these figures are no time at all; inner `None`: a time nobody's clock shows.
fn clock(hour: u32, minute: u32, second: u32, half: Option<Half>) -> Option<(Option<NaiveTime>, bool)> {
    if minute > 59 || second > 60 || hour > 24 {
        return None;
    }
    let hour = match half {
        Some(Half::Am) if hour == 12 => 0,
        Some(Half::Pm) if hour < 12 => hour + 12,
        _ => hour,
    };
    let next_day = hour == 24;
    if next_day && minute > 0 {
        return Some((None, false));
    }
    Some((NaiveTime::from_hms_opt(hour % 24, minute, second.min(59)), next_day))
}

impl Hour {
    /// Read with the half of the day that the other end of a range states.
    pub fn with_half(mut self, half: Half) -> Self {
        if self.half.is_none()
            && let Some(clock) = self.clock
            && (1..=12).contains(&clock.hour())
        {
            self.clock = match half {
                Half::Am => clock.with_hour(clock.hour() % 12),
                Half::Pm => clock.with_hour(clock.hour() % 12 + 12),
            };
            self.half = Some(half);
        }
        self
    }
}
