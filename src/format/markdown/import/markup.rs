//! The lines of a text as they stood before their HTML was turned into Markdown, for entries whose marks are words in HTML.

use super::lines::Line;

/// The lines of the source, if any of them was changed.
#[derive(Debug, Default)]
pub(super) struct Markup<'a> {
    lines: Vec<&'a str>,
    first: usize,
}

impl<'a> Markup<'a> {
    /// The lines of `text`, if it was changed; `first` is the number of its first line.
    pub fn of(text: &'a str, changed: bool, first: usize) -> Self {
        let lines = if changed { text.split('\n').collect() } else { Vec::new() };
        Self { lines, first }
    }

    /// The source of a line, where it is that line alone and bold in it is said by a word.
    pub fn of_line(&self, line: &Line<'_>) -> Option<&'a str> {
        /// What tags around one entry add at most; more than that is another entry.
        const TAGS: usize = 80;
        let source = self.lines.get(line.number.checked_sub(self.first)?)?.trim();
        let bold = source.starts_with('<') && source.contains("<strong>");
        (bold && source.len() <= line.raw.len() + TAGS).then_some(source)
    }
}
