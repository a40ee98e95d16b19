//! What both stores hold of every draft, in memory, so that lists and searches need not wait. It writes nothing.

use super::{Damage, Pairs, Record, place};
use std::collections::BTreeMap;

/// The drafts of a page: records, the bin, damaged bytes and notes, by key.
#[derive(Debug, Default)]
pub struct Shelf {
    texts: BTreeMap<String, String>,
}

/// What stands under one draft's key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Entry {
    /// A whole record.
    Whole(Record),
    /// Text that is no whole record; shown and downloadable, never written over.
    Damaged {
        /// The draft's id, from the key.
        id: String,
        /// The stored text, untouched.
        text: String,
    },
    /// Written by a newer version; readable and exportable, never written over.
    Newer {
        /// The draft's id, from the key.
        id: String,
        /// The stored text, untouched.
        text: String,
    },
}

impl Entry {
    /// What the stored `text` of the draft `id` is.
    pub fn of(id: &str, text: String) -> Self {
        match Record::parse(&text) {
            Ok(record) => Self::Whole(record),
            Err(Damage::Newer) => Self::Newer { id: id.to_owned(), text },
            Err(Damage::Broken) => Self::Damaged { id: id.to_owned(), text },
        }
    }

    /// Whether this one is shown, where `other` stands in the other store: a newer version's before all, a whole one before a damaged
    /// one, then the later revision.
    fn wins(&self, other: &Self) -> bool {
        let rank = |entry: &Self| match entry {
            Self::Newer { .. } => (2, 0),
            Self::Whole(record) => (1, record.revision),
            Self::Damaged { .. } => (0, 0),
        };
        rank(self) > rank(other)
    }
}

/// Of two stored texts of one draft the one that counts, and the other if it is no older copy of it and must be kept aside.
pub fn newest(id: &str, first: String, second: String) -> (String, Option<String>) {
    if first == second {
        return (first, None);
    }
    let (one, two) = (Entry::of(id, first.clone()), Entry::of(id, second.clone()));
    let parted = |winner: &Entry, loser: &Entry| match (winner, loser) {
        (Entry::Whole(winner), Entry::Whole(loser)) => {
            winner.payload != loser.payload
                && (winner.revision == loser.revision || winner.writer != loser.writer)
                && winner.parent != loser.revision
        }
        _ => true,
    };
    if two.wins(&one) {
        let keep = parted(&two, &one);
        (second, keep.then_some(first))
    } else {
        let keep = parted(&one, &two);
        (first, keep.then_some(second))
    }
}

impl Shelf {
    /// Something was found in a store, or written to it.
    pub fn put(&mut self, key: String, text: Option<String>) {
        match text {
            Some(text) => self.texts.insert(key, text),
            None => self.texts.remove(&key),
        };
    }

    /// Take in what was found in a store beside what is known. Gives texts that differ and must be kept aside: id and text.
    pub fn take(&mut self, found: Pairs) -> Pairs {
        let mut aside = Vec::new();
        for (key, text) in found {
            match (self.texts.remove(&key), place::under(&key, "draft")) {
                (Some(known), Some(id)) => {
                    let (winner, loser) = newest(id, text, known);
                    aside.extend(loser.map(|loser| (id.to_owned(), loser)));
                    self.texts.insert(key, winner);
                }
                (known, _) => {
                    self.texts.insert(key, known.unwrap_or(text));
                }
            }
        }
        aside
    }

    /// The text under a key.
    pub fn text(&self, key: &str) -> Option<&str> {
        self.texts.get(key).map(String::as_str)
    }

    /// Every key with its text.
    pub fn all(&self) -> Pairs {
        self.texts.iter().map(|(key, text)| (key.clone(), text.clone())).collect()
    }

    fn under<'a>(&'a self, place: &'a str) -> impl Iterator<Item = (&'a str, &'a str)> {
        self.texts.iter().filter_map(move |(key, text)| Some((place::under(key, place)?, text.as_str())))
    }

    /// Every draft, damaged ones included, in no particular order.
    pub fn list(&self) -> Vec<Entry> {
        self.under("draft").map(|(id, text)| Entry::of(id, text.to_owned())).collect()
    }

    /// Every deleted draft, with the time at which it was deleted, last deleted first.
    pub fn bin(&self) -> Vec<(Entry, i64)> {
        let mut bin: Vec<(Entry, i64)> = Vec::new();
        for (id, text) in self.under("bin") {
            let at = self.text(&place::binned(id)).and_then(|text| text.parse().ok()).unwrap_or(0);
            let place = bin.partition_point(|(_, other)| *other >= at);
            bin.insert(place, (Entry::of(id, text.to_owned()), at));
        }
        bin
    }

    /// Deleted drafts that have lain in the bin for their time.
    pub fn overdue(&self, now: i64) -> Vec<String> {
        let over = |(entry, at): (Entry, i64)| match entry {
            Entry::Whole(record) if at > 0 && now - at > place::BIN => Some(record.id),
            _ => None,
        };
        self.bin().into_iter().filter_map(over).collect()
    }

    /// Damaged bytes that were copied aside: key and text.
    pub fn damaged(&self) -> Pairs {
        self.under("damaged").map(|(name, text)| (name.to_owned(), text.to_owned())).collect()
    }

    /// The draft with this id.
    pub fn read(&self, id: &str) -> Option<Entry> {
        Some(Entry::of(id, self.text(&place::head(id))?.to_owned()))
    }

    /// A remembered word of the shell, such as the draft that was open last.
    pub fn note(&self, name: &str) -> Option<&str> {
        self.text(&place::note(name))
    }

    /// Bytes of all that is known.
    pub fn size(&self) -> usize {
        self.texts.iter().map(|(key, text)| key.len() + text.len()).sum()
    }

    /// Bytes of one draft's newest record.
    pub fn size_of(&self, id: &str) -> usize {
        self.text(&place::head(id)).map_or(0, str::len)
    }
}
