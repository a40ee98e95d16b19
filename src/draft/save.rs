//! Writing one record: compare with what is stored and swap, inside one transaction of the store.

use super::record::{START, checksum};
use super::{Damage, Decide, Record, Store, StoreError, Write, place};
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

/// One save.
#[derive(Debug, Clone)]
pub struct Save {
    /// What is written.
    pub record: Record,
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
    let keys = vec![place::head(&save.record.id)];
    let decide: Decide = Box::new(move |mut texts| {
        let (writes, what) = decide(save, texts.pop().flatten());
        *told.borrow_mut() = what;
        writes
    });
    store.transact(
        keys,
        decide,
        Box::new(move |result| done(result.map(|()| outcome.replace(Outcome::Dropped)))),
    );
}

fn decide(save: Save, stored: Option<String>) -> (Vec<Write>, Outcome) {
    let Save { mut record, expect, generations, history, alive } = save;
    if !alive.get() {
        return (Vec::new(), Outcome::Dropped);
    }
    let id = record.id.clone();
    let mut writes = Vec::new();
    if let Some(text) = stored {
        match Record::parse(&text) {
            Ok(there) => {
                // What this tab wrote itself is no stranger, even if the answer came too late to be waited for.
                let own = there.writer == record.writer;
                match expect {
                    Expect::Seen(seen) if there.revision != seen && !own => {
                        return (Vec::new(), Outcome::Unseen(Box::new(there)));
                    }
                    Expect::Older if there.revision >= record.revision => {
                        return (Vec::new(), Outcome::Dropped);
                    }
                    _ => {}
                }
                record.revision = record.revision.max(there.revision + 1);
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
    writes.push(Write::put(place::head(&id), record.to_string()));
    (writes, Outcome::Saved(revision))
}

/// Damaged bytes, kept where nothing is written over them.
fn aside(id: &str, text: String) -> Write {
    Write::put(place::damaged(id, checksum(START, text.as_bytes())), text)
}

/// Move a text from one key to another, as into the bin and out of it. `note` is written too.
pub fn shift(store: &dyn Store, from: String, to: String, note: Write, done: super::Done) {
    let keys = vec![from.clone()];
    let decide: Decide = Box::new(move |mut texts| match texts.pop().flatten() {
        Some(text) => vec![Write::put(to, text), note, Write::forget(from)],
        None => Vec::new(),
    });
    store.transact(keys, decide, done);
}
