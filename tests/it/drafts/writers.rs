//! Two to four tabs write one draft without knowing of each other, in every order: no word is lost.

use super::faults::Dice;
use super::store::{Disk, ID};
use postmortem_editor::draft::{Keeper, Outcome, Part, Record, Save, State, StoreError, reconcile, save};
use postmortem_editor::edit::{Edit, Row, apply};
use postmortem_editor::env::FixedEnv;
use postmortem_editor::format;
use postmortem_editor::model::{ListId, Postmortem, RowId};
use std::cell::RefCell;
use std::collections::BTreeSet;
use std::rc::Rc;

type Inbox = Rc<RefCell<Vec<(usize, u64, Result<Outcome, StoreError>)>>>;

struct Writer {
    name: String,
    keeper: Keeper,
    document: Postmortem,
    base: String,
    sent: String,
    typed: usize,
    disk: Rc<Disk>,
    inbox: Inbox,
}

fn payload(document: &Postmortem) -> String {
    format::json::write_dense(document)
}

fn read(text: &str) -> Postmortem {
    format::read(text, format::by_id("json"), &FixedEnv::default()).document
}

impl Writer {
    fn new(name: String, disk: &Rc<Disk>) -> Self {
        let head = disk.head(ID);
        let mut keeper = Keeper::default();
        keeper.opened([Ok(head.as_ref().map_or(0, |head| head.revision)), Err(StoreError::Refused)]);
        let base = head.map(|head| head.payload).unwrap_or_default();
        let document = read(&base);
        Self {
            name,
            keeper,
            document,
            base,
            sent: String::new(),
            typed: 0,
            disk: disk.clone(),
            inbox: Inbox::default(),
        }
    }

    fn type_row(&mut self, now: f64) {
        let id = RowId::from(format!("{}{}", self.name, self.typed).as_str());
        self.typed += 1;
        let at = self.document.timeline.len();
        apply(&mut self.document, Edit::Insert(at, Row::empty(ListId::Timeline, id))).expect("it fits");
        self.keeper.changed(now);
    }

    /// Start a save if one is due.
    fn start(&mut self, now: f64) {
        self.keeper.flush();
        for job in self.keeper.due(now) {
            self.sent = payload(&self.document);
            let record = Record {
                id: ID.into(),
                revision: job.revision,
                parent: job.parent,
                writer: self.name.clone(),
                payload: self.sent.clone(),
                ..Record::default()
            };
            let (inbox, number, store) = (self.inbox.clone(), job.number, job.store);
            let part = Part::Whole;
            let job =
                Save { record, part, expect: job.expect, generations: true, history: None, alive: job.alive };
            save(&*self.disk, job, Box::new(move |result| inbox.borrow_mut().push((store, number, result))));
        }
    }

    /// Take in answers; merge with what was not seen.
    fn hear(&mut self, now: f64) {
        for (store, number, result) in self.inbox.take() {
            let stored = matches!(result, Ok(Outcome::Saved(_)));
            match self.keeper.answered(store, number, result, now) {
                Some(theirs) => {
                    let made = reconcile(&self.base, &self.document, &theirs.payload, &FixedEnv::default())
                        .expect("readable");
                    assert_eq!(made.conflicts, vec![], "rows of their own do not conflict");
                    self.document = made.document;
                    self.base = theirs.payload;
                    self.keeper.took(store, theirs.revision, made.adds_to_theirs, now);
                }
                None if stored => self.base.clone_from(&self.sent),
                None => {}
            }
        }
    }

    fn rows(&self) -> BTreeSet<RowId> {
        self.document.order(ListId::Timeline).into_iter().collect()
    }
}

/// What a tab does in its turn.
#[derive(Debug, Clone, Copy)]
enum Step {
    TypeAndSave,
    Type,
    Store,
}

