//! A store that goes on failing: what is said of the copy that is missing, and what becomes of words that are left before they were saved.

use super::store::{Disk, ID, Tab, Way};
use postmortem_editor::draft::{Keeper, RETRY, State, StoreError};
use std::rc::Rc;

const LASTING: [Way; 4] = [Way::Full, Way::Aborted, Way::Refused, Way::Hangs];
const STEP: f64 = 10.0;

/// Let time pass; a word is typed every so many milliseconds.
fn pass(tab: &mut Tab, now: &mut f64, end: f64, gap: f64, mut look: impl FnMut(&Tab, f64)) {
    while *now < end {
        if gap > 0.0 && *now % gap == 0.0 {
            tab.type_word("w ", *now);
        }
        tab.turn(*now);
        look(tab, *now);
        *now += STEP;
    }
}

fn second(disks: &[Rc<Disk>; 2]) -> Option<u64> {
    disks[1].head(ID).map(|record| record.revision)
}

#[test]
fn a_second_store_that_fails_is_told_until_it_works_again() {
    for way in LASTING {
        for gap in [50.0, 400.0, 3_000.0] {
            let disks = [Disk::with_latency(12.0), Disk::with_latency(0.0)];
            disks[1].broken.set(Some(way));
            let mut tab = Tab::open("w", disks.clone(), false);
            let mut now = 0.0;
            let mut failed = None;
            pass(&mut tab, &mut now, 20_000.0, gap, |tab, now| {
                let calls = disks[1].calls.get() > 0;
                // A call without an answer counts as failed after its time, not before.
                let since = *failed.get_or_insert(if calls { now } else { f64::INFINITY });
                if since.is_infinite() {
                    failed = None;
                }
                let after = if way == Way::Hangs { 2_000.0 + 2.0 * STEP } else { STEP };
                if calls && now - since >= after {
                    assert!(
                        matches!(tab.keeper.one_copy(), Some((1, _))),
                        "{way:?}, {gap}: not told at {now}"
                    );
                }
                assert!(
                    matches!(tab.state(), State::Saved | State::Editing),
                    "{way:?}: the first store works"
                );
                assert_eq!(tab.keeper.trouble(), None, "{way:?}: nothing is wrong with the words themselves");
            });
            assert_eq!(second(&disks), None);
            disks[1].broken.set(None);
            let end = now + RETRY + 2_100.0;
            pass(&mut tab, &mut now, end, gap, |_, _| {});
            assert_eq!(tab.keeper.one_copy(), None, "{way:?}, {gap}: told although it works");
            pass(&mut tab, &mut now, end + 2_000.0, 0.0, |_, _| {});
            assert!(tab.keeper.rests());
            let copy = disks[1].head(ID).expect("a copy");
            assert!(copy.payload.contains(&tab.words), "{way:?}, {gap}");
        }
    }
}

#[test]
fn room_that_was_made_is_used_at_once() {
    let disks = [Disk::with_latency(12.0), Disk::with_latency(0.0)];
    disks[1].broken.set(Some(Way::Full));
    let mut tab = Tab::open("w", disks.clone(), false);
    let mut now = 0.0;
    tab.type_word("w", now);
    pass(&mut tab, &mut now, 200.0, 0.0, |_, _| {});
    assert_eq!(tab.keeper.one_copy(), Some((1, StoreError::Full)));
    disks[1].broken.set(None);
    tab.keeper.has_room(1);
    pass(&mut tab, &mut now, 220.0, 0.0, |_, _| {});
    assert_eq!(tab.keeper.one_copy(), None);
    assert!(second(&disks).is_some());
}

#[test]
fn a_store_that_is_missing_from_the_start_leaves_one_copy() {
    let opened = |found| {
        let mut keeper = Keeper::default();
        keeper.opened(found);
        keeper.one_copy()
    };
    let refused = Err(StoreError::Refused);
    assert_eq!(opened([Ok(0), Ok(0)]), None);
    assert_eq!(opened([Ok(0), refused]), Some((1, StoreError::Refused)));
    assert_eq!(opened([refused, Ok(0)]), Some((0, StoreError::Refused)));
    assert_eq!(opened([refused, refused]), None, "that is no copy at all");
}

/// Both stores fail while somebody types and turns to another draft: the keeper is asked on, and has something to do until both have the words.
#[test]
fn words_that_are_left_unsaved_are_tried_until_a_store_takes_them() {
    for way in LASTING {
        let disks = [Disk::with_latency(12.0), Disk::with_latency(0.0)];
        disks.iter().for_each(|disk| disk.broken.set(Some(way)));
        let mut tab = Tab::open("w", disks.clone(), false);
        let mut now = 0.0;
        pass(&mut tab, &mut now, 2_000.0, 400.0, |_, _| {});
        let began = now;
        tab.keeper.flush();
        pass(&mut tab, &mut now, 30_000.0, 0.0, |tab, now| {
            assert!(!tab.keeper.rests(), "{way:?}: given up");
            assert!(tab.keeper.wake(now).is_some(), "{way:?}: nobody comes back to it");
            if now > began + 2_100.0 {
                assert!(matches!(tab.state(), State::Failed(_)), "{way:?}: not told at {now}");
            }
        });
        disks.iter().for_each(|disk| disk.broken.set(None));
        let end = now + RETRY + 2_100.0;
        pass(&mut tab, &mut now, end, 0.0, |_, _| {});
        assert!(tab.keeper.rests() && tab.stored() == tab.words, "{way:?}: {:?}", tab.keeper);
    }
}

/// Somebody else's later copy in the second store is neither written over nor asked about again and again.
#[test]
fn a_later_copy_in_the_second_store_is_left_alone() {
    use postmortem_editor::draft::{Record, place};
    let disks = [Disk::with_latency(12.0), Disk::with_latency(0.0)];
    let mut tab = Tab::open("w", disks.clone(), false);
    let other =
        Record { id: ID.into(), revision: 90, writer: "other".into(), ..Record::default() }.to_string();
    disks[1].kept.borrow_mut().insert(place::head(ID), other.clone());
    let mut now = 0.0;
    tab.type_word("w", now);
    pass(&mut tab, &mut now, 10_000.0, 0.0, |_, _| {});
    assert_eq!(disks[1].kept.borrow().get(&place::head(ID)), Some(&other));
    assert!(disks[1].calls.get() <= 2, "{} calls", disks[1].calls.get());
    assert!(tab.keeper.rests() && tab.keeper.all_saved());
}
