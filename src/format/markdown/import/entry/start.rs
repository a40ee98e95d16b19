//! The beginning of an entry whose time stands in front: the time is found once, whatever is asked about it.

use super::super::marks::label;
use super::{Entry, separator};
use crate::time::Precision;
use crate::time::text::{Context, Found, Head, head as find_head, read};

/// The time at the beginning of a line, before anything around the line is known.
pub(in super::super) struct Start<'a> {
    /// Marks in front of the time.
    opened: &'a str,
    /// The line from the time on.
    head: &'a str,
    /// The time stands in the words of a link.
    linked: bool,
    time: Head<'a>,
}

impl<'a> Start<'a> {
    /// The time that a line begins with, perhaps behind marks.
    pub fn of(text: &'a str) -> Option<Self> {
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
        if !head.starts_with(|c: char| {
            c.is_ascii_digit() || matches!(c, '~' | '(' | '[' | '≈') || c.is_alphabetic()
        }) {
            return None;
        }
        Some(Self { opened, head, linked, time: find_head(head)? })
    }

    /// The time has a clock time.
    pub fn has_clock(&self) -> bool {
        self.time.has_clock()
    }

    /// An entry begins here: with a clock time, or with a date and something that happened on it.
    pub fn begins(&self) -> bool {
        let rest = self.head.get(self.time.end..).unwrap_or_default();
        let timed = self.has_clock() || self.time.is_approximate();
        // Most entries need no further look.
        let plain = !self.linked && !rest.starts_with(char::is_alphanumeric);
        if timed && plain && !rest.trim_start().starts_with(['(', '/']) {
            return true;
        }
        self.entry(&Context::default())
            .is_some_and(|entry| timed || !entry.text.is_empty() || !entry.label.is_empty())
    }

    /// The entry, its time completed by the context.
    pub fn entry(&self, context: &Context) -> Option<Entry> {
        let Self { opened, head, linked, ref time } = *self;
        let found = time.found(context);
        let mut rest = head.get(time.end..)?;
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
        } else if let Some((second, after)) = second_zone(rest) {
            written_tail = second;
            rest = after;
        }
        // `10:00 M` and `3:30x` are no times.
        if found.time.precision != Precision::Day && rest.starts_with(|c: char| c.is_alphanumeric()) {
            return None;
        }
        let inside = head.get(..found.range.end).unwrap_or_default();
        let bold = doubled(opened, b"*_") || doubled(inside, b"*");
        let after_time = rest;
        // Only marks that were opened in front of the time or inside it close behind it.
        let open = |c: char| opened.contains(c) || inside.contains(c);
        rest = rest.trim_start_matches(|c: char| match c {
            '*' | '_' | '`' => open(c),
            '}' => opened.contains('{'),
            _ => c.is_whitespace(),
        });
        let closed =
            after_time.get(..after_time.len() - rest.len()).is_some_and(|marks| doubled(marks, b"*_"));
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
        if doubled(&time.written, b"*") {
            time.written = time.written.replace("**", "");
        }
        if !written_tail.is_empty() {
            time.written = format!("{} {written_tail}", time.written);
        }
        entry.at = Some(time);
        entry.until = until;
        Some(entry)
    }
}

/// One of `marks` stands twice in a row. The texts are short: a search would take longer to set up.
fn doubled(text: &str, marks: &[u8]) -> bool {
    text.as_bytes().windows(2).any(|pair| matches!(*pair, [a, b] if a == b && marks.contains(&a)))
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
    entry.text = rest.to_owned();
}

/// `(17:14 UTC)` behind a time in another zone.
fn second_zone(rest: &str) -> Option<(&str, &str)> {
    let trimmed = rest.trim_start();
    let inner = trimmed.strip_prefix(['(', '/'])?;
    let (end, skip) = match trimmed.starts_with('(') {
        true => (inner.find(')')?, 1),
        false => (find_head(inner)?.end, 0),
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
