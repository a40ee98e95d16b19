//! One entry of a timeline: its time, its label and its words.

mod start;

pub(super) use start::Start;

use super::marks::{bare, label};
use crate::time::text::{Context, find_all, find_zone, read_zone, starting};
use crate::time::{Precision, Time, Zone};

/// What a line of a timeline says.
#[derive(Debug, Clone, Default)]
pub(super) struct Entry {
    pub at: Option<Time>,
    pub until: Option<Time>,
    /// Words in front of the text that name the step.
    pub label: String,
    pub text: String,
    /// The address of a link around the time.
    pub link: String,
    /// A date is written whose day and month cannot be told apart.
    pub ambiguous: bool,
    /// The words hold a date of their own.
    pub dated: bool,
    /// The time was found inside a sentence.
    pub weak: bool,
}

/// How much of a line may stand in front of a time.
const HEAD: usize = 160;

/// Whether words begin with a clock time, or with a date and something that happened on it.
pub(super) fn begins(words: &str) -> bool {
    Start::of(words).is_some_and(|start| start.begins())
}

/// An entry whose time stands in front.
pub(super) fn leading(text: &str, context: &Context) -> Option<Entry> {
    Start::of(text)?.entry(context)
}

/// Whether words are a date and nothing else that matters.
pub(super) fn is_day(words: &str) -> bool {
    day(words, &Context::default()).is_some()
}

