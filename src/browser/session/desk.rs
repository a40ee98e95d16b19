//! The two stores of a session and what they hold: opened at the start, read before anything is written.
//!
//! The second store answers at once and gives the first picture; the first store is asked meanwhile, and counts.

use super::Session;
use crate::browser::env::BrowserEnv;
use crate::browser::store::{HostStore, IndexedStore, LocalStore};
use crate::browser::view::after;
use crate::draft::{
    Done, Entry, Pairs, Record, SILENT, Shelf, Store, StoreError, Write, fold, joined, place, set_aside,
    shift,
};
use crate::env::Env;
use gloo::timers::callback::Timeout;
use std::cell::RefCell;
use std::rc::Rc;

/// The stores, and what is known of them.
#[derive(Default)]
pub struct Desk {
    pub(super) shelf: Shelf,
    stores: [Option<Rc<dyn Store>>; 2],
    errors: [Option<StoreError>; 2],
    /// What each store holds: a draft's id with its revision. Some hundred at most, so a list does.
    revisions: [Vec<(String, u64)>; 2],
    /// Both stores have answered, or have been given up.
    pub(super) ready: bool,
    waiting: Option<Timeout>,
}

impl Desk {
    /// The revision of a draft that each store holds, or why the store cannot be used.
    pub(super) fn found(&self, id: &str) -> [Result<u64, StoreError>; 2] {
        [0, 1].map(|store| match self.errors[store] {
            Some(error) => Err(error),
            None => Ok(self.revision(store, id).unwrap_or(0)),
        })
    }

    fn revision(&self, store: usize, id: &str) -> Option<u64> {
        self.revisions[store].iter().find(|(known, _)| known == id).map(|(_, revision)| *revision)
    }

    /// A store holds this revision of a draft.
    pub(super) fn holds(&mut self, store: usize, id: &str, revision: u64) {
        let all = &mut self.revisions[store];
        match all.iter_mut().find(|(known, _)| known == id) {
            Some(known) => known.1 = revision,
            None => all.push((id.to_owned(), revision)),
        }
    }

    fn take(&mut self, store: usize, found: Pairs) -> Pairs {
        let found = fold(found);
        for (key, text) in &found {
            if let Some(id) = place::under(key, "draft")
                && let Ok(record) = Record::parse(text)
            {
                self.holds(store, id, record.revision);
            }
        }
        self.shelf.take(found)
    }
}

/// Milliseconds of one look at whether the first store has answered.
const TICK: u32 = 100;

/// What is read at the start. Older versions and steps of undo stay where they are until somebody asks.
const PLACES: [&str; 6] = ["draft:", "tail:", "bin:", "binned:", "damaged:", "note:"];

impl Session {
    /// Open the stores. The second is read at once; what the first holds comes later.
    pub(super) fn open_desk(self) {
        let host = self.host().storage();
        let second = if host.is_some() { Err(StoreError::Refused) } else { LocalStore::probe() };
        let second = second.and_then(|store| Ok((store.all()?, store)));
        self.desk.update_value(|desk| match second {
            Ok((found, store)) => {
                desk.take(1, found);
                desk.stores[1] = Some(Rc::new(store));
            }
            Err(error) => desk.errors[1] = Some(error),
        });
        let first: Rc<dyn Store> = match host {
            Some(turns) => Rc::new(HostStore(turns)),
            None => Rc::new(IndexedStore::default()),
        };
        let found: Rc<RefCell<(usize, Pairs)>> = Rc::default();
        for name in PLACES {
            let (store, found) = (first.clone(), found.clone());
            let prefix = [place::PREFIX, name].concat();
            let answered = move |answer: Result<Pairs, StoreError>| match answer {
                Ok(more) => {
                    let all = {
                        let mut so_far = found.borrow_mut();
                        so_far.0 += 1;
                        so_far.1.extend(more);
                        so_far.0 == PLACES.len()
                    };
                    if all {
                        self.desk_ready(Ok((store, found.take().1)));
                    }
                }
                Err(error) => self.desk_ready(Err(error)),
            };
            first.list(prefix, Box::new(answered));
        }
        self.wait_for_first(SILENT as u32 / TICK);
    }

