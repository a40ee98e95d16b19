//! Opening, making, copying and deleting drafts.

use super::keep::{Kept, now};
use super::{Session, View};
use crate::browser::env::BrowserEnv;
use crate::draft::{Entry, Keeper, Pairs, Record, place};
use crate::format;
use crate::model::{Postmortem, RowId};

/// The note that remembers which draft was open.
const LAST: &str = "last";

impl Session {
    /// What the element opens with: the draft of its key, or the one that was open when the page was left. What the second store
    /// holds is shown at once; the first store may know better a moment later.
    pub(super) fn reopen(self) {
        let key = self.options.with_value(|options| options.draft_key.clone());
        let last = self.with_shelf(|shelf| shelf.note(LAST).filter(|id| !id.is_empty()).map(str::to_owned));
        let Some(id) = key.clone().or(last) else { return };
        if self.with_shelf(|shelf| shelf.read(&id).is_some()) {
            self.open_draft(&id);
            self.kept.update_value(|kept| kept.reopened = key.is_none());
        } else if key.is_some() {
            self.start(id, Postmortem::default());
        }
    }

    /// The note of which draft was open, among what a store holds.
    pub(super) fn noted(found: &Pairs) -> Option<String> {
        let note = place::note(LAST);
        found.iter().find(|(key, _)| *key == note).map(|(_, text)| text.clone())
    }

    /// Both stores have been read: what is open takes in what the first store knows. `last` is the draft that was open by its account.
    pub(super) fn opened_late(self, last: Option<String>) {
        self.opened_late_apart();
        // A crash may have taken the last notes of the second store, by which a draft was opened that is not the last one.
        let of_itself = |kept: &Kept| kept.reopened && !kept.touched && Some(&kept.id) != last.as_ref();
        if self.kept.with_value(of_itself)
            && let Some(last) = &last
            && (last.is_empty() || self.with_shelf(|shelf| shelf.read(last).is_some()))
        {
            if last.is_empty() {
                self.close_draft();
            } else {
                self.open_draft(last);
            }
            return self.pump();
        }
        let (id, shown) = self.kept.with_value(|kept| (kept.id.clone(), kept.opened));
        if id.is_empty() {
            // Nothing was opened in the meantime.
            if self.view.get_untracked() == View::Library && self.reading.with_untracked(Option::is_none) {
                self.reopen();
            }
            self.show_state();
            return;
        }
        // Opened before the first store was there, it was remembered where a crash forgets.
        if self.has_library() {
            self.remember(&id);
        }
        let found = self.desk.with_value(|desk| desk.found(&id));
        let stored = self.with_shelf(|shelf| shelf.read(&id));
        let changed = self.kept.with_value(|kept| kept.touched);
        self.kept.update_value(|kept| kept.keeper.opened(found));
        match stored {
            Some(Entry::Whole(record)) if record.revision > shown => {
                let store = usize::from(found[0] != Ok(record.revision));
                if changed {
                    self.meet(store, record);
                } else {
                    self.open_record(record);
                }
            }
            Some(Entry::Newer { .. }) => {
                self.kept.set_value(Kept::default());
                if changed {
                    // What was typed meanwhile is no part of it.
                    self.put_aside(self.editor.with(Clone::clone), "copy");
                }
                self.open_draft(&id);
            }
            _ => self.bring_back_steps(id, shown),
        }
        self.pump();
    }

    /// Remember which draft is open, for the next time; none by an empty id.
    pub(super) fn remember(self, id: &str) {
        self.set_note(LAST, id);
    }

