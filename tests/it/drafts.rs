//! Drafts: records survive storing, damage is noticed, and nothing that was not seen is written over.

mod clock;
mod copies;
mod corrupt;
mod faults;
mod store;
mod tails;
mod versions;
mod writers;

use postmortem_editor::draft::{
    Backup, Damage, Entry, Expect, Journal, MemoryStore, Outcome, Part, Record, Restored, Save, Shelf, Store,
    Write, difference, newest, place, save, shift,
};
use postmortem_editor::edit::{Edit, History, Transaction, apply};
use postmortem_editor::env::FixedEnv;
use postmortem_editor::format;
use proptest::prelude::*;
use std::cell::{Cell, RefCell};
use std::rc::Rc;

use crate::arbitrary;
use crate::laws::edits::{edit, plan};

fn record(revision: u64, payload: &str) -> Record {
    Record {
        id: "d1".into(),
        revision,
        parent: revision.saturating_sub(1),
        writer: "w".into(),
        payload: payload.into(),
        ..Record::default()
    }
}

/// Save and give what became of it.
fn saved(store: &dyn Store, record: Record, expect: Expect) -> Outcome {
    let told = Rc::new(RefCell::new(None));
    let answer = told.clone();
    let part = Part::Whole;
    let job =
        Save { record, part, expect, generations: true, history: None, alive: Rc::new(Cell::new(true)) };
    save(store, job, Box::new(move |result| *answer.borrow_mut() = Some(result)));
    told.take().expect("memory answers at once").expect("memory does not fail")
}

/// Everything in a store.
fn all(store: &dyn Store) -> Shelf {
    let found = Rc::new(RefCell::new(Vec::new()));
    let into = found.clone();
    store.list(
        String::new(),
        Box::new(move |texts| *into.borrow_mut() = texts.expect("memory does not fail")),
    );
    let mut shelf = Shelf::default();
    shelf.take(found.take());
    shelf
}

fn words(shelf: &Shelf, id: &str) -> String {
    match shelf.read(id) {
        Some(Entry::Whole(record)) => record.payload,
        other => panic!("no whole record: {other:?}"),
    }
}

