//! When the open draft is saved, and whether its words are safe.
//!
//! A state machine without a clock: every call says what time it is. The shell tells what happened ([`Keeper::changed`],
//! [`Keeper::answered`]), asks what to write ([`Keeper::due`]) and when to ask again ([`Keeper::wake`]). It must not know what is written.
//!
//! A change is written as soon as the store is free and a moment has passed since the last write began: nothing waits for a pause. Of a long
//! draft only what changed is written ([`super::tail`]); the whole record follows a pause.
//!
//! *Invariants:* at most one write is under way in each store; [`State::Saved`] is said only of the very words a store has confirmed; a
//! failure stays told until a save succeeds; an answer that nobody waits for changes nothing.

mod leg;
mod told;

pub use told::State;

use super::{Expect, Outcome, Record, StoreError};
use leg::{Flight, Leg};
use std::cell::Cell;
use std::rc::Rc;

/// Milliseconds from a change to its save, so that what belongs together is saved together.
pub const MOMENT: f64 = 25.0;
/// Milliseconds at least from one save to the next; a store that takes its time is asked less often, to leave the page time for keys.
pub const GAP: f64 = 110.0;
/// The most that a slow store may add to that.
const SLOWEST: f64 = 300.0;
/// Milliseconds without a change after which a long draft is saved whole.
pub const REST: f64 = 1_200.0;
/// Milliseconds of unbroken typing after which it is saved whole all the same.
const LONGEST: f64 = 15_000.0;
/// Milliseconds after which a store that has not answered counts as failed.
pub const SILENT: f64 = 2_000.0;
/// Milliseconds until a failed save is tried again.
pub const RETRY: f64 = 3_000.0;
/// Milliseconds between copies into the second store, while the first works.
const SECOND: f64 = 1_000.0;

/// A write to be made now.
#[derive(Debug, Clone)]
pub struct Job {
    /// 0 for the first store, 1 for the second.
    pub store: usize,
    /// Tells answers apart.
    pub number: u64,
    /// The revision to write.
    pub revision: u64,
    /// The revision it was made from.
    pub parent: u64,
    /// What it may be written over.
    pub expect: Expect,
    /// The whole record is wanted, not what changed alone.
    pub whole: bool,
    /// False once nobody waits for it.
    pub alive: Rc<Cell<bool>>,
}

/// The saving of one open draft.
#[derive(Debug, Default)]
pub struct Keeper {
    legs: [Leg; 2],
    opened: bool,
    following: bool,
    stopped: Option<State>,
    change: u64,
    last_change: f64,
    long: bool,
    flush: bool,
    revision: u64,
    revised: u64,
    parent: u64,
    number: u64,
}

impl Keeper {
    /// Both stores were read: the revision that each holds of this draft (0 for none), or why it cannot be used.
    pub fn opened(&mut self, found: [Result<u64, StoreError>; 2]) {
        for (leg, found) in self.legs.iter_mut().zip(found) {
            leg.usable = found.is_ok();
            leg.seen = found.unwrap_or(0);
            leg.error = found.err();
            (leg.saved, leg.whole) = (u64::MAX, u64::MAX);
            leg.written = f64::NEG_INFINITY;
        }
        let newest = self.legs.iter().map(|leg| leg.seen).max().unwrap_or(0);
        // What was read is what is stored, unless typing was quicker; a store that holds less gets it too.
        for leg in self.legs.iter_mut().filter(|leg| leg.seen == newest && self.change == 0) {
            (leg.saved, leg.whole) = (0, 0);
        }
        (self.revision, self.parent) = (newest, newest);
        self.revised = if self.change == 0 { 0 } else { u64::MAX };
        self.opened = true;
    }

    /// The newest revision that was seen or written here.
    pub fn revision(&self) -> u64 {
        self.revision
    }

    /// The document changed.
    pub fn changed(&mut self, now: f64) {
        for leg in &mut self.legs {
            let given = leg.flight.as_ref().map_or(leg.saved, |flight| flight.change);
            if given == self.change {
                leg.since = now;
            }
            if leg.whole == self.change {
                leg.whole_since = now;
            }
        }
        self.change += 1;
        self.last_change = now;
    }

    /// Whether the draft is so long that only what changed is written while somebody types.
    pub fn long(&mut self, long: bool) {
        self.long = long;
    }

    /// Save now, without waiting for a pause: the page is going.
    pub fn flush(&mut self) {
        self.flush = true;
    }

    /// Room was made in a store that was full: it need not wait to be tried again.
    pub fn has_room(&mut self, store: usize) {
        if let Some(leg) = self.legs.get_mut(store).filter(|leg| leg.error == Some(StoreError::Full)) {
            leg.retry = f64::NEG_INFINITY;
        }
    }

    /// Another tab writes this draft, or no longer does. Words not saved yet are still saved: they were typed while this one wrote.
    pub fn follow(&mut self, following: bool) {
        self.following = following;
    }

    /// The draft must not be written: a newer version's.
    pub fn read_only(&mut self) {
        self.stopped = Some(State::Newer);
    }

