//! Lengths of time in words: `3 h 45 min`, `90 minutes`, `1.5 hours`, `2h30m`, `1 day 4 hours`. No rule lives here.

use std::ops::Range;

/// A length of time that a text states.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stated {
    /// How long, in seconds.
    pub seconds: i64,
    /// The smallest unit named, in seconds: `2 hours` is only exact to the hour.
    pub unit: i64,
    /// Where it stands in the text, in bytes.
    pub range: Range<usize>,
}

const UNITS: &[(&[&str], i64)] = &[
    (&["s", "sec", "secs", "second", "seconds"], 1),
    (&["m", "min", "mins", "minute", "minutes"], 60),
    (&["h", "hr", "hrs", "hour", "hours"], 3_600),
    (&["d", "day", "days"], 86_400),
];

/// The first length of time in a text. Numbers without a unit, and units without a number, are none.
pub fn find(text: &str) -> Option<Stated> {
    let mut found: Option<Stated> = None;
    let mut place = 0;
    while let Some(start) =
        text.get(place..)?.find(|letter: char| letter.is_ascii_digit()).map(|at| place + at)
    {
        match part(text, start) {
            Some((seconds, unit, end)) => match &mut found {
                // Parts of one length follow each other, from large to small.
                Some(stated) if joins(text, stated.range.end, start) && unit < stated.unit => {
                    stated.seconds = stated.seconds.checked_add(seconds)?;
                    stated.unit = unit;
                    stated.range.end = end;
                    place = end;
                }
                Some(_) => return found,
                None => {
                    found = Some(Stated { seconds, unit, range: start..end });
                    place = end;
                }
            },
            None if found.is_some() => return found,
            None => place = number_end(text, start),
        }
    }
    found
}

/// Whether the whole text is a length of time and nothing else but words such as `about`.
pub fn read(text: &str) -> Option<Stated> {
    let stated = find(text)?;
    let before = text.get(..stated.range.start)?;
    let clear = !before.contains(|letter: char| letter.is_ascii_digit());
    clear.then_some(stated)
}

/// One number with its unit.
fn part(text: &str, start: usize) -> Option<(i64, i64, usize)> {
    let before = text.get(..start)?.chars().next_back();
    if before.is_some_and(|letter| {
        letter.is_alphanumeric() && !is_unit_letter(letter) || matches!(letter, ':' | '.' | '/' | '_')
    }) {
        return None;
    }
    let end = number_end(text, start);
    let number = super::figure::decimal(&text.get(start..end)?.replace(',', ""))?;
    let rest = text.get(end..)?;
    let trimmed = rest.trim_start_matches([' ', '-', '\u{a0}']);
    let word: String = trimmed.chars().take_while(|letter| letter.is_ascii_alphabetic()).collect();
    let lower = word.to_ascii_lowercase();
    let (_, unit) = UNITS.iter().find(|(names, _)| names.contains(&lower.as_str()))?;
    let seconds = number * (*unit as f64);
    if !(0.0..1.0e9).contains(&seconds) {
        return None;
    }
    let unit = if number.fract() == 0.0 { *unit } else { *unit / 10 };
    Some((seconds.round() as i64, unit.max(1), end + (rest.len() - trimmed.len()) + word.len()))
}

/// `2h30m`: a digit may stand behind a unit letter.
fn is_unit_letter(letter: char) -> bool {
    matches!(letter, 'h' | 'H' | 'm' | 'M' | 'd' | 'D' | 's' | 'r' | 'n')
}

fn number_end(text: &str, start: usize) -> usize {
    let rest = text.get(start..).unwrap_or_default();
    let length = rest
        .find(|letter: char| !(letter.is_ascii_digit() || letter == '.' || letter == ','))
        .unwrap_or(rest.len());
    let number = rest.get(..length).unwrap_or_default().trim_end_matches(['.', ',']);
    start + number.len().max(1)
}

/// Whether nothing but space, a comma or `and` stands between two parts.
fn joins(text: &str, end: usize, start: usize) -> bool {
    let between = text.get(end..start).unwrap_or("?");
    matches!(between.trim(), "" | "," | "and" | ", and" | "&" | "+")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_read_as_people_write_them() {
        let minutes = |text: &str| find(text).map(|stated| (stated.seconds / 60, stated.unit));
        for (text, expected) in [
            ("3 h 45 min", Some((225, 60))),
            ("3 hours and 45 minutes", Some((225, 60))),
            ("about 2 hours", Some((120, 3600))),
            ("1.5 hours", Some((90, 360))),
            ("2h30m", Some((150, 60))),
            ("90-minute outage", Some((90, 60))),
            ("1 day, 4 hours", Some((1680, 3600))),
            ("1,440 minutes", Some((1440, 60))),
            ("14:02 to 14:40", None),
            ("v2.4 of 3 services, 80%", None),
            ("at 12:30 for 20 min", Some((20, 60))),
            ("20 min after 3 hours", Some((20, 60))),
            ("p99 5 MB 3 monkeys", None),
        ] {
            assert_eq!(minutes(text), expected, "{text}");
        }
    }
}
