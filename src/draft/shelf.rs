//! The drafts in one store: list, read, save, delete into the bin, bring back.

use super::{Damage, Record, Store, StoreError};

/// Keys are `<prefix>draft:<id>`, `<prefix>bin:<id>`, `<prefix>damaged:<id>`.
const PREFIX: &str = "postmortem-editor:";

/// The drafts in a store.
pub struct Shelf {
    store: Box<dyn Store>,
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
        /// The payload, untouched.
        payload: String,
    },
}

/// Why a save did not happen. The words are still in memory.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SaveError {
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// Another tab saved a revision that this one has not seen.
    #[error("This postmortem was changed in another tab.")]
    Unseen(Box<Record>),
    /// A newer version of the editor wrote the draft.
    #[error("This draft was written by a newer version of the editor.")]
    Newer,
}

impl Shelf {
    /// The drafts in `store`.
    pub fn new(store: Box<dyn Store>) -> Self {
        Self { store }
    }

    /// Every draft, damaged ones included, in no particular order.
    ///
    /// # Errors
    /// [`StoreError`] if the store cannot be reached.
    pub fn list(&self) -> Result<Vec<Entry>, StoreError> {
        self.list_under("draft:")
    }

    /// Every deleted draft.
    ///
    /// # Errors
    /// [`StoreError`] if the store cannot be reached.
    pub fn bin(&self) -> Result<Vec<Entry>, StoreError> {
        self.list_under("bin:")
    }

    fn list_under(&self, place: &str) -> Result<Vec<Entry>, StoreError> {
        let prefix = format!("{PREFIX}{place}");
        let keys = self.store.keys()?;
        let ids = keys.iter().filter_map(|key| key.strip_prefix(&prefix));
        ids.filter_map(|id| self.entry(place, id).transpose()).collect()
    }

    /// The draft with this id.
    ///
    /// # Errors
    /// [`StoreError`] if the store cannot be reached.
    pub fn read(&self, id: &str) -> Result<Option<Entry>, StoreError> {
        self.entry("draft:", id)
    }

    fn entry(&self, place: &str, id: &str) -> Result<Option<Entry>, StoreError> {
        let Some(text) = self.store.read(&format!("{PREFIX}{place}{id}"))? else { return Ok(None) };
        Ok(Some(match Record::parse(&text) {
            Ok(record) => Entry::Whole(record),
            Err(Damage::Newer(payload)) => Entry::Newer { id: id.to_owned(), payload },
            Err(Damage::Broken) => Entry::Damaged { id: id.to_owned(), text },
        }))
    }

    /// Save `record` over its parent.
    ///
    /// # Errors
    /// [`SaveError`]; nothing that was not seen is written over, and a damaged text is copied aside first.
    pub fn save(&self, record: &Record) -> Result<(), SaveError> {
        match self.read(&record.id)? {
            Some(Entry::Whole(stored)) if stored.revision != record.parent => {
                return Err(SaveError::Unseen(Box::new(stored)));
            }
            Some(Entry::Newer { .. }) => return Err(SaveError::Newer),
            Some(Entry::Damaged { id, text }) => self.store.write(&format!("{PREFIX}damaged:{id}"), &text)?,
            _ => {}
        }
        Ok(self.store.write(&format!("{PREFIX}draft:{}", record.id), &record.to_string())?)
    }

    /// Put a draft into the bin.
    ///
    /// # Errors
    /// [`StoreError`]; the draft is then where it was.
    pub fn delete(&self, id: &str) -> Result<(), StoreError> {
        self.shift(id, "draft:", "bin:")
    }

    /// Bring a draft back from the bin.
    ///
    /// # Errors
    /// [`StoreError`]; the draft is then where it was.
    pub fn undelete(&self, id: &str) -> Result<(), StoreError> {
        self.shift(id, "bin:", "draft:")
    }

    /// Forget a deleted draft for good.
    ///
    /// # Errors
    /// [`StoreError`] if the store cannot be reached.
    pub fn forget(&self, id: &str) -> Result<(), StoreError> {
        self.store.remove(&format!("{PREFIX}bin:{id}"))
    }

    fn shift(&self, id: &str, from: &str, to: &str) -> Result<(), StoreError> {
        let key = format!("{PREFIX}{from}{id}");
        if let Some(text) = self.store.read(&key)? {
            self.store.write(&format!("{PREFIX}{to}{id}"), &text)?;
            self.store.remove(&key)?;
        }
        Ok(())
    }

    /// A remembered word of the shell, such as the draft that was open last.
    pub fn note(&self, name: &str) -> Option<String> {
        self.store.read(&format!("{PREFIX}note:{name}")).ok().flatten()
    }

    /// Remember a word of the shell. Losing it costs nobody a word, so a failure is not told.
    pub fn set_note(&self, name: &str, text: &str) {
        let _ = self.store.write(&format!("{PREFIX}note:{name}"), text);
    }

    /// Characters stored under our keys.
    ///
    /// # Errors
    /// [`StoreError`] if the store cannot be reached.
    pub fn size(&self) -> Result<usize, StoreError> {
        let keys = self.store.keys()?;
        let ours = keys.iter().filter(|key| key.starts_with(PREFIX));
        Ok(ours.map(|key| key.len() + self.store.read(key).ok().flatten().map_or(0, |text| text.len())).sum())
    }

    /// Whether a key of the store belongs to the draft with this id.
    pub fn is_key_of(key: &str, id: &str) -> bool {
        key.strip_prefix(PREFIX).and_then(|rest| rest.strip_prefix("draft:")) == Some(id)
    }
}
