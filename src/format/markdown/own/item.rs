//! A list item in our dialect: a first line, more text below it, labelled fields, remarks. What they mean is the business of
//! [`super::row`].

use super::line::{self, Kind, Line, dedent, trim};
use super::plain::unescape;
use super::remark::{self, Remark};

/// A list item taken apart.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Item {
    /// The number of its first line.
    pub(super) number: usize,
    /// The box in front: `[x]` or `[ ]`.
    pub(super) checked: Option<bool>,
    /// The first line without its mark and box.
    pub(super) head: String,
    /// The lines below that are text.
    pub(super) more: Vec<String>,
    /// The text of a verbatim block.
    pub(super) block: Option<String>,
    /// Labelled fields: label and value, as written.
    pub(super) fields: Vec<(String, String)>,
    /// Remarks.
    pub(super) remarks: Vec<Remark>,
}

/// Whether a list item begins on this line.
pub(super) fn begins(line: &str) -> bool {
    line == "-" || line.starts_with("- ") || line.starts_with("* ") || line.starts_with("+ ")
}

/// Whether a line belongs to the item above it.
pub(super) fn continues(line: &str) -> bool {
    line.starts_with("  ") || line.starts_with('\t')
}

/// The words of a bold label and what follows it: `**Owner:** Ann`.
pub(super) fn labelled(text: &str) -> Option<(String, &str)> {
    let (label, rest) = bold(text)?;
    let label = label.strip_suffix(':')?;
    (rest.is_empty() || rest.starts_with(' ')).then(|| (unescape(label), trim(rest)))
}

/// The inside of the bold words that `text` begins with, as written, and what follows.
pub(super) fn bold(text: &str) -> Option<(&str, &str)> {
    let inner = text.strip_prefix("**")?;
    let mut escaped = false;
    for (at, c) in inner.char_indices() {
        if !escaped && at > 0 && inner.get(at..).is_some_and(|rest| rest.starts_with("**")) {
            let (words, rest) = inner.split_at(at);
            return Some((words, rest.get(2..).unwrap_or_default()));
        }
        escaped = c == '\\' && !escaped;
    }
    None
}

impl Item {
    /// Take apart the lines of one item. `known` says which labels are fields of its row.
    pub(super) fn read(lines: &[Line<'_>], known: impl Fn(&str, &str) -> bool) -> Self {
        let mut item = Self { number: lines.first().map_or(0, |line| line.number), ..Self::default() };
        let first = lines.first().map_or("", |line| line.text);
        item.head = first.get(1..).unwrap_or_default().strip_prefix(' ').unwrap_or_default().to_owned();
        for (mark, checked) in [("[ ]", false), ("[x]", true), ("[X]", true)] {
            if let Some(rest) = item.head.strip_prefix(mark)
                && (rest.is_empty() || rest.starts_with(' '))
            {
                item.head = rest.strip_prefix(' ').unwrap_or_default().to_owned();
                item.checked = Some(checked);
                break;
            }
        }
        let mut rest = lines.iter().skip(1).peekable();
        while let Some(line) = rest.next() {
            let text = dedent(line.text);
            match line.kind {
                Kind::Edge if trim(line.text) == line::OPEN => {
                    let mut inner = Vec::new();
                    for line in rest.by_ref().take_while(|line| line.kind == Kind::Verbatim) {
                        inner.push(dedent_exactly(line.text));
                    }
                    let text = line::unblock(inner);
                    match &mut item.block {
                        Some(block) => block.push_str(&format!("\n\n{text}")),
                        None => item.block = Some(text),
                    }
                }
                Kind::Comment if remark::read(line.text).is_some() => {
                    item.remarks.extend(remark::read(line.text));
                }
                Kind::Text => match text.strip_prefix("- ").and_then(labelled) {
                    Some((label, value)) if known(&label, value) => {
                        item.fields.push((label, value.to_owned()));
                    }
                    _ => item.more.push(text.to_owned()),
                },
                Kind::Blank if line.text.trim_matches(' ').is_empty() && line.text.len() < 2 => {
                    item.more.push(String::new());
                }
                _ => item.more.push(text.to_owned()),
            }
        }
        while item.more.last().is_some_and(|line| trim(line).is_empty()) {
            item.more.pop();
        }
        item
    }

    /// Whether a remark has a member of this name.
    pub(super) fn states(&self, name: &str) -> bool {
        self.remarks.iter().any(|remark| remark.object().contains_key(name))
    }

    /// The text of the item, given what of the first line is text.
    pub(super) fn text(&self, head: &str) -> String {
        let mut text = head.to_owned();
        for line in &self.more {
            text.push('\n');
            text.push_str(line);
        }
        match &self.block {
            None => text,
            Some(block) if text.is_empty() => block.clone(),
            Some(block) => format!("{text}\n\n{block}"),
        }
    }
}

/// Inside a block the indentation is exactly two spaces, so that what is written comes back as it was.
fn dedent_exactly(line: &str) -> &str {
    line.strip_prefix("  ").unwrap_or(line)
}
