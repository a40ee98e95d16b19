//! Zones in words: `UTC-4`, `(GMT+03:00)`, `PST`, `East African Time (EAT)`, `Europe/Berlin`.

use super::cursor::Cursor;
use crate::time::{Offset, Zone};

/// Abbreviations by their literal offset in minutes. `PT` and its kin name no season; winter is assumed, as for `PST`.
const ABBREVIATIONS: &[(&str, i32)] = &[
    ("UTC", 0),
    ("GMT", 0),
    ("WET", 0),
    ("WEST", 60),
    ("BST", 60),
    ("CET", 60),
    ("CEST", 120),
    ("MEZ", 60),
    ("MESZ", 120),
    ("EET", 120),
    ("EEST", 180),
    ("MSK", 180),
    ("TRT", 180),
    ("WAT", 60),
    ("CAT", 120),
    ("SAST", 120),
    ("EAT", 180),
    ("IST", 330),
    ("PKT", 300),
    ("NPT", 345),
    ("ICT", 420),
    ("WIB", 420),
    ("SGT", 480),
    ("HKT", 480),
    ("AWST", 480),
    ("PHT", 480),
    ("JST", 540),
    ("KST", 540),
    ("ACST", 570),
    ("AEST", 600),
    ("AEDT", 660),
    ("NZST", 720),
    ("NZDT", 780),
    ("BRT", -180),
    ("ART", -180),
    ("AST", -240),
    ("ADT", -180),
    ("EST", -300),
    ("EDT", -240),
    ("ET", -300),
    ("CST", -360),
    ("CDT", -300),
    ("CT", -360),
    ("MST", -420),
    ("MDT", -360),
    ("MT", -420),
    ("PST", -480),
    ("PDT", -420),
    ("PT", -480),
    ("AKST", -540),
    ("AKDT", -480),
    ("HST", -600),
    ("GST", 240),
    ("NST", -210),
];

/// Zones in words, without a closing "time".
const NAMES: &[(&str, i32)] = &[
    ("coordinated universal", 0),
    ("universal", 0),
    ("greenwich mean", 0),
    ("british summer", 60),
    ("central european summer", 120),
    ("central european standard", 60),
    ("central european", 60),
    ("eastern european summer", 180),
    ("eastern european", 120),
    ("western european", 0),
    ("east african", 180),
    ("east africa", 180),
    ("eastern africa", 180),
    ("west african", 60),
    ("west africa", 60),
    ("central african", 120),
    ("central africa", 120),
    ("south african standard", 120),
    ("south africa standard", 120),
    ("south african", 120),
    ("indian standard", 330),
    ("india standard", 330),
    ("moscow", 180),
    ("japan standard", 540),
    ("singapore", 480),
    ("eastern standard", -300),
    ("eastern daylight", -240),
    ("eastern", -300),
    ("central standard", -360),
    ("central daylight", -300),
    ("mountain standard", -420),
    ("mountain daylight", -360),
    ("mountain", -420),
    ("pacific standard", -480),
    ("pacific daylight", -420),
    ("pacific", -480),
];

const REGIONS: &[&str] = &[
    "Africa",
    "America",
    "Antarctica",
    "Arctic",
    "Asia",
    "Atlantic",
    "Australia",
    "Brazil",
    "Canada",
    "Chile",
    "Etc",
    "Europe",
    "Indian",
    "Mexico",
    "Pacific",
    "US",
];

/// Read words that are a zone and nothing else.
pub fn read_zone(words: &str) -> Option<Zone> {
    let words = words.trim().trim_matches(['[', ']', '.', ',', ':']).trim();
    let words = match words.strip_prefix('(').and_then(|words| words.strip_suffix(')')) {
        Some(inner) if !inner.contains('(') => inner.trim(),
        _ => words,
    };
    let mut cursor = Cursor::new(words);
    let found = zone(&mut cursor).or_else(|| offset_zone(&mut cursor))?;
    let mut tail = cursor;
    tail.spaces();
    // The abbreviation behind the words says the same again: `East African Time (EAT)`.
    if tail.eat('(') && zone(&mut tail).is_some() {
        tail.eat(')');
        cursor = tail;
    }
    cursor.eat_word("time");
    cursor.rest().trim().is_empty().then_some(Zone { written: words.to_owned(), ..found })
}

/// The first zone in a text: `All times in PST`.
pub fn find_zone(text: &str) -> Option<Zone> {
    let mut cursor = Cursor::new(text);
    for (at, c) in text.char_indices().take(400) {
        let boundary = cursor_at(&mut cursor, at)
            .before()
            .is_none_or(|before| !before.is_alphanumeric() && before != '/');
        if boundary
            && c.is_alphabetic()
            && let Some(zone) = zone(&mut cursor)
        {
            return Some(zone);
        }
    }
    None
}

fn cursor_at<'c, 'a>(cursor: &'c mut Cursor<'a>, at: usize) -> &'c mut Cursor<'a> {
    cursor.at = at;
    cursor
}

