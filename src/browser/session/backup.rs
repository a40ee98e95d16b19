//! Older versions of a draft, and all drafts as one file, out and in.

use super::{Session, View};
use crate::browser::env::BrowserEnv;
use crate::browser::files;
use crate::draft::version::{is_over, put_in_order};
use crate::draft::{Backup, Found, Pairs, Record, Restored, Shelf, Write, place};
use crate::env::Env;
use crate::model::RowId;

/// The note that remembers when everything was backed up.
const BACKED_UP: &str = "backed-up";

/// What time it is by the clock, or by what it said when the page was opened if it was put forward since: nothing is forgotten for that.
fn at_least() -> i64 {
    let clock = BrowserEnv.now().timestamp_millis();
    let page = web_sys::window().and_then(|window| window.performance());
    page.map_or(clock, |page| clock.min((page.time_origin() + page.now()) as i64))
}

impl Session {
    /// The older versions of the open draft, newest first. Those that have had their time are forgotten.
    pub fn versions(self, then: Box<dyn FnOnce(Vec<Record>)>) {
        let Some(store) = self.main_store() else { return then(Vec::new()) };
        let id = self.kept.with_value(|kept| kept.id.clone());
        let now = at_least();
        store.list(
            place::snapshots(&id),
            Box::new(move |found| {
                if !self.is_alive() {
                    return;
                }
                let mut versions = Vec::new();
                let mut over = Vec::new();
                for (key, text) in found.unwrap_or_default() {
                    let Ok(record) = Record::parse(&text) else { continue };
                    if is_over(&record, now) {
                        over.push(Write::forget(key));
                    } else {
                        put_in_order(&mut versions, record);
                    }
                }
                if !over.is_empty() {
                    self.write_out(over);
                }
                then(versions);
            }),
        );
    }

    /// Once an hour in which somebody writes, forget the versions that have had their time.
    pub(super) fn thin_out(self) {
        let hour = BrowserEnv.now().timestamp_millis() / place::HOUR;
        let before = self.kept.with_value(|kept| kept.thinned);
        if before != hour {
            self.kept.update_value(|kept| kept.thinned = hour);
            // Just opened, a long draft has more urgent things to read.
            if before != 0 {
                self.versions(Box::new(|_| {}));
            }
        }
    }

    /// When everything was last taken away as one file, in milliseconds.
    pub fn backed_up(self) -> i64 {
        self.with_shelf(|shelf| shelf.note(BACKED_UP).and_then(|text| text.parse().ok())).unwrap_or(0)
    }

    /// Download everything as one file: what the store that counts holds, and the words that it has not taken yet. Where it cannot be read,
    /// or there is none, what is in memory is all there is.
    pub fn back_up(self) {
        self.save_now();
        let found: Found = Box::new(move |found| {
            if self.is_alive() {
                self.give_backup(found.unwrap_or_else(|error| {
                    self.tell(true, error.to_string(), None);
                    Vec::new()
                }));
            }
        });
        match self.main_store() {
            Some(store) => store.list(place::PREFIX.to_owned(), found),
            None => found(Ok(Vec::new())),
        }
    }

    fn give_backup(self, stored: Pairs) {
        let mut unsaved = self.unsaved_apart();
        unsaved.extend(self.as_it_stands().filter(|_| self.kept.with_value(|kept| kept.touched)));
        // Of drafts that are not open the second store may have the newer copy, which is known since the start.
        let known = [stored, self.with_shelf(Shelf::all)];
        let now = BrowserEnv.now();
        let name = ["postmortems-", &crate::time::written("%Y-%m-%d", &now), ".backup.txt"].concat();
        match files::download(&name, "text/plain", &Backup::of(known, unsaved)) {
            Ok(()) => {
                self.set_note(BACKED_UP, &now.timestamp_millis().to_string());
                self.shelf_changed.update(|count| *count += 1);
                let words = ["Everything is in ", &name, ". Importing that file brings it back."].concat();
                self.tell(false, words, None);
            }
            Err(error) => self.tell(true, error.to_string(), None),
        }
    }

    /// Bring back what a backup holds and is not here. Gives whether the text is a backup.
    pub fn restore(self, text: &str) -> bool {
        if !Backup::recognises(text) {
            return false;
        }
        let restored =
            self.with_shelf(|shelf| Restored::from(text, shelf, || RowId::fresh(&BrowserEnv).to_string()));
        let count = |number: usize, words: &str| [&number.to_string(), words].concat();
        let mut report = vec![count(restored.added.len(), " drafts came back")];
        for (number, words) in [
            (restored.same, " were here already"),
            (restored.beside.len(), " are here in other words: the backup’s stand beside them"),
            (restored.others, " older versions and deleted drafts came along"),
            (restored.unread, " bytes of the file could not be read"),
        ] {
            if number > 0 {
                report.push(count(number, words));
            }
        }
        self.write_out(restored.writes);
        self.shelf_changed.update(|count| *count += 1);
        if self.has_library() {
            self.close_draft();
            self.view.set(View::Library);
        }
        self.tell(restored.unread > 0, [&report.join("; "), "."].concat(), None);
        true
    }
}
