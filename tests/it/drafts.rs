//! Drafts: records survive storing, damage is noticed, and nothing that was not seen is written over.

use postmortem_editor::draft::{Damage, Entry, MemoryStore, Record, SaveError, Shelf, Store, StoreError};
use proptest::prelude::*;
use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;

fn record(revision: u64, payload: &str) -> Record {
    Record {
        id: "d1".into(),
        revision,
        parent: revision - 1,
        writer: "w".into(),
        payload: payload.into(),
        ..Record::default()
    }
}

fn shelf() -> Shelf {
    Shelf::new(Box::new(MemoryStore::default()))
}

proptest! {
    #[test]
    fn a_stored_record_reads_the_same(payload in any::<String>(), id in ".{1,20}", revision in 1_u64.., saved in any::<i64>()) {
        let record = Record { id, saved, ..record(revision, &payload) };
        prop_assert_eq!(Record::parse(&record.to_string()), Ok(record));
    }

    #[test]
    fn any_stored_text_is_read_without_a_panic(text in any::<String>()) {
        let _ = Record::parse(&text);
        let _ = Record::parse(&format!("postmortem-draft/1 {text}"));
    }

    #[test]
    fn a_changed_byte_is_noticed(payload in "[a-z]{1,40}", at in any::<prop::sample::Index>()) {
        let stored = record(1, &payload).to_string();
        let body = stored.find('\n').expect("a header") + 1;
        let mut bytes = stored.into_bytes();
        let place = body + at.index(bytes.len() - body);
        bytes[place] ^= 1;
        let text = String::from_utf8(bytes).expect("letters stay letters or signs");
        prop_assert_eq!(Record::parse(&text), Err(Damage::Broken));
    }

    #[test]
    fn a_cut_record_is_noticed(payload in "[a-z]{1,40}", keep in 0_usize..200) {
        let stored = record(1, &payload).to_string();
        prop_assume!(keep < stored.len());
        prop_assert_eq!(Record::parse(&stored[..keep]), Err(Damage::Broken));
    }
}

#[test]
fn a_newer_record_keeps_its_payload() {
    let stored = record(1, "{}").to_string().replace("postmortem-draft/1", "postmortem-draft/9");
    assert_eq!(Record::parse(&stored), Err(Damage::Newer("{}".into())));
}

#[test]
fn an_unseen_revision_is_not_written_over() {
    let shelf = shelf();
    shelf.save(&record(1, "one")).expect("the first save");
    shelf.save(&record(2, "two")).expect("the second save");
    let stale = record(2, "from another tab");
    assert!(matches!(shelf.save(&stale), Err(SaveError::Unseen(stored)) if stored.payload == "two"));
    assert!(matches!(shelf.read("d1"), Ok(Some(Entry::Whole(stored))) if stored.payload == "two"));
}

/// A store that the test can look into, and that fails its n-th call.
#[derive(Clone, Default)]
struct Faulty {
    kept: Rc<RefCell<BTreeMap<String, String>>>,
    calls: Rc<Cell<usize>>,
    fails_at: Option<(usize, StoreError)>,
}

impl Faulty {
    fn call(&self) -> Result<(), StoreError> {
        let call = self.calls.get();
        self.calls.set(call + 1);
        match self.fails_at {
            Some((at, error)) if at == call => Err(error),
            _ => Ok(()),
        }
    }
}

impl Store for Faulty {
    fn keys(&self) -> Result<Vec<String>, StoreError> {
        self.call()?;
        Ok(self.kept.borrow().keys().cloned().collect())
    }
    fn read(&self, key: &str) -> Result<Option<String>, StoreError> {
        self.call()?;
        Ok(self.kept.borrow().get(key).cloned())
    }
    fn write(&self, key: &str, text: &str) -> Result<(), StoreError> {
        self.call()?;
        self.kept.borrow_mut().insert(key.into(), text.into());
        Ok(())
    }
    fn remove(&self, key: &str) -> Result<(), StoreError> {
        self.call()?;
        self.kept.borrow_mut().remove(key);
        Ok(())
    }
}

#[test]
fn damaged_bytes_are_copied_aside_before_a_save() {
    let store = Faulty::default();
    store.kept.borrow_mut().insert("postmortem-editor:draft:d1".into(), "half a rec".into());
    let shelf = Shelf::new(Box::new(store.clone()));
    assert!(matches!(shelf.read("d1"), Ok(Some(Entry::Damaged { text, .. })) if text == "half a rec"));
    shelf.save(&Record { parent: 0, ..record(1, "new words") }).expect("saved");
    assert_eq!(
        store.kept.borrow().get("postmortem-editor:damaged:d1").map(String::as_str),
        Some("half a rec")
    );
}

#[test]
fn a_deleted_draft_comes_back() {
    let shelf = shelf();
    shelf.save(&record(1, "words")).expect("saved");
    shelf.delete("d1").expect("deleted");
    assert_eq!(shelf.list().map(|drafts| drafts.len()), Ok(0));
    assert_eq!(shelf.bin().map(|drafts| drafts.len()), Ok(1));
    shelf.undelete("d1").expect("brought back");
    assert!(matches!(shelf.read("d1"), Ok(Some(Entry::Whole(stored))) if stored.payload == "words"));
}

/// The n-th call of the store fails, for every n: at no point is a saved word gone from the store.
#[test]
fn no_failing_call_loses_a_saved_word() {
    for error in [StoreError::Full, StoreError::Refused] {
        for at in 0..40 {
            let store = Faulty { fails_at: Some((at, error)), ..Faulty::default() };
            let shelf = Shelf::new(Box::new(store.clone()));
            let mut last = None;
            let mut revision = 0;
            for round in 0..4 {
                let next = Record { parent: revision, ..record(revision + 1, &format!("words {round}")) };
                if shelf.save(&next).is_ok() {
                    (last, revision) = (Some(next.payload.clone()), next.revision);
                }
                let _ = shelf.delete("d1").and_then(|()| shelf.undelete("d1"));
                // A move that failed half way leaves the draft in one of both places, or in both.
                let places = store.kept.borrow();
                let found =
                    places.values().filter_map(|text| Record::parse(text).ok()).map(|record| record.payload);
                let found: Vec<String> = found.collect();
                if let Some(last) = &last {
                    assert!(found.contains(last), "call {at}: {last} is gone; found {found:?}");
                }
                drop(places);
                let _ = shelf.undelete("d1");
            }
        }
    }
}
