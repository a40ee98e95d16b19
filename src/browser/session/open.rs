//! Opening, making, copying and deleting drafts.

use super::keep::Kept;
use super::{SaveState, Session, View};
use crate::browser::env::BrowserEnv;
use crate::browser::view::prelude::*;
use crate::draft::{Entry, Record, SaveError};
use crate::env::Env;
use crate::format;
use crate::model::{Postmortem, RowId};

/// The note that remembers which draft was open.
const LAST: &str = "last";

impl Session {
    /// What the element opens with: the draft of its key, or the one that was open when the page was left.
    pub(super) fn reopen(self) {
        let key = self.options.with_value(|options| options.draft_key.clone());
        let id =
            key.clone().or_else(|| self.with_shelf(|shelf| shelf.note(LAST)).filter(|id| !id.is_empty()));
        let Some(id) = id else { return };
        if !self.open_draft(&id) && key.is_some() {
            self.start(id, Postmortem::default());
        }
    }

    /// Remember which draft is open, for the next time; none by an empty id.
    pub(super) fn remember(self, id: &str) {
        self.with_shelf(|shelf| shelf.set_note(LAST, id));
    }

    /// Open a draft from the store; `false` if there is none by that id or it cannot be read.
    pub fn open_draft(self, id: &str) -> bool {
        let entry = match self.with_shelf(|shelf| shelf.read(id)) {
            Ok(Some(entry)) => entry,
            Ok(None) => return false,
            Err(error) => {
                self.tell(true, error.to_string(), None);
                return false;
            }
        };
        match entry {
            Entry::Whole(record) => self.open_record(record),
            Entry::Damaged { text, .. } => {
                self.offer_bytes(
                    "This draft is damaged and cannot be opened. Its bytes are untouched.",
                    text,
                );
                false
            }
            Entry::Newer { payload, .. } => {
                self.offer_bytes(
                    "This draft was written by a newer version of the editor. Its text is untouched.",
                    payload,
                );
                false
            }
        }
    }

    fn open_record(self, record: Record) -> bool {
        let reading = format::read(&record.payload, format::by_id("json"), &BrowserEnv);
        if let Some(refusal) = reading.refusal.as_ref().filter(|refusal| !refusal.read_only) {
            self.offer_bytes(&format!("{} {}", refusal.what, refusal.todo), record.payload);
            return false;
        }
        self.read_as(&reading);
        self.show(&record.id, record.revision, record.exported, reading.document);
        if self.save.get_untracked() != SaveState::Memory {
            self.save.set(SaveState::Saved);
        }
        true
    }

    fn offer_bytes(self, words: &str, text: String) {
        let download = Callback::new(move |()| {
            let _ = crate::browser::files::download("postmortem-draft.txt", "text/plain", &text);
        });
        self.tell(true, words, Some(("Download it".to_owned(), download)));
    }

    fn show(self, id: &str, revision: u64, exported: i64, document: Postmortem) {
        self.editor.open(document);
        let change = self.editor.revision().get_untracked();
        let writer = RowId::fresh(&BrowserEnv).to_string();
        self.kept.set_value(Kept { id: id.to_owned(), revision, exported, saved_at_change: change, writer });
        self.open_event.set(None);
        self.open_action.set(None);
        // The report of another draft is not this one's.
        self.reading.set(None);
        self.view.set(View::Write);
        self.remember(id);
        if let Some(markdown) = self.written("markdown") {
            self.host.with_value(|host| host.settled(&markdown, &markdown));
        }
    }

    /// Begin a draft with `document` under a new id.
    pub fn start_new(self, document: Postmortem) {
        self.save_now();
        self.start(RowId::fresh(&BrowserEnv).to_string(), document);
    }

    fn start(self, id: String, mut document: Postmortem) {
        if document.id.is_empty() {
            document.id.clone_from(&id);
        }
        self.show(&id, 0, 0, document);
        // An empty draft is worth a place in the library as soon as something is in it; a read one at once.
        let empty = self.editor.with(|document| document.title.is_empty() && document.sections.is_empty());
        if !empty {
            self.kept.update_value(|kept| kept.saved_at_change = u64::MAX);
            self.save_now();
        }
    }

    /// Put a document into the open draft, as the `read` method of the element does.
    pub(super) fn open_document(self, document: Postmortem) {
        self.editor.open(document);
        self.view.set(View::Write);
        self.kept.update_value(|kept| kept.saved_at_change = u64::MAX);
        self.save_now();
    }