proptest! {
    #![proptest_config(crate::laws::config(40))]

    #[test]
    fn a_stored_record_reads_the_same(
        payload in any::<String>(), id in ".{1,20}", label in ".{0,9}", revision in 1_u64.., saved in any::<i64>(),
    ) {
        let record = Record { id, label, saved, ..record(revision, &payload) };
        prop_assert_eq!(Record::parse(&record.to_string()), Ok(record));
    }

    #[test]
    fn any_stored_text_is_read_without_a_panic(text in any::<String>()) {
        let _ = Record::parse(&text);
        let _ = Record::parse(&format!("postmortem-draft/1 {text}"));
        let _ = Record::parse(&format!("postmortem-draft/2 {text}"));
        let _ = Journal::read(&text, &FixedEnv::default());
        let _ = Journal::read(&format!("undo x\nset {text}"), &FixedEnv::default());
        let _ = Restored::from(&format!("postmortem-backup/1\n{text}"), &Shelf::default(), String::new);
    }

    #[test]
    fn a_changed_byte_is_noticed_wherever_it_is(payload in "[a-z]{1,40}", at in any::<prop::sample::Index>()) {
        let whole = record(3, &payload);
        let stored = whole.to_string();
        let mut bytes = stored.into_bytes();
        let place = at.index(bytes.len());
        bytes[place] ^= 1;
        let text = String::from_utf8_lossy(&bytes).into_owned();
        // A changed digit of the version may make it a newer one, which is not written over either.
        prop_assert!(Record::parse(&text).is_err(), "{}", text);
    }

    #[test]
    fn a_cut_record_is_noticed(payload in "[a-z]{1,40}", keep in 0_usize..200) {
        let stored = record(1, &payload).to_string();
        prop_assume!(keep < stored.len());
        prop_assert_eq!(Record::parse(&stored[..keep]), Err(Damage::Broken));
    }

    #[test]
    fn steps_of_undo_outlive_a_reload(
        document in arbitrary::document(),
        other in arbitrary::document(),
        plans in proptest::collection::vec(plan(), 1..10),
        back in 0_usize..5,
    ) {
        let mut now = document.clone();
        let mut history = History::default();
        for (index, plan) in plans.iter().enumerate() {
            let edit = edit(&now, &other, plan, &format!("n{index}"));
            let _ = history.commit(&mut now, Transaction::new(format!("step {index}\nof 9"), vec![edit]));
        }
        for _ in 0..back {
            history.undo(&mut now);
        }
        let text = Journal::write(&history);
        let mut again = Journal::read(&text, &FixedEnv::default());
        prop_assert_eq!(again.undo_label(), history.undo_label(), "{}", text);
        let mut reopened = now.clone();
        while history.undo(&mut now).is_some() {}
        while again.undo(&mut reopened).is_some() {}
        prop_assert_eq!(&reopened, &now, "{}", text);
        prop_assert_eq!(&reopened, &document);
        while history.redo(&mut now).is_some() {}
        while again.redo(&mut reopened).is_some() {}
        prop_assert_eq!(&reopened, &now);
    }

    #[test]
    fn every_difference_can_be_brought_back(
        document in arbitrary::document(),
        other in arbitrary::document(),
        plans in proptest::collection::vec(plan(), 0..6),
    ) {
        let mut now = document.clone();
        for (index, plan) in plans.iter().enumerate() {
            let _ = apply(&mut now, edit(&document, &other, plan, &format!("n{index}")));
        }
        prop_assert_eq!(difference(&document, &document), vec![]);
        let before = difference(&document, &now);
        for change in &before {
            let mut restored = now.clone();
            apply(&mut restored, change.restore.clone()).expect("it fits");
            let left = difference(&document, &restored);
            prop_assert!(!left.iter().any(|other| other.path == change.path && other.was == change.was && other.now == change.now),
                "{:?} is still there", change.path);
        }
    }
}

#[test]
fn records_of_the_first_version_still_open() {
    let stored = "postmortem-draft/1 id=d1 revision=7 parent=6 writer=abc saved=1700000000000 exported=0 length=2 \
                  checksum=08f44b07b5901a25\n{}";
    let record = Record::parse(stored).expect("the first version opens for ever");
    assert_eq!((record.id.as_str(), record.revision, record.payload.as_str()), ("d1", 7, "{}"));
}

#[test]
fn a_newer_record_is_kept_untouched() {
    let store = MemoryStore::default();
    let stored = record(1, "{}").to_string().replace("postmortem-draft/2", "postmortem-draft/9");
    assert_eq!(Record::parse(&stored), Err(Damage::Newer));
    let text = stored.clone();
    store.transact(vec![], Box::new(move |_| vec![Write::put(place::head("d1"), text)]), Box::new(|_| {}));
    assert_eq!(saved(&store, record(1, "mine"), Expect::Seen(0)), Outcome::Newer);
    assert_eq!(saved(&store, record(1, "mine"), Expect::Older), Outcome::Newer);
    assert!(matches!(all(&store).read("d1"), Some(Entry::Newer { text, .. }) if text == stored));
}

#[test]
fn an_unseen_revision_is_not_written_over() {
    let store = MemoryStore::default();
    assert_eq!(saved(&store, record(1, "one"), Expect::Seen(0)), Outcome::Saved(1));
    let other = Record { writer: "other".into(), ..record(2, "two") };
    assert_eq!(saved(&store, other.clone(), Expect::Seen(1)), Outcome::Saved(2));
    assert_eq!(saved(&store, record(2, "stale"), Expect::Seen(1)), Outcome::Unseen(Box::new(other)));
    assert_eq!(words(&all(&store), "d1"), "two");
    assert_eq!(
        saved(&store, record(2, "stale"), Expect::Older),
        Outcome::Dropped,
        "a copy does not go back in time"
    );
    assert_eq!(words(&all(&store), "d1"), "two");
}

