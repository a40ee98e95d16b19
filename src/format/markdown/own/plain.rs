//! Plain text inside Markdown: escaped so that a name or a title cannot become a heading, a link or HTML, and back.
//!
//! `unescape(escape(text))` is `text` for every text; [`unescape`] also reads what people write by hand.

use crate::model::Link;

/// `text` as Markdown on one line that shows it literally.
pub(in crate::format) fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    let tildes = text.matches('~').count() > 1;
    let mut before: Option<char> = None;
    for (at, c) in text.char_indices() {
        let rest = text.get(at + c.len_utf8()..).unwrap_or_default();
        let next = rest.chars().next();
        let word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        let edge = before.is_none() || next.is_none();
        // An entity, because not every reader of Markdown heeds a backslash before it.
        if c == '<' && next.is_none_or(|next| next.is_alphanumeric() || matches!(next, '/' | '!' | '?')) {
            out.push_str("&lt;");
            before = Some(c);
            continue;
        }
        let slash = match c {
            '`' | '*' | '[' | ']' => true,
            '\\' => !word(next),
            '_' => !(word(before) && word(next)),
            '&' => entity(text.get(at..).unwrap_or_default()).is_some(),
            '~' => tildes,
            '#' => edge,
            _ => false,
        };
        if (c.is_control() && c != '\t') || (edge && matches!(c, ' ' | '\t')) {
            out.push_str(&format!("&#{};", u32::from(c)));
        } else {
            out.push_str(if slash { "\\" } else { "" });
            out.push(c);
        }
        before = Some(c);
    }
    out
}

/// The text that escaped Markdown shows.
pub(in crate::format) fn unescape(markdown: &str) -> String {
    let mut out = String::with_capacity(markdown.len());
    let mut rest = markdown;
    while let Some(c) = rest.chars().next() {
        let after = rest.get(c.len_utf8()..).unwrap_or_default();
        let (shown, left) = match c {
            '\\' => match after.chars().next().filter(char::is_ascii_punctuation) {
                Some(escaped) => (escaped, after.get(1..).unwrap_or_default()),
                None => (c, after),
            },
            '&' => match entity(rest) {
                Some((Some(shown), length)) => (shown, rest.get(length..).unwrap_or_default()),
                _ => (c, after),
            },
            _ => (c, after),
        };
        out.push(shown);
        rest = left;
    }
    out
}

/// The entity that `text` begins with: what it shows, where we know it, and its length.
fn entity(text: &str) -> Option<(Option<char>, usize)> {
    let end = text.char_indices().take(34).find(|(_, c)| *c == ';')?.0;
    let name = text.get(1..end)?;
    let shown = match name {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "nbsp" => Some('\u{a0}'),
        _ => match name.strip_prefix('#') {
            Some(digits) if !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit()) => {
                Some(digits.parse::<u32>().ok().and_then(char::from_u32)?)
            }
            Some(_) => None,
            None if !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric()) => None,
            None => return None,
        },
    };
    Some((shown, end + 1))
}

/// Names on one line, with commas between.
pub(in crate::format) fn join(names: &[String]) -> String {
    let name = |name: &String| escape(name).replace(',', "&#44;");
    names.iter().map(name).collect::<Vec<_>>().join(", ")
}

/// The names on a line.
pub(in crate::format) fn split(line: &str) -> Vec<String> {
    line.split(',').map(|name| unescape(name.trim_matches([' ', '\t']))).collect()
}

/// A link. An address that could run something is shown, but cannot be followed.
pub(in crate::format) fn link(link: &Link) -> String {
    let mut url = String::new();
    for (at, c) in link.url.char_indices() {
        let hidden = c.is_whitespace()
            || c.is_control()
            || matches!(c, '<' | '>' | '(' | ')' | '\\' | '`' | '"' | '\'');
        match c {
            // What stands for another character would be read as that character.
            '&' if entity(link.url.get(at..).unwrap_or_default()).is_some() => url.push_str("&#38;"),
            c if hidden => url.push_str(&format!("&#{};", u32::from(c))),
            c => url.push(c),
        }
    }
    let web = link.url.starts_with("https://") || link.url.starts_with("http://");
    match (web || safe(&link.url), link.label.as_str()) {
        (true, "") if web => format!("<{url}>"),
        (true, label) => format!("[{}]({url})", escape(label)),
        (false, label) => format!("[{}] ({url})", escape(label)),
    }
}

/// Whether an address can be followed without running anything: no scheme, or one of the usual ones.
fn safe(url: &str) -> bool {
    match url.split_once(':') {
        Some((scheme, _)) if !scheme.contains(['/', '?', '#']) => {
            ["http", "https", "mailto", "tel", "ftp"].iter().any(|known| known.eq_ignore_ascii_case(scheme))
        }
        _ => true,
    }
}

/// The link that `markdown` is, if it is one and nothing else.
pub(in crate::format) fn read_link(markdown: &str) -> Option<Link> {
    let markdown = markdown.trim_matches([' ', '\t']);
    if let Some(url) = markdown.strip_prefix('<').and_then(|rest| rest.strip_suffix('>')) {
        return (!url.contains(['<', '>', ' '])).then(|| Link { label: String::new(), url: entities(url) });
    }
    let inner = markdown.strip_prefix('[')?.strip_suffix(')')?;
    let close = inner.match_indices(']').map(|(at, _)| at).find(|at| {
        let slashes =
            inner.get(..*at).unwrap_or_default().bytes().rev().take_while(|byte| *byte == b'\\').count();
        slashes % 2 == 0
    })?;
    let (label, rest) = (inner.get(..close)?, inner.get(close + 1..)?);
    let url = rest.strip_prefix(" (").or_else(|| rest.strip_prefix('('))?;
    (!url.contains([' ', '<', '>'])).then(|| Link { label: unescape(label), url: entities(url) })
}

/// Addresses hold numeric entities only: a backslash in one is part of it.
fn entities(url: &str) -> String {
    let mut out = String::with_capacity(url.len());
    let mut rest = url;
    while let Some(found) = rest.find("&#") {
        let (before, from) = rest.split_at(found);
        out.push_str(before);
        match entity(from) {
            Some((Some(shown), length)) => {
                out.push(shown);
                rest = from.get(length..).unwrap_or_default();
            }
            _ => {
                out.push_str("&#");
                rest = from.get(2..).unwrap_or_default();
            }
        }
    }
    out.push_str(rest);
    out
}
