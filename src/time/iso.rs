//! Dates and clock times as programs write them, read. It stands in for chrono's parser, which brings every form there is into
//! the page. What people write is read by [`text`](mod@super::text).

use chrono::{NaiveDate, NaiveTime};

/// `2024-03-10`, with a sign where the year has more digits or lies before the first.
pub fn date(text: &str) -> Option<NaiveDate> {
    let text = text.trim();
    let (digits, signed) = match text.strip_prefix(['+', '-']) {
        Some(digits) => (digits, true),
        None => (text, false),
    };
    let mut parts = digits.split('-');
    let year = number(parts.next()?, if signed { 6 } else { 4 })? as i32;
    let (month, day) = (number(parts.next()?, 2)?, number(parts.next()?, 2)?);
    let whole = parts.next().is_none();
    NaiveDate::from_ymd_opt(if text.starts_with('-') { -year } else { year }, month, day).filter(|_| whole)
}

/// `21:04`, `21:04:30` and `21:04:30.5`; the sixtieth second is one that was inserted.
pub fn clock(text: &str) -> Option<NaiveTime> {
    let mut parts = text.trim().split(':');
    let (hour, minute) = (number(parts.next()?, 2)?, number(parts.next()?, 2)?);
    let (second, mut nano) = match parts.next() {
        None => (0, 0),
        Some(seconds) => {
            let (seconds, fraction) = seconds.split_once('.').map_or((seconds, "0"), |parts| parts);
            (number(seconds, 2)?, billionths(fraction)?)
        }
    };
    let whole = parts.next().is_none();
    nano += if second == 60 { 1_000_000_000 } else { 0 };
    NaiveTime::from_hms_nano_opt(hour, minute, if second == 60 { 59 } else { second }, nano).filter(|_| whole)
}

/// A number of at most so many digits, blanks around it left out.
fn number(text: &str, most: usize) -> Option<u32> {
    let text = text.trim();
    let digits = (1..=most).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    digits.then(|| text.parse().ok())?
}

/// What stands behind the point, as billionths; more digits than nine say nothing more.
fn billionths(text: &str) -> Option<u32> {
    if text.is_empty() || !text.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let first = text.get(..9).unwrap_or(text);
    Some(number(first, 9)? * 10_u32.pow(9 - first.len() as u32))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_chrono_reads() {
        let dates = [
            "2024-03-10",
            "2024-02-30",
            "+12024-02-29",
            "-0044-03-15",
            "7-1-1",
            " 2024-03-10 ",
            "2024-3-9",
            "2024-03",
            "2024-03-10-1",
            "12024-03-10",
            "2024-003-10",
            "",
            "-",
            "2024-xx-10",
            "+-1-1-1",
            "2024-03-10T00:00",
            "２024-03-10",
            "0000-01-01",
        ];
        for text in dates {
            assert_eq!(date(text), text.parse().ok(), "{text}");
        }
        let clocks = [
            "21:04",
            "21:04:30",
            "9:5:7",
            "23:59:60",
            "24:00:00",
            "12:60:00",
            "21:04:30.5",
            "21:04:30.1234567890123",
            "21:04:30.",
            "21",
            "",
            "21:04:30:1",
            " 21:04 ",
            "21:04:61",
            "a:b",
            "021:04",
            "21:04:30.x",
            "12:00:60.25",
            "00:00:00.000000001",
        ];
        for text in clocks {
            assert_eq!(clock(text), text.parse().ok(), "{text}");
        }
    }
}
