//! Writing a time from its parts.

use super::cursor::Cursor;
use crate::time::{Precision, Time, written};
use chrono::Timelike;

/// The usual words for a time, from its parts alone: `Mar 10, 2024, 8:00 PM (UTC-4)`, in 24 hours if `written` was. A time
/// that could not be read keeps its words.
pub fn write(time: &Time) -> String {
    if time.is_unread() {
        return time.written.clone();
    }
    let twelve = has_half(&time.written);
    let mut words = String::new();
    if time.approximate {
        words.push('~');
    }
    if let Some(date) = time.date {
        words += &written(if twelve { "%b %-d, %Y" } else { "%Y-%m-%d" }, &date);
    }
    if let Some(clock) = time.clock {
        if time.date.is_some() {
            words += if twelve { ", " } else { " " };
        }
        let seconds = time.precision == Precision::Second || clock.second() != 0;
        let format = match (twelve, time.precision, seconds) {
            (true, Precision::Hour, false) if clock.minute() == 0 => "%-I %p",
            (true, _, false) => "%-I:%M %p",
            (true, _, true) => "%-I:%M:%S %p",
            (false, _, false) => "%H:%M",
            (false, _, true) => "%H:%M:%S",
        };
        words += &written(format, &clock);
    }
    if let Some(zone) = &time.zone
        && !zone.written.is_empty()
    {
        words += &match (zone.written.as_str(), twelve) {
            ("Z", _) => "Z".to_owned(),
            (zone, true) => format!(" ({zone})"),
            (zone, false) => format!(" {zone}"),
        };
    }
    words
}

/// Whether words tell the half of the day.
pub(crate) fn has_half(words: &str) -> bool {
    let mut cursor = Cursor::new(words);
    words.char_indices().any(|(at, c)| {
        cursor.at = at;
        matches!(c, 'a' | 'A' | 'p' | 'P') && {
            let before_is_digit = cursor.before().is_none_or(|c| c.is_ascii_digit() || c.is_whitespace());
            cursor.at += 1;
            cursor.eat('.');
            before_is_digit && cursor.eat_any(&['m', 'M']).is_some() && !cursor.at_word()
        }
    })
}
