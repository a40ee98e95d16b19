//! A timeline in a table.

use super::super::entry::{self, Entry};
use super::super::lines::Line;
use super::super::marks::bare;
use super::super::reader::Reader;
use super::super::{body, table};
use super::Walk;
use crate::time::Time;
use crate::time::text::find_zone;

/// What the columns of a table hold.
pub(super) struct Columns {
    names: Vec<String>,
    date: Option<usize>,
    time: Option<usize>,
    main: Option<usize>,
    actor: Option<usize>,
    /// Rows that were not read yet.
    left: usize,
    /// Whether times around the table are not exact.
    around: bool,
}

impl<'a> Reader<'a> {
    /// Begins a table; returns how many lines that took. Its rows are read one by one.
    pub(super) fn event_table(&mut self, walk: &mut Walk, lines: &[Line<'a>]) -> usize {
        let length = table::length(lines);
        let rows = lines.get(..length).unwrap_or_default();
        let Some((header, rows)) = rows.split_first() else { return 1 };
        let names: Vec<String> = table::cells(header.raw).iter().map(|cell| bare(cell)).collect();
        let lower: Vec<String> = names.iter().map(|name| name.to_lowercase()).collect();
        let column =
            |words: &[&str]| lower.iter().position(|name| words.iter().any(|word| name.contains(word)));
        let date = column(&["date", "day", "fecha", "日"]);
        let time = column(&["time", "when", "clock", "hora", "uhr", "zeit", "heure", "時刻", "时间"]);
        let first_is_time = || {
            // The first rows tell what the others are.
            let some = rows.get(1..rows.len().min(200)).unwrap_or_default();
            some.iter()
                .filter(|row| table::cells(row.raw).first().is_some_and(|cell| entry::begins(cell)))
                .count()
                * 2
                > some.len()
        };
        let time = time.or_else(|| first_is_time().then_some(0));
        if time.is_none() && date.is_none() {
            walk.open = None;
            let text = body::text(lines.get(..length).unwrap_or_default());
            body::append(&mut walk.rest, &text);
            return length;
        }
        if let Some(zone) = time.or(date).and_then(|at| names.get(at)).and_then(|name| find_zone(name)) {
            if self.document.zone.is_none() {
                self.document.zone = Some(zone.clone());
            }
            walk.zone = Some(zone);
        }
        // What stands above the table or over the column.
        self.read_lead(walk, true);
        let around = walk.approximate;
        walk.approximate |= time
            .and_then(|at| lower.get(at))
            .is_some_and(|name| name.contains("approx") || name.contains('~'));
        walk.open = None;
        self.flush_words(walk);
        // The names of the columns are the house's words.
        body::append(
            &mut walk.rest,
            &format!("{}\n{}", header.raw.trim(), rows.first().map_or("", |row| row.raw.trim())),
        );
        let main = column(&[
            "event",
            "description",
            "action",
            "what",
            "detail",
            "happened",
            "note",
            "activity",
            "update",
            "evento",
        ])
        .filter(|at| Some(*at) != time && Some(*at) != date)
        .or_else(|| (0..names.len()).find(|at| Some(*at) != time && Some(*at) != date));
        let actor = column(&["actor", "who", "person", "by", "owner", "responsible"])
            .filter(|at| Some(*at) != main && Some(*at) != time);
        walk.columns =
            Some(Columns { names, date, time, main, actor, left: length.saturating_sub(2), around });
        2
    }

    /// Reads the next row of the table that began; `false`: it has none left.
    pub(super) fn table_row(&mut self, walk: &mut Walk, row: &Line<'a>) -> bool {
        let Some(mut columns) = walk.columns.take() else { return false };
        if columns.left == 0 {
            walk.open = None;
            walk.approximate = columns.around;
            return false;
        }
        columns.left -= 1;
        self.event_row(walk, row, &columns);
        walk.columns = Some(columns);
        true
    }

    fn event_row(&mut self, walk: &mut Walk, row: &Line<'a>, columns: &Columns) {
        let Columns { ref names, date, time, main, actor, .. } = *columns;
        let cells = table::cells(row.raw);
        if cells.iter().all(|cell| cell.is_empty()) {
            return;
        }
        let cell =
            |at: Option<usize>| at.and_then(|at| cells.get(at)).map(|cell| cell.trim()).unwrap_or_default();
        let words = match (date, time) {
            (Some(date), Some(time)) if date != time => {
                bare(&format!("{} {}", cell(Some(date)), cell(Some(time))))
            }
            _ => bare(cell(time.or(date))),
        };
        let mut entry = entry::leading(&words, &walk.context)
            .filter(|entry| entry.text.is_empty() && entry.label.is_empty())
            .unwrap_or_else(|| Entry {
                at: (!words.trim().is_empty()).then(|| Time::unread(words.trim())),
                ..Entry::default()
            });
        entry.text = cell(main).to_owned();
        for (at, (name, words)) in names.iter().zip(&cells).enumerate() {
            let other = Some(at) != main && Some(at) != time && Some(at) != date && Some(at) != actor;
            let words = words.trim();
            if other && !words.is_empty() {
                let joint = if entry.text.is_empty() { "" } else { " — " };
                match table::shown(name) {
                    Some(name) => entry.text.extend([joint, name, ": ", words]),
                    None => entry.text.extend([joint, ": ", words]),
                }
            }
        }
        for more in cells.iter().skip(names.len()).filter(|cell| !cell.is_empty()) {
            entry.text.extend([" | ", more]);
        }
        if bare(&entry.text).is_empty() {
            body::append(&mut walk.rest, row.raw.trim());
            return;
        }
        let before = self.document.timeline.len();
        self.event(walk, entry, row, false, true);
        if let Some(event) = self.document.timeline.get_mut(before)
            && event.actor.is_empty()
        {
            cell(actor).clone_into(&mut event.actor);
        }
    }
}
