//! Drafts that are written and not open: left before a store had their words, made by copying, or renamed in the list. Each has a keeper of
//! its own that goes on until its words are safe, and is told and can be taken away until then. It shows nothing itself.

use super::Session;
use super::keep::{Kept, now};
use crate::browser::env::BrowserEnv;
use crate::draft::{
    Entry, Job, Journal, Outcome, Part, Record, Save, State, StoreError, place, reconcile, save,
};
use crate::format;
use crate::model::Postmortem;
use std::rc::Rc;

/// A draft that waits for a store to take its words.
pub(super) struct Apart {
    kept: Kept,
    words: Rc<str>,
    title: String,
    /// The steps of undo that lead to these words.
    steps: String,
}

/// What is told of such a draft while its saves fail.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unsaved {
    /// Which draft.
    pub id: String,
    /// What it is called.
    pub title: String,
    /// The second store has its words.
    pub second: bool,
    /// Why the store that counts does not.
    pub error: StoreError,
}

impl Apart {
    fn save(&self, job: &Job, counts: bool) -> Save {
        Save {
            record: self.kept.record(job.revision, job.parent, &self.words),
            part: Part::Whole,
            expect: job.expect,
            generations: counts,
            history: counts.then(|| self.steps.clone()),
            alive: job.alive.clone(),
        }
    }

    fn document(&self) -> Postmortem {
        format::read(&self.words, format::by_id("json"), &BrowserEnv).document
    }

    fn told(&self) -> Option<Unsaved> {
        let (second, error) = match self.kept.keeper.state() {
            State::Failed(error) => (false, error),
            State::Second(error) => (true, error),
            _ => return None,
        };
        Some(Unsaved { id: self.kept.id.clone(), title: self.title.clone(), second, error })
    }
}

impl Session {
    /// The open draft's record with its words as they are now, whether or not a store has confirmed them.
    pub(super) fn as_it_stands(self) -> Option<Record> {
        let words = self.kept.with_value(|kept| !kept.id.is_empty() && kept.touched).then(|| self.payload());
        let record = self.kept.with_value(|kept| {
            let (revision, words) = (kept.keeper.revision(), words.as_ref().unwrap_or(&kept.base));
            kept.record(revision, revision, words)
        });
        Some(record).filter(|record| !record.id.is_empty())
    }

    /// What the shelf shows of it.
    pub(super) fn put_on_shelf(self) {
        let Some(record) = self.as_it_stands() else { return };
        let known = self.with_shelf(|shelf| match shelf.read(&record.id) {
            Some(Entry::Whole(known)) => known.payload == record.payload && known.exported == record.exported,
            Some(_) => true,
            None => record.payload.is_empty(),
        });
        if !known {
            self.desk.update_value(|desk| desk.shelf.put(place::head(&record.id), Some(record.to_string())));
            self.shelf_changed.update(|count| *count += 1);
        }
    }

    /// All of them. One place that reaches them, not one for each thing that is done to them.
    fn each_apart(self, act: &mut dyn FnMut(&mut Apart)) {
        self.apart.update_value(|all| all.iter_mut().for_each(act));
    }

    /// Another draft is about to be opened: what is not safe of this one goes on being saved.
    pub(super) fn set_apart(self, next: &str) {
        let leaves = |kept: &Kept| !kept.id.is_empty() && kept.id != next && !kept.keeper.rests();
        if !self.wants_store || !self.kept.with_value(leaves) {
            return;
        }
        let words = self.payload();
        self.put_on_shelf();
        let steps = self.editor.with_history(Journal::write);
        let kept = self.kept.try_update_value(std::mem::take).unwrap_or_default();
        if kept.keeper.state() == State::Newer {
            // A newer version's page has this draft now; these words become another.
            self.put_aside(self.editor.with(Clone::clone), "copy");
            return;
        }
        self.put_apart(Apart { kept, words, steps, title: String::new() });
    }

    fn put_apart(self, mut one: Apart) {
        one.title = one.document().title;
        one.kept.keeper.follow(false);
        one.kept.keeper.flush();
        self.show_apart(&one.kept.id, &one.words);
        self.apart.update_value(|all| all.push(one));
    }

    /// What is shown of such a draft if the program ends: its words, or none once it is safe or open.
    fn show_apart(self, id: &str, words: &str) {
        self.host.with_value(|host| host.apart(id, words));
    }

    /// Save `words` as a draft that is not open. `seen` is its record from which they were made, if there is one.
    pub(super) fn save_apart(self, id: &str, seen: Option<Record>, words: String) {
        let mut seen = seen.unwrap_or_default();
        let mut one = self.take_apart(id).unwrap_or_else(|| {
            let base = std::mem::take(&mut seen.payload).into();
            let kept =
                Kept { exported: seen.exported, opened: seen.revision, base, ..self.begin_to_keep(id) };
            Apart { kept, words: "".into(), title: String::new(), steps: String::new() }
        });
        one.kept.keeper.changed(now());
        one.words = words.into();
        let shown = one.kept.record(seen.revision + 1, seen.revision, &one.words);
        self.desk.update_value(|desk| desk.shelf.put(place::head(id), Some(shown.to_string())));
        self.shelf_changed.update(|count| *count += 1);
        self.put_apart(one);
        self.pump();
    }

    /// Take a draft out of those that are saved apart: it is deleted, or open again.
    pub(super) fn take_apart(self, id: &str) -> Option<Apart> {
        self.show_apart(id, "");
        let take = |all: &mut Vec<Apart>| {
            let at = all.iter().position(|one| one.kept.id == id)?;
            Some(all.swap_remove(at))
        };
        self.apart.try_update_value(take).flatten()
    }

