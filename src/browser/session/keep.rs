//! Keeping the words: drives the [`Keeper`] with the browser's time and stores, and shows what it says. It decides nothing itself.

use super::Session;
use crate::browser::element::Host;
use crate::browser::env::BrowserEnv;
use crate::browser::store;
use crate::browser::view::prelude::*;
use crate::draft::{
    Job, Journal, Keeper, LONG, Outcome, Part, Record, Save, State, StoreError, place, save, tail,
};
use crate::env::Env;
use crate::format;
use leptos::ev;
use leptos::task::spawn_local;
use std::rc::Rc;

/// Whether the words are safe. Shown in one place, always true.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SaveState {
    /// The stores are being read.
    Opening,
    /// What is on screen is in the store.
    Saved,
    /// Changed and not yet saved.
    Editing,
    /// The first store fails; the words are in the second.
    Second,
    /// The last save failed; the words are in memory.
    Failed,
    /// Another tab writes; this one follows.
    Following,
    /// The browser refuses storage; the words last as long as the page.
    Memory,
    /// The page around the element keeps the words.
    Host,
    /// A newer version wrote the draft; it can be read and taken away.
    ReadOnly,
}

/// Milliseconds without a change after which the page is told, and the words are put by that are shown if the program ends.
const PAUSE: u32 = 120;
/// The same for a long draft, which takes a while to write.
const LONG_PAUSE: u32 = 400;

/// Milliseconds by which a timer has to be late for the page to have stood still.
const LATE: f64 = 100.0;

/// What is known of a draft that is written to.
#[derive(Default)]
pub(super) struct Kept {
    pub(super) id: String,
    pub(super) exported: i64,
    pub(super) writer: String,
    /// The payload both this tab and the store have seen: what two tabs merge from.
    pub(super) base: Rc<str>,
    /// The stored revision that was opened.
    pub(super) opened: u64,
    /// The revision of the editor that shows what was read, not what somebody typed.
    pub(super) shown: u64,
    /// The document as text, and the editor's revision it was written at.
    pub(super) text: Option<(u64, Rc<str>)>,
    /// The revision of the whole record in the store that counts, and the editor's revision it was written at: what tails belong to.
    pub(super) whole: Option<(u64, u64)>,
    pub(super) keeper: Keeper,
    /// The hour in which versions that have had their time were last forgotten.
    pub(super) thinned: i64,
    /// Something was typed since the draft was opened.
    pub(super) touched: bool,
    /// Nobody asked for it: it was open when the page was left.
    pub(super) reopened: bool,
}

impl Kept {
    /// The record of this draft with these words.
    pub(super) fn record(&self, revision: u64, parent: u64, words: &str) -> Record {
        Record {
            id: self.id.clone(),
            revision,
            parent,
            writer: self.writer.clone(),
            saved: BrowserEnv.now().timestamp_millis(),
            exported: self.exported,
            label: String::new(),
            payload: words.to_owned(),
        }
    }
}

/// Milliseconds that only go forward, whatever happens to the clock.
pub(super) fn now() -> f64 {
    web_sys::window().and_then(|window| window.performance()).map_or(0.0, |performance| performance.now())
}

impl Session {
    /// Save after every pause, when the page is hidden and when it goes.
    pub(super) fn keep_saving(self) {
        let revision = self.editor.revision();
        Effect::new(move |before: Option<u64>| {
            let change = revision.get();
            let typed = self.kept.with_value(|kept| kept.shown != change);
            if typed && before.is_some_and(|before| before != change) {
                self.changed();
            }
            change
        });
        for event in ["visibilitychange", "pagehide", "beforeunload"] {
            let hide = window_event_listener_untyped(event, move |event| {
                self.save_now();
                // The browser asks whether to leave, and only where leaving would lose words.
                if self.loses_words() {
                    event.prevent_default();
                }
            });
            on_cleanup(move || hide.remove());
        }
        let storage = window_event_listener(ev::storage, move |event| {
            let id = event.key().and_then(|key| place::under(&key, "draft").map(str::to_owned));
            // Where the first store works, the channel tells.
            if let Some(id) = id.filter(|_| self.store(0).is_none()) {
                self.heard(id);
            }
        });
        on_cleanup(move || storage.remove());
    }

    /// Whether there are words that no store has, and that no form is taking to the page's own.
    fn loses_words(self) -> bool {
        let open = match self.save.get_untracked() {
            SaveState::Failed => true,
            SaveState::Memory => self.kept.with_value(|kept| kept.touched),
            _ => false,
        };
        open && !self.host.with_value(Host::posts)
            || self.unsaved.with_untracked(|all| all.iter().any(|one| !one.second))
    }

