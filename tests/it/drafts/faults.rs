//! The n-th call of a store fails, in every way, for every n: nothing that was said to be saved is lost, and nothing false is said.

use super::store::{Disk, Tab, WAYS, Way};
use postmortem_editor::draft::{GAP, REST, RETRY, SILENT, State};
use std::rc::Rc;

/// Numbers that are the same in every run.
pub struct Dice(pub u64);

impl Dice {
    pub fn roll(&mut self, sides: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % sides
    }
}

/// What a person does, and for how long nothing happens then.
#[derive(Debug, Clone, Copy)]
enum Deed {
    Type,
    Leave,
    Rest,
    Crash,
}

fn session(dice: &mut Dice) -> Vec<(Deed, f64)> {
    (0..8 + dice.roll(8))
        .map(|_| match dice.roll(12) {
            0 => (Deed::Leave, dice.roll(50) as f64),
            1 => (Deed::Crash, 0.0),
            2 => (Deed::Rest, dice.roll(4_000) as f64),
            _ => (Deed::Type, [10.0, 60.0, 130.0, 400.0][dice.roll(4) as usize]),
        })
        .collect()
}

#[derive(Default)]
struct Count {
    runs: usize,
    states: usize,
    crashes: usize,
}

/// Run a session in which call `n` of store `which` fails. Gives how many calls each store had.
fn run(
    (deeds, long): (&[(Deed, f64)], bool),
    fault: Option<(usize, usize, Way)>,
    dice: &mut Dice,
    count: &mut Count,
) -> [usize; 2] {
    let disks = [Disk::with_latency(12.0), Disk::with_latency(0.0)];
    if let Some((which, n, way)) = fault {
        disks[which].fails.set(Some((n, way)));
    }
    let mut tab = Tab::open("w0", disks.clone(), long);
    let mut now = 0.0;
    let mut confirmed = String::new();
    count.runs += 1;
    for (index, (deed, wait)) in deeds.iter().enumerate() {
        match deed {
            Deed::Type => tab.type_word(&format!("{index} "), now),
            Deed::Leave => tab.keeper.flush(),
            Deed::Rest => {}
            Deed::Crash => {
                for disk in &disks {
                    disk.crash(|| dice.roll(2) == 0);
                }
                count.crashes += 1;
                tab = Tab::open(&format!("w{}", index + 1), disks.clone(), long);
                assert!(
                    tab.words.starts_with(&confirmed),
                    "{fault:?}: “{confirmed}” was saved, “{}” is left",
                    tab.words
                );
                confirmed.clone_from(&tab.words);
            }
        }
        let end = now + wait;
        while now <= end {
            tab.turn(now);
            watch(&tab, now, &mut confirmed, fault);
            count.states += 1;
            now += 10.0;
        }
    }
    // Nobody types any more; no other call fails.
    let end = now + 15_000.0;
    while now < end && (tab.state() != State::Saved || tab.keeper.wake(now).is_some()) {
        tab.turn(now);
        watch(&tab, now, &mut confirmed, fault);
        now += tab.keeper.wake(now).unwrap_or(10.0).clamp(10.0, 100.0);
    }
    assert_eq!(tab.state(), State::Saved, "{fault:?}: saving goes on by itself; {:?}", tab.keeper);
    assert_eq!(tab.stored(), tab.words, "{fault:?}");
    assert!(tab.keeper.rests() && tab.keeper.one_copy().is_none(), "{fault:?}: {:?}", tab.keeper);
    [disks[0].calls.get(), disks[1].calls.get()]
}

/// What must be true at every moment.
fn watch(tab: &Tab, now: f64, confirmed: &mut String, fault: Option<(usize, usize, Way)>) {
    let stored = tab.stored();
    if matches!(tab.state(), State::Saved | State::Second(_)) {
        assert_eq!(stored, tab.words, "{fault:?}: said to be saved at {now} and is not");
        confirmed.clone_from(&tab.words);
    }
    if tab.keeper.rests() {
        assert_eq!(stored, tab.words, "{fault:?}: a draft may be left that is not saved");
    }
    assert!(
        stored.starts_with(confirmed.as_str()),
        "{fault:?}: “{confirmed}” was saved, “{stored}” is stored"
    );
    if let Some(since) = tab.failing.filter(|_| tab.state() != State::Saved) {
        assert!(now - since < 1_000.0 || tab.keeper.trouble().is_some(), "{fault:?}: a failure is not told");
    }
}

/// How many random sessions: `FAULT_SESSIONS` raises it for a long run.
fn sessions(few: u64) -> u64 {
    std::env::var("FAULT_SESSIONS").ok().and_then(|text| text.parse().ok()).unwrap_or(few)
}

#[test]
fn no_failing_call_loses_a_saved_word() {
    let mut count = Count::default();
    let sessions = sessions(2);
    for seed in 0..sessions {
        let deeds = session(&mut Dice(seed));
        // Every other draft is so long that tails are written.
        let deeds = (deeds.as_slice(), seed % 2 == 1);
        let calls = run(deeds, None, &mut Dice(seed), &mut count);
        for (which, many) in calls.into_iter().enumerate() {
            for n in 0..many {
                for way in WAYS {
                    run(deeds, Some((which, n, way)), &mut Dice(seed), &mut count);
                }
            }
        }
    }
    let Count { runs, states, crashes } = count;
    println!(
        "{sessions} sessions, {runs} runs with one failing call, {states} states watched, {crashes} crashes: 0 words lost, 0 false “saved”"
    );
}