/// The zone behind a time, with the bracket around it: ` UTC`, `(UTC-4)`, `Z`, `+02:00`.
pub(super) fn after_time(cursor: &mut Cursor<'_>) -> Option<Zone> {
    let mut c = *cursor;
    if c.eat_any(&['Z', 'z']).is_some() && !c.at_word() {
        *cursor = c;
        return Some(Zone { written: "Z".to_owned(), offset: Some(Offset(0)) });
    }
    c = *cursor;
    let spaced = c.spaces();
    let may_begin = |byte: u8| byte.is_ascii_alphabetic() || matches!(byte, b',' | b'(' | b'[' | b'+' | b'-');
    if spaced > 4 || c.byte().is_none_or(|byte| byte.is_ascii() && !may_begin(byte)) {
        return None;
    }
    c.eat(',');
    c.spaces();
    let bracket = c.eat('(') || c.eat('[');
    if bracket {
        c.spaces();
    }
    c.eat_word("in");
    c.spaces();
    let found = match zone(&mut c) {
        Some(found) => found,
        None if bracket || spaced <= 1 => offset_zone(&mut c)?,
        None => return None,
    };
    if bracket {
        c.spaces();
        let mut named = c;
        // `(East African Time, EAT)` and `(Eastern time zone)`.
        named.eat(',');
        named.spaces();
        if zone(&mut named).is_some() || named.eat_word("time zone") || named.eat_word("zone") {
            c = named;
        }
        if !(c.eat(')') || c.eat(']')) {
            return None;
        }
    } else {
        let mut named = c;
        named.spaces();
        if named.eat('(') && zone(&mut named).is_some() && named.eat(')') {
            c = named;
        }
    }
    *cursor = c;
    Some(found)
}

/// A zone by abbreviation, words or IANA name.
fn zone(cursor: &mut Cursor<'_>) -> Option<Zone> {
    let mut c = *cursor;
    let start = c.rest();
    let word = c.word()?;
    let take = |c: &Cursor<'_>, offset: Option<i32>| {
        let length = c.at - cursor.at;
        Zone {
            written: start.get(..length).unwrap_or_default().to_owned(),
            offset: offset.map(|m| Offset(m * 60)),
        }
    };
    if c.peek() == Some('/') && REGIONS.contains(&word) {
        let mut name = c;
        let end = name
            .rest()
            .find(|c: char| !(c.is_alphanumeric() || matches!(c, '/' | '_' | '-' | '+')))
            .unwrap_or(name.rest().len());
        if end > 2 {
            name.at += end;
            let found = take(&name, None);
            *cursor = name;
            return Some(found);
        }
    }
    let upper = word.chars().all(|c| c.is_ascii_uppercase());
    let known = ABBREVIATIONS.iter().find(|(name, _)| {
        *name == word || (matches!(*name, "UTC" | "GMT") && name.eq_ignore_ascii_case(word))
    });
    if let Some((name, minutes)) = known {
        if matches!(*name, "UTC" | "GMT")
            && let Some(shift) = shift(&mut c)
        {
            let found = take(&c, Some(shift));
            *cursor = c;
            return Some(found);
        }
        // `PST/PDT`: the author left the season open; the first stands.
        let mut pair = c;
        if pair.eat('/')
            && pair.word().is_some_and(|other| ABBREVIATIONS.iter().any(|(name, _)| *name == other))
        {
            c = pair;
        }
        if c.at_word() {
            return None;
        }
        let found = take(&c, Some(*minutes));
        *cursor = c;
        return Some(found);
    }
    if upper || word.len() < 4 {
        return None;
    }
    named(cursor, start)
}

fn named(cursor: &mut Cursor<'_>, start: &str) -> Option<Zone> {
    for (name, minutes) in NAMES {
        let mut c = *cursor;
        if name.split(' ').all(|part| {
            let found = c.eat_word(part);
            c.spaces();
            found
        }) && c.eat_word("time")
        {
            let written = start.get(..c.at - cursor.at).unwrap_or_default().to_owned();
            *cursor = c;
            return Some(Zone { written, offset: Some(Offset(minutes * 60)) });
        }
    }
    None
}

/// `+3`, `-04:00`, ` +0530` behind `UTC` or `GMT`: minutes.
fn shift(cursor: &mut Cursor<'_>) -> Option<i32> {
    let mut c = *cursor;
    c.spaces();
    let sign = match c.eat_any(&['+', '-', '−', '–'])? {
        '+' => 1,
        _ => -1,
    };
    let (value, count) = c.digits(1, 4)?;
    let minutes = match count {
        1 | 2 => {
            let mut tail = c;
            match tail.eat_any(&[':', '.']).and_then(|_| tail.digits(2, 2)) {
                Some((minutes, _)) => {
                    c = tail;
                    value * 60 + minutes
                }
                None if c.peek() == Some(':') && {
                    let mut clock = c;
                    clock.eat(':');
                    clock.at_digit()
                } =>
                {
                    return None;
                }
                None => value * 60,
            }
        }
        4 => value / 100 * 60 + value % 100,
        _ => return None,
    };
    if minutes > 14 * 60 || c.at_word() {
        return None;
    }
    *cursor = c;
    i32::try_from(minutes).ok().map(|minutes| sign * minutes)
}

/// An offset by itself: `+02:00`, `-0700`.
fn offset_zone(cursor: &mut Cursor<'_>) -> Option<Zone> {
    let mut c = *cursor;
    let start = c.rest();
    c.eat_any(&['+', '-', '−'])?;
    let (value, count) = c.digits(2, 4)?;
    let minutes = match count {
        4 => value / 100 * 60 + value % 100,
        2 if c.eat(':') => value * 60 + c.digits(2, 2)?.0,
        _ => return None,
    };
    if minutes > 14 * 60 || c.at_word() || c.peek() == Some('-') {
        return None;
    }
    let sign = if start.starts_with('+') { 1 } else { -1 };
    let written = start.get(..c.at - cursor.at)?.to_owned();
    *cursor = c;
    Some(Zone { written, offset: Some(Offset(sign * i32::try_from(minutes).ok()? * 60)) })
}
