//! The time in front of a message: what the grammar of times reads, and the shapes that only programs write.

use super::day;
use crate::time::text::{Context, read_zone, starting};
use crate::time::{Precision, Time, iso};

/// A time and how its day is known.
#[derive(Debug, Clone)]
pub(super) struct Stamp {
    pub time: Time,
    /// A day counted from the present one: today, yesterday, the last Friday.
    pub counted: Option<day::Counted>,
    /// Its day stands there.
    pub dated: bool,
}

/// The time that `text` begins with, and the length of its words.
pub(super) fn stamp(text: &str, context: &Context) -> Option<(Stamp, usize)> {
    if let Some((time, length)) = machine(text).or_else(|| access_log(text, context)) {
        return Some((Stamp { time, counted: None, dated: true }, length));
    }
    if !text.starts_with(|c: char| c.is_alphanumeric()) {
        return None;
    }
    let (counted, skipped) = day::counted(text);
    let rest = text.get(skipped..)?;
    let found = starting(rest, context)?;
    let clear = found.range.start == 0 && found.until.is_none() && found.time.clock.is_some();
    let mut end = found.range.end;
    // Seconds have fractions in logs.
    if let Some(fraction) = rest.get(end..).and_then(|rest| rest.strip_prefix([',', '.'])) {
        let digits = fraction.bytes().take_while(u8::is_ascii_digit).count();
        end += if digits > 0 { digits + 1 } else { 0 };
    }
    let mut time = found.time;
    text.get(..skipped + end)?.trim_end().clone_into(&mut time.written);
    clear.then_some((Stamp { time, dated: found.dated, counted }, skipped + end))
}

/// `2024-05-10T10:02:30.123Z`, `2024-05-10 10:02:30,123+0200`
fn machine(text: &str) -> Option<(Time, usize)> {
    let date = iso::date(text.get(..10)?)?;
    let joint = text.get(10..11)?;
    let clock = text.get(11..19)?;
    if !matches!(joint, "T" | "t" | " " | "_") || !clock.bytes().all(|b| b.is_ascii_digit() || b == b':') {
        return None;
    }
    let clock = iso::clock(clock)?;
    let mut end = 19;
    if let Some(fraction) = text.get(end..).and_then(|rest| rest.strip_prefix(['.', ','])) {
        end += 1 + fraction.bytes().take_while(u8::is_ascii_digit).count();
    }
    let rest = text.get(end..)?;
    let zone = rest.trim_start_matches(' ');
    let blanks = rest.len() - zone.len();
    let length = match zone.bytes().next() {
        Some(b'Z') if !zone.get(1..2).is_some_and(|next| next.chars().all(char::is_alphanumeric)) => 1,
        Some(b'+' | b'-') if blanks < 2 => {
            let digits =
                zone.bytes().skip(1).take(5).take_while(|b| b.is_ascii_digit() || *b == b':').count();
            if matches!(digits, 2 | 4 | 5) { digits + 1 } else { 0 }
        }
        _ if zone.starts_with("UTC") => 3,
        _ => 0,
    };
    let words = zone.get(..length)?;
    let zone = if words.is_empty() { None } else { read_zone(if words == "Z" { "UTC" } else { words }) };
    if zone.is_some() {
        end += blanks + length;
    }
    let written = text.get(..end)?.to_owned();
    let time = Time {
        written,
        date: Some(date),
        clock: Some(clock),
        zone,
        precision: Precision::Second,
        approximate: false,
    };
    Some((time, end))
}

/// `10/May/2024:10:02:30 +0000`
fn access_log(text: &str, context: &Context) -> Option<(Time, usize)> {
    let (day, rest) = (text.get(..11)?, text.get(11..)?);
    let clock = rest.strip_prefix(':')?;
    let end = clock.find(']').filter(|end| *end < 20)?;
    let mut time = starting(&format!("{day} {}", clock.get(..end)?), context)?.time;
    text.get(..12 + end)?.clone_into(&mut time.written);
    time.clock.map(|_| (time, 12 + end))
}
