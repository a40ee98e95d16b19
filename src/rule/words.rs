//! Words for messages: counts, lists, times and spans as people say them. No rule and no decision lives here.

use crate::field::FieldPath;
use crate::model::{ListId, Postmortem, RowId, SectionKey};
use crate::time::Time;
use chrono::TimeDelta;

/// `one` to `twelve` in words, then digits.
pub fn count(number: usize) -> String {
    const WORDS: [&str; 13] = [
        "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
        "twelve",
    ];
    WORDS.get(number).map_or_else(|| number.to_string(), |word| (*word).to_string())
}

/// The same at the start of a sentence.
pub fn count_first(number: usize) -> String {
    first_upper(&count(number))
}

/// The text with its first letter in upper case, if it is one of the 26: all others together bring a table of 12 KB along.
pub fn first_upper(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().map(|first| first.to_ascii_uppercase());
    first.into_iter().chain(letters).collect()
}

/// The text with its first letter in lower case.
pub fn first_lower(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_lowercase().chain(letters).collect()).unwrap_or_default()
}

/// `4`, `4 and 5`, `4, 5 and 6`, and for long lists `4, 5, 6, 7 and 12 more`.
pub fn numbers(rows: &[usize]) -> String {
    let shown: Vec<String> = rows.iter().take(6).map(ToString::to_string).collect();
    and(&shown, rows.len())
}

/// Joins the first of `total` words with commas and `and`.
pub fn and(shown: &[String], total: usize) -> String {
    if total > shown.len() {
        return format!("{} and {} more", shown.join(", "), total - shown.len());
    }
    match shown {
        [] => String::new(),
        [only] => only.clone(),
        [rest @ .., last] => format!("{} and {last}", rest.join(", ")),
    }
}

/// A length of time: `45 minutes`, `one hour`, `1 h 38 min`, `three days`.
pub fn span(length: TimeDelta) -> String {
    fn of(number: i64, unit: &str) -> String {
        let plural = if number == 1 { "" } else { "s" };
        format!("{} {unit}{plural}", usize::try_from(number).map_or_else(|_| number.to_string(), count))
    }
    let seconds = length.num_seconds().abs();
    let minutes = seconds / 60;
    match (minutes / 60, minutes % 60) {
        (0, 0) => of(seconds, "second"),
        (0, minutes) => of(minutes, "minute"),
        (hours, _) if hours >= 48 => of((hours + 12) / 24, "day"),
        (hours, 0) => of(hours, "hour"),
        (hours, minutes) => format!("{hours} h {minutes} min"),
    }
}

/// A clock time in the way the author writes them, or the date where there is no clock time: `9:00 PM`, `21:00`, `Mar 10`.
pub fn clock(time: &Time) -> String {
    let words = match (time.clock, time.date) {
        (Some(clock), _) if twelve_hours(&time.written) => crate::time::written("%-I:%M %p", &clock),
        (Some(clock), _) => crate::time::written("%H:%M", &clock),
        (None, Some(date)) => crate::time::written("%b %-d", &date),
        (None, None) => time.written.trim().to_string(),
    };
    if time.approximate && !time.is_unread() { format!("about {words}") } else { words }
}

/// Date and clock time: `Mar 10, 9:00 PM`.
pub fn moment(time: &Time) -> String {
    match (time.date, time.clock) {
        (Some(date), Some(_)) => format!("{}, {}", crate::time::written("%b %-d", &date), clock(time)),
        _ => clock(time),
    }
}

/// Date with year, and clock time: `Mar 10, 2024, 9:00 PM`.
pub fn full(time: &Time) -> String {
    match (time.date, time.clock) {
        (Some(date), Some(_)) => format!("{}, {}", crate::time::written("%b %-d, %Y", &date), clock(time)),
        (Some(date), None) => crate::time::written("%b %-d, %Y", &date),
        _ => clock(time),
    }
}

