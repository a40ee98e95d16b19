//! Tails: what changed in a long draft, beside its whole record. Compared and swapped like a record, joined with it wherever it is read.

use super::{all, record};
use crate::arbitrary;
use crate::laws::edits::{edit, plan};
use postmortem_editor::draft::{
    Entry, Expect, MemoryStore, Outcome, Part, Record, Save, Store, Write, fold, place, save, shift, tail,
};
use postmortem_editor::edit::{Touched, apply};
use postmortem_editor::env::FixedEnv;
use postmortem_editor::field::FieldPath;
use postmortem_editor::format;
use postmortem_editor::model::Postmortem;
use proptest::prelude::*;
use std::cell::{Cell, RefCell};
use std::rc::Rc;

fn titled(title: &str) -> Postmortem {
    Postmortem { title: title.into(), ..Postmortem::default() }
}

fn written(store: &dyn Store, writer: &str, part: Part, expect: Expect, title: &str) -> Outcome {
    let document = titled(title);
    let payload = match part {
        Part::Tail(_) => {
            let title = FieldPath::parse("/title").expect("a field");
            tail(&document, &[Touched::Field(title)]).expect("a field fits")
        }
        _ => format::json::write_dense(&document),
    };
    let revision = match expect {
        Expect::Seen(seen) => seen + 1,
        Expect::Older => 9,
    };
    let record = Record { writer: writer.into(), revision, payload, ..record(1, "") };
    let told = Rc::new(RefCell::new(None));
    let answer = told.clone();
    let job =
        Save { record, part, expect, generations: true, history: None, alive: Rc::new(Cell::new(true)) };
    save(store, job, Box::new(move |result| *answer.borrow_mut() = Some(result)));
    told.take().expect("memory answers at once").expect("memory does not fail")
}

fn listed(store: &dyn Store) -> Vec<(String, String)> {
    let found = Rc::new(RefCell::new(Vec::new()));
    let into = found.clone();
    store.list(String::new(), Box::new(move |texts| *into.borrow_mut() = texts.expect("memory")));
    found.take()
}

fn title_of(payload: &str) -> String {
    format::read(payload, format::by_id("json"), &FixedEnv::default()).document.title
}

