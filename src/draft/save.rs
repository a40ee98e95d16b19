//! Writing one record, or the tail of one: compare with what is stored and swap, inside one transaction of the store.

use super::record::{START, checksum};
use super::{Damage, Decide, Record, Store, StoreError, Write, place, tail};
use std::cell::{Cell, RefCell};
use std::rc::Rc;

/// What may stand under the key for the record to be written over it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Expect {
    /// Exactly this revision: the last that was seen in this store.
    Seen(u64),
    /// Anything older than the record: for a second copy, where the first decides.
    Older,
}

/// What of a draft is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// The whole record.
    Whole,
    /// The whole record of a draft of which tails will be written.
    Long,
    /// What changed since the whole record of this revision.
    Tail(u64),
}

/// One save.
#[derive(Debug, Clone)]
pub struct Save {
    /// What is written.
    pub record: Record,
    /// How much of the draft that is.
    pub part: Part,
    /// What it may be written over.
    pub expect: Expect,
    /// Keep the record before, and one an hour.
    pub generations: bool,
    /// The steps of undo that lead to this record.
    pub history: Option<String>,
    /// Nobody waits for an answer any more once this is false; nothing is written then.
    pub alive: Rc<Cell<bool>>,
}

/// What became of a save.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// Stored under this revision.
    Saved(u64),
    /// What changed is stored, under this revision.
    Tail(u64),
    /// Nothing was written: there is nothing that a tail could belong to.
    Whole,
    /// Somebody else stored this meanwhile, and it was not seen here. Nothing was written.
    Unseen(Box<Record>),
    /// A newer version of the editor wrote the draft. Nothing was written.
    Newer,
    /// Nothing was written, because nobody waited or there was nothing to add.
    Dropped,
}

/// Called once with what became of a save.
pub type Saved = Box<dyn FnOnce(Result<Outcome, StoreError>)>;

/// Write a record over the revision it expects. Damaged bytes are copied aside first.
pub fn save(store: &dyn Store, save: Save, done: Saved) {
    let outcome = Rc::new(RefCell::new(Outcome::Dropped));
    let told = outcome.clone();
    let beside = place::tail(&save.record.id);
    let keys = match save.part {
        Part::Tail(_) => vec![beside],
        Part::Whole | Part::Long => vec![place::head(&save.record.id), beside],
    };
    let decide: Decide = Box::new(move |mut texts| {
        let tail = texts.pop().flatten();
        let (writes, what) = match save.part {
            _ if !save.alive.get() => (Vec::new(), Outcome::Dropped),
            Part::Tail(head) => decide_tail(save, head, tail),
            Part::Whole | Part::Long => decide(save, texts.pop().flatten(), tail),
        };
        *told.borrow_mut() = what;
        writes
    });
    store.transact(
        keys,
        decide,
        Box::new(move |result| done(result.map(|()| outcome.replace(Outcome::Dropped)))),
    );
}

/// A tail goes over the one before it, which says what the store holds.
fn decide_tail(save: Save, head: u64, stored: Option<String>) -> (Vec<Write>, Outcome) {
    let mut record = save.record;
    let before = match stored.map(|text| Record::parse(&text)) {
        Some(Ok(before)) if before.parent == head => before,
        Some(Err(Damage::Newer)) => return (Vec::new(), Outcome::Newer),
        _ => return (Vec::new(), Outcome::Whole),
    };
    let seen = before.writer == record.writer || save.expect == Expect::Seen(before.revision);
    if !seen {
        // Somebody else's is met with all its words, which takes a whole record.
        return (Vec::new(), Outcome::Whole);
    }
    record.revision = record.revision.max(before.revision + 1);
    record.parent = head;
    (vec![Write::put(place::tail(&record.id), record.to_string())], Outcome::Tail(record.revision))
}

/// What counts of a stored record and its tail: revision, writer and time of the tail, whose words are joined when they are asked for.
fn newest_of(head: &Record, tail: Option<&Record>) -> (u64, String) {
    let tail = tail.filter(|tail| tail.parent == head.revision);
    tail.map_or((head.revision, head.writer.clone()), |tail| (tail.revision, tail.writer.clone()))
}