    /// Open a draft again whose words no store has taken yet.
    pub(super) fn open_again(self, one: Apart) {
        let (document, kept) = (one.document(), one.kept);
        self.show(&kept.id, kept.opened, kept.exported, kept.base.to_string(), document);
        self.editor.set_history(Journal::read(&one.steps, &BrowserEnv));
        let at = self.editor.revision().get_untracked();
        self.kept.set_value(Kept {
            shown: at,
            text: Some((at, one.words)),
            whole: None,
            touched: true,
            ..kept
        });
        self.pump();
    }

    /// The stores have been read: what was left before that is saved now, over nothing that was not seen.
    pub(super) fn opened_late_apart(self) {
        let mut met = Vec::new();
        self.each_apart(&mut |one| {
            let found = self.desk.with_value(|desk| desk.found(&one.kept.id));
            let newest = found.iter().flatten().max().copied().unwrap_or(0);
            one.kept.keeper.opened(found);
            if newest > one.kept.opened {
                met.push((usize::from(found[0] != Ok(newest)), one.kept.id.clone()));
            }
        });
        for (store, id) in met {
            if let Some(Entry::Whole(theirs)) = self.with_shelf(|shelf| shelf.read(&id)) {
                self.meet_apart(store, &id, &theirs);
            }
        }
    }

    /// Write what is due, and forget what is safe.
    pub(super) fn pump_apart(self) {
        if self.apart.with_value(Vec::is_empty) && self.unsaved.with_untracked(Vec::is_empty) {
            return;
        }
        let mut due = Vec::new();
        let mut told = Vec::new();
        let goes_on = |one: &Apart| {
            let rests = one.kept.keeper.rests();
            if rests {
                self.show_apart(&one.kept.id, "");
            }
            !rests
        };
        self.apart.update_value(|all| all.retain(goes_on));
        self.each_apart(&mut |one| {
            for job in one.kept.keeper.due(now()) {
                let what = one.save(&job, job.store == 0 || self.store(0).is_none());
                due.push((job, one.words.clone(), what));
            }
        });
        for (job, words, what) in due {
            let Some(store) = self.store(job.store) else { continue };
            let id = what.record.id.clone();
            let done = move |result| self.answered(job.store, job.number, &id, (u64::MAX, words), result);
            save(&*store, what, Box::new(done));
        }
        self.each_apart(&mut |one| told.extend(one.told()));
        if self.unsaved.with_untracked(|before| *before != told) {
            self.unsaved.set(told);
        }
    }

    /// Milliseconds until the next of them is due.
    pub(super) fn wake_apart(self) -> Option<f64> {
        let mut first: Option<f64> = None;
        self.each_apart(&mut |one| {
            if let Some(wake) = one.kept.keeper.wake(now()) {
                first = Some(first.map_or(wake, |first| first.min(wake)));
            }
        });
        first
    }

    pub(super) fn flush_apart(self) {
        self.each_apart(&mut |one| one.kept.keeper.flush());
    }

    pub(super) fn stood_still_apart(self, late: f64) {
        self.each_apart(&mut |one| one.kept.keeper.stood_still(late));
    }

    pub(super) fn has_room_apart(self, id: &str, store: usize) {
        self.each_apart(&mut |one| {
            if one.kept.id == id {
                one.kept.keeper.has_room(store);
            }
        });
    }

    pub(super) fn answered_apart(
        self,
        store: usize,
        number: u64,
        id: &str,
        sent: Rc<str>,
        result: Result<Outcome, StoreError>,
    ) {
        let (mut theirs, mut newer) = (None, false);
        let mut answer = Some((sent, result));
        self.each_apart(&mut |one| {
            if one.kept.id == id
                && let Some((sent, result)) = answer.take()
            {
                if matches!(result, Ok(Outcome::Saved(_))) {
                    one.kept.base = sent;
                }
                theirs = one.kept.keeper.answered(store, number, result, now());
                newer = one.kept.keeper.state() == State::Newer;
            }
        });
        if let Some(theirs) = theirs {
            self.meet_apart(store, id, &theirs);
        } else if newer && let Some(one) = self.take_apart(id) {
            self.put_aside(one.document(), "copy");
        }
    }

    /// Somebody else saved the draft meanwhile: one is made of both, or two where they differ in the same place.
    fn meet_apart(self, store: usize, id: &str, theirs: &Record) {
        let Some(mut one) = self.take_apart(id) else { return };
        let ours = one.document();
        match reconcile(&one.kept.base, &ours, &theirs.payload, &BrowserEnv) {
            Some(made) if made.conflicts.is_empty() => {
                one.words = format::json::write_dense(&made.document).into();
                one.steps.clear();
                one.kept.base = theirs.payload.as_str().into();
                one.kept.keeper.took(store, theirs.revision, made.adds_to_theirs, now());
                self.put_apart(one);
            }
            _ => {
                self.put_aside(ours, "copy");
            }
        }
    }

    /// The records of all of them, as they are to be.
    pub(super) fn unsaved_apart(self) -> Vec<Record> {
        let mut all = Vec::new();
        self.each_apart(&mut |one| {
            let revision = one.kept.keeper.revision();
            all.push(one.kept.record(revision, revision, &one.words));
        });
        all
    }

    /// The words of a draft that waits to be saved.
    pub fn words_apart(self, id: &str) -> Option<Postmortem> {
        let mut found = None;
        self.each_apart(&mut |one| {
            if one.kept.id == id {
                found = Some(one.document());
            }
        });
        found
    }
}