/// Words are stored within the time that is promised, whatever is typed after them and however slow the store is within reason.
#[test]
fn words_are_on_disk_in_time() {
    let mut all: Vec<f64> = Vec::new();
    for (latency, long) in
        [(5.0, false), (20.0, false), (20.0, true), (60.0, false), (100.0, true), (200.0, false)]
    {
        for gap in [20.0, 60.0, 110.0, 130.0, 500.0] {
            let disks = [Disk::with_latency(latency), Disk::with_latency(0.0)];
            let mut tab = Tab::open("w", disks, long);
            let mut typed: Vec<(f64, usize)> = Vec::new();
            let (mut now, mut next, mut worst) = (0.0, 0.0, 0.0_f64);
            while now < 10_000.0 {
                if now >= next && now < 9_000.0 {
                    tab.type_word("x", now);
                    typed.push((now, tab.words.len()));
                    next = now + gap;
                }
                tab.turn(now);
                let stored = tab.stored().len();
                typed.retain(|(at, length)| {
                    if *length <= stored {
                        worst = worst.max(now - at);
                        all.push(now - at);
                    }
                    *length > stored
                });
                now += 5.0;
            }
            assert!(typed.is_empty());
            // Behind a pause nothing but the store itself is waited for.
            let promised = if gap > GAP + 2.0 * latency { 250.0 } else { 500.0 };
            assert!(worst <= promised, "{latency} ms, a key every {gap} ms: {worst} ms until it was stored");
        }
    }
    all.sort_by(f64::total_cmp);
    let at = |share: f64| all[((all.len() - 1) as f64 * share) as usize];
    println!(
        "{} keys, stores of 5 to 200 ms: stored after {} ms at the median, {} ms at p95, {} ms at worst",
        all.len(),
        at(0.5),
        at(0.95),
        at(1.0)
    );
}

/// While somebody types in a long draft only what changed is written; a whole record follows a rest, or a quarter of a minute.
#[test]
fn a_long_draft_is_written_whole_when_somebody_rests() {
    use postmortem_editor::draft::{Record, place};
    let disks = [Disk::with_latency(12.0), Disk::with_latency(0.0)];
    let mut tab = Tab::open("w", disks.clone(), true);
    let mut wholes = Vec::new();
    let mut now = 0.0;
    while now < 24_000.0 {
        if now < 20_000.0 && now % 50.0 == 0.0 {
            tab.type_word("x", now);
        }
        tab.turn(now);
        let head = disks[0].head("d1").map_or(0, |record| record.revision);
        if wholes.last().is_none_or(|(_, known)| *known != head) {
            wholes.push((now, head));
        }
        now += 5.0;
    }
    let times: Vec<f64> = wholes.iter().map(|(at, _)| *at).collect();
    assert!(times.len() == 4 && times[2] > 15_000.0 && times[3] > 19_900.0 + REST, "{wholes:?}");
    let tail = disks[0].kept.borrow().get(&place::tail("d1")).cloned().expect("a mark");
    let tail = Record::parse(&tail).expect("whole");
    assert_eq!(
        (tail.payload.as_str(), tail.revision),
        ("", wholes[3].1),
        "the tail is empty beside a whole record"
    );
    assert_eq!(tab.state(), State::Saved);
}

#[test]
fn a_store_that_does_not_answer_is_told_after_two_seconds() {
    let disks = [Disk::with_latency(12.0), Disk::with_latency(0.0)];
    disks[0].fails.set(Some((0, Way::Hangs)));
    let mut tab = Tab::open("w", disks, false);
    tab.type_word("x", 0.0);
    let mut now = 0.0;
    while tab.keeper.trouble().is_none() {
        tab.turn(now);
        now += 10.0;
        assert!(now < GAP + SILENT, "not told");
    }
    while tab.state() != State::Saved {
        tab.turn(now);
        now += 10.0;
        assert!(now < 2.0 * (SILENT + RETRY), "not tried again");
    }
}

#[test]
fn a_page_that_stands_still_does_not_blame_the_store() {
    let disks = [Disk::with_latency(30.0), Disk::with_latency(0.0)];
    let mut tab = Tab::open("w", disks, false);
    tab.type_word("x", 1_000.0);
    tab.turn(1_030.0);
    assert_eq!(tab.state(), State::Editing, "a write is under way");
    // Nothing runs for four seconds; the timer comes before the store's answer.
    tab.keeper.stood_still(4_000.0);
    assert!(tab.keeper.due(5_040.0).is_empty());
    assert_eq!(tab.keeper.trouble(), None);
    tab.turn(5_050.0);
    assert_eq!(tab.state(), State::Saved);
}

#[test]
fn without_any_store_it_says_so_and_writes_nothing() {
    use postmortem_editor::draft::{Keeper, StoreError};
    let mut keeper = Keeper::default();
    assert_eq!(keeper.state(), State::Opening);
    keeper.changed(0.0);
    assert!(keeper.due(10_000.0).is_empty(), "nothing is written before the stores were read");
    keeper.opened([Err(StoreError::Refused), Err(StoreError::Refused)]);
    assert_eq!(keeper.state(), State::Memory);
    assert!(keeper.due(20_000.0).is_empty());
    let mut keeper = Keeper::default();
    keeper.opened([Err(StoreError::Silent), Ok(4)]);
    keeper.changed(0.0);
    let jobs = keeper.due(1_000.0);
    assert_eq!(jobs.iter().map(|job| (job.store, job.revision, job.parent)).collect::<Vec<_>>(), [(1, 5, 4)]);
    let _: Rc<Disk> = Disk::with_latency(0.0);
}
