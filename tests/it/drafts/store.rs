//! A store that fails when it is told to, and a tab that saves into two of them, both without a clock of their own.

use postmortem_editor::draft::{
    Decide, Done, Entry, Found, Keeper, Outcome, Part, Record, Save, Shelf, State, Store, StoreError, Write,
    fold, joined, newest, place, save, tail,
};
use postmortem_editor::edit::Touched;
use postmortem_editor::env::FixedEnv;
use postmortem_editor::field::FieldPath;
use postmortem_editor::format;
use postmortem_editor::model::Postmortem;
use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;

/// How a call of the store goes wrong.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Way {
    Full,
    Aborted,
    Refused,
    /// It never answers and writes nothing.
    Hangs,
    /// It is carried out after everybody stopped waiting.
    RunsLate,
    /// It is carried out at once and answers after everybody stopped waiting.
    AnswersLate,
}

pub const WAYS: [Way; 6] =
    [Way::Full, Way::Aborted, Way::Refused, Way::Hangs, Way::RunsLate, Way::AnswersLate];

struct Call {
    at: f64,
    keys: Vec<String>,
    decide: Decide,
    done: Done,
    way: Option<Way>,
}

struct Answer {
    at: f64,
    done: Done,
    result: Result<(), StoreError>,
}

/// A store whose calls take their time, and whose n-th call fails.
#[derive(Default)]
pub struct Disk {
    pub kept: RefCell<BTreeMap<String, String>>,
    pub calls: Cell<usize>,
    pub fails: Cell<Option<(usize, Way)>>,
    /// Every call fails, as long as this is set.
    pub broken: Cell<Option<Way>>,
    pub latency: f64,
    pub now: Cell<f64>,
    waiting: RefCell<Vec<Call>>,
    answers: RefCell<Vec<Answer>>,
}

impl Disk {
    pub fn with_latency(latency: f64) -> Rc<Self> {
        Rc::new(Self { latency, ..Self::default() })
    }

    /// Carry out what is due.
    pub fn run(&self, now: f64) {
        self.now.set(now);
        loop {
            let place = self.waiting.borrow().iter().position(|call| call.at <= now);
            let Some(place) = place else { break };
            let call = self.waiting.borrow_mut().remove(place);
            self.carry_out(call);
        }
        loop {
            let place = self.answers.borrow().iter().position(|answer| answer.at <= now);
            let Some(place) = place else { break };
            let Answer { done, result, .. } = self.answers.borrow_mut().remove(place);
            done(result);
        }
    }

    /// The machine stops: of what was not confirmed any part may be carried out, chosen by `keep`, and nobody hears of it.
    pub fn crash(&self, mut keep: impl FnMut() -> bool) {
        for call in self.waiting.take() {
            if keep() && call.way.is_none() {
                let Call { keys, decide, .. } = call;
                self.write(keys, decide);
            }
        }
        self.answers.take();
    }

    fn write(&self, keys: Vec<String>, decide: Decide) {
        let texts = keys.iter().map(|key| self.kept.borrow().get(key).cloned()).collect();
        for Write { key, text } in decide(texts) {
            match text {
                Some(text) => self.kept.borrow_mut().insert(key, text),
                None => self.kept.borrow_mut().remove(&key),
            };
        }
    }

    fn carry_out(&self, call: Call) {
        let Call { keys, decide, done, way, .. } = call;
        let error = match way {
            Some(Way::Full) => StoreError::Full,
            Some(Way::Aborted) => StoreError::Aborted,
            Some(Way::Refused) => StoreError::Refused,
            Some(Way::AnswersLate) => {
                self.write(keys, decide);
                let at = self.now.get() + 6_000.0;
                return self.answers.borrow_mut().push(Answer { at, done, result: Ok(()) });
            }
            _ => {
                self.write(keys, decide);
                return done(Ok(()));
            }
        };
        // A transaction that is broken off has decided already.
        let texts = keys.iter().map(|key| self.kept.borrow().get(key).cloned()).collect();
        let _ = decide(texts);
        done(Err(error));
    }

    pub fn head(&self, id: &str) -> Option<Record> {
        let text = self.kept.borrow().get(&place::head(id)).cloned()?;
        Some(Record::parse(&text).expect("a store that fails damages nothing"))
    }
}

impl Store for Disk {
    fn transact(&self, keys: Vec<String>, decide: Decide, done: Done) {
        let call = self.calls.replace(self.calls.get() + 1);
        let way = self.fails.get().filter(|(at, _)| *at == call).map(|(_, way)| way).or(self.broken.get());
        let at = match way {
            Some(Way::Hangs) => f64::INFINITY,
            Some(Way::RunsLate) => self.now.get() + 6_000.0,
            _ => self.now.get() + self.latency,
        };
        self.waiting.borrow_mut().push(Call { at, keys, decide, done, way });
        if self.latency == 0.0 {
            self.run(self.now.get());
        }
    }

    fn list(&self, prefix: String, found: Found) {
        let all = self
            .kept
            .borrow()
            .iter()
            .filter(|(key, _)| key.starts_with(&prefix))
            .map(|(key, text)| (key.clone(), text.clone()))
            .collect();
        found(Ok(all));
    }
}