    /// Open a draft from the store; `false` if there is none by that id or it cannot be read.
    pub fn open_draft(self, id: &str) -> bool {
        self.set_apart("");
        if let Some(one) = self.take_apart(id) {
            self.open_again(one);
            return true;
        }
        match self.with_shelf(|shelf| shelf.read(id)) {
            Some(Entry::Whole(record)) => self.open_record(record),
            Some(Entry::Damaged { text, .. }) => {
                self.offer_bytes(
                    "This draft is damaged and cannot be opened. Its bytes are untouched.",
                    text,
                );
                false
            }
            Some(Entry::Newer { id, text }) => {
                self.open_newer(&id, text);
                true
            }
            None => false,
        }
    }

    fn open_record(self, record: Record) -> bool {
        let reading = format::read(&record.payload, format::by_id("json"), &BrowserEnv);
        if let Some(refusal) = reading.refusal.as_ref().filter(|refusal| !refusal.read_only) {
            self.offer_bytes(&[&refusal.what, " ", &refusal.todo].concat(), record.payload);
            return false;
        }
        self.read_as(&reading);
        let read_only = reading.refusal.is_some();
        self.show(&record.id, record.revision, record.exported, record.payload, reading.document);
        if read_only {
            self.kept.update_value(|kept| kept.keeper.read_only());
            self.show_state();
            self.let_write();
        } else {
            self.bring_back_steps(record.id, record.revision);
        }
        true
    }

    /// A draft of a newer version: what can be read of it is shown, nothing of it is written, its bytes can be taken away.
    fn open_newer(self, id: &str, text: String) {
        let words = Record::words_of(&text).to_owned();
        let document = format::read(&words, None, &BrowserEnv).document;
        self.show(id, u64::MAX, 0, words, document);
        self.kept.update_value(|kept| kept.keeper.read_only());
        self.show_state();
        self.let_write();
        self.offer_bytes(
            "This draft was written by a newer version of the editor. Its bytes are untouched.",
            text,
        );
    }

    pub(super) fn offer_bytes(self, words: &str, text: String) {
        let download = self.action(move || {
            let _ = crate::browser::files::download("postmortem-draft.txt", "text/plain", &text);
        });
        self.tell(true, words, Some(("Download it".to_owned(), download)));
    }

    /// The words that were on screen when the program ended, those typed afterwards included. The page's own script put them by (`rim.js`).
    pub(super) fn offer_rescued(self) {
        let key = self.options.with_value(|options| options.draft_key.clone());
        let name = key.map_or("rescued".to_owned(), |key| ["rescued:", &key].concat());
        let text = self.with_shelf(|shelf| shelf.note(&name).unwrap_or_default().to_owned());
        if text.is_empty() {
            return;
        }
        let library = self.has_library();
        let take = self.action(move || {
            if library {
                let document = format::read(&text, format::by_id("markdown"), &BrowserEnv).document;
                self.start_new(document);
            } else {
                let _ = crate::browser::files::download("postmortem-rescued.md", "text/markdown", &text);
            }
            self.set_note(&name, "");
        });
        let label = if library { "Open it as a draft" } else { "Download it" };
        self.tell(
            true,
            "The editor stopped last time. What was on screen and what you typed afterwards is kept.",
            Some((label.to_owned(), take)),
        );
    }

    pub(super) fn show(self, id: &str, opened: u64, exported: i64, base: String, document: Postmortem) {
        self.set_apart(id);
        self.editor.open(document);
        let shown = self.editor.revision().get_untracked();
        self.kept.set_value(Kept {
            exported,
            opened,
            base: base.as_str().into(),
            shown,
            ..self.begin_to_keep(id)
        });
        self.host.with_value(|host| host.settled(&base));
        self.conflicts.set(Vec::new());
        self.open_event.set(None);
        self.open_action.set(None);
        // The report of another draft is not this one's.
        self.reading.set(None);
        self.view.set(View::Write);
        if self.has_library() {
            self.remember(id);
        }
        self.show_state();
        self.ask_lock(id);
        self.let_write();
        self.find_file(id);
    }

    /// Begin a draft with `document` under a new id.
    pub fn start_new(self, document: Postmortem) {
        self.save_now();
        self.put_on_shelf();
        self.start(RowId::fresh(&BrowserEnv).to_string(), document);
    }

