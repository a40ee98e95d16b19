//! Prose that stays inert where it is shown by a program that lets raw HTML through: what would become an element, or a link that runs
//! something, is written with an entity. Which entities were put in is remembered apart, so the author's words come back to the letter.
//!
//! Code is spared where every reader of Markdown sees code; in doubt it is not. Everything takes time in proportion to the text.

use super::line::{self, fence_of};
use crate::format::link::runs;
use std::ops::Range;

/// What is written for what: a bracket that opens a tag, the same behind a backslash (not every reader of Markdown heeds it), and the
/// bracket before the address of a link.
const MARKS: [(&str, &str); 3] = [("&lt;", "<"), ("&#60;", "\\<"), ("&#93;", "]")];

/// `text` without anything active, and which of its entities were put in. The first line of a `row` stands behind other words.
pub(super) fn inert(text: &str, row: bool) -> (String, Vec<usize>) {
    let spots = if text.contains(['<', ']']) { spots(text, row) } else { Vec::new() };
    let (mut out, mut numbers, mut from, mut number) = (String::with_capacity(text.len()), Vec::new(), 0, 0);
    for at in spots {
        let (before, rest) = (text.get(from..at).unwrap_or_default(), text.get(at..).unwrap_or_default());
        let Some((mark, plain)) = MARKS.into_iter().find(|(_, plain)| rest.starts_with(plain)) else {
            continue;
        };
        number += marks(before).count();
        numbers.push(number);
        number += 1;
        out.push_str(before);
        out.push_str(mark);
        from = at + plain.len();
    }
    out.push_str(text.get(from..).unwrap_or_default());
    (out, numbers)
}

/// The author's words: the entities with these numbers are what they stand for.
pub(super) fn mend(text: &str, numbers: &[usize]) -> String {
    let (mut out, mut from) = (String::with_capacity(text.len()), 0);
    for (number, (at, mark, plain)) in marks(text).enumerate() {
        if numbers.binary_search(&number).is_ok() {
            out.push_str(text.get(from..at).unwrap_or_default());
            out.push_str(plain);
            from = at + mark.len();
        }
    }
    out.push_str(text.get(from..).unwrap_or_default());
    out
}

/// Whether there is anything active in a text.
pub(super) fn is_active(text: &str) -> bool {
    !spots(text, false).is_empty()
}

/// Every mark in a text, from the left.
fn marks(text: &str) -> impl Iterator<Item = (usize, &'static str, &'static str)> {
    text.match_indices('&').filter_map(|(at, _)| {
        let rest = text.get(at..)?;
        MARKS.into_iter().find(|(mark, _)| rest.starts_with(mark)).map(|(mark, plain)| (at, mark, plain))
    })
}

/// Where something active begins.
fn spots(text: &str, row: bool) -> Vec<usize> {
    let mut spots = Vec::new();
    let mut code = code(text, row).into_iter().peekable();
    for (at, found) in text.match_indices(['<', ']']) {
        while code.next_if(|range| range.end <= at).is_some() {}
        if code.peek().is_some_and(|range| range.contains(&at)) {
            continue;
        }
        let rest = text.get(at + 1..).unwrap_or_default();
        let odd = text.bytes().take(at).rev().take_while(|byte| *byte == b'\\').count() % 2;
        match found {
            "<" if opens(rest) && !tame(rest) => spots.push(at - odd),
            "]" if odd == 0 && leads_astray(rest) => spots.push(at),
            _ => {}
        }
    }
    spots
}

/// Whether what follows a bracket makes it a tag.
fn opens(rest: &str) -> bool {
    rest.starts_with(|c: char| c.is_ascii_alphabetic() || matches!(c, '/' | '!' | '?'))
}

/// A comment at the end of a line with nothing in it that could end it early (behind it on its line nothing is code), a line break, or
/// an address that may be followed.
fn tame(rest: &str) -> bool {
    if let Some(inner) = rest.strip_prefix("!--") {
        let Some(end) = inner.find(['<', '>', '\n']) else { return false };
        let (inner, after) = (inner.get(..end).unwrap_or_default(), inner.get(end..).unwrap_or_default());
        let (Some(inner), Some(after)) = (inner.strip_suffix("--"), after.strip_prefix('>')) else {
            return false;
        };
        let ends = after.trim_start_matches([' ', '\t']).chars().next().is_none_or(|c| c == '\n');
        return ends && inner.starts_with(' ') && inner.ends_with(' ') && !inner.contains("--");
    }
    let address = ["https://", "http://", "mailto:"].iter().any(|start| rest.starts_with(start));
    let odd = |c: char| c.is_whitespace() || c.is_control() || matches!(c, '<' | '>' | '"' | '\'' | '`');
    let Some(end) = rest.find(odd) else { return false };
    rest.get(end..).is_some_and(|after| after.starts_with('>')) && (address || rest.get(..end) == Some("br"))
}

