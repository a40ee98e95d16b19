//! Durations and what they lie between in words. Units as the field writes them (`h`, `min`, `s`), days spelled out.

use super::{Endpoint, Measure};
use crate::model::Milestone;
use crate::time::Time;
use std::ops::RangeInclusive;

const MINUTE: i64 = 60;
const HOUR: i64 = 60 * MINUTE;
const DAY: i64 = 24 * HOUR;

/// A duration in words: `45 s`, `47 min`, `6 h 00 min`, `15 h`, `2 days 4 h`.
///
/// Below ten hours the minutes always stand, so that columns of short durations line up. Seconds stand only below ten minutes.
pub fn words(seconds: i64) -> String {
    if seconds < 0 {
        return format!("−{}", words(seconds.saturating_neg()));
    }
    let (days, hours, minutes) = (seconds / DAY, seconds % DAY / HOUR, seconds % HOUR / MINUTE);
    if days > 0 {
        let days = if days == 1 { "1 day".to_owned() } else { format!("{days} days") };
        return match (hours, minutes) {
            (0, 0) => days,
            (_, 0) => format!("{days} {hours} h"),
            (0, _) => format!("{days} {minutes} min"),
            _ => format!("{days} {hours} h {minutes:02} min"),
        };
    }
    match (hours, minutes, seconds % MINUTE) {
        (0, 0, rest) if rest > 0 => format!("{rest} s"),
        (0, 1..10, rest) if rest > 0 => format!("{minutes} min {rest:02} s"),
        (0, ..) => format!("{minutes} min"),
        (10.., 0, _) => format!("{hours} h"),
        _ => format!("{hours} h {minutes:02} min"),
    }
}

/// A duration for tight places: `1 h 00`, `17 min`, `2 days 4 h`.
pub fn short(seconds: i64) -> String {
    let words = words(seconds);
    match words.strip_suffix(" min") {
        Some(rest) if rest.contains('h') => rest.to_owned(),
        _ => words,
    }
}

/// An interval of durations: `6 h 00 min`, `between 12 and 17 min`, `up to 30 min`.
pub fn range_words(range: &RangeInclusive<i64>) -> String {
    let (least, most) = (*range.start(), *range.end());
    if least == most {
        return words(most);
    }
    if least <= 0 {
        return format!("up to {}", words(most));
    }
    let (low, high) = (words(least), words(most));
    match (low.strip_suffix(" min"), high.strip_suffix(" min")) {
        (Some(low), Some(high)) if !low.contains(' ') && !high.contains(' ') => {
            format!("between {low} and {high} min")
        }
        _ => format!("between {low} and {high}"),
    }
}

/// Both ends by name and time: `From Impact started 14:02 to Detected 14:10.` An end that is missing is left out. `written` gives the
/// words of a time.
pub fn ends_words(measure: &Measure, written: impl Fn(&Time) -> String) -> String {
    let (first, last) = measure.id.ends();
    let end = |word: &str, milestone: Milestone, end: &Option<Endpoint>| {
        Some([word, " ", milestone.label(), " ", &written(&end.as_ref()?.time)].concat())
    };
    let to = if measure.from.is_some() { "to" } else { "To" };
    let ends = [end("From", first, &measure.from), end(to, last, &measure.to)];
    let words = ends.into_iter().flatten().collect::<Vec<_>>().join(" ");
    if words.is_empty() { words } else { words + "." }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_read_as_people_write_them() {
        let table = [
            (0, "0 min"),
            (45, "45 s"),
            (150, "2 min 30 s"),
            (15 * MINUTE, "15 min"),
            (47 * MINUTE, "47 min"),
            (HOUR, "1 h 00 min"),
            (6 * HOUR, "6 h 00 min"),
            (15 * HOUR, "15 h"),
            (15 * HOUR + 5 * MINUTE, "15 h 05 min"),
            (DAY, "1 day"),
            (2 * DAY + 4 * HOUR, "2 days 4 h"),
            (DAY + HOUR + 5 * MINUTE, "1 day 1 h 05 min"),
            (-4 * MINUTE, "−4 min"),
        ];
        for (seconds, expected) in table {
            assert_eq!(words(seconds), expected);
        }
    }

    #[test]
    fn tight_places_lose_the_last_unit_only_after_hours() {
        assert_eq!(short(HOUR), "1 h 00");
        assert_eq!(short(17 * MINUTE), "17 min");
        assert_eq!(short(DAY + 5 * MINUTE), "1 day 5 min");
    }

    #[test]
    fn intervals_share_their_unit() {
        assert_eq!(range_words(&(720..=1020)), "between 12 and 17 min");
        assert_eq!(range_words(&(0..=1800)), "up to 30 min");
        assert_eq!(range_words(&(2700..=4500)), "between 45 min and 1 h 15 min");
        assert_eq!(range_words(&(3600..=3600)), "1 h 00 min");
    }
}
