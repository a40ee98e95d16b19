//! Where records are kept: keys and texts. Implementations: the browser's local storage, memory, and doubles that fail.

use std::cell::RefCell;
use std::collections::BTreeMap;

/// A store of texts by key.
pub trait Store {
    /// Every key in the store.
    ///
    /// # Errors
    /// [`StoreError`] if the store cannot be reached.
    fn keys(&self) -> Result<Vec<String>, StoreError>;
    /// The text under `key`.
    ///
    /// # Errors
    /// [`StoreError`] if the store cannot be reached.
    fn read(&self, key: &str) -> Result<Option<String>, StoreError>;
    /// Put `text` under `key`, all of it or nothing.
    ///
    /// # Errors
    /// [`StoreError`] if nothing was written.
    fn write(&self, key: &str, text: &str) -> Result<(), StoreError>;
    /// Forget `key`.
    ///
    /// # Errors
    /// [`StoreError`] if the store cannot be reached.
    fn remove(&self, key: &str) -> Result<(), StoreError>;
}

/// What went wrong with the store, in words for the person who writes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, thiserror::Error)]
pub enum StoreError {
    /// The store is full.
    #[error("The browser's storage for this site is full.")]
    Full,
    /// The browser refuses storage: blocked, private, or a sandboxed frame.
    #[error("The browser does not let this page store anything.")]
    Refused,
}

/// A store that lasts as long as the page.
#[derive(Debug, Default)]
pub struct MemoryStore(RefCell<BTreeMap<String, String>>);

impl Store for MemoryStore {
    fn keys(&self) -> Result<Vec<String>, StoreError> {
        Ok(self.0.borrow().keys().cloned().collect())
    }

    fn read(&self, key: &str) -> Result<Option<String>, StoreError> {
        Ok(self.0.borrow().get(key).cloned())
    }

    fn write(&self, key: &str, text: &str) -> Result<(), StoreError> {
        self.0.borrow_mut().insert(key.to_owned(), text.to_owned());
        Ok(())
    }

    fn remove(&self, key: &str) -> Result<(), StoreError> {
        self.0.borrow_mut().remove(key);
        Ok(())
    }
}