fn play(order: &[usize], writers: usize, pattern: &[Step]) -> usize {
    let disk = Disk::with_latency(1.0);
    let mut all: Vec<Writer> = (0..writers).map(|index| Writer::new(format!("t{index}-"), &disk)).collect();
    let mut turns = vec![0; writers];
    let mut safe: BTreeSet<RowId> = BTreeSet::new();
    let mut seen = String::new();
    let mut now = 0.0;
    let mut step = |all: &mut Vec<Writer>, index: usize, step: Step, now: &mut f64| {
        *now += 10.0;
        match step {
            Step::Type => all[index].type_row(*now),
            Step::TypeAndSave => {
                all[index].type_row(*now);
                all[index].start(*now);
            }
            Step::Store => {
                disk.run(*now);
                all[index].hear(*now);
                all[index].start(*now);
            }
        }
        let head = disk.head(ID).map(|head| head.payload).unwrap_or_default();
        if head != seen {
            let stored = read(&head).order(ListId::Timeline).into_iter().collect();
            assert!(safe.is_subset(&stored), "{order:?}: stored once and gone: {safe:?} {stored:?}");
            (safe, seen) = (stored, head);
        }
        for writer in all.iter().filter(|writer| writer.keeper.state() == State::Saved) {
            assert!(
                writer.rows().is_subset(&safe),
                "{order:?}: “saved” is said of words that are not stored"
            );
        }
    };
    for index in order {
        let next = pattern[turns[*index] % pattern.len()];
        turns[*index] += 1;
        step(&mut all, *index, next, &mut now);
    }
    for _ in 0..4 * writers {
        for index in 0..writers {
            step(&mut all, index, Step::Store, &mut now);
        }
    }
    let typed: usize = all.iter().map(|writer| writer.typed).sum();
    assert_eq!(safe.len(), typed, "{order:?}: every word of everybody is stored");
    typed
}

/// Every order in which the steps of the writers can follow each other.
fn orders(left: &mut Vec<usize>, so_far: &mut Vec<usize>, found: &mut dyn FnMut(&[usize])) {
    if left.iter().all(|count| *count == 0) {
        return found(so_far);
    }
    for writer in 0..left.len() {
        if left[writer] > 0 {
            left[writer] -= 1;
            so_far.push(writer);
            orders(left, so_far, found);
            so_far.pop();
            left[writer] += 1;
        }
    }
}

const PATTERNS: [&[Step]; 3] = [
    &[Step::TypeAndSave, Step::Store],
    &[Step::Type, Step::TypeAndSave, Step::Store],
    &[Step::TypeAndSave, Step::TypeAndSave, Step::Store, Step::Store],
];

#[test]
fn every_order_of_eight_steps_of_two_to_four_writers() {
    // One way of taking turns in the ordinary run, all of them in a long one.
    let patterns = if std::env::var_os("FAULT_SESSIONS").is_some() { PATTERNS.len() } else { 1 };
    let (mut runs, mut words) = (0, 0);
    for steps in [vec![4, 4], vec![3, 3, 2], vec![2, 2, 2, 2]] {
        for pattern in PATTERNS.into_iter().take(patterns) {
            orders(&mut steps.clone(), &mut Vec::new(), &mut |order| {
                runs += 1;
                words += play(order, steps.len(), pattern);
            });
        }
    }
    println!("{runs} orders of 8 steps by 2 to 4 writers, {words} words: 0 lost");
}

#[test]
fn random_orders_of_many_steps() {
    let rounds = std::env::var("FAULT_SESSIONS").ok().and_then(|text| text.parse().ok()).unwrap_or(10_u64);
    let mut words = 0;
    for seed in 0..rounds {
        let mut dice = Dice(seed);
        let writers = 2 + dice.roll(3) as usize;
        let order: Vec<usize> = (0..10 + dice.roll(20)).map(|_| dice.roll(writers as u64) as usize).collect();
        words += play(&order, writers, PATTERNS[dice.roll(3) as usize]);
    }
    println!("{rounds} random orders of 10 to 30 steps, {words} words: 0 lost");
}
