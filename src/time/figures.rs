//! Dates and clock times in figures, as files and programs write them: `2026-03-03`, `09:17`, `09:17:05`, `2026-03-03T09:17:00Z`.
//!
//! Long records are full of them, so the usual shapes are read and written here without the machinery for every other.

use super::{Offset, Precision, Time, Zone, iso};
use chrono::{Datelike, NaiveDate, NaiveTime, Timelike};

/// The number that these digits are.
fn number(digits: &[u8]) -> Option<u32> {
    digits.iter().try_fold(0, |sum, digit| digit.is_ascii_digit().then(|| sum * 10 + u32::from(digit - b'0')))
}

/// `YYYY-MM-DD` and nothing else.
fn plain_date(text: &[u8]) -> Option<NaiveDate> {
    let [y0, y1, y2, y3, b'-', m0, m1, b'-', d0, d1] = *text else { return None };
    let year = i32::try_from(number(&[y0, y1, y2, y3])?).ok()?;
    NaiveDate::from_ymd_opt(year, number(&[m0, m1])?, number(&[d0, d1])?)
}

/// `HH:MM` or `HH:MM:SS` and nothing else, of a day that has no leap second.
fn plain_clock(text: &[u8]) -> Option<NaiveTime> {
    let (hour, minute, second) = match *text {
        [h0, h1, b':', m0, m1] => ([h0, h1], [m0, m1], *b"00"),
        [h0, h1, b':', m0, m1, b':', s0, s1] => ([h0, h1], [m0, m1], [s0, s1]),
        _ => return None,
    };
    NaiveTime::from_hms_opt(number(&hour)?, number(&minute)?, number(&second)?)
}

/// A date as files hold it.
pub fn read_date(text: &str) -> Option<NaiveDate> {
    plain_date(text.as_bytes()).or_else(|| iso::date(text))
}

/// A clock time as files hold it.
pub fn read_clock(text: &str) -> Option<NaiveTime> {
    plain_clock(text.as_bytes()).or_else(|| iso::clock(text))
}

/// A date for a file.
pub fn write_date(date: NaiveDate) -> String {
    let Some(year) = u32::try_from(date.year()).ok().filter(|year| *year < 10_000) else {
        return date.to_string();
    };
    let mut text = String::with_capacity(10);
    two(&mut text, year / 100);
    two(&mut text, year % 100);
    text.push('-');
    two(&mut text, date.month());
    text.push('-');
    two(&mut text, date.day());
    text
}

/// A clock time for a file; without seconds where there are none.
pub fn write_clock(clock: NaiveTime) -> String {
    if clock.nanosecond() != 0 {
        return clock.to_string();
    }
    let mut text = String::with_capacity(8);
    two(&mut text, clock.hour());
    text.push(':');
    two(&mut text, clock.minute());
    if clock.second() != 0 {
        text.push(':');
        two(&mut text, clock.second());
    }
    text
}

fn two(text: &mut String, number: u32) {
    for digit in [number / 10 % 10, number % 10] {
        text.push(char::from_digit(digit, 10).unwrap_or('0'));
    }
}

/// A whole time in UTC as programs write it.
pub(super) fn stamp(words: &str) -> Option<Time> {
    let bytes = words.as_bytes().strip_suffix(b"Z")?;
    let (date, clock) = (bytes.get(..10)?, bytes.get(10..)?.strip_prefix(b"T")?);
    let precision = if clock.len() > 5 { Precision::Second } else { Precision::Minute };
    Some(Time {
        written: words.to_owned(),
        // Other years are for the reader of words to judge.
        date: Some(plain_date(date).filter(|date| (1970..2100).contains(&date.year()))?),
        clock: Some(plain_clock(clock)?),
        zone: Some(Zone { written: "Z".to_owned(), offset: Some(Offset(0)) }),
        precision,
        approximate: false,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::time::text;

    #[test]
    fn what_is_written_is_read_as_ever() {
        for date in ["0000-01-01", "2026-02-28", "9999-12-31", "-0044-03-15", "+12345-06-07"] {
            let read: NaiveDate = date.parse().expect("a date");
            assert_eq!((read_date(date), write_date(read).as_str()), (Some(read), date));
        }
        for clock in ["00:00", "23:59", "09:17:05", "09:17:05.250"] {
            let read = read_clock(clock).expect("a clock time");
            assert_eq!(write_clock(read), clock);
        }
        for nonsense in ["2026-02-30", "2026-13-01", "2026-2-3", "20260203", "２026-02-03"] {
            assert_eq!(read_date(nonsense), nonsense.parse().ok(), "{nonsense}");
        }
        for nonsense in ["24:00", "12:60", "1:5", "12", "12:00:61"] {
            let full =
                if nonsense.matches(':').count() == 1 { format!("{nonsense}:00") } else { nonsense.into() };
            assert_eq!(read_clock(nonsense), full.parse().ok(), "{nonsense}");
        }
    }

    #[test]
    fn a_stamp_is_read_like_any_other_words() {
        for words in
            ["2026-03-03T09:17:00Z", "2026-03-03T09:17:05Z", "1999-12-31T23:59Z", "2099-01-01T00:00:00Z"]
        {
            let stamped = stamp(words).expect("a stamp");
            // A blank in place of the T takes the long way.
            let mut read = text::read(&words.replace('T', " "), &text::Context::default());
            read.written = words.to_owned();
            assert_eq!(stamped, read, "{words}");
        }
        for words in [
            "2026-03-03 09:17:00Z",
            "2026-03-03T09:17:00",
            "2026-03-03T9:17Z",
            "2026-02-30T09:17:00Z",
            "0001-01-01T00:00:00Z",
            "Z",
        ] {
            assert_eq!(stamp(words), None, "{words}");
        }
    }
}
