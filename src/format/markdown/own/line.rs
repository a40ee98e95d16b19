//! The lines of a text in our dialect: which are headings, which lie inside code or inside a verbatim block.
//!
//! The writer asks the same scanner whether a text would be taken apart, so the two cannot disagree.

/// What a line is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// A heading of this level, in the first column.
    Heading(usize),
    /// A line of nothing but spaces.
    Blank,
    /// A comment of its own on a line.
    Comment,
    /// The first or last line of a verbatim block.
    Edge,
    /// A line inside a verbatim block.
    Verbatim,
    /// A line inside fenced code, fences included.
    Code,
    /// Any other line.
    Text,
}

/// A line and what it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Line<'a> {
    /// The line without its end.
    pub(super) text: &'a str,
    /// What it is.
    pub(super) kind: Kind,
    /// Its number, counted from 1.
    pub(super) number: usize,
}

/// Opens a verbatim block: everything to its end is text, whatever it looks like.
pub(super) const OPEN: &str = "<!-- text -->";
/// Closes a verbatim block.
pub(super) const CLOSE: &str = "<!-- /text -->";
/// Stands between a section's text and its rows where they could be confused.
pub(super) const ROWS: &str = "<!-- rows -->";

/// Without spaces and tabs at both ends. (Other white space is text.)
pub(super) fn trim(text: &str) -> &str {
    text.trim_matches([' ', '\t'])
}

/// The lines of `text`; `true` if it ends outside code and blocks.
pub(super) fn scan(text: &str) -> (Vec<Line<'_>>, bool) {
    let all: Vec<&str> = text.split('\n').collect();
    let last_close = all.iter().rposition(|line| trim(line) == CLOSE);
    let mut fence: Option<(char, usize)> = None;
    let mut verbatim = false;
    let mut lines = Vec::with_capacity(all.len());
    for (index, text) in all.into_iter().enumerate() {
        let bare = trim(text);
        let kind = if verbatim {
            verbatim = bare != CLOSE;
            if verbatim { Kind::Verbatim } else { Kind::Edge }
        } else if let Some((mark, length)) = fence {
            if run(bare, mark) >= length && trim(bare.trim_start_matches(mark)).is_empty() {
                fence = None;
            }
            Kind::Code
        } else if bare == OPEN && last_close.is_some_and(|close| close > index) {
            verbatim = true;
            Kind::Edge
        } else if let Some(opened) = fence_of(bare) {
            fence = Some(opened);
            Kind::Code
        } else if bare.is_empty() {
            Kind::Blank
        } else if bare.starts_with("<!--") && bare.ends_with("-->") {
            Kind::Comment
        } else if let Some(level) = heading_level(text) {
            Kind::Heading(level)
        } else {
            Kind::Text
        };
        lines.push(Line { text, kind, number: index + 1 });
    }
    (lines, fence.is_none() && !verbatim)
}

fn run(text: &str, mark: char) -> usize {
    text.chars().take_while(|c| *c == mark).count()
}

pub(super) fn fence_of(bare: &str) -> Option<(char, usize)> {
    let mark = bare.chars().next().filter(|c| matches!(c, '`' | '~'))?;
    let length = run(bare, mark);
    let info = bare.get(length..).unwrap_or_default();
    (length >= 3 && (mark == '~' || !info.contains('`'))).then_some((mark, length))
}

fn heading_level(line: &str) -> Option<usize> {
    let level = run(line, '#');
    let after = line.get(level..)?;
    ((1..=6).contains(&level) && (after.is_empty() || after.starts_with([' ', '\t']))).then_some(level)
}

/// The words of a heading line.
pub(super) fn heading_words(line: &str) -> &str {
    let words = trim(line.trim_start_matches('#'));
    let open = words.trim_end_matches('#');
    if open.is_empty() || (open.len() < words.len() && open.ends_with([' ', '\t'])) {
        trim(open)
    } else {
        words
    }
}

/// Whether `text` can stand as it is: no line of it would be read as structure, and it neither begins nor ends with a blank line.
pub(super) fn is_plain(text: &str) -> bool {
    let (lines, closed) = scan(text);
    let blank = |line: Option<&Line<'_>>| line.is_none_or(|line| trim(line.text).is_empty());
    closed
        && !blank(lines.first())
        && !blank(lines.last())
        && lines.iter().all(|line| matches!(line.kind, Kind::Text | Kind::Blank | Kind::Code))
}

/// The lines of a verbatim block that holds `text`.
pub(super) fn block(text: &str) -> Vec<String> {
    let mut lines = vec![OPEN.to_owned()];
    for line in text.split('\n') {
        // A line that would end the block gets a backslash more than it has.
        match close_marks(line) {
            Some(at) => {
                let (before, after) = line.split_at(at);
                lines.push(format!("{before}\\{after}"));
            }
            None => lines.push(line.to_owned()),
        }
    }
    lines.push(CLOSE.to_owned());
    lines
}

/// The text of a verbatim block's inner lines.
pub(super) fn unblock<'a>(lines: impl IntoIterator<Item = &'a str>) -> String {
    let line = |line: &'a str| match close_marks(line) {
        Some(at) if line.get(at..).is_some_and(|rest| rest.starts_with('\\')) => {
            let (before, after) = line.split_at(at);
            format!("{before}{}", after.get(1..).unwrap_or_default())
        }
        _ => line.to_owned(),
    };
    lines.into_iter().map(line).collect::<Vec<_>>().join("\n")
}

/// Where a line that looks like the end of a block, escaped or not, has its backslashes.
fn close_marks(line: &str) -> Option<usize> {
    let start = line.len() - line.trim_start_matches([' ', '\t']).len();
    let inner = line.get(start..)?.strip_prefix("<!-- ")?;
    (trim(inner.trim_start_matches('\\')) == "/text -->").then_some(start + "<!-- ".len())
}

/// Lines moved to the right, to stand inside a list item.
pub(super) fn indent(lines: impl IntoIterator<Item = String>) -> Vec<String> {
    lines.into_iter().map(|line| if line.is_empty() { line } else { format!("  {line}") }).collect()
}

/// A line moved back to the left.
pub(super) fn dedent(line: &str) -> &str {
    line.strip_prefix("  ").unwrap_or_else(|| line.trim_start_matches([' ', '\t']))
}
