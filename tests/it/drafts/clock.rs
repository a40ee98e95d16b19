//! The clock of the machine is put forward or back while somebody writes: nothing that is kept changes, and what came later stays later.

use super::store::{Disk, Tab, Way};
use crate::arbitrary;
use chrono::{DateTime, TimeDelta, Utc};
use postmortem_editor::draft::version::{BEFORE_SESSION, put_in_order};
use postmortem_editor::draft::{Record, State, place};
use postmortem_editor::edit::{Edit, apply};
use postmortem_editor::env::FixedEnv;
use postmortem_editor::field::{Field, FieldPath, Value};
use postmortem_editor::format::{json, markdown, same};
use proptest::prelude::*;
use std::rc::Rc;

const HOUR: i64 = place::HOUR;
const DAY: i64 = 24 * HOUR;
/// By how much it is put, in milliseconds.
const STEPS: [i64; 6] = [HOUR, -HOUR, DAY, -DAY, 40 * DAY, -40 * DAY];
/// Half past an hour.
const NOON: i64 = 1_000 * DAY + 12 * HOUR + HOUR / 2;

fn in_order(versions: impl IntoIterator<Item = Record>) -> Vec<Record> {
    let mut all = Vec::new();
    versions.into_iter().for_each(|version| put_in_order(&mut all, version));
    all
}

/// Every version that is stored, newest first.
fn versions(disk: &Disk) -> Vec<Record> {
    let kept = disk.kept.borrow();
    let stored = kept.iter().filter(|(key, _)| place::under(key, "snapshot").is_some());
    in_order(stored.map(|(_, text)| Record::parse(text).expect("whole")))
}

/// Type a word, and let the stores take it: within the time that is promised, whatever the clock says.
fn write(tab: &mut Tab, now: &mut f64, word: usize) {
    let before = tab.keeper.revision();
    tab.type_word(&format!("{word} "), *now);
    let typed = *now;
    while tab.state() != State::Saved {
        tab.turn(*now);
        *now += 5.0;
        assert!(*now - typed < 500.0, "word {word} is not stored: {:?}", tab.keeper);
    }
    assert_eq!(tab.stored(), tab.words);
    let revision = tab.keeper.revision();
    assert!(revision > before, "the revision went from {before} to {revision}");
    *now += 1_500.0;
    tab.turn(*now);
}

#[test]
fn words_and_their_order_outlive_a_clock_that_is_put() {
    for step in STEPS {
        for back in [0, -step, 2 * step] {
            for long in [false, true] {
                let disks = [Disk::with_latency(12.0), Disk::with_latency(0.0)];
                let mut tab = Tab::open("w", disks.clone(), long);
                let mut now = 0.0;
                tab.clock.set(NOON);
                for word in 0..20 {
                    match word {
                        6 => tab.clock.set(NOON + step),
                        14 => tab.clock.set(NOON + step + back),
                        _ => {}
                    }
                    write(&mut tab, &mut now, word);
                }
                // Read again, by a page that knows nothing of it.
                let again = Tab::open("v", disks.clone(), long);
                assert_eq!(again.words, tab.words, "{step} {back}");
                let lengths: Vec<usize> = versions(&disks[0]).iter().map(|one| one.payload.len()).collect();
                assert!(!lengths.is_empty(), "crossing an hour leaves a version");
                assert!(lengths.windows(2).all(|pair| pair[0] > pair[1]), "{step} {back}: {lengths:?}");
            }
        }
    }
}

/// Of two copies the later one counts, even if it was written when the clock was behind.
#[test]
fn the_later_copy_wins_over_one_from_the_future() {
    for step in STEPS {
        for behind in [0, 1] {
            let disks: [Rc<Disk>; 2] = [Disk::with_latency(12.0), Disk::with_latency(0.0)];
            let mut tab = Tab::open("w", disks.clone(), false);
            let mut now = 0.0;
            tab.clock.set(NOON);
            write(&mut tab, &mut now, 0);
            tab.clock.set(NOON + step);
            disks[behind].broken.set(Some(Way::Refused));
            tab.type_word("later ", now);
            for _ in 0..100 {
                tab.turn(now);
                now += 5.0;
            }
            let saved = |disk: &Disk| disk.head(super::store::ID).expect("a copy").saved;
            assert_eq!(saved(&disks[1 - behind]) - saved(&disks[behind]), step);
            assert_eq!(Tab::open("v", disks.clone(), false).words, "0 later ");
        }
    }
}

#[test]
fn versions_stand_in_the_order_in_which_they_were_made() {
    let version =
        |revision, saved, label: &str| Record { revision, saved, label: label.into(), ..Record::default() };
    let all = in_order([
        version(3, NOON + DAY, "third, a day ahead"),
        version(7, NOON, "fourth"),
        version(1, NOON, BEFORE_SESSION),
        version(7, NOON + 1, "fifth, of the same revision"),
        version(2, NOON - HOUR, "second, an hour behind"),
    ]);
    let labels: Vec<&str> = all.iter().map(|one| one.label.as_str()).collect();
    assert_eq!(
        labels,
        [
            "fifth, of the same revision",
            "fourth",
            "third, a day ahead",
            "second, an hour behind",
            BEFORE_SESSION
        ]
    );
}

fn at(step: i64) -> FixedEnv {
    FixedEnv::at(DateTime::<Utc>::UNIX_EPOCH + TimeDelta::milliseconds(NOON + step))
}

proptest! {
    #![proptest_config(crate::laws::config(60))]

    /// A document is edited, stored and read again at another time than it was written: no moment in it changes.
    #[test]
    fn no_moment_changes_with_the_clock(document in arbitrary::document()) {
        let mut edited = document.clone();
        let title = Edit::Set(FieldPath::Field(Field::Title), Value::Text("Edited meanwhile".into()));
        apply(&mut edited, title).expect("it fits");
        for step in STEPS {
            for (format, text) in [
                (&json::FORMAT, json::write_dense(&edited)),
                (&json::FORMAT, (json::FORMAT.write.expect("written"))(&edited, &at(step))),
                (&markdown::FORMAT, (markdown::FORMAT.write.expect("written"))(&edited, &at(-step))),
            ] {
                let there = (format.read.expect("read"))(&text, &at(step)).document;
                let here = (format.read.expect("read"))(&text, &at(0)).document;
                prop_assert_eq!(&there, &here, "{}", text);
                prop_assert!(same(&there, &edited), "{}", text);
            }
        }
    }
}
