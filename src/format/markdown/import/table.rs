//! Pipe tables: their cells and what their columns hold.

use super::lines::{Line, Shape};
use std::borrow::Cow;

/// The cells of a row. A bar in code or behind a backslash is no border.
pub(super) fn cells(row: &str) -> Vec<Cow<'_, str>> {
    let row = row.trim();
    let row = row.strip_prefix('|').unwrap_or(row);
    let row = if row.ends_with("\\|") { row } else { row.strip_suffix('|').unwrap_or(row) };
    let mut all = Vec::with_capacity(4);
    let mut from = 0;
    for (at, _) in row.match_indices('|') {
        let cell = row.get(from..at).unwrap_or_default();
        if !escaped(cell) {
            all.push(words(cell));
            from = at + 1;
        }
    }
    all.push(words(row.get(from..).unwrap_or_default()));
    all
}

/// A backslash in front takes the meaning from a bar.
fn escaped(before: &str) -> bool {
    before.ends_with('\\')
}

fn words(cell: &str) -> Cow<'_, str> {
    let cell = cell.trim();
    if cell.contains("\\|") { Cow::Owned(cell.replace("\\|", "|")) } else { Cow::Borrowed(cell) }
}

/// The name of a column as words in front of a cell; none if every row would repeat something long.
pub(super) fn shown(name: &str) -> Option<&str> {
    const LONGEST: usize = 200;
    Some(name).filter(|name| !name.is_empty() && name.len() <= LONGEST)
}

/// `| --- | :-: |`
pub(super) fn is_delimiter(row: &str) -> bool {
    row.chars().all(|c| matches!(c, '|' | '-' | ':' | ' ' | '\t')) && row.contains('-')
}

/// How many lines from the first on are rows.
pub(super) fn length(lines: &[Line<'_>]) -> usize {
    lines.iter().take_while(|line| line.raw.contains('|') && line.shape != Shape::Code).count()
}

/// Whether a table begins at these lines: a row and a delimiter under it.
pub(super) fn begins(lines: &[Line<'_>]) -> bool {
    match lines {
        [header, delimiter, ..] => {
            // Nearly every line shows by its first letter that it is no delimiter.
            is_delimiter(delimiter.raw.trim_start())
                && delimiter.raw.contains('|')
                && header.raw.contains('|')
        }
        _ => false,
    }
}