    /// A first store that has not answered in time is gone without. Time counts only while the page has time for the answer: drawing a long
    /// draft for seconds is no silence of the store.
    fn wait_for_first(self, ticks: u32) {
        let tick = move || match ticks {
            0 => self.desk_ready(Err(StoreError::Silent)),
            _ if self.desk.try_with_value(|desk| desk.ready) == Some(false) => self.wait_for_first(ticks - 1),
            _ => {}
        };
        self.desk.update_value(|desk| {
            if let Some(fired) = desk.waiting.replace(after(TICK, tick)) {
                fired.forget();
            }
        });
    }

    fn desk_ready(self, first: Result<(Rc<dyn Store>, Pairs), StoreError>) {
        let known = self.desk.try_with_value(|desk| (desk.ready, desk.errors[0]));
        // Late is better than never, as long as nobody has written without it.
        let late = known == Some((true, Some(StoreError::Silent)))
            && first.is_ok()
            && !self.kept.with_value(|kept| kept.touched)
            && self.wake_apart().is_none();
        if known.is_none_or(|(ready, _)| ready) && !late {
            return;
        }
        let mut aside = Vec::new();
        let last = first.as_ref().ok().and_then(|(_, found)| Self::noted(found));
        self.desk.update_value(|desk| {
            desk.ready = true;
            // Dropping a timer inside its own call is what ends it.
            if let Some(waiting) = desk.waiting.take() {
                waiting.forget();
            }
            match first {
                Ok((store, found)) => {
                    desk.errors[0] = None;
                    aside = desk.take(0, found);
                    desk.stores[0] = Some(store);
                }
                Err(error) => desk.errors[0] = Some(error),
            }
        });
        let now = BrowserEnv.now().timestamp_millis();
        for (index, (id, text)) in aside.into_iter().enumerate() {
            // Two copies that parted: the one that is not shown stays.
            self.write_out(vec![set_aside(&id, text, now + index as i64)]);
        }
        self.empty_bin(now);
        self.shelf_changed.update(|count| *count += 1);
        self.opened_late(last);
        self.take_given();
        self.offer_rescued();
    }

    /// Deleted drafts go for good after their time.
    fn empty_bin(self, now: i64) {
        for id in self.with_shelf(|shelf| shelf.overdue(now)) {
            self.forget(&id);
        }
    }

    /// Forget a deleted draft for good, with everything that belongs to it.
    pub fn forget(self, id: &str) {
        self.write_both(place::belongings(id).into_iter().map(Write::forget).collect());
        if let Some(store) = self.main_store() {
            let into = store.clone();
            store.list(
                place::snapshots(id),
                Box::new(move |found| {
                    let forget =
                        found.unwrap_or_default().into_iter().map(|(key, _)| Write::forget(key)).collect();
                    into.transact(Vec::new(), Box::new(|_| forget), Box::new(|_| {}));
                }),
            );
        }
    }

    /// The store that counts: the first, or the second where there is no first.
    pub fn main_store(self) -> Option<Rc<dyn Store>> {
        self.store(0).or_else(|| self.store(1))
    }

    /// Whether the first store can be used.
    pub fn has_first_store(self) -> bool {
        self.store(0).is_some()
    }

    pub(super) fn store(self, index: usize) -> Option<Rc<dyn Store>> {
        self.desk.try_with_value(|desk| desk.stores.get(index).cloned().flatten()).flatten()
    }

    /// Whether both stores were read.
    pub fn is_ready(self) -> bool {
        self.desk.with_value(|desk| desk.ready)
    }

    /// Write to the store that counts; a failure is told.
    pub fn write_out(self, writes: Vec<Write>) {
        let Some(store) = self.main_store() else { return };
        self.know(&writes);
        store.transact(Vec::new(), Box::new(move |_| writes), self.told());
    }

    /// Write to both stores; a failure of the one that counts is told.
    pub fn write_both(self, writes: Vec<Write>) {
        if self.store(0).is_some()
            && let Some(second) = self.store(1)
        {
            let copy = writes.clone();
            second.transact(Vec::new(), Box::new(move |_| copy), Box::new(|_| {}));
        }
        self.write_out(writes);
    }

