//! Rows as a table: another layout of the lines of list items. A table row is turned back into those lines, and they are read as in a
//! list; the writer lays out a table only where that gives the same row.

use super::item::{bold, labelled};
use super::line::{self, Kind};
use super::plain;
use crate::model::ListId;

/// A list that a style lays out as a table.
#[derive(Debug, Clone)]
pub(super) struct Table {
    /// The list.
    pub(super) list: ListId,
    /// Its columns, from the left.
    pub(super) columns: Vec<Column>,
}

/// A column: what stands in it, and what it is called.
#[derive(Debug, Clone)]
pub(super) struct Column {
    /// `at`, `text`, or the label of a field. `Status` also tells what the box of an action item says.
    pub(super) source: String,
    /// The words above it.
    pub(super) heading: String,
}

/// Between the lines of a cell.
const BREAK: &str = "<br>";

impl Table {
    /// The line above the rows.
    pub(super) fn head(&self) -> String {
        join(self.columns.iter().map(|column| plain::escape(&column.heading)))
    }

    /// The line between head and rows.
    pub(super) fn rule(&self) -> String {
        join(self.columns.iter().map(|_| "---".to_owned()))
    }

    fn has(&self, source: &str) -> bool {
        self.columns.iter().any(|column| column.source == source)
    }

    fn boxed(&self) -> bool {
        self.list == ListId::Actions && self.has("Status")
    }

    /// The lines of a list item as a row; `None` if they would not read well in cells.
    pub(super) fn row(&self, lines: &[String]) -> Option<String> {
        let text = lines.join("\n");
        let (scanned, _) = line::scan(&text);
        if scanned.iter().any(|line| !matches!(line.kind, Kind::Text | Kind::Comment)) {
            return None;
        }
        let (first, more) = lines.split_first()?;
        let mut rest = line::trim(first.strip_prefix('-')?);
        let mut cells = vec![String::new(); self.columns.len()];
        let mut put = |source: &str, words: &str| {
            let place = self.columns.iter().position(|column| column.source == source);
            match place.and_then(|place| cells.get_mut(place)) {
                Some(cell) if cell.is_empty() && !words.is_empty() => {
                    cell.push_str(words);
                    true
                }
                _ => false,
            }
        };
        let mut status = "";
        if self.boxed() {
            (status, rest) = match rest.strip_prefix("[x]") {
                Some(rest) => ("Done", rest),
                None => ("Open", rest.strip_prefix("[ ]")?),
            };
        }
        if self.has("at")
            && let Some((words, after)) = bold(rest).filter(|(words, _)| !words.ends_with(':'))
            && put("at", words)
        {
            rest = after.strip_prefix(" –").unwrap_or(after);
        }
        let mut text = line::trim(rest).to_owned();
        for line in more {
            let inner = line.strip_prefix("  ")?;
            let field = inner.strip_prefix("- ").and_then(labelled);
            if !field.is_some_and(|(label, value)| put(&label, value)) {
                text.push_str(BREAK);
                text.push_str(inner);
            }
        }
        put("Status", status);
        put("text", &text);
        Some(join(cells.into_iter()))
    }

    /// The lines of the list item that a row stands for; `None` if it has not the columns.
    pub(super) fn lines(&self, row: &str) -> Option<Vec<String>> {
        let cells = split(row)?;
        if cells.len() != self.columns.len() {
            return None;
        }
        let cell = |source: &str| {
            let place = self.columns.iter().position(|column| column.source == source);
            place.and_then(|place| cells.get(place)).map_or("", String::as_str)
        };
        let mut first = "-".to_owned();
        let status = cell("Status");
        if self.boxed() {
            first.push_str(if status == "Done" { " [x]" } else { " [ ]" });
        }
        let mut pieces = cell("text").split(BREAK);
        let text = pieces.next().unwrap_or_default();
        let at = cell("at");
        if !at.is_empty() {
            first.push_str(" **");
            first.push_str(at);
            first.push_str(if text.is_empty() { "**" } else { "** –" });
        }
        if !text.is_empty() {
            first.push(' ');
            first.push_str(text);
        }
        let mut lines = vec![first];
        let mut push = |words: &str| lines.push(["  ", words].concat());
        pieces.for_each(&mut push);
        for (column, value) in self.columns.iter().zip(&cells) {
            let source = column.source.as_str();
            let box_says = source == "Status" && self.boxed() && matches!(status, "Open" | "Done");
            if !matches!(source, "at" | "text") && !value.is_empty() && !box_says {
                push(&["- **", source, ":** ", value].concat());
            }
        }
        Some(lines)
    }
}

/// Cells as a row.
fn join(cells: impl Iterator<Item = String>) -> String {
    let mut out = "|".to_owned();
    for cell in cells {
        out.push(' ');
        out.push_str(&cell.replace('|', "\\|"));
        out.push_str(if cell.is_empty() { "|" } else { " |" });
    }
    out
}

/// The cells of a row.
fn split(row: &str) -> Option<Vec<String>> {
    let inner = line::trim(row).strip_prefix('|')?;
    let mut cells = Vec::new();
    let mut cell = String::new();
    let mut letters = inner.chars().peekable();
    while let Some(c) = letters.next() {
        match c {
            '\\' if letters.peek() == Some(&'|') => cell.extend(letters.next()),
            '|' => cells.push(line::trim(&std::mem::take(&mut cell)).to_owned()),
            c => cell.push(c),
        }
    }
    line::trim(&cell).is_empty().then_some(cells)
}