/// The most characters that the scheme of an address is looked for in.
const LONGEST_HEAD: usize = 300;

/// Whether what follows a closing bracket is an address whose scheme is not known to be harmless.
fn leads_astray(rest: &str) -> bool {
    let Some(address) = rest.strip_prefix(['(', ':']) else { return false };
    let address = address.trim_start_matches([' ', '\t', '\n', '>', '<']);
    // What goes on without an end is looked at no further; in doubt it is not spared.
    let near = address.char_indices().nth(LONGEST_HEAD).and_then(|(end, _)| address.get(..end));
    let end = match (near.unwrap_or(address).find(['/', '?', '#', ' ', '\n', ')']), near) {
        (Some(end), _) => end,
        (None, None) => address.len(),
        (None, Some(_)) => return true,
    };
    let head = address.get(..end).unwrap_or_default();
    // An entity or a backslash may hide a colon. Words with a colon behind a label in brackets are common: `[14:02]: note: more`.
    let words = rest.starts_with(':') && head.ends_with(':');
    head.contains(['&', '\\']) || (head.contains(':') && !words && runs(near.unwrap_or(address)))
}

/// Where code is, for certain.
fn code(text: &str, row: bool) -> Vec<Range<usize>> {
    let mut lines = Vec::new();
    let mut at = 0;
    for line in text.split('\n') {
        lines.push((at, line));
        at += line.len() + 1;
    }
    let (mut found, mut chunk) = (Vec::new(), 0);
    let mut index = usize::from(row);
    while index < lines.len() {
        let Some((start, line)) = lines.get(index).copied() else { break };
        let closing = fence_end(&lines, index);
        if closing.is_some() || line::trim(line).is_empty() {
            spans(lines.get(chunk..index).unwrap_or_default(), &mut found);
            let last = closing.unwrap_or(index);
            if let Some((end, _)) = lines.get(last).filter(|_| closing.is_some()) {
                found.push(start..*end);
            }
            index = last + 1;
            chunk = index;
        } else {
            index += 1;
        }
    }
    spans(lines.get(chunk..).unwrap_or_default(), &mut found);
    found
}

/// The most lines between fences that are looked at.
const FENCE: usize = 1000;

/// The line that closes the fence which opens on this one. Everything between must be indented as far, so that no list or quote ends
/// inside; deeper than three, it must be code as a span of a paragraph, too.
fn fence_end(lines: &[(usize, &str)], index: usize) -> Option<usize> {
    let indent = |line: &str| line.len() - line.trim_start_matches(' ').len();
    let (_, opener) = lines.get(index)?;
    let (mark, length) = fence_of(line::trim(opener)).filter(|_| !opener.starts_with('\t'))?;
    let depth = indent(opener);
    for (at, (_, line)) in lines.iter().enumerate().skip(index + 1).take(FENCE) {
        let bare = line::trim(line);
        if indent(line) == depth && bare.len() >= length && bare.chars().all(|c| c == mark) {
            return (depth < 4 || (mark == '`' && bare.len() == length)).then_some(at);
        }
        let blank = bare.is_empty();
        if (!blank && indent(line) < depth) || (depth > 3 && (blank || bare.contains('`'))) {
            return None;
        }
    }
    None
}

/// The code spans of a paragraph, if each of its lines has its backticks in pairs: then all readers agree on them.
fn spans(lines: &[(usize, &str)], found: &mut Vec<Range<usize>>) {
    let before = found.len();
    for (start, line) in lines {
        let mut from = 0;
        while let Some(open) = line.get(from..).and_then(|rest| rest.find('`')).map(|at| at + from) {
            let rest = line.get(open..).unwrap_or_default();
            let length = rest.len() - rest.trim_start_matches('`').len();
            let escaped = line.get(..open).is_some_and(|before| before.ends_with('\\'));
            let close = close(line, open + length, length).filter(|_| !escaped);
            let Some(close) = close else {
                found.truncate(before);
                return;
            };
            // A bar would end a table's cell.
            if !line.get(open..close).is_some_and(|inner| inner.contains('|')) {
                found.push(start + open..start + close);
            }
            from = close + length;
        }
    }
}

/// Where the next run of this many backticks begins.
fn close(line: &str, from: usize, length: usize) -> Option<usize> {
    let mut at = from;
    loop {
        at += line.get(at..)?.find('`')?;
        let rest = line.get(at..)?;
        let run = rest.len() - rest.trim_start_matches('`').len();
        if run == length {
            return Some(at);
        }
        at += run;
    }
}