/// What a fresh page would show: revision and title.
fn shown(store: &dyn Store) -> (u64, String) {
    let mut shelf = postmortem_editor::draft::Shelf::default();
    shelf.take(fold(listed(store)));
    match shelf.read("d1") {
        Some(Entry::Whole(record)) => (record.revision, title_of(&record.payload)),
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_tail_is_joined_with_its_record_wherever_it_is_read() {
    let store = MemoryStore::default();
    assert_eq!(written(&store, "a", Part::Long, Expect::Seen(0), "one"), Outcome::Saved(1));
    assert_eq!(written(&store, "a", Part::Tail(1), Expect::Seen(1), "one two"), Outcome::Tail(2));
    assert_eq!(written(&store, "a", Part::Tail(1), Expect::Seen(2), "one two three"), Outcome::Tail(3));
    assert_eq!(shown(&store), (3, "one two three".into()));
    let note = Write::put(place::binned("d1"), "1".into());
    shift(&store, place::head("d1"), place::bin("d1"), note, Box::new(|_| {}));
    let Some((Entry::Whole(binned), _)) = all(&store).bin().pop() else { panic!("it is in the bin") };
    assert_eq!(title_of(&binned.payload), "one two three", "the bin has the last word too");
    assert!(listed(&store).iter().all(|(key, _)| place::under(key, "tail").is_none()));
}

#[test]
fn a_tail_is_never_written_over_what_was_not_seen() {
    let store = MemoryStore::default();
    assert_eq!(written(&store, "a", Part::Tail(1), Expect::Seen(1), "x"), Outcome::Whole, "no record yet");
    written(&store, "a", Part::Long, Expect::Seen(0), "one");
    written(&store, "a", Part::Tail(1), Expect::Seen(1), "one two");
    // Another tab that saw only the whole record.
    let Outcome::Unseen(theirs) = written(&store, "b", Part::Whole, Expect::Seen(1), "mine") else {
        panic!("what was not seen is told")
    };
    assert_eq!((theirs.revision, title_of(&theirs.payload).as_str()), (2, "one two"), "with all its words");
    assert_eq!(written(&store, "b", Part::Tail(1), Expect::Seen(1), "mine"), Outcome::Whole);
    assert_eq!(shown(&store), (2, "one two".into()));
    // It has seen them now; the tail goes with the record it belonged to.
    assert_eq!(written(&store, "b", Part::Long, Expect::Seen(2), "one two mine"), Outcome::Saved(3));
    assert_eq!(shown(&store), (3, "one two mine".into()));
    assert_eq!(written(&store, "a", Part::Tail(1), Expect::Seen(2), "one two three"), Outcome::Whole);
    assert!(matches!(written(&store, "a", Part::Long, Expect::Seen(2), "late"), Outcome::Unseen(_)));
    assert_eq!(written(&store, "b", Part::Whole, Expect::Seen(3), "short"), Outcome::Saved(4));
    assert!(
        listed(&store).iter().all(|(key, _)| place::under(key, "tail").is_none()),
        "a short one has none"
    );
}

#[test]
fn a_damaged_tail_loses_itself_alone_and_is_kept() {
    for damage in ["", "half", "postmortem-draft/2 id=d1 rev"] {
        let store = MemoryStore::default();
        written(&store, "a", Part::Long, Expect::Seen(0), "one");
        let text = damage.to_owned();
        store.transact(vec![], Box::new(|_| vec![Write::put(place::tail("d1"), text)]), Box::new(|_| {}));
        assert_eq!(shown(&store), (1, "one".into()));
        let kept = fold(listed(&store)).into_iter().find(|(key, _)| place::under(key, "damaged").is_some());
        assert_eq!(kept.map(|(_, text)| text).as_deref(), Some(damage), "shown");
        assert_eq!(written(&store, "a", Part::Tail(1), Expect::Seen(1), "two"), Outcome::Whole);
        assert_eq!(written(&store, "a", Part::Long, Expect::Seen(1), "two"), Outcome::Saved(2));
        assert!(all(&store).damaged().iter().any(|(_, text)| text == damage), "copied aside before the save");
    }
    let store = MemoryStore::default();
    written(&store, "a", Part::Long, Expect::Seen(0), "one");
    let newer = "postmortem-draft/9 id=d1\n".to_owned();
    store.transact(vec![], Box::new(|_| vec![Write::put(place::tail("d1"), newer)]), Box::new(|_| {}));
    assert_eq!(written(&store, "a", Part::Tail(1), Expect::Seen(1), "two"), Outcome::Newer);
    assert_eq!(written(&store, "a", Part::Long, Expect::Seen(1), "two"), Outcome::Newer);
}

proptest! {
    #![proptest_config(crate::laws::config(60))]

    #[test]
    fn a_record_and_its_tail_are_the_document(
        document in arbitrary::document(),
        other in arbitrary::document(),
        plans in proptest::collection::vec(plan(), 1..8),
    ) {
        let mut now = document.clone();
        let mut touched: Vec<Touched> = Vec::new();
        for (index, plan) in plans.iter().enumerate() {
            if let Ok((_, what)) = apply(&mut now, edit(&document, &other, plan, &format!("n{index}"))) {
                touched.retain(|known| *known != what);
                touched.push(what);
            }
        }
        let Some(payload) = tail(&now, &touched) else {
            let whole = |what: &Touched| matches!(what, Touched::Order(_) | Touched::Sections | Touched::All);
            prop_assert!(touched.is_empty() || touched.iter().any(whole), "rows come and go in a tail: {touched:?}");
            return Ok(());
        };
        let head = record(3, &format::json::write_dense(&document));
        let tail = Record { revision: 7, parent: 3, payload, ..record(7, "") };
        let folded = fold(vec![
            (place::tail("d1"), tail.to_string()),
            (place::head("d1"), head.to_string()),
        ]);
        let made = Record::parse(&folded[0].1).expect("whole");
        prop_assert_eq!(made.payload, format::json::write_dense(&now));
        prop_assert_eq!(made.revision, 7);
    }
}
