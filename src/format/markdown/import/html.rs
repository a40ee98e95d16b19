//! HTML that people write between or instead of Markdown, turned into the Markdown it stands for. Tags that carry more than structure
//! stay as they are.

use crate::format::Pace;
use crate::format::pace::{goes_on, within};
use std::borrow::Cow;

/// Block tags become lines with Markdown marks, breaks become line breaks. Text without such tags is returned as it is.
pub(super) async fn flatten<'a>(text: &'a str, pace: &dyn Pace) -> Cow<'a, str> {
    if !has_structure(text, pace).await {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + text.len() / 8);
    let mut rest = text;
    let mut fenced = false;
    let mut list_depth = 0_usize;
    let mut bold_depth = 0_usize;
    let mut line = LastLine::default();
    let mut marks = 0;
    while let Some(open) = rest.find(['<', '`']) {
        let done = text.len() - rest.len();
        if !goes_on(pace, marks, 1, within((0.0, 0.1), done, done, text.len())).await {
            break;
        }
        marks += 1;
        let (before, at) = rest.split_at(open);
        out.push_str(before);
        if at.starts_with('`') {
            let ticks = at.bytes().take_while(|byte| *byte == b'`').count();
            let (mark, after) = at.split_at(ticks);
            out.push_str(mark);
            if ticks >= 3 && begins_line(&out) {
                fenced = !fenced;
            } else if !fenced && let Some(end) = near(after).find(mark) {
                // Code inside a line is opaque too.
                let (code, after) = after.split_at(end + ticks);
                out.push_str(code);
                rest = after;
                continue;
            }
            rest = after;
            continue;
        }
        let tag = if fenced { None } else { tag(at) };
        let Some((name, closing, bare, length)) = tag else {
            out.push('<');
            rest = at.get(1..).unwrap_or_default();
            continue;
        };
        let (source, after) = at.split_at(length);
        rest = after;
        match (name, closing) {
            ("br", _) => {
                // A break at the end of its line adds nothing.
                let line_ends = after.trim_start_matches([' ', '\t', '\r', '\\']).starts_with('\n')
                    || after.trim_start().is_empty();
                if line.is_row(&out) {
                    out.push_str(source);
                } else if !line_ends {
                    out.push('\u{2028}');
                }
            }
            ("h1" | "h2" | "h3" | "h4" | "h5" | "h6", false) if bare => {
                new_line(&mut out);
                let level = name.as_bytes().get(1).map_or(2, |digit| usize::from(digit - b'0'));
                out.push_str(&"#".repeat(level));
                out.push(' ');
            }
            ("h1" | "h2" | "h3" | "h4" | "h5" | "h6", true) => out.push('\u{2028}'),
            ("ul" | "ol", false) if bare => {
                list_depth += 1;
                new_line(&mut out);
            }
            ("ul" | "ol", true) => {
                list_depth = list_depth.saturating_sub(1);
                new_line(&mut out);
            }
            ("li", false) if bare => {
                new_line(&mut out);
                out.push_str(&"  ".repeat(list_depth.saturating_sub(1).min(8)));
                out.push_str("- ");
                rest = rest.trim_start();
            }
            // Words behind the end of an item or a paragraph are no part of its last word.
            ("li" | "p", true) => {
                if after.starts_with(char::is_alphanumeric) {
                    new_line(&mut out);
                }
            }
            ("p", false) if bare => new_line(&mut out),
            ("strong" | "b", false) if bare => {
                bold_depth += 1;
                out.push_str("**");
            }
            ("strong" | "b", true) if bold_depth > 0 => {
                bold_depth -= 1;
                out.push_str("**");
            }
            _ => out.push_str(source),
        }
    }
    out.push_str(rest);
    Cow::Owned(out)
}

/// The rest of the line, as far as code inside a line may reach.
fn near(text: &str) -> &str {
    const REACH: usize = 1000;
    let end = text.bytes().take(REACH).position(|byte| byte == b'\n').unwrap_or_else(|| {
        (0..=REACH.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0)
    });
    text.get(..end).unwrap_or_default()
}

/// Where the last line of a growing text begins, found by looking at each byte once.
#[derive(Default)]
struct LastLine {
    begins: usize,
    seen: usize,
}

impl LastLine {
    /// Whether the last line of `out` begins with a bar.
    fn is_row(&mut self, out: &str) -> bool {
        let new = out.get(self.seen.min(out.len())..).unwrap_or_default();
        if let Some(end) = new.rfind(['\n', '\u{2028}']) {
            let end = out.len() - new.len() + end;
            self.begins = end + out.get(end..).and_then(|rest| rest.chars().next()).map_or(1, char::len_utf8);
        }
        self.seen = out.len();
        out.get(self.begins..).unwrap_or_default().trim_start().starts_with('|')
    }
}

/// Nothing but blanks and the fence itself stands in the last line.
fn begins_line(out: &str) -> bool {
    let before = out.trim_end_matches('`').trim_end_matches([' ', '\t']);
    before.is_empty() || before.ends_with('\n')
}

async fn has_structure(text: &str, pace: &dyn Pace) -> bool {
    const TAGS: [&str; 9] = ["br", "li", "h", "p>", "ul", "ol", "BR", "strong>", "b>"];
    for (count, (at, _)) in text.match_indices('<').enumerate() {
        let inner = text.get(at + 1..).unwrap_or_default();
        if TAGS.iter().any(|tag| inner.starts_with(tag)) {
            return true;
        }
        if !goes_on(pace, count, 1, (0.0, 0.0)).await {
            return false;
        }
    }
    false
}

fn new_line(out: &mut String) {
    let tail = out.trim_end_matches([' ', '\t']);
    let blank = tail.is_empty() || tail.ends_with(['\n', '\u{2028}']);
    if !blank {
        out.push('\u{2028}');
    } else if out.ends_with([' ', '\t']) {
        // Indentation of the tag is none of the list's.
        let length = tail.len();
        out.truncate(length);
    }
}

/// Name, whether it closes, whether it has no attributes, and the length of the tag that `text` begins with.
fn tag(text: &str) -> Option<(&'static str, bool, bool, usize)> {
    const NAMES: [&str; 13] =
        ["br", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "p", "strong", "b"];
    let mut inner = text.strip_prefix('<')?;
    let closing = inner.starts_with('/');
    inner = inner.trim_start_matches('/');
    let end = inner.bytes().take(8).take_while(u8::is_ascii_alphanumeric).count();
    let head = inner.get(..end)?;
    let name = NAMES.into_iter().find(|name| name.eq_ignore_ascii_case(head))?;
    let tail = inner.get(end..)?;
    let close = tail.bytes().take(300).position(|byte| byte == b'>')?;
    let attributes = tail.get(..close)?.trim_matches([' ', '/', '\n', '\t']);
    Some((name, closing, attributes.is_empty(), text.len() - tail.len() + close + 1))
}
