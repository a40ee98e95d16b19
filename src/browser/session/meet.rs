//! Other tabs: who writes, following live, and merging what parted. Nothing is written over that was not seen.

use super::keep::now;
use super::{SaveState, Session};
use crate::browser::env::BrowserEnv;
use crate::browser::store::{Channel, Held, Lock};
use crate::draft::version::{BEFORE_MERGE, BEFORE_SESSION};
use crate::draft::{Entry, Record, Write, place, reconcile};
use crate::edit::Edit;
use crate::env::Env;
use crate::format;
use crate::merge::Conflict;
use crate::model::Postmortem;
use std::rc::Rc;

impl Session {
    /// Listen to other tabs.
    pub(super) fn open_channel(self) {
        let channel = Channel::open(move |id| {
            if self.is_alive() {
                self.heard(id);
            }
        });
        self.channel.set_value(channel.map(Rc::new));
    }

    /// Another tab saved a draft.
    pub(super) fn heard(self, id: String) {
        if !self.is_ready() {
            return;
        }
        self.look_up(id, move |store, entry| self.look_again(store, entry));
    }

    fn look_again(self, store: usize, entry: Entry) {
        let Entry::Whole(record) = entry else { return };
        let open = self.kept.with_value(|kept| kept.id == record.id);
        self.desk.update_value(|desk| {
            desk.holds(store, &record.id, record.revision);
            if !open {
                desk.shelf.put(place::head(&record.id), Some(record.to_string()));
            }
        });
        self.shelf_changed.update(|count| *count += 1);
        let (known, clean, own) = self.kept.with_value(|kept| {
            (kept.keeper.revision(), kept.keeper.all_saved(), kept.writer == record.writer)
        });
        if !open || own || record.revision <= known {
            return;
        }
        if clean { self.follow(store, record) } else { self.meet(store, record) }
    }

    /// Show what another tab saved; nothing was changed here meanwhile.
    fn follow(self, store: usize, record: Record) {
        let reading = format::read(&record.payload, format::by_id("json"), &BrowserEnv);
        if reading.refusal.is_some() {
            return;
        }
        self.editor.replace("Changes from another tab", reading.document);
        self.took(store, record, false);
    }

    fn took(self, store: usize, record: Record, differs: bool) {
        let revision = self.editor.revision().get_untracked();
        self.kept.update_value(|kept| {
            kept.shown = revision;
            (kept.text, kept.whole) = (None, None);
            kept.base = record.payload.into();
            kept.exported = kept.exported.max(record.exported);
            kept.keeper.took(store, record.revision, differs, now());
        });
        self.pump();
    }

    /// Another tab saved what was not seen here, and something was changed here: one document is made of both.
    pub(super) fn meet(self, store: usize, theirs: Record) {
        let base = self.kept.with_value(|kept| kept.base.clone());
        let made = self.editor.with(|ours| reconcile(&base, ours, &theirs.payload, &BrowserEnv));
        let Some(made) = made else {
            // It cannot be read: it stays as an older version, and ours goes on.
            self.keep_version(&theirs, "From another tab, not readable here");
            self.took(store, theirs, true);
            return;
        };
        if !made.conflicts.is_empty() {
            self.keep_version(&theirs, "The other tab's");
            let ours = Record { payload: self.payload().to_string(), ..theirs.clone() };
            self.keep_version(&ours, "This tab's");
        }
        if made.adds_to_ours {
            self.keep_now(BEFORE_MERGE);
            self.editor.replace("Merge with another tab", made.document);
        }
        self.took(store, theirs, made.adds_to_theirs);
        if made.conflicts.is_empty() {
            self.tell(false, "Changed in another tab too. Both are in the text now.", None);
        } else {
            self.conflicts.update(|conflicts| conflicts.extend(made.conflicts));
        }
    }

    /// Settle one conflict: by ours, by theirs, or by both where they are prose.
    pub fn settle(self, index: usize, edit: Option<Edit>) {
        if let Some(edit) = edit {
            self.editor.edit("Settle a conflict", edit);
        }
        self.conflicts.update(|conflicts: &mut Vec<Conflict>| {
            if index < conflicts.len() {
                conflicts.remove(index);
            }
        });
        self.say(match self.conflicts.with_untracked(Vec::len) {
            0 => "Everything is settled.".to_owned(),
            left => [&left.to_string(), " left."].concat(),
        });
    }

    /// Keep a record as an older version of the open draft.
    pub(super) fn keep_version(self, record: &Record, label: &str) {
        let (id, revision) = self.kept.with_value(|kept| (kept.id.clone(), kept.keeper.revision()));
        let mut at = BrowserEnv.now().timestamp_millis();
        // Two in one millisecond are two.
        self.last_version.update_value(|last| {
            at = at.max(*last + 1);
            *last = at;
        });
        let kept = Record { id: id.clone(), revision, saved: at, label: label.to_owned(), ..record.clone() };
        self.write_out(vec![Write::put(place::snapshot(&id, at), kept.to_string())]);
    }

    /// Keep what is open as a version with a name.
    pub fn keep_now(self, label: &str) {
        let payload = self.payload().to_string();
        self.keep_version(&Record { payload, ..Record::default() }, label);
    }

    /// Before the first change of a sitting: what the draft was.
    pub(super) fn keep_start(self) {
        let base = self.kept.with_value(|kept| kept.base.to_string());
        if !base.is_empty() && self.wants_store {
            self.keep_version(&Record { payload: base, ..Record::default() }, BEFORE_SESSION);
        }
    }

    /// Ask who writes the draft that was just opened.
    pub(super) fn ask_lock(self, id: &str) {
        self.lock.set_value(None);
        self.following.set(false);
        if !self.wants_store || self.options.with_value(|options| options.readonly) {
            return;
        }
        let of = id.to_owned();
        let lock = Lock::ask(id, move |held| {
            if self.is_alive() && self.kept.with_value(|kept| kept.id == of) {
                self.lock_told(held);
            }
        });
        self.lock.set_value(lock);
    }

    fn lock_told(self, held: Held) {
        let following = held == Held::Elsewhere;
        if following {
            self.save_now();
        } else if self.following.get_untracked() {
            let id = self.kept.with_value(|kept| kept.id.clone());
            self.heard(id);
            self.say("You can write here now.");
        }
        self.kept.update_value(|kept| kept.keeper.follow(following));
        self.following.set(following);
        self.let_write();
        self.pump();
    }

    /// Write here; the other tab follows from now on.
    pub fn take_over(self) {
        self.lock.with_value(|lock| {
            if let Some(lock) = lock {
                lock.take_over();
            }
        });
    }

    /// Whether the open document may be changed.
    pub(super) fn let_write(self) {
        let asked = self.options.with_value(|options| options.readonly);
        let newer = self.save.get_untracked() == SaveState::ReadOnly;
        self.editor.readonly.set(asked || newer || self.following.get_untracked());
    }

    /// A copy of `document` as a draft of its own. Gives its id.
    pub(super) fn put_aside(self, mut document: Postmortem, remark: &str) -> String {
        document.title = [&document.title, " (", remark, ")"].concat();
        self.put_new(&mut document)
    }

    /// `document` as a draft of its own that is not opened. Gives its id.
    pub(super) fn put_new(self, document: &mut Postmortem) -> String {
        let id = crate::model::RowId::fresh(&BrowserEnv).to_string();
        document.id.clone_from(&id);
        self.save_apart(&id, None, format::json::write_dense(document));
        id
    }
}
