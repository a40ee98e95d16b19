//! Pipe tables: their cells and what their columns hold.

use super::lines::Line;

/// The cells of a row. A bar in code or behind a backslash is no border.
pub(super) fn cells(row: &str) -> Vec<String> {
    let row = row.trim();
    let row = row.strip_prefix('|').unwrap_or(row);
    let row = if row.ends_with("\\|") { row } else { row.strip_suffix('|').unwrap_or(row) };
    let mut all = Vec::new();
    let mut cell = String::new();
    let mut chars = row.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\\' if chars.peek() == Some(&'|') => {
                chars.next();
                cell.push('|');
            }
            '|' => {
                all.push(cell.trim().to_owned());
                cell.clear();
            }
            _ => cell.push(c),
        }
    }
    all.push(cell.trim().to_owned());
    all
}

/// The name of a column as words in front of a cell; none if every row would repeat something long.
pub(super) fn shown(name: &str) -> Option<&str> {
    const LONGEST: usize = 200;
    Some(name).filter(|name| !name.is_empty() && name.len() <= LONGEST)
}

/// `| --- | :-: |`
pub(super) fn is_delimiter(row: &str) -> bool {
    row.contains('-') && row.chars().all(|c| matches!(c, '|' | '-' | ':' | ' ' | '\t'))
}

/// Whether a table begins at these lines: a row and a delimiter under it.
pub(super) fn begins(lines: &[Line<'_>]) -> bool {
    match lines {
        [header, delimiter, ..] => {
            header.raw.contains('|') && delimiter.raw.contains('|') && is_delimiter(delimiter.raw.trim())
        }
        _ => false,
    }
}
