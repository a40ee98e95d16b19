//! Shapes of a line, written as they look: `[{time}] {who}: {text}`. A blank stands for one or more; the rest stands for itself.
//!
//! `{time}` is whatever the grammar of times reads, `{who}` a name, `{word}` anything without a blank, `{text}` the rest of the line.

use super::stamp::{Stamp, stamp};
use crate::time::text::Context;

/// What a line says.
#[derive(Debug, Clone, Default)]
pub(super) struct Head<'a> {
    pub stamp: Option<Stamp>,
    pub who: &'a str,
    pub text: &'a str,
}

/// Names are short; a longer one is a sentence.
const NAME: usize = 60;

/// Reads `line` as `pattern` says.
pub(super) fn fit<'a>(pattern: &str, line: &'a str, context: &Context) -> Option<Head<'a>> {
    let mut head = Head::default();
    step(pattern, line, context, &mut head).then_some(head)
}

fn step<'a>(pattern: &str, line: &'a str, context: &Context, head: &mut Head<'a>) -> bool {
    let Some(first) = pattern.chars().next() else { return line.trim().is_empty() };
    if first == ' ' {
        let rest = line.trim_start_matches([' ', '\t', '\u{a0}', '\u{2003}']);
        return rest.len() < line.len() && step(&pattern[1..], rest, context, head);
    }
    if first != '{' {
        let after = line.strip_prefix(first);
        return after.is_some_and(|rest| step(&pattern[first.len_utf8()..], rest, context, head));
    }
    let Some((name, rest)) = pattern[1..].split_once('}') else { return false };
    match name {
        "time" => {
            let Some((found, length)) = stamp(line, context) else { return false };
            head.stamp = Some(found);
            line.get(length..).is_some_and(|after| step(rest, after, context, head))
        }
        "text" => {
            head.text = line.trim();
            true
        }
        "word" => {
            let blank = line.find([' ', '\t']).unwrap_or(line.len());
            let next = rest.chars().next().filter(|c| *c != ' ');
            let end = next.and_then(|mark| line.get(..blank)?.find(mark)).unwrap_or(blank);
            end > 0 && line.get(end..).is_some_and(|after| step(rest, after, context, head))
        }
        _ => who(rest, line, context, head),
    }
}

/// A name ends where what follows it in the pattern first fits.
fn who<'a>(rest: &str, line: &'a str, context: &Context, head: &mut Head<'a>) -> bool {
    let next = rest.chars().next();
    let ends = line.char_indices().skip(1).take(NAME).filter(|(_, c)| match next {
        Some(' ') => matches!(c, ' ' | '\t' | '\u{a0}' | '\u{2003}'),
        Some(mark) => *c == mark,
        None => false,
    });
    for (end, _) in ends {
        let (name, after) = line.split_at(end);
        if is_name(name) && step(rest, after, context, head) {
            head.who = name.trim();
            return true;
        }
    }
    if next.is_none() && line.chars().count() <= NAME && is_name(line) {
        head.who = line.trim();
        return true;
    }
    false
}

/// A few words without the marks of a sentence.
fn is_name(words: &str) -> bool {
    let words = words.trim();
    let first = words.trim_start_matches(['@', '+', '%', '&', '~', '*', '_', '#']).chars().next();
    first.is_some_and(char::is_alphanumeric)
        && words.split_whitespace().count() <= 6
        && !words.contains([':', ';', '<', '>', '[', ']', '=', '"', '|'])
        && !words.ends_with(['.', '!', '?', ','])
}
