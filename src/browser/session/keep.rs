//! Keeping the words: when a draft is saved, and what is shown while that works or fails.

use super::{SAVE_AFTER, Session};
use crate::browser::env::BrowserEnv;
use crate::browser::view::prelude::*;
use crate::draft::{Record, SaveError, Shelf};
use crate::env::Env;
use crate::format;
use gloo::timers::callback::Timeout;
use leptos::ev;

/// Whether the words are safe. Shown in one place, always true.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SaveState {
    /// What is on screen is in the store.
    Saved,
    /// Changed and not yet saved.
    Editing,
    /// The last save failed; the words are in memory. In plain words why.
    Failed(String),
    /// Another tab saved this draft meanwhile.
    Unseen,
    /// The browser refuses storage; the words last as long as the page.
    Memory,
    /// The page around the element keeps the words.
    Host,
    /// A newer version wrote the draft; it can be read and taken away.
    ReadOnly,
}

/// What the store is known to hold of the open draft.
#[derive(Debug, Clone, Default)]
pub(super) struct Kept {
    pub(super) id: String,
    pub(super) revision: u64,
    pub(super) exported: i64,
    pub(super) saved_at_change: u64,
    pub(super) writer: String,
}

impl Session {
    /// Save after every pause, when the page is hidden and when it goes.
    pub(super) fn keep_saving(self) {
        let revision = self.editor.revision();
        Effect::new(move |before: Option<u64>| {
            let now = revision.get();
            let unsaved = self.kept.with_value(|kept| kept.saved_at_change != now);
            if unsaved && before.is_some_and(|before| before != now) {
                if matches!(self.save.get_untracked(), SaveState::Saved) {
                    self.save.set(SaveState::Editing);
                }
                let save = move || self.save_now();
                self.timer.set_value(Some(Timeout::new(SAVE_AFTER, save)));
            }
            now
        });
        for event in ["visibilitychange", "pagehide"] {
            let hide = window_event_listener_untyped(event, move |_| self.save_now());
            on_cleanup(move || hide.remove());
        }
        let storage = window_event_listener(ev::storage, move |event| {
            self.shelf_changed.update(|count| *count += 1);
            let ours =
                self.kept.with_value(|kept| event.key().is_some_and(|key| Shelf::is_key_of(&key, &kept.id)));
            if ours {
                self.look_again();
            }
        });
        on_cleanup(move || storage.remove());
    }

    /// Save now if anything changed since the last save.
    pub fn save_now(self) {
        let Some(change) = self.editor.revision().try_get_untracked() else { return };
        self.timer.set_value(None);
        let saved = self.kept.with_value(|kept| kept.saved_at_change == change);
        let keeps = matches!(
            self.save.get_untracked(),
            SaveState::Saved
                | SaveState::Editing
                | SaveState::Failed(_)
                | SaveState::Memory
                | SaveState::Host
        );
        if saved || !keeps {
            return;
        }
        self.editor.settle();
        let json = self.editor.with(format::json::write_dense);
        let markdown =
            self.written(&self.options.with_value(|options| options.format.clone())).unwrap_or_default();
        self.host.with_value(|host| host.settled(&markdown, &markdown));
        self.dispatch("postmortem-change", "{}");
        if self.save.get_untracked() == SaveState::Host {
            self.kept.update_value(|kept| kept.saved_at_change = change);
            return;
        }
        let record = self.kept.with_value(|kept| Record {
            id: kept.id.clone(),
            revision: kept.revision + 1,
            parent: kept.revision,
            writer: kept.writer.clone(),
            saved: BrowserEnv.now().timestamp_millis(),
            exported: kept.exported,
            payload: json,
        });
        if record.id.is_empty() {
            return;
        }
        let memory = self.save.get_untracked() == SaveState::Memory;
        match self.with_shelf(|shelf| shelf.save(&record)) {
            Ok(()) => {
                self.kept.update_value(|kept| {
                    kept.revision = record.revision;
                    kept.saved_at_change = change;
                });
                if !memory {
                    self.recovered();
                    self.save.set(SaveState::Saved);
                }
                self.shelf_changed.update(|count| *count += 1);
                self.dispatch("postmortem-save", &format!("{{\"revision\":{}}}", record.revision));
            }
            Err(SaveError::Unseen(_)) => self.save.set(SaveState::Unseen),
            Err(SaveError::Newer) => self.save.set(SaveState::ReadOnly),
            Err(SaveError::Store(error)) => {
                self.save.set(SaveState::Failed(error.to_string()));
                // Room may be made at any time; nobody should have to type to find out.
                self.timer.set_value(Some(Timeout::new(3_000, move || self.save_now())));
            }
        }
    }

    fn recovered(self) {
        if matches!(self.save.get_untracked(), SaveState::Failed(_)) {
            self.say("Saved again.");
            // The note of what is open may have found no room either.
            self.remember(&self.kept.with_value(|kept| kept.id.clone()));
        }
    }

    /// The document written in a format.
    pub fn written(self, format: &str) -> Option<String> {
        let format = format::by_id(format)?;
        self.editor.with(|document| crate::publish::write(format, document, &BrowserEnv))
    }

    /// A file was taken away just now.
    pub fn exported(self) {
        self.kept.update_value(|kept| kept.exported = BrowserEnv.now().timestamp_millis());
    }
}