pub const ID: &str = "d1";

type Inbox = Rc<RefCell<Vec<(usize, u64, Result<Outcome, StoreError>)>>>;

/// The document that says these words.
fn document(words: &str) -> Postmortem {
    Postmortem { title: words.to_owned(), ..Postmortem::default() }
}

fn words(payload: &str) -> String {
    format::read(payload, format::by_id("json"), &FixedEnv::default()).document.title
}

/// A tab in which somebody types.
pub struct Tab {
    pub keeper: Keeper,
    pub words: String,
    pub disks: [Rc<Disk>; 2],
    /// What the clock of the machine says, in milliseconds since 1970; it stands still until somebody puts it.
    pub clock: Cell<i64>,
    writer: String,
    inbox: Inbox,
    /// The draft counts as long: tails are written.
    long: bool,
    /// The revision of the whole record that tails belong to.
    whole: Option<u64>,
    /// When the first failure that is not over yet was answered.
    pub failing: Option<f64>,
    known: RefCell<(Vec<Option<String>>, String)>,
}

impl Tab {
    /// A tab that opens what the stores hold.
    pub fn open(writer: &str, disks: [Rc<Disk>; 2], long: bool) -> Self {
        let mut shelf = Shelf::default();
        let mut found = [Ok(0), Ok(0)];
        for (store, disk) in disks.iter().enumerate() {
            let texts = fold(disk.kept.borrow().clone().into_iter().collect());
            let own = place::head(ID);
            let head = texts.into_iter().find(|(key, _)| *key == own);
            let revision = |text: &str| Record::parse(text).expect("whole").revision;
            found[store] = Ok(head.as_ref().map_or(0, |(_, text)| revision(text)));
            shelf.take(head.into_iter().collect());
        }
        let words = match shelf.read(ID) {
            Some(Entry::Whole(record)) => words(&record.payload),
            _ => String::new(),
        };
        let mut keeper = Keeper::default();
        keeper.opened(found);
        keeper.long(long);
        let writer = writer.to_owned();
        let (inbox, known) = Default::default();
        let clock = Cell::new(0);
        Self { keeper, words, disks, clock, writer, inbox, long, whole: None, failing: None, known }
    }

    /// Write what is due and take in what was answered.
    pub fn turn(&mut self, now: f64) {
        for disk in &self.disks {
            disk.run(now);
        }
        self.hear(now);
        for job in self.keeper.due(now) {
            let document = document(&self.words);
            let whole = self.whole.filter(|_| job.store == 0 && !job.whole);
            let title = FieldPath::parse("/title").expect("a field");
            let (part, payload) = match whole {
                Some(head) => {
                    (Part::Tail(head), tail(&document, &[Touched::Field(title)]).expect("a field fits"))
                }
                None if self.long && job.store == 0 => (Part::Long, format::json::write_dense(&document)),
                None => (Part::Whole, format::json::write_dense(&document)),
            };
            let record = Record {
                id: ID.into(),
                revision: job.revision,
                parent: job.parent,
                writer: self.writer.clone(),
                saved: self.clock.get(),
                payload,
                ..Record::default()
            };
            let inbox = self.inbox.clone();
            let (store, number) = (job.store, job.number);
            let generations = store == 0;
            let job = Save { record, part, expect: job.expect, generations, history: None, alive: job.alive };
            save(
                &*self.disks[store],
                job,
                Box::new(move |result| inbox.borrow_mut().push((store, number, result))),
            );
        }
        self.hear(now);
    }

    fn hear(&mut self, now: f64) {
        for (store, number, result) in self.inbox.take() {
            if result.is_err() {
                self.failing.get_or_insert(now);
            }
            match result {
                Ok(Outcome::Saved(revision)) if store == 0 => self.whole = Some(revision),
                Ok(Outcome::Whole) => self.whole = None,
                _ => {}
            }
            if let Some(theirs) = self.keeper.answered(store, number, result, now) {
                panic!("one tab alone meets nobody: {theirs:?}");
            }
        }
        if self.keeper.trouble().is_none() {
            self.failing = None;
        }
    }

    pub fn type_word(&mut self, word: &str, now: f64) {
        self.words.push_str(word);
        self.keeper.changed(now);
    }

    /// What a fresh page would show.
    pub fn stored(&self) -> String {
        let keys = [place::head(ID), place::tail(ID)];
        let all =
            self.disks.iter().flat_map(|disk| keys.iter().map(|key| disk.kept.borrow().get(key).cloned()));
        let all: Vec<Option<String>> = all.collect();
        if self.known.borrow().0 != all {
            let texts = all.chunks(2).filter_map(|pair| Some(joined(pair[0].clone()?, pair[1].as_deref())));
            let best = texts.reduce(|first, second| newest(ID, first, second).0);
            let found = best.map(|text| words(&Record::parse(&text).expect("whole").payload));
            self.known.replace((all, found.unwrap_or_default()));
        }
        self.known.borrow().1.clone()
    }

    pub fn state(&self) -> State {
        self.keeper.state()
    }
}