    fn changed(self) {
        if self.has_library() && self.wants_store && self.kept.with_value(|kept| kept.id.is_empty()) {
            self.adopt();
        }
        let first = self.kept.try_update_value(|kept| {
            kept.keeper.changed(now());
            !std::mem::replace(&mut kept.touched, true)
        });
        if first == Some(true) {
            self.keep_start();
        }
        self.pump();
        let long = self.kept.with_value(|kept| kept.base.len() > LONG);
        self.pause.set_value(Some(after(if long { LONG_PAUSE } else { PAUSE }, move || {
            self.payload();
            self.dispatch("postmortem-change", "{}");
        })));
    }

    /// The document as canonical text, written once a change: it serves the stores and the words that are shown if the program ends.
    pub(super) fn payload(self) -> Rc<str> {
        let revision = self.editor.revision().get_untracked();
        let known = self.kept.with_value(|kept| kept.text.clone().filter(|(at, _)| *at == revision));
        if let Some((_, text)) = known {
            return text;
        }
        let text: Rc<str> = self.editor.with(format::json::write_dense).into();
        self.host.with_value(|host| host.settled(&text));
        self.kept.update_value(|kept| kept.text = Some((revision, text.clone())));
        text
    }

    /// Save now if anything changed since the last save.
    pub fn save_now(self) {
        if self.is_alive() {
            self.kept.update_value(|kept| kept.keeper.flush());
            self.flush_apart();
            self.pump();
        }
    }

    /// Write what is due, show how things stand, and come back when there is something to do.
    pub(super) fn pump(self) {
        if !self.is_alive() {
            return;
        }
        self.timer.set_value(None);
        let jobs = self.kept.try_update_value(|kept| kept.keeper.due(now())).unwrap_or_default();
        for job in jobs {
            self.write(job);
        }
        self.pump_apart();
        self.show_state();
        let wake = self.kept.with_value(|kept| kept.keeper.wake(now()));
        if let Some(wake) = wake.into_iter().chain(self.wake_apart()).reduce(f64::min) {
            let wake = wake.ceil().max(1.0);
            let due = now() + wake;
            self.timer.set_value(Some(after(wake as u32, move || {
                let late = now() - due;
                if late > LATE && self.is_alive() {
                    self.kept.update_value(|kept| kept.keeper.stood_still(late));
                    self.stood_still_apart(late);
                }
                self.pump();
            })));
        }
    }

    fn write(self, job: Job) {
        let Some(store) = self.store(job.store) else { return };
        let counts = job.store == 0 || self.store(0).is_none();
        let at = self.editor.revision().get_untracked();
        let whole = self.kept.with_value(|kept| kept.whole).filter(|_| counts && !job.whole);
        let part = whole.and_then(|(head, from)| {
            let touched = self.editor.touched_since(from);
            Some((Part::Tail(head), self.editor.with(|document| tail(document, &touched))?.into()))
        });
        let (part, text): (Part, Rc<str>) = part.unwrap_or_else(|| {
            let text = self.payload();
            let long = text.len() > LONG;
            self.kept.update_value(|kept| kept.keeper.long(long));
            (if long && counts { Part::Long } else { Part::Whole }, text)
        });
        let history = counts && !matches!(part, Part::Tail(_));
        let history = history.then(|| self.editor.with_history(Journal::write));
        let record = self.kept.with_value(|kept| kept.record(job.revision, job.parent, &text));
        let (index, number, id) = (job.store, job.number, record.id.clone());
        let what = Save { record, part, expect: job.expect, generations: counts, history, alive: job.alive };
        save(&*store, what, Box::new(move |result| self.answered(index, number, &id, (at, text), result)));
    }

    /// A store answered: to the open draft, or to one that is open no more.
    pub(super) fn answered(
        self,
        store: usize,
        number: u64,
        id: &str,
        (at, sent): (u64, Rc<str>),
        result: Result<Outcome, StoreError>,
    ) {
        if !self.is_alive() {
            return;
        }
        if let Ok(Outcome::Saved(revision) | Outcome::Tail(revision)) = result {
            self.desk.update_value(|desk| desk.holds(store, id, revision));
        }
        let counts = store == 0 || self.store(0).is_none();
        let full = store == 1 && result == Err(StoreError::Full);
        let saved = match result {
            Ok(Outcome::Saved(revision)) => Some(revision),
            _ => None,
        };
        let open = self.kept.with_value(|kept| kept.id == id);
        let safe = counts && matches!(result, Ok(Outcome::Saved(_) | Outcome::Tail(_)));
        if open {
            let torn = result == Ok(Outcome::Whole);
            let mut theirs = None;
            self.kept.update_value(|kept| {
                theirs = kept.keeper.answered(store, number, result, now());
                if let Some(revision) = saved {
                    kept.base = sent;
                    if counts {
                        kept.whole = Some((revision, at));
                    }
                }
                if torn {
                    kept.whole = None;
                }
            });
            if let Some(theirs) = theirs {
                self.meet(store, *theirs);
            }
            if saved.is_some() && counts {
                self.thin_out();
            }
        } else {
            self.answered_apart(store, number, id, sent, result);
        }
        if full && self.make_room(id) {
            if open {
                self.kept.update_value(|kept| kept.keeper.has_room(store));
            } else {
                self.has_room_apart(id, store);
            }
        }
        if let Some(revision) = saved.filter(|_| counts) {
            if let Some(channel) = self.channel.with_value(Clone::clone) {
                channel.tell(id);
            }
            if open {
                self.dispatch("postmortem-save", &["{\"revision\":", &revision.to_string(), "}"].concat());
            }
        }
        if safe {
            self.ask_to_stay();
        }
        self.pump();
    }

