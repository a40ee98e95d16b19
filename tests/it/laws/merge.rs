//! Merging takes in what both did, whoever merges, and drops nothing in silence.

use super::edits::{Plan, edit, paths, plan};
use crate::arbitrary;
use postmortem_editor::edit::{Edit, apply};
use postmortem_editor::env::FixedEnv;
use postmortem_editor::env::SeededEnv;
use postmortem_editor::field::Value;
use postmortem_editor::format;
use postmortem_editor::merge::{Merged, adopt, merge};
use postmortem_editor::model::*;
use proptest::collection::vec;
use proptest::prelude::*;
use std::collections::BTreeSet;

/// What somebody made of a document.
fn changed(document: &Postmortem, other: &Postmortem, plans: &[Plan], who: &str) -> Postmortem {
    let mut changed = document.clone();
    for (index, plan) in plans.iter().enumerate() {
        let edit = edit(&changed, other, plan, &format!("{who}{index}"));
        if !matches!(edit, Edit::Replace(_)) {
            // An edit that does not fit changes nothing.
            let _ = apply(&mut changed, edit);
        }
    }
    changed
}

fn plans() -> impl Strategy<Value = Vec<Plan>> {
    vec(plan(), 0..6)
}

/// A merged document in which lists without names are in a fixed order.
fn settled(merged: &Merged) -> Postmortem {
    let mut document = merged.document.clone();
    document.services.sort();
    document.authors.sort();
    document.links.sort_by_key(|link| format!("{link:?}"));
    document.suppressions.sort_by_key(|suppression| format!("{suppression:?}"));
    for event in &mut document.timeline {
        event.links.sort_by_key(|link| format!("{link:?}"));
        event.milestones.sort();
    }
    document
}

/// The lines that a document has at one place and `base` does not.
fn new_lines(base: &Postmortem, document: &Postmortem) -> BTreeSet<String> {
    let mut lines = BTreeSet::new();
    for path in paths(document) {
        let text = |document: &Postmortem| match document.get(&path) {
            Some(Value::Text(text)) => text,
            _ => String::new(),
        };
        let before = text(base);
        let old: BTreeSet<&str> = before.lines().collect();
        lines.extend(text(document).lines().filter(|line| !old.contains(line)).map(str::to_owned));
    }
    lines
}

proptest! {
    #![proptest_config(super::config(60))]

    #[test]
    fn what_one_side_left_alone_is_what_the_other_made(
        base in arbitrary::document(),
        other in arbitrary::document(),
        plans in plans(),
    ) {
        let made = changed(&base, &other, &plans, "new");
        for merged in [merge(&base, &base, &made), merge(&base, &made, &base), merge(&base, &made, &made)] {
            prop_assert_eq!(&merged.document, &made);
            prop_assert_eq!(merged.conflicts, vec![]);
        }
    }

    #[test]
    fn a_text_without_names_is_merged_by_the_names_of_its_base(
        base in arbitrary::document(),
        other in arbitrary::document(),
        plans in plans(),
    ) {
        // What a file holds is read again with other ids; nothing else of it is other.
        let read = |document: &Postmortem| {
            let text = format::by_id("markdown").and_then(|format| format.write).expect("it writes")(document, &FixedEnv::default());
            format::read(&text, format::by_id("markdown"), &SeededEnv::new(&FixedEnv::default(), 7)).document
        };
        let base = read(&base);
        let again = adopt(&base, read(&base));
        prop_assert_eq!(&again, &base);
        let ours = changed(&base, &other, &plans, "ours");
        let merged = merge(&base, &ours, &again);
        prop_assert_eq!(merged.document, ours);
        prop_assert_eq!(merged.conflicts, vec![]);
    }

    #[test]
    fn it_does_not_matter_who_merges(
        base in arbitrary::document(),
        other in arbitrary::document(),
        ours in plans(),
        theirs in plans(),
    ) {
        let ours = changed(&base, &other, &ours, "ours");
        let theirs = changed(&base, &other, &theirs, "theirs");
        let (one, two) = (merge(&base, &ours, &theirs), merge(&base, &theirs, &ours));
        let places = |merged: &Merged| {
            let mut places: Vec<String> = merged.conflicts.iter().map(|conflict| conflict.path.to_string()).collect();
            places.sort();
            places
        };
        prop_assert_eq!(places(&one), places(&two));
        if one.conflicts.is_empty() {
            prop_assert_eq!(settled(&one), settled(&two));
        }
    }

    #[test]
    fn no_line_is_dropped_in_silence(
        base in arbitrary::document(),
        other in arbitrary::document(),
        ours in plans(),
        theirs in plans(),
    ) {
        let ours = changed(&base, &other, &ours, "ours");
        let theirs = changed(&base, &other, &theirs, "theirs");
        let merged = merge(&base, &ours, &theirs);
        let empty = Postmortem::default();
        let mut held = new_lines(&empty, &merged.document);
        for conflict in &merged.conflicts {
            match &conflict.theirs {
                postmortem_editor::merge::Theirs::Field(Value::Text(text)) => {
                    held.extend(text.lines().map(str::to_owned));
                }
                postmortem_editor::merge::Theirs::RowKept(_) | postmortem_editor::merge::Theirs::SectionKept(_) => {}
                _ => {}
            }
        }
        for line in new_lines(&base, &ours).union(&new_lines(&base, &theirs)) {
            prop_assert!(held.contains(line), "{:?} is lost", line);
        }
    }
}

#[test]
fn two_people_write_in_one_section() {
    let with = |body: &str| {
        let mut document = Postmortem::default();
        let path = postmortem_editor::field::FieldPath::prose(SectionId::Summary);
        apply(&mut document, Edit::Set(path, Value::Text(body.to_owned()))).unwrap();
        document
    };
    let base = with("one\ntwo\nthree\nfour\nfive\n");
    let merged = merge(&base, &with("ONE\ntwo\nthree\nfour\nfive\n"), &with("one\ntwo\nthree\nfour\nFIVE\n"));
    assert_eq!(merged.document, with("ONE\ntwo\nthree\nfour\nFIVE\n"));
    assert_eq!(merged.conflicts, vec![]);
    let merged =
        merge(&base, &with("uno\ntwo\nthree\nfour\nfive\n"), &with("eins\ntwo\nthree\nfour\nfive\n"));
    assert_eq!(merged.document.prose(SectionId::Summary), Some("uno\ntwo\nthree\nfour\nfive\n"));
    let conflict = merged.conflicts.first().expect("both changed the first line");
    assert_eq!(conflict.path.to_string(), "/sections/summary");
    let mut taken = merged.document.clone();
    apply(&mut taken, conflict.take_theirs().expect("a field can be taken")).unwrap();
    assert_eq!(taken.prose(SectionId::Summary), Some("eins\ntwo\nthree\nfour\nfive\n"));
}