fn decide(save: Save, stored: Option<String>, beside: Option<String>) -> (Vec<Write>, Outcome) {
    let Save { mut record, expect, generations, history, part, .. } = save;
    let id = record.id.clone();
    let mut writes = Vec::new();
    let tail = match beside.as_deref().map(Record::parse) {
        Some(Ok(tail)) => Some(tail),
        Some(Err(Damage::Newer)) => return (Vec::new(), Outcome::Newer),
        Some(Err(Damage::Broken)) => {
            writes.extend(beside.clone().map(|text| aside(&id, text)));
            None
        }
        None => None,
    };
    if let Some(text) = stored {
        match Record::parse(&text) {
            Ok(there) => {
                let (revision, writer) = newest_of(&there, tail.as_ref());
                // What this tab wrote itself is no stranger, even if the answer came too late to be waited for.
                let own = writer == record.writer;
                match expect {
                    Expect::Seen(seen) if revision != seen && !own => {
                        let whole = tail.as_ref().and_then(|tail| tail::join(&there, tail));
                        return (Vec::new(), Outcome::Unseen(Box::new(whole.unwrap_or(there))));
                    }
                    Expect::Older if revision >= record.revision => {
                        // A save of which the store told too late has put these very words there.
                        let same = own && tail.is_none() && there.payload == record.payload;
                        return (Vec::new(), if same { Outcome::Saved(revision) } else { Outcome::Dropped });
                    }
                    _ => {}
                }
                record.revision = record.revision.max(revision + 1);
                if generations {
                    if there.saved / place::HOUR != record.saved / place::HOUR {
                        writes.push(Write::put(place::snapshot(&id, there.saved), text.clone()));
                    }
                    writes.push(Write::put(place::earlier(&id), text));
                }
            }
            Err(Damage::Newer) => return (Vec::new(), Outcome::Newer),
            Err(Damage::Broken) => writes.push(aside(&id, text)),
        }
    }
    if let Some(steps) = history {
        writes.push(Write::put(place::history(&id), [&record.revision.to_string(), "\n", &steps].concat()));
    }
    let revision = record.revision;
    if part == Part::Long {
        let mark = Record { parent: revision, payload: String::new(), ..record.clone() };
        writes.push(Write::put(place::tail(&id), mark.to_string()));
    } else if beside.is_some() {
        writes.push(Write::forget(place::tail(&id)));
    }
    writes.push(Write::put(place::head(&id), record.to_string()));
    (writes, Outcome::Saved(revision))
}

/// Damaged bytes, kept where nothing is written over them.
pub(super) fn aside(id: &str, text: String) -> Write {
    Write::put(place::damaged(id, checksum(START, text.as_bytes())), text)
}

/// Where a copy is kept that another one won over: a whole record is an older version made at `at`, other bytes lie with what is damaged.
pub fn set_aside(id: &str, text: String, at: i64) -> Write {
    match Record::parse(&text) {
        Ok(_) => Write::put(place::snapshot(id, at), text),
        Err(_) => aside(id, text),
    }
}

/// Move a text from one key to another, as into the bin and out of it; the tail of the draft goes into it. `note` is written too.
pub fn shift(store: &dyn Store, from: String, to: String, note: Write, done: super::Done) {
    let beside = place::under(&from, "draft").map(place::tail);
    let keys = std::iter::once(from.clone()).chain(beside.clone()).collect();
    let decide: Decide = Box::new(move |texts| {
        let mut texts = texts.into_iter();
        let Some(text) = texts.next().flatten() else { return Vec::new() };
        let tail = texts.next().flatten();
        let mut writes = vec![Write::put(to, tail::joined(text, tail.as_deref())), note, Write::forget(from)];
        writes.extend(beside.filter(|_| tail.is_some()).map(Write::forget));
        writes
    });
    store.transact(keys, decide, done);
}
