//! Everything in one file, and back: every key with its text, whole or damaged, each with its length.

use super::record::{quoted, unquoted};
use super::{Entry, Pairs, Record, Shelf, Write, fold, place};

const MAGIC: &str = "postmortem-backup/1";

/// A backup being written.
#[derive(Debug)]
pub struct Backup(String);

impl Default for Backup {
    fn default() -> Self {
        Self([MAGIC, "\n"].concat())
    }
}

impl Backup {
    /// Everything: what the store that counts holds and what is known in memory, and `unsaved`, the words that a store has yet to take.
    pub fn of(known: [Pairs; 2], unsaved: Vec<Record>) -> String {
        let mut all = Shelf::default();
        for found in known {
            // What must be kept aside is kept by the start; of two copies the newer is the draft.
            all.take(fold(found));
        }
        for record in unsaved {
            all.put(place::head(&record.id), Some(record.to_string()));
        }
        let mut backup = Self::default();
        for (key, text) in all.all() {
            backup.add(&key, &text);
        }
        backup.0
    }

    /// Add what lies under a key. Notes of the shell are no part of it.
    fn add(&mut self, key: &str, text: &str) {
        if place::under(key, "note").is_none() {
            let length = text.len().to_string();
            for part in [&quoted(key), " ", &length, "\n", text, "\n"] {
                self.0.push_str(part);
            }
        }
    }

    /// Whether a text is such a file.
    pub fn recognises(text: &str) -> bool {
        text.starts_with(MAGIC)
    }
}

/// What restoring a backup does: the report, and what is to be written.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Restored {
    /// Drafts that were not here.
    pub added: Vec<String>,
    /// Drafts that are here in the same words.
    pub same: usize,
    /// Drafts that are here in other words: the backup's came in beside them, under these ids.
    pub beside: Vec<String>,
    /// Older versions, deleted drafts and damaged bytes that came along.
    pub others: usize,
    /// Bytes of the file that could not be read.
    pub unread: usize,
    /// What is to be written.
    pub writes: Vec<Write>,
}

impl Restored {
    /// Compare a backup with what is here. Nothing that is here is written over. `fresh` gives an id for a draft that is here in other words.
    pub fn from(text: &str, shelf: &Shelf, mut fresh: impl FnMut() -> String) -> Self {
        let mut restored = Self::default();
        let mut rest = text.split_once('\n').map_or("", |(_, rest)| rest);
        while let Some((key, text, behind)) = item(rest) {
            rest = behind;
            restored.one(key, text, shelf, &mut fresh);
        }
        restored.unread = rest.len();
        restored
    }

    fn one(&mut self, key: String, text: &str, shelf: &Shelf, fresh: &mut dyn FnMut() -> String) {
        let Some(id) = place::under(&key, "draft").map(str::to_owned) else {
            if shelf.text(&key).is_none() {
                self.others += 1;
                self.writes.push(Write::put(key, text.to_owned()));
            }
            return;
        };
        match (shelf.read(&id), Entry::of(&id, text.to_owned())) {
            (None, _) => {
                self.added.push(id);
                self.writes.push(Write::put(key, text.to_owned()));
            }
            (Some(Entry::Whole(here)), Entry::Whole(there)) if here.payload == there.payload => {
                self.same += 1
            }
            (Some(_), Entry::Whole(there)) => {
                let other = fresh();
                let record = Record { id: other.clone(), revision: 1, parent: 0, ..there };
                self.writes.push(Write::put(place::head(&other), record.to_string()));
                self.beside.push(other);
            }
            (Some(_), _) if shelf.text(&key) == Some(text) => self.same += 1,
            (Some(_), Entry::Damaged { text, .. } | Entry::Newer { text, .. }) => {
                self.others += 1;
                let sum = super::record::checksum(super::record::START, text.as_bytes());
                self.writes.push(Write::put(place::damaged(&id, sum), text));
            }
        }
    }
}

/// The first key and text, and what is behind them.
fn item(text: &str) -> Option<(String, &str, &str)> {
    let (head, rest) = text.split_once('\n')?;
    let (key, length) = head.split_once(' ')?;
    let length: usize = length.parse().ok()?;
    let (text, behind) = (rest.get(..length)?, rest.get(length..)?);
    let key = unquoted(key).filter(|key| key.starts_with(place::PREFIX))?;
    Some((key, text, behind.strip_prefix('\n')?))
}