    fn start(self, id: String, mut document: Postmortem) {
        if document.id.is_empty() {
            document.id.clone_from(&id);
        }
        self.show(&id, 0, 0, String::new(), document);
        // An empty draft is worth a place in the library as soon as something is in it; a read one at once.
        let empty = self.editor.with(|document| document.title.is_empty() && document.sections.is_empty());
        if !empty {
            self.save_whole();
        }
    }

    fn save_whole(self) {
        self.kept.update_value(|kept| {
            kept.keeper.changed(now());
            kept.touched = true;
        });
        self.payload();
        self.dispatch("postmortem-change", "{}");
        self.save_now();
    }

    /// Put a document into the open draft, as the `read` method of the element does.
    pub(super) fn open_document(self, document: Postmortem) {
        self.editor.open(document);
        let shown = self.editor.revision().get_untracked();
        self.kept.update_value(|kept| kept.shown = shown);
        self.view.set(View::Write);
        self.save_whole();
    }

    /// Copy a document into the library.
    pub fn duplicate(self, document: Postmortem) {
        self.put_aside(document, "copy");
    }

    /// Give a draft that is not open another title.
    pub fn rename(self, id: &str, title: &str) {
        self.set_apart("");
        if self.kept.with_value(|kept| kept.id.is_empty()) {
            self.open_nothing();
        }
        let Some(Entry::Whole(record)) = self.with_shelf(|shelf| shelf.read(id)) else { return };
        let mut document = format::read(&record.payload, format::by_id("json"), &BrowserEnv).document;
        title.clone_into(&mut document.title);
        self.save_apart(id, Some(record), format::json::write_dense(&document));
    }

    /// Delete a draft; a notice offers to bring it back, and the bin keeps it for thirty days.
    pub fn delete(self, id: String, title: &str) {
        if self.with_shelf(|shelf| shelf.note(LAST) == Some(id.as_str())) {
            self.remember("");
        }
        if self.kept.with_value(|kept| kept.id == id) {
            self.open_nothing();
        }
        drop(self.take_apart(&id));
        self.move_draft(&id, true);
        let undo = self.action(move || self.move_draft(&id, false));
        let words = ["Deleted “", title, "”. It stays in the bin for 30 days."].concat();
        self.tell(false, words, Some(("Undo".to_owned(), undo)));
    }

    /// Nothing is open any more: no view may show words that belong to no draft.
    fn open_nothing(self) {
        self.editor.open(Postmortem::default());
        let shown = self.editor.revision().get_untracked();
        self.kept.set_value(Kept { shown, ..Kept::default() });
        self.reading.set(None);
    }

    /// Words were typed while no draft was open: they become one.
    pub(super) fn adopt(self) {
        let id = RowId::fresh(&BrowserEnv).to_string();
        self.remember(&id);
        self.ask_lock(&id);
        self.kept.set_value(self.begin_to_keep(&id));
    }

    /// What is known of a draft before anything is written to it.
    pub(super) fn begin_to_keep(self, id: &str) -> Kept {
        let mut keeper = Keeper::default();
        if self.is_ready() {
            keeper.opened(self.desk.with_value(|desk| desk.found(id)));
        }
        Kept { id: id.to_owned(), writer: RowId::fresh(&BrowserEnv).to_string(), keeper, ..Kept::default() }
    }

    /// Bring a deleted draft back.
    pub fn undelete(self, id: &str) {
        self.move_draft(id, false);
    }

    /// Back to the library.
    pub fn close_draft(self) {
        self.save_now();
        self.put_on_shelf();
        if !self.kept.with_value(|kept| kept.id.is_empty()) {
            self.versions(Box::new(|_| {}));
        }
        self.remember("");
        self.lock.set_value(None);
        self.following.set(false);
        self.view.set(View::Library);
    }
}
