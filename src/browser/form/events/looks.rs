//! What the rows on the page look like: the day and the silence before each, which is open, current, chosen. None of it moves the view.

use super::grid::Grid;
use super::page::{Look, Page};
use crate::chronology::{Around, around_some};
use crate::grid::change::is_chosen;
use crate::metrics::Remembered;

impl Grid {
    /// Tell each row what stands around it, and whether it is open.
    pub(super) fn look_around(self, page: &Page) {
        let zones = Remembered::new(self.editor.zones());
        let found = self.found.get_untracked();
        self.editor.with(|document| {
            let mut whole: Vec<Around> = Vec::new();
            if found.is_none() {
                whole = around_some(document, page.seen.clone(), &zones);
            }
            let mut day = None;
            for row in &page.rows {
                let seen = row.place.checked_sub(page.seen.start).and_then(|place| whole.get(place).cloned());
                let around = seen.unwrap_or_else(|| {
                    let place =
                        found.as_ref().and_then(|found| found.get(row.place).copied()).unwrap_or(row.place);
                    let mut around =
                        around_some(document, place..place + 1, &zones).pop().unwrap_or_default();
                    if found.is_some() {
                        // Between found rows there are others: a day is named where it differs from the row above.
                        let date = document.timeline.get(place).and_then(|event| event.at.as_ref()?.date);
                        around.silence = None;
                        around.day = date.filter(|date| day != Some(*date));
                        day = date.or(day);
                    }
                    around
                });
                if row.around.with_untracked(|before| *before != around) {
                    row.around.set(around);
                }
            }
        });
        self.look_open(page);
    }

    pub(super) fn look_open(self, page: &Page) {
        let open = self.session.open_event.get_untracked();
        for row in &page.rows {
            let is_open = open.as_ref() == Some(&row.id);
            if row.open.get_untracked() != is_open {
                row.open.set(is_open);
            }
        }
    }

    /// Write on the rows which is current, which are chosen and where Tab enters the list.
    pub(super) fn paint(self) {
        let current = self.current();
        let chosen = self.chosen.get_untracked();
        let _ = self.page.try_update_value(|page| {
            let active = page.rows.iter().position(|row| current.as_ref() == Some(&row.id));
            let stop = active.or_else(|| page.rows.iter().position(|row| page.seen.contains(&row.place)));
            for (number, row) in page.rows.iter_mut().enumerate() {
                let look = Look {
                    index: row.place + 1,
                    current: active == Some(number),
                    chosen: is_chosen(&chosen, &row.id),
                    stop: stop == Some(number),
                };
                row.wear(look);
            }
        });
    }
}