#[test]
fn an_own_save_that_answered_too_late_is_no_stranger() {
    let store = MemoryStore::default();
    assert_eq!(saved(&store, record(1, "one"), Expect::Seen(0)), Outcome::Saved(1));
    let again = Record { parent: 0, revision: 1, ..record(1, "one and more") };
    assert_eq!(saved(&store, again, Expect::Seen(0)), Outcome::Saved(2));
    assert_eq!(words(&all(&store), "d1"), "one and more");
}

#[test]
fn damaged_bytes_are_copied_aside_before_a_save() {
    let store = MemoryStore::default();
    store.transact(
        vec![],
        Box::new(|_| vec![Write::put(place::head("d1"), "half a rec".into())]),
        Box::new(|_| {}),
    );
    assert!(matches!(all(&store).read("d1"), Some(Entry::Damaged { text, .. }) if text == "half a rec"));
    assert_eq!(saved(&store, record(1, "new words"), Expect::Seen(0)), Outcome::Saved(1));
    let shelf = all(&store);
    assert_eq!(words(&shelf, "d1"), "new words");
    let kept: Vec<String> = shelf.damaged().into_iter().map(|(_, text)| text).collect();
    assert_eq!(kept, ["half a rec"]);
}

#[test]
fn the_record_before_and_one_an_hour_stay() {
    let store = MemoryStore::default();
    for minute in 0..200 {
        let at = 1_700_000_000_000 + minute * 60_000;
        let next = Record { saved: at, ..record(minute as u64 + 1, &format!("minute {minute}")) };
        saved(&store, next, Expect::Seen(minute as u64));
    }
    let shelf = all(&store);
    assert_eq!(words(&shelf, "d1"), "minute 199");
    let earlier =
        Record::parse(shelf.text(&place::earlier("d1")).expect("the record before")).expect("whole");
    assert_eq!(earlier.payload, "minute 198");
    let found = Rc::new(RefCell::new(0));
    let count = found.clone();
    store.list(
        place::snapshots("d1"),
        Box::new(move |texts| *count.borrow_mut() = texts.expect("memory").len()),
    );
    assert_eq!(found.take(), 3, "200 minutes cross three hours of the clock");
}

#[test]
fn a_deleted_draft_comes_back_for_thirty_days() {
    let store = MemoryStore::default();
    saved(&store, record(1, "words"), Expect::Seen(0));
    let note = Write::put(place::binned("d1"), "1000".into());
    shift(&store, place::head("d1"), place::bin("d1"), note, Box::new(|_| {}));
    let shelf = all(&store);
    assert_eq!((shelf.list().len(), shelf.bin().len()), (0, 1));
    assert_eq!(shelf.overdue(1000 + place::BIN), [""; 0]);
    assert_eq!(shelf.overdue(1001 + place::BIN), ["d1"]);
    shift(&store, place::bin("d1"), place::head("d1"), Write::forget(place::binned("d1")), Box::new(|_| {}));
    assert_eq!(words(&all(&store), "d1"), "words");
}

#[test]
fn the_bin_has_the_last_deleted_first() {
    let mut shelf = Shelf::default();
    for (id, at) in [("a", "20"), ("b", "40"), ("c", "10"), ("d", "30")] {
        shelf.put(place::bin(id), Some(record(1, id).to_string()));
        shelf.put(place::binned(id), Some(at.to_owned()));
    }
    assert_eq!(shelf.bin().into_iter().map(|(_, at)| at).collect::<Vec<_>>(), [40, 30, 20, 10]);
}

#[test]
fn the_newest_whole_record_of_two_stores_wins() {
    let text = |revision, payload: &str| record(revision, payload).to_string();
    let (old, new) = (text(4, "old"), text(5, "new"));
    assert_eq!(newest("d1", old.clone(), new.clone()), (new.clone(), None));
    assert_eq!(newest("d1", new.clone(), old.clone()), (new.clone(), None));
    assert_eq!(newest("d1", "broken".into(), old.clone()), (old.clone(), Some("broken".into())));
    let other = Record { writer: "other".into(), ..record(5, "parted") }.to_string();
    assert_eq!(newest("d1", new.clone(), other.clone()), (new.clone(), Some(other)), "both are kept");
    let newer = new.replace("postmortem-draft/2", "postmortem-draft/3");
    assert_eq!(newest("d1", newer.clone(), new.clone()).0, newer, "a newer version's is never passed over");
}