/// A line that states the day of what follows: `2019-01-22`, `29-09-2021 (All times CEST)`. The date may be undecided.
pub(super) fn day(words: &str, context: &Context) -> Option<(Time, Option<Zone>)> {
    /// A date with marks around it is no longer than this.
    const LONGEST: usize = 200;
    if words.len() > LONGEST || !words.bytes().any(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let words = bare(words);
    let words = words.trim().trim_end_matches(':').trim();
    if words.len() > 80 {
        return None;
    }
    let found = starting(words, context)?;
    if found.time.precision != Precision::Day || found.until.is_some() || !found.dated {
        return None;
    }
    let rest = words.get(found.range.end..)?.trim_matches(|c: char| {
        c.is_whitespace() || matches!(c, ',' | '-' | '–' | '—' | '(' | ')' | '[' | ']' | '.')
    });
    let zone = find_zone(rest);
    let lower = rest.to_lowercase();
    let remark = rest.is_empty() || zone.is_some() || lower.contains("time") || lower.starts_with("day ");
    remark.then_some((found.time, zone))
}

/// The zone that a line states for all times: "All times in PST", "Timezone: UTC".
pub(super) fn zone_line(text: &str) -> Option<Zone> {
    if text.len() > 240 {
        return None;
    }
    let lower = text.to_lowercase();
    let speaks = lower.contains("time")
        || lower.contains("documented in")
        || lower.contains("zone")
        || lower.contains("uhrzeit")
        || lower.contains("hora");
    if !speaks {
        return None;
    }
    find_zone(text).or_else(|| {
        label(text)
            .filter(|label| label.words.to_lowercase().contains("zone"))
            .and_then(|label| read_zone(label.rest))
    })
}

/// An entry whose time stands behind its label, in brackets, or at its end.
pub(super) fn labelled(text: &str, context: &Context, item: bool) -> Option<Entry> {
    let digits = text.bytes().take(HEAD).any(|byte| byte.is_ascii_digit()) || text.len() < HEAD;
    if !digits {
        return None;
    }
    bracketed(text, context)
        .or_else(|| behind_label(text, context))
        .or_else(|| if item { at_end(text, context).or_else(|| inside(text, context)) } else { None })
}

/// `- **Issue Detection (November 10, 2023, 8:00 PM)**: text`
fn bracketed(text: &str, context: &Context) -> Option<Entry> {
    let open = text.bytes().take(HEAD).position(|byte| byte == b'(')?;
    let words = text.get(..open)?;
    let (inner, rest) = text.get(open + 1..)?.split_once(')')?;
    let (inner, rest) = match rest.split_once(')') {
        Some((more, rest)) if inner.contains('(') => {
            (text.get(open + 1..open + 1 + inner.len() + 1 + more.len())?, rest)
        }
        _ => (inner, rest),
    };
    if words.split_whitespace().count() > 9 || inner.len() > 80 {
        return None;
    }
    let inner = inner.trim();
    let (time, until) = crate::time::text::read_range(inner, context);
    time.clock?;
    let name = bare(words);
    if name.is_empty() {
        return None;
    }
    let found = starting(inner, context);
    let mut entry = Entry {
        at: Some(time),
        until,
        label: name.trim_end_matches([':', '-', '–']).trim().to_owned(),
        ambiguous: found.as_ref().is_some_and(|found| found.ambiguous),
        dated: found.is_some_and(|found| found.dated),
        ..Entry::default()
    };
    entry.text =
        separator(rest.trim_start_matches(['*', '_'])).trim_start_matches(['*', '_']).trim().to_owned();
    Some(entry)
}

/// `Detection: May 10, 2024, 12:15 PM (UTC)`
fn behind_label(text: &str, context: &Context) -> Option<Entry> {
    let found = label(text)?;
    let mut inner = leading(found.rest, context)?;
    inner.at.as_ref().filter(|time| time.clock.is_some())?;
    if !inner.label.is_empty() {
        inner.text = format!("{}: {}", inner.label, inner.text).trim_end_matches([':', ' ']).to_owned();
    }
    found.words.clone_into(&mut inner.label);
    Some(inner)
}

/// `Fault occurs 2020-02-25 07:32`
fn at_end(text: &str, context: &Context) -> Option<Entry> {
    if text.len() > 120 || text.split_whitespace().count() > 14 {
        return None;
    }
    let all = find_all(text, context);
    let found = all.last()?;
    let rest = text.get(found.range.end..)?;
    if found.time.clock.is_none() || !rest.chars().all(|c| !c.is_alphanumeric()) {
        return None;
    }
    let words = text.get(..found.range.start)?.trim_end_matches(|c: char| {
        c.is_whitespace() || matches!(c, '(' | '[' | ',' | '-' | '–' | ':' | '*')
    });
    let words = words.strip_suffix(" at").unwrap_or(words);
    if words.is_empty() || all.len() > 1 {
        return None;
    }
    Some(Entry {
        at: Some(found.time.clone()),
        until: found.until.clone(),
        text: words.trim().to_owned(),
        ambiguous: found.ambiguous,
        dated: found.dated,
        ..Entry::default()
    })
}

/// "The fault was detected at 0330hrs (EAT), when ...": the sentence stays whole.
fn inside(text: &str, context: &Context) -> Option<Entry> {
    let end = text.char_indices().map(|(at, _)| at).take_while(|at| *at <= HEAD).last().unwrap_or(0);
    let head = text.get(..end)?;
    let all = find_all(head, context);
    let [found] = all.as_slice() else { return None };
    found.time.clock?;
    let before = head.get(..found.range.start)?.trim_end();
    let stated = ["at", "around", "about", "by"]
        .iter()
        .any(|word| before.rsplit(' ').next().is_some_and(|last| last.eq_ignore_ascii_case(word)));
    stated.then(|| Entry {
        at: Some(found.time.clone()),
        text: text.to_owned(),
        weak: true,
        dated: found.dated,
        ambiguous: found.ambiguous,
        ..Entry::default()
    })
}

/// A sentence with one time in it.
pub(super) fn told(text: &str, context: &Context) -> Option<Entry> {
    if text.len() > 600 {
        return None;
    }
    let all = find_all(text, context);
    let [found] = all.as_slice() else { return None };
    found.time.clock?;
    Some(Entry {
        at: Some(found.time.clone()),
        until: found.until.clone(),
        text: text.to_owned(),
        weak: true,
        dated: found.dated,
        ambiguous: found.ambiguous,
        ..Entry::default()
    })
}

/// What separates a time from what happened.
pub(super) fn separator(text: &str) -> &str {
    let trimmed = text.trim_start();
    let marks = trimmed.trim_start_matches(|c: char| {
        matches!(c, ':' | '-' | '–' | '—' | '|' | ',' | '>' | '=' | ';' | '→' | '•' | '：') || c == '.'
    });
    if marks.len() == trimmed.len() {
        return text;
    }
    let marks = marks.trim_start();
    // `- *:` and ` : - `
    let again = marks.trim_start_matches(['*', '_']);
    if again.len() < marks.len() && again.starts_with(char::is_whitespace) {
        return again.trim_start();
    }
    marks.strip_prefix("- ").unwrap_or(marks)
}