    /// What was stored by somebody else has been taken in. `store` holds `revision`; the document now differs from it if `differs`.
    pub fn took(&mut self, store: usize, revision: u64, differs: bool, now: f64) {
        if let Some(leg) = self.legs.get_mut(store) {
            leg.seen = revision;
        }
        self.stopped = None;
        self.revision = self.revision.max(revision);
        self.parent = revision;
        if differs {
            self.changed(now);
            return;
        }
        self.revised = self.change;
        if let Some(leg) = self.legs.get_mut(store) {
            (leg.saved, leg.whole) = (self.change, self.change);
            leg.error = None;
        }
    }

    /// The page itself did nothing for so many milliseconds, so no store could answer it: that counts as no silence of theirs.
    pub fn stood_still(&mut self, milliseconds: f64) {
        for flight in self.legs.iter_mut().filter_map(|leg| leg.flight.as_mut()) {
            flight.patience += milliseconds;
        }
    }

    /// What is to be written now.
    pub fn due(&mut self, now: f64) -> Vec<Job> {
        let mut jobs = Vec::new();
        for store in 0..2 {
            self.give_up(store, now);
            if self.wait(store, now).is_some_and(|wait| wait <= 0.0) {
                jobs.push(self.job(store, now));
            }
        }
        self.flush = false;
        jobs
    }

    fn give_up(&mut self, store: usize, now: f64) {
        let leg = &mut self.legs[store];
        if let Some(flight) = leg.flight.take_if(|flight| now >= flight.patience) {
            flight.alive.set(false);
            leg.error = Some(StoreError::Silent);
            leg.retry = now + RETRY;
        }
    }

    fn job(&mut self, store: usize, now: f64) -> Job {
        // A store may have carried out a write of which it never told, so no number is given to it twice.
        if self.revised != self.change || store == 0 {
            (self.revision, self.revised) = (self.revision + 1, self.change);
        }
        self.number += 1;
        let expect = match store {
            1 if self.healthy() => Expect::Older,
            _ => Expect::Seen(self.legs[store].seen),
        };
        let alive = Rc::new(Cell::new(true));
        let leg = &mut self.legs[store];
        // Words that are nowhere yet do not wait for a whole record to be written.
        let whole = !self.long || leg.saved == self.change;
        (leg.written, leg.since) = (now, now);
        leg.flight = Some(Flight {
            number: self.number,
            change: self.change,
            since: now,
            patience: now + SILENT,
            alive: alive.clone(),
        });
        Job {
            store,
            number: self.number,
            revision: self.revision.max(1),
            parent: self.parent,
            expect,
            whole,
            alive,
        }
    }

    /// Milliseconds until this store is written to; nothing if there is nothing to write.
    fn wait(&self, store: usize, now: f64) -> Option<f64> {
        let leg = &self.legs[store];
        let follows = self.following && self.all_saved();
        if !self.opened || follows || self.stopped.is_some() || !leg.usable || leg.whole == self.change {
            return None;
        }
        if self.is_ahead(store) {
            return None;
        }
        if let Some(flight) = &leg.flight {
            return Some((flight.patience - now).max(f64::MIN_POSITIVE));
        }
        if self.flush {
            return Some(0.0);
        }
        let rest = (self.last_change + REST).min(leg.whole_since + LONGEST);
        let soon = (leg.since + MOMENT).max(leg.written + GAP.max((1.5 * leg.took).min(SLOWEST)));
        let at = if leg.error.is_some() {
            leg.retry
        } else if leg.saved == self.change {
            rest
        } else if store == 1 && self.healthy() {
            if self.long { rest } else { soon.max(leg.written + SECOND) }
        } else {
            soon
        };
        Some(at - now)
    }

    /// Milliseconds after which [`Keeper::due`] has to be asked again, without anything having happened.
    pub fn wake(&self, now: f64) -> Option<f64> {
        let waits = (0..2).filter_map(|store| self.wait(store, now));
        waits.reduce(f64::min).map(|wait| wait.max(0.0))
    }

    /// A store answered. Gives the record that somebody else stored, if that is what stopped the save.
    pub fn answered(
        &mut self,
        store: usize,
        number: u64,
        answer: Result<Outcome, StoreError>,
        now: f64,
    ) -> Option<Box<Record>> {
        let leg = self.legs.get_mut(store)?;
        let flight = leg.flight.take_if(|flight| flight.number == number)?;
        match answer {
            Ok(Outcome::Saved(revision) | Outcome::Tail(revision)) => {
                leg.seen = revision;
                leg.saved = flight.change;
                leg.took = now - flight.since;
                if matches!(answer, Ok(Outcome::Saved(_))) {
                    (leg.whole, leg.whole_since) = (flight.change, flight.since);
                }
                leg.error = None;
                self.revision = self.revision.max(revision);
                self.parent = self.revision;
                None
            }
            Ok(Outcome::Unseen(theirs)) => {
                self.stopped = Some(State::Unseen);
                Some(theirs)
            }
            Ok(Outcome::Newer) => {
                self.stopped = Some(State::Newer);
                None
            }
            Ok(Outcome::Dropped | Outcome::Whole) => {
                (leg.ahead, leg.error) = (Some(flight.change), None);
                None
            }
            Err(error) => {
                leg.error = Some(error);
                leg.retry = now + RETRY;
                None
            }
        }
    }
}
