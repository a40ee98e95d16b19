//! Action items in a table.

use super::super::lines::Line;
use super::super::marks::bare;
use super::super::reader::Reader;
use super::super::{body, table};
use super::field::{Column, column_of, set};
use super::group::Group;
use crate::format::Pace;
use crate::format::pace::{Stretch, goes_on};

impl<'a> Reader<'a> {
    /// Reads the rows of a table.
    pub(super) async fn action_table(
        &mut self,
        rows: &[Line<'a>],
        group: &Group,
        rest: &mut String,
        pace: &dyn Pace,
        part: Stretch,
    ) {
        let Some((header, rows)) = rows.split_first() else { return };
        let names: Vec<String> = table::cells(header.raw).iter().map(|cell| bare(cell)).collect();
        let columns: Vec<Option<Column>> = names.iter().map(|name| column_of(name)).collect();
        let main = columns.iter().position(|column| *column == Some(Column::Text)).unwrap_or(0);
        body::append(
            rest,
            &format!("{}\n{}", header.raw.trim(), rows.first().map_or("", |row| row.raw.trim())),
        );
        for (at, row) in rows.iter().enumerate().skip(1) {
            if !goes_on(pace, at, rows.len(), part).await {
                return;
            }
            let cells = table::cells(row.raw);
            let text = cells.get(main).cloned().unwrap_or_default();
            if bare(&text).is_empty() && cells.iter().filter(|cell| !cell.is_empty()).count() <= 1 {
                if cells.iter().any(|cell| !cell.is_empty()) {
                    body::append(rest, row.raw.trim());
                }
                continue;
            }
            self.action(text.into_owned(), group);
            let Some(item) = self.document.actions.last_mut() else { continue };
            for (at, cell) in cells.iter().enumerate() {
                if at == main || cell.is_empty() {
                    continue;
                }
                let name = names.get(at).map(String::as_str).unwrap_or_default();
                let kept = match columns.get(at).copied().flatten() {
                    Some(column) => set(item, column, cell),
                    None => false,
                };
                if !kept {
                    match table::shown(name) {
                        Some(name) => item.text.extend([" — ", name, ": ", cell]),
                        None => item.text.extend([" | ", cell]),
                    }
                }
            }
        }
    }
}
