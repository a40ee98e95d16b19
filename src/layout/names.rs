//! Times, dates and lengths in the words of the picture: the clock in twelve or twenty-four hours as the document writes it.

use crate::metrics::{Moments, words};
use crate::model::{Milestone, Postmortem};
use crate::time::{Precision, Time};
use chrono::{NaiveDate, NaiveDateTime, NaiveTime, Timelike};

/// Whether clock times stand in twelve or in twenty-four hours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Hours {
    /// `9:00 PM`
    Twelve,
    /// `21:00`
    #[default]
    TwentyFour,
}

impl Hours {
    /// As the first clock time of the document is written.
    pub fn of(document: &Postmortem) -> Self {
        let events = document.timeline.iter().filter_map(|event| event.at.as_ref());
        let first = document.times.values().chain(events).find(|time| time.clock.is_some());
        first.map(|time| Self::written(&time.written)).unwrap_or_default()
    }

    /// As these words write it.
    pub fn written(words: &str) -> Self {
        let lower = words.to_ascii_lowercase().replace('.', "");
        let mut letters = lower.split(|letter: char| !letter.is_ascii_alphabetic());
        if letters.any(|word| matches!(word, "am" | "pm" | "a" | "p")) {
            Self::Twelve
        } else {
            Self::TwentyFour
        }
    }

    /// A clock time: `9:00 PM`, `21:00`, with seconds only if it has any.
    pub fn clock(self, time: NaiveTime) -> String {
        match (self, time.second()) {
            (Self::Twelve, 0) => crate::time::written("%-I:%M %p", &time),
            (Self::Twelve, _) => crate::time::written("%-I:%M:%S %p", &time),
            (Self::TwentyFour, 0) => crate::time::written("%H:%M", &time),
            (Self::TwentyFour, _) => crate::time::written("%H:%M:%S", &time),
        }
    }

    /// A clock time on the axis: full hours lose their minutes in twelve hours.
    pub fn tick(self, time: NaiveTime) -> String {
        match (self, time.minute(), time.second()) {
            (Self::Twelve, 0, 0) => crate::time::written("%-I %p", &time),
            _ => self.clock(time),
        }
    }
}

/// The clock part of a time as the document writes it: the written words if they hold no date, otherwise the clock time in the
/// same hours, with its zone if the time has one of its own. A date alone is its date.
pub fn time_words(time: &Time, document: &Postmortem) -> String {
    let Some(clock) = time.clock else {
        return time.date.map(date_words).unwrap_or_else(|| time.written.trim().to_owned());
    };
    let written = time.written.trim();
    let has_date =
        written.matches(|letter: char| letter.is_ascii_digit()).count() > 6 || written.contains('T');
    if !written.is_empty() && written.len() <= 11 && !has_date && !names_month(written) {
        return written.to_owned();
    }
    let hours = Hours::written(written);
    let mut words = match (time.precision, hours) {
        (Precision::Hour | Precision::Day, Hours::Twelve) => hours.tick(clock),
        (Precision::Hour | Precision::Day, Hours::TwentyFour) => crate::time::written("%H:xx", &clock),
        _ => hours.clock(clock),
    };
    if time.approximate {
        words.insert(0, '~');
    }
    if let Some(zone) = &time.zone
        && document.zone.as_ref().is_some_and(|own| own.offset != zone.offset || own.offset.is_none())
        && document.zone.as_ref().is_some_and(|own| own.written != zone.written)
    {
        words.push(' ');
        words.push_str(&zone.written);
    }
    words
}

fn names_month(written: &str) -> bool {
    const MONTHS: [&str; 12] =
        ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    let lower = written.to_lowercase();
    MONTHS.iter().any(|month| lower.contains(month))
}

/// A date: `Sun, Mar 10`.
pub fn date_words(date: NaiveDate) -> String {
    crate::time::written("%a, %b %-d", &date)
}

/// A date on the axis of a document without dates: `Day 1`.
pub(super) fn day_words(wall: NaiveDateTime, calendar: bool) -> String {
    if calendar {
        return date_words(wall.date());
    }
    format!("Day {}", wall.and_utc().timestamp().div_euclid(86_400).saturating_add(1))
}

/// How long after the start of the impact a moment lies: `1 h 00 min after the start`.
pub fn length_words(at: i64, moments: &Moments) -> Option<String> {
    let start = moments.milestone(Milestone::Started)?;
    let seconds = at.saturating_sub(start.at);
    Some(match seconds {
        0 => "at the start".into(),
        1.. => format!("{} after the start", words(seconds)),
        _ => format!("{} before the start", words(seconds.saturating_neg())),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn time(written: &str, clock: &str, approximate: bool) -> Time {
        let clock = crate::time::iso::clock(clock);
        Time { written: written.into(), clock, approximate, ..Time::default() }
    }

    #[test]
    fn hours_follow_the_document() {
        assert_eq!(Hours::written("9:00 p.m."), Hours::Twelve);
        assert_eq!(Hours::written("2024-03-10 21:00 (America/Panama)"), Hours::TwentyFour);
        let noon = NaiveTime::from_hms_opt(12, 0, 0).unwrap_or_default();
        assert_eq!(Hours::Twelve.tick(noon), "12 PM");
        assert_eq!(Hours::TwentyFour.tick(noon), "12:00");
    }

    #[test]
    fn times_stand_as_written_without_their_date() {
        let document = Postmortem::default();
        let table = [
            ("9:00 PM", "21:00", false, "9:00 PM"),
            ("22:XX", "22:00", false, "22:XX"),
            ("~4pm", "16:00", true, "~4pm"),
            ("May 10, 2024, 12:15 PM (UTC)", "12:15", false, "12:15 PM"),
            ("2024-05-10T12:15Z", "12:15", false, "12:15"),
            ("about May 10, 2024, 12:15", "12:15", true, "~12:15"),
        ];
        for (written, clock, approximate, expected) in table {
            assert_eq!(time_words(&time(written, clock, approximate), &document), expected);
        }
    }
}