/// Two times, as fine as is needed to see that they differ: with dates if the dates differ, with zones if the zones do.
pub fn pair(first: &Time, second: &Time) -> (String, String) {
    let dated = first.date.is_some() && second.date.is_some() && first.date != second.date;
    let years = dated
        && first.date.map(|date| chrono::Datelike::year(&date))
            != second.date.map(|date| chrono::Datelike::year(&date));
    let show: fn(&Time) -> String = match (years, dated) {
        (true, _) => full,
        (_, true) => moment,
        _ => clock,
    };
    let zones = first.zone.is_some() && second.zone.is_some() && first.zone != second.zone;
    let with_zone = |time: &Time| match &time.zone {
        Some(zone) if zones => format!("{} {}", show(time), zone.written),
        _ => show(time),
    };
    (with_zone(first), with_zone(second))
}

fn twelve_hours(written: &str) -> bool {
    let bytes = written.as_bytes();
    bytes.windows(2).enumerate().any(|(place, two)| {
        matches!(two[0], b'a' | b'A' | b'p' | b'P')
            && matches!(two[1], b'm' | b'M' | b'.')
            && bytes[..place].iter().rev().find(|byte| **byte != b' ').is_some_and(u8::is_ascii_digit)
    })
}

/// The heading of a section as the document writes it, or its usual name: `Issue Summary`, `Root cause`.
pub fn heading(document: &Postmortem, key: &SectionKey) -> String {
    let written = document.section(key).map(|section| section.heading.trim().trim_end_matches(':'));
    match (written, key) {
        (Some(heading), _) if !heading.is_empty() => heading.to_string(),
        (_, SectionKey::Known(id)) => crate::section::usual_heading(*id).to_string(),
        (_, SectionKey::House(_)) => "Section".to_string(),
    }
}

/// Where a field stands, for the middle of a sentence: `under Impact`, `in event 5`, `in the title`.
pub fn place(document: &Postmortem, path: &FieldPath) -> String {
    let number = |list: ListId, id: &RowId| {
        let place = match list {
            ListId::Timeline => document.event_place(id),
            _ => document.order(list).iter().position(|other| other == id),
        };
        place.map_or(0, |index| index + 1)
    };
    match path {
        FieldPath::Section(key, _) => match heading(document, key) {
            heading if heading.is_empty() => "before the first heading".to_string(),
            heading => format!("under {heading}"),
        },
        FieldPath::Row(list, id) | FieldPath::RowField(list, id, _) => {
            let row = match list {
                ListId::Timeline => "event",
                ListId::Actions => "item",
                ListId::Factors => "factor",
                ListId::Windows => "impact window",
                ListId::Figures => "figure",
                ListId::WentWell => "“Went well”, row",
                ListId::WentPoorly => "“Went poorly”, row",
                ListId::GotLucky => "“Got lucky”, row",
                ListId::Stats => "line",
                ListId::Responders => "responder",
            };
            format!("in {row} {}", number(*list, id))
        }
        FieldPath::Time(milestone) => format!("in “{}”", milestone.label()),
        FieldPath::Field(field) => format!("in the {}", field.name().replace('-', " ")),
        FieldPath::List(list) => format!("in the {}", list.name().replace('-', " ")),
        FieldPath::Document => "in the document".to_string(),
    }
}

/// A piece of text for a message: trimmed, at most about forty letters, in quotation marks.
pub fn quote(text: &str) -> String {
    let text = text.trim();
    if text.chars().count() <= 40 {
        return format!("“{text}”");
    }
    let cut: String = text.chars().take(38).collect();
    let cut = cut.rsplit_once(' ').map_or(cut.as_str(), |(words, _)| words);
    format!("“{cut}…”")
}

/// A number of days: `one day`, `12 days`.
pub fn days(number: i64) -> String {
    let plural = if number == 1 { "" } else { "s" };
    format!("{} day{plural}", usize::try_from(number).map_or_else(|_| number.to_string(), count))
}