    /// Ask the browser once to keep what is stored here when room is short.
    fn ask_to_stay(self) {
        const ASKED: &str = "persist";
        if self.with_shelf(|shelf| shelf.note(ASKED).is_some()) {
            return;
        }
        self.set_note(ASKED, "asked");
        spawn_local(async move {
            if let Some(granted) = store::persist().await
                && self.is_alive()
            {
                self.set_note(ASKED, if granted { "yes" } else { "no" });
            }
        });
    }

    /// Show whether the words are safe.
    pub(super) fn show_state(self) {
        if !self.wants_store {
            self.save.set(SaveState::Host);
            return;
        }
        let (state, trouble) = self.kept.with_value(|kept| (kept.keeper.state(), kept.keeper.trouble()));
        let nothing_open = self.kept.with_value(|kept| kept.id.is_empty());
        let state = match state {
            // Between two drafts only the stores themselves matter.
            State::Opening if nothing_open && self.is_ready() => match self.main_store() {
                Some(_) => SaveState::Saved,
                None => SaveState::Memory,
            },
            State::Opening => SaveState::Opening,
            State::Saved => SaveState::Saved,
            State::Editing | State::Unseen => SaveState::Editing,
            State::Second(_) => SaveState::Second,
            State::Failed(_) => SaveState::Failed,
            State::Following => SaveState::Following,
            State::Memory => SaveState::Memory,
            State::Newer => SaveState::ReadOnly,
        };
        let trouble =
            trouble.filter(|_| !matches!(state, SaveState::Saved | SaveState::Opening | SaveState::Memory));
        if self.save.with_untracked(|before| *before != state) {
            if state == SaveState::Saved && self.trouble.get_untracked().is_some() {
                self.say("Saved again.");
                // The note of what was open could not be written either.
                if self.has_library() {
                    let id = self.kept.with_value(|kept| kept.id.clone());
                    self.remember(&id);
                }
            }
            self.save.set(state.clone());
        }
        if self.trouble.get_untracked() != trouble {
            self.trouble.set(trouble);
        }
        // The page's own storage is one store, and meant to be.
        let alone = matches!(state, SaveState::Saved | SaveState::Editing) && !self.kept_by_page();
        let copy = self.kept.with_value(|kept| kept.keeper.one_copy()).filter(|_| alone);
        let copy = copy.map(|(_, error)| error);
        if self.one_copy.get_untracked() != copy {
            self.one_copy.set(copy);
        }
    }

    /// The document written in a format.
    pub fn written(self, format: &str) -> Option<String> {
        let format = format::by_id(format)?;
        self.editor.with(|document| crate::publish::write(format, document, &BrowserEnv))
    }

    /// A file was taken away just now.
    pub fn exported(self) {
        self.kept.update_value(|kept| {
            kept.exported = BrowserEnv.now().timestamp_millis();
            kept.keeper.changed(now());
        });
        self.pump();
    }

    /// The steps of undo that were kept with the open record.
    pub(super) fn bring_back_steps(self, id: String, revision: u64) {
        let Some(store) = self.main_store() else { return };
        let found = Rc::new(std::cell::RefCell::new(None));
        let into = found.clone();
        let decide = Box::new(move |mut texts: Vec<Option<String>>| {
            *into.borrow_mut() = texts.pop().flatten();
            Vec::new()
        });
        let shown = self.editor.revision().get_untracked();
        let key = place::history(&id);
        let done = Box::new(move |_| {
            let Some(text) = found.take() else { return };
            let fits = self.is_alive()
                && self.editor.revision().get_untracked() == shown
                && self.kept.with_value(|kept| kept.id == id);
            if let Some((of, steps)) = text.split_once('\n')
                && fits
                && of == revision.to_string()
            {
                self.editor.set_history(Journal::read(steps, &BrowserEnv));
            }
        });
        store.transact(vec![key], decide, done);
    }
}
