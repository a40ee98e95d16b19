//! One entry of a timeline: its time, its label and its words.

use super::marks::{bare, label};
use crate::time::text::{Context, Found, find_all, find_zone, read, read_zone, starting};
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
    leading(words, &Context::default()).is_some_and(|entry| {
        entry.at.as_ref().is_some_and(|time| time.clock.is_some() || time.approximate)
            || !entry.text.is_empty()
            || !entry.label.is_empty()
    })
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

/// An entry whose time stands in front.
pub(super) fn leading(text: &str, context: &Context) -> Option<Entry> {
    let head = text.trim_start_matches(|c: char| {
        c.is_whitespace()
            || matches!(c, '*' | '_' | '`' | '{' | '"' | '•' | '>' | '|' | '\\')
            || !c.is_ascii() && !c.is_alphanumeric() && c != '≈'
    });
    let opened = text.get(..text.len() - head.len()).unwrap_or_default();
    let head = past_shortcode(head);
    let (head, linked) = match head.strip_prefix('[') {
        Some(inner) if closes_as_link(inner) => (inner.trim_start_matches(['*', '`']), true),
        _ => (head, false),
    };
    if !head
        .starts_with(|c: char| c.is_ascii_digit() || matches!(c, '~' | '(' | '[' | '≈') || c.is_alphabetic())
    {
        return None;
    }
    let found = starting(head, context)?;
    let mut rest = head.get(found.range.end..)?;
    let mut entry = Entry { ambiguous: found.ambiguous, dated: found.dated, ..Entry::default() };
    let mut written_tail = "";
    if linked {
        let (shown, after) = rest.split_once(']')?;
        if !shown.trim_matches(['*', '`', ' ', ':']).is_empty() {
            return None;
        }
        rest = after;
        if let Some(inner) = after.strip_prefix('(')
            && let Some((url, after)) = inner.split_once(')')
        {
            url.clone_into(&mut entry.link);
            rest = after;
        }
    } else if let Some((second, after)) = second_zone(rest, context) {
        written_tail = second;
        rest = after;
    }
    // `10:00 M` and `3:30x` are no times.
    if found.time.precision != Precision::Day && rest.starts_with(|c: char| c.is_alphanumeric()) {
        return None;
    }
    let bold = opened.contains("**")
        || opened.contains("__")
        || head.get(..found.range.end).is_some_and(|words| words.contains("**"));
    let after_time = rest;
    // Only marks that were opened in front of the time or inside it close behind it.
    let inside = head.get(..found.range.end).unwrap_or_default();
    let open = |c: char| opened.contains(c) || inside.contains(c);
    rest = rest.trim_start_matches(|c: char| match c {
        '*' | '_' | '`' => open(c),
        '}' => opened.contains('{'),
        _ => c.is_whitespace(),
    });
    let closed = after_time
        .get(..after_time.len() - rest.len())
        .is_some_and(|marks| marks.contains("**") || marks.contains("__"));
    let separated = separator(rest);
    // A date at the beginning of a sentence is part of it: "May 10 brought no change".
    if found.time.precision == Precision::Day
        && separated.len() == rest.len()
        && !rest.is_empty()
        && !closed
        && !found.time.approximate
    {
        let figures = found.time.written.bytes().filter(u8::is_ascii_digit).count() >= 6;
        if !figures {
            return None;
        }
    }
    rest = separated;
    if bold && !closed {
        rest = unbold(rest, &mut entry);
    } else {
        rest = rest.trim_start_matches(|c: char| c.is_whitespace());
        rest = separator(
            rest.strip_prefix("**").filter(|rest| rest.matches("**").count() % 2 == 0).unwrap_or(rest),
        );
    }
    if opened.contains('`') && !opened.contains("``") {
        rest = rest.trim_start_matches('`').trim_start();
    }
    if entry.text.is_empty() {
        split_label(rest, &mut entry);
    }
    let Found { mut time, until, .. } = found;
    if time.written.contains("**") {
        time.written = time.written.replace("**", "");
    }
    if !written_tail.is_empty() {
        time.written = format!("{} {written_tail}", time.written);
    }
    entry.at = Some(time);
    entry.until = until;
    Some(entry)
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
fn separator(text: &str) -> &str {
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

/// The rest of a bold that began before the time: a label if text follows or it is short, else the text.
fn unbold<'a>(rest: &'a str, entry: &mut Entry) -> &'a str {
    let Some(end) = rest.find("**").or_else(|| rest.find("__")) else { return rest };
    let (inner, after) = (rest.get(..end).unwrap_or_default(), rest.get(end + 2..).unwrap_or_default());
    let after = separator(after).trim_start();
    let words = inner.trim().trim_end_matches([':', '-', '–']).trim_end();
    if words.is_empty() {
        return after;
    }
    if after.is_empty() && !inner.trim_end().ends_with(':') {
        entry.text = format!("**{words}**");
        return "";
    }
    words.clone_into(&mut entry.label);
    after
}

/// A bold label in front of the text.
fn split_label(rest: &str, entry: &mut Entry) {
    let rest = rest.trim();
    if entry.label.is_empty()
        && rest.starts_with("**")
        && let Some(found) = label(rest)
        && (found.colon || found.rest.is_empty())
        && found.words.split_whitespace().count() <= 6
    {
        found.words.clone_into(&mut entry.label);
        found.rest.clone_into(&mut entry.text);
        return;
    }
    rest.clone_into(&mut entry.text);
}

/// `(17:14 UTC)` behind a time in another zone.
fn second_zone<'a>(rest: &'a str, context: &Context) -> Option<(&'a str, &'a str)> {
    let trimmed = rest.trim_start();
    let inner = trimmed.strip_prefix(['(', '/'])?;
    let (end, skip) = match trimmed.starts_with('(') {
        true => (inner.find(')')?, 1),
        false => (starting(inner, context)?.range.end, 0),
    };
    let words = inner.get(..end)?;
    let time = read(words, &Context::default());
    (time.clock.is_some() && time.zone.is_some()).then_some(())?;
    Some((trimmed.get(..end + 1 + skip)?, trimmed.get(end + 1 + skip..)?))
}

fn closes_as_link(inner: &str) -> bool {
    inner.find(']').is_some_and(|end| {
        end < 60 && inner.get(end + 1..).is_some_and(|after| after.starts_with(['(', '[']))
    })
}

/// `:warning: 14:02`
fn past_shortcode(head: &str) -> &str {
    let Some(inner) = head.strip_prefix(':') else { return head };
    match inner.split_once(':') {
        Some((name, rest))
            if !name.is_empty()
                && name.len() < 40
                && name.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_') =>
        {
            rest.trim_start()
        }
        _ => head,
    }
}