#[test]
fn a_backup_brings_everything_back_and_writes_over_nothing() {
    let store = MemoryStore::default();
    saved(&store, record(1, "{\"a\":1}"), Expect::Seen(0));
    saved(&store, record(2, "{\"a\":2}\nümläut"), Expect::Seen(1));
    saved(&store, Record { id: "d 2".into(), ..record(1, "{}") }, Expect::Seen(0));
    let shelf = all(&store);
    let file = Backup::of([shelf.all(), Vec::new()], Vec::new());
    assert!(Backup::recognises(&file));

    let fresh = || "fresh".to_owned();
    let onto_nothing = Restored::from(&file, &Shelf::default(), fresh);
    assert_eq!((onto_nothing.added.len(), onto_nothing.others, onto_nothing.unread), (2, 1, 0));
    let onto_itself = Restored::from(&file, &shelf, fresh);
    assert_eq!((onto_itself.same, onto_itself.writes.len()), (2, 0));

    let changed = MemoryStore::default();
    saved(&changed, record(1, "other words"), Expect::Seen(0));
    let beside = Restored::from(&file, &all(&changed), fresh);
    assert_eq!(
        (beside.added.as_slice(), beside.beside.as_slice()),
        (["d 2".to_owned()].as_slice(), ["fresh".to_owned()].as_slice())
    );
    assert!(beside.writes.iter().all(|write| write.key != place::head("d1")), "what is here stays");

    let cut = Restored::from(&file[..file.len() - 3], &Shelf::default(), fresh);
    assert_eq!(cut.added.len() + cut.others, 2, "what is whole comes back");
    assert!(cut.unread > 0, "and the rest is told");
}

/// What no store has taken yet is in a backup all the same, in place of what the stores hold of that draft; of two stores the newer copy counts.
#[test]
fn a_backup_holds_the_words_that_no_store_has() {
    let pair = |revision, payload: &str| (place::head("d1"), record(revision, payload).to_string());
    let back = |stores, unsaved| {
        let file = Backup::of(stores, unsaved);
        let restored = Restored::from(&file, &Shelf::default(), String::new);
        assert_eq!(restored.unread, 0, "{file}");
        let mut shelf = Shelf::default();
        restored.writes.into_iter().for_each(|write| shelf.put(write.key, write.text));
        shelf
    };
    let stores = || [vec![pair(4, "first")], vec![pair(5, "second")]];
    let saved = back(stores(), Vec::new());
    assert_eq!(words(&saved, "d1"), "second");
    let unsaved = vec![record(5, "typed"), Record { id: "d2".into(), ..record(0, "left") }];
    let all = back(stores(), unsaved);
    assert_eq!((words(&all, "d1"), words(&all, "d2")), ("typed".into(), "left".into()));
    assert_eq!(all.list().len(), 2);
}

#[test]
fn a_difference_is_told_place_by_place() {
    let read = |text: &str| format::read(text, format::by_id("markdown"), &FixedEnv::default()).document;
    let was = read("# Search was down\n\n## Summary\n\nOld words.\n");
    let mut now = was.clone();
    apply(
        &mut now,
        Edit::Set(
            postmortem_editor::field::FieldPath::parse("/title").unwrap(),
            postmortem_editor::field::Value::Text("Search was slow".into()),
        ),
    )
    .unwrap();
    let changes = difference(&was, &now);
    assert_eq!(changes.len(), 1);
    assert_eq!(changes[0].path.to_string(), "/title");
    assert_eq!(changes[0].was.as_deref(), Some("Search was down"));
    assert_eq!(changes[0].now.as_deref(), Some("Search was slow"));
}
