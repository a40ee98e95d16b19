//! What is said of the words of a draft: whether they are safe, and what is wrong where they are not. It changes nothing.

use super::leg::Leg;
use super::{Keeper, StoreError};

/// Whether the words are safe.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum State {
    /// The stores have not been read yet; nothing is written before that.
    Opening,
    /// What is on screen is in the store.
    Saved,
    /// Changed and not yet saved.
    Editing,
    /// The first store failed; the words are in the second, which a crash may take.
    Second(StoreError),
    /// The last save failed; the words are in memory.
    Failed(StoreError),
    /// Somebody else saved this draft meanwhile.
    Unseen,
    /// Another tab writes; this one follows.
    Following,
    /// No store works; the words last as long as the page.
    Memory,
    /// A newer version wrote the draft; it can be read and taken away.
    Newer,
}

impl Keeper {
    /// Whether the words are safe.
    pub fn state(&self) -> State {
        let [first, second] = &self.legs;
        if !self.opened {
            return State::Opening;
        }
        if let Some(stopped) = &self.stopped {
            return stopped.clone();
        }
        if self.following && self.all_saved() {
            return State::Following;
        }
        match (first.usable, second.usable) {
            (false, false) => State::Memory,
            (true, _) if first.saved == self.change => State::Saved,
            (false, _) if second.saved == self.change => State::Saved,
            (true, true) => match (first.error, second.error) {
                (Some(error), _) if second.saved == self.change => State::Second(error),
                (Some(error), Some(_)) => State::Failed(error),
                _ => State::Editing,
            },
            (true, false) => first.error.map_or(State::Editing, State::Failed),
            (false, true) => second.error.map_or(State::Editing, State::Failed),
        }
    }

    /// Whether some store has confirmed the very words on screen.
    pub fn all_saved(&self) -> bool {
        self.legs.iter().any(|leg| leg.usable && leg.saved == self.change)
    }

    /// What is wrong with the first store that could be used: told until a save succeeds.
    pub fn trouble(&self) -> Option<StoreError> {
        self.legs.iter().find(|leg| leg.usable).and_then(|leg| leg.error)
    }

    /// Which store holds no copy while the other works, and why: the words are saved, and less safe than usual.
    pub fn one_copy(&self) -> Option<(usize, StoreError)> {
        let fails = |store: usize| self.legs[store].error.map(|error| (store, error));
        let works = |store: usize| self.legs[store].usable && self.legs[store].error.is_none();
        match (works(0), works(1)) {
            (true, false) => fails(1),
            (false, true) if !self.legs[0].usable => fails(0),
            _ => None,
        }
    }

    /// Whether nothing is left to be written: the store that counts has the words, and the other has them too or fails.
    pub fn rests(&self) -> bool {
        if !self.opened || self.stopped.is_some() || (self.following && self.all_saved()) {
            return self.change == 0 || self.all_saved();
        }
        let mut usable = self.legs.iter().filter(|leg| leg.usable);
        let done = |leg: &Leg| leg.flight.is_none() && leg.whole == self.change;
        usable.next().is_none_or(done)
            && usable.all(|leg| done(leg) || leg.error.is_some() || self.is_ahead(1))
    }

    /// Whether the first store works as far as is known.
    pub(super) fn healthy(&self) -> bool {
        self.legs[0].usable && self.legs[0].error.is_none()
    }

    /// Whether the second store has something later than this change: whoever wrote it is met in the first.
    pub(super) fn is_ahead(&self, store: usize) -> bool {
        store == 1 && self.healthy() && self.legs[1].ahead == Some(self.change)
    }
}