    /// Another tab wrote the open draft: follow if nothing was changed here, say so otherwise.
    pub(super) fn look_again(self) {
        let kept = self.kept.get_value();
        let stored = match self.with_shelf(|shelf| shelf.read(&kept.id)) {
            Ok(Some(Entry::Whole(record))) if record.revision > kept.revision => record,
            _ => return,
        };
        let changed = self.editor.revision().get_untracked() != kept.saved_at_change;
        if changed {
            self.save.set(SaveState::Unseen);
        } else {
            self.open_record(stored);
        }
    }

    /// Take the other tab's words; ours go into the library as a copy, so nothing is lost.
    pub fn take_theirs(self) {
        let id = self.kept.with_value(|kept| kept.id.clone());
        let ours = self.editor.with(Clone::clone);
        if let Err(error) = self.put_aside(ours, "kept from this tab") {
            self.tell(true, error.to_string(), None);
            return;
        }
        self.open_draft(&id);
    }

    /// Keep our words; the other tab's go into the library as a copy, so nothing is lost.
    pub fn keep_mine(self) {
        let id = self.kept.with_value(|kept| kept.id.clone());
        let Ok(Some(Entry::Whole(theirs))) = self.with_shelf(|shelf| shelf.read(&id)) else { return };
        let document = format::read(&theirs.payload, format::by_id("json"), &BrowserEnv).document;
        if let Err(error) = self.put_aside(document, "from the other tab") {
            self.tell(true, error.to_string(), None);
            return;
        }
        self.kept.update_value(|kept| kept.revision = theirs.revision);
        self.save.set(SaveState::Editing);
        self.save_now();
    }

    /// Save a copy of `document` as a draft of its own.
    fn put_aside(self, mut document: Postmortem, remark: &str) -> Result<String, SaveError> {
        let id = RowId::fresh(&BrowserEnv).to_string();
        document.id.clone_from(&id);
        document.title = format!("{} ({remark})", document.title);
        let payload = format::json::write_dense(&document);
        let saved = BrowserEnv.now().timestamp_millis();
        let record = Record { id: id.clone(), revision: 1, saved, payload, ..Record::default() };
        self.with_shelf(|shelf| shelf.save(&record))?;
        self.shelf_changed.update(|count| *count += 1);
        Ok(id)
    }

    /// Copy a document into the library.
    pub fn duplicate(self, document: Postmortem) {
        if let Err(error) = self.put_aside(document, "copy") {
            self.tell(true, error.to_string(), None);
        }
    }

    /// Give a draft that is not open another title.
    pub fn rename(self, id: &str, title: &str) {
        let Ok(Some(Entry::Whole(mut record))) = self.with_shelf(|shelf| shelf.read(id)) else { return };
        let mut document = format::read(&record.payload, format::by_id("json"), &BrowserEnv).document;
        title.clone_into(&mut document.title);
        record.payload = format::json::write_dense(&document);
        (record.parent, record.revision) = (record.revision, record.revision + 1);
        record.saved = BrowserEnv.now().timestamp_millis();
        match self.with_shelf(|shelf| shelf.save(&record)) {
            Ok(()) => self.shelf_changed.update(|count| *count += 1),
            Err(error) => self.tell(true, error.to_string(), None),
        }
    }

    /// Delete a draft; a notice offers to bring it back.
    pub fn delete(self, id: String, title: &str) {
        if let Err(error) = self.with_shelf(|shelf| shelf.delete(&id)) {
            self.tell(true, error.to_string(), None);
            return;
        }
        self.shelf_changed.update(|count| *count += 1);
        if self.with_shelf(|shelf| shelf.note(LAST)).as_deref() == Some(id.as_str()) {
            self.remember("");
        }
        let undo = Callback::new(move |()| {
            if let Err(error) = self.with_shelf(|shelf| shelf.undelete(&id)) {
                self.tell(true, error.to_string(), None);
            }
            self.shelf_changed.update(|count| *count += 1);
        });
        self.tell(false, format!("Deleted “{title}”."), Some(("Undo".to_owned(), undo)));
    }

    /// Back to the library.
    pub fn close_draft(self) {
        self.save_now();
        self.remember("");
        self.view.set(View::Library);
    }
}