    fn know(self, writes: &[Write]) {
        let shown = |key: &str| PLACES.iter().any(|place| key[place::PREFIX.len()..].starts_with(place));
        self.desk.update_value(|desk| {
            let counts = usize::from(desk.stores[0].is_none());
            for write in writes.iter().filter(|write| shown(&write.key)) {
                if let (Some(id), Some(text)) = (place::under(&write.key, "draft"), &write.text)
                    && let Ok(record) = Record::parse(text)
                {
                    desk.holds(counts, id, record.revision);
                }
                desk.shelf.put(write.key.clone(), write.text.clone());
            }
        });
    }

    fn told(self) -> Done {
        Box::new(move |result| {
            if let Err(error) = result
                && self.is_alive()
            {
                self.tell(true, error.to_string(), None);
            }
        })
    }

    /// Whether the element is still mounted: answers of stores may come later.
    pub(super) fn is_alive(self) -> bool {
        self.editor.revision().try_get_untracked().is_some()
    }

    /// Remember a word of the shell, such as which draft is open. Losing it costs nobody a word, so a failure is not told.
    pub fn set_note(self, name: &str, text: &str) {
        let write = Write::put(place::note(name), text.to_owned());
        self.know(std::slice::from_ref(&write));
        for store in [0, 1].into_iter().filter_map(|index| self.store(index)) {
            let copy = write.clone();
            store.transact(Vec::new(), Box::new(move |_| vec![copy]), Box::new(|_| {}));
        }
    }

    /// Move a draft into the bin or out of it, in both stores.
    pub(super) fn move_draft(self, id: &str, into_bin: bool) {
        let (head, bin) = (place::head(id), place::bin(id));
        let (from, to) = if into_bin { (head, bin) } else { (bin, head) };
        let now = BrowserEnv.now().timestamp_millis();
        let note = Write { key: place::binned(id), text: into_bin.then(|| now.to_string()) };
        self.desk.update_value(|desk| {
            let text = desk.shelf.text(&from).map(str::to_owned);
            desk.shelf.put(to.clone(), text);
            desk.shelf.put(from.clone(), None);
            desk.shelf.put(note.key.clone(), note.text.clone());
        });
        for (index, store) in [0, 1].into_iter().filter_map(|index| Some((index, self.store(index)?))) {
            let done = if index == 0 || self.store(0).is_none() { self.told() } else { Box::new(|_| {}) };
            shift(&*store, from.clone(), to.clone(), note.clone(), done);
        }
        self.shelf_changed.update(|count| *count += 1);
    }

    /// Make room in the second store for one draft: what the first store holds as well may go. Gives whether there was anything to go.
    pub(super) fn make_room(self, open: &str) -> bool {
        let Some(second) = self.store(1).filter(|_| self.store(0).is_some()) else { return false };
        let mut spare = Vec::new();
        self.desk.update_value(|desk| {
            let copies = std::mem::take(&mut desk.revisions[1]);
            for (id, revision) in copies {
                if id != open && desk.revision(0, &id).is_some_and(|other| other >= revision) {
                    spare.push(Write::forget(place::head(&id)));
                } else {
                    desk.revisions[1].push((id, revision));
                }
            }
        });
        let made = !spare.is_empty();
        second.transact(Vec::new(), Box::new(move |_| spare), Box::new(|_| {}));
        made
    }

    /// The record of a draft as the store that counts holds it now.
    pub(super) fn look_up(self, id: String, then: impl FnOnce(usize, Entry) + 'static) {
        let index = usize::from(self.store(0).is_none());
        let Some(store) = self.store(index) else { return };
        let found = Rc::new(RefCell::new(None));
        let into = found.clone();
        let keys = vec![place::head(&id), place::tail(&id)];
        let decide = Box::new(move |mut texts: Vec<Option<String>>| {
            let tail = texts.pop().flatten();
            let head = texts.pop().flatten();
            *into.borrow_mut() = head.map(|head| joined(head, tail.as_deref()));
            Vec::new()
        });
        let done: Done = Box::new(move |_| {
            if let Some(text) = found.take()
                && self.is_alive()
            {
                then(index, Entry::of(&id, text));
            }
        });
        store.transact(keys, decide, done);
    }
}
