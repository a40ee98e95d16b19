//! Local storage as a store of drafts. Probed once: it may work, throw, or be missing, and each is an ordinary case.

use crate::draft::{Store, StoreError};
use web_sys::Storage;

/// The browser's local storage, of this origin or this frame.
pub struct LocalStore(Storage);

impl LocalStore {
    /// The store, if the browser gives one that can be written to.
    pub fn probe() -> Result<Self, StoreError> {
        let storage = web_sys::window()
            .and_then(|window| window.local_storage().ok().flatten())
            .ok_or(StoreError::Refused)?;
        // Reading the length touches the store; some browsers hand out one that throws on every use.
        storage.length().map_err(|_| StoreError::Refused)?;
        Ok(Self(storage))
    }
}

impl Store for LocalStore {
    fn keys(&self) -> Result<Vec<String>, StoreError> {
        let count = self.0.length().map_err(|_| StoreError::Refused)?;
        Ok((0..count).filter_map(|index| self.0.key(index).ok().flatten()).collect())
    }

    fn read(&self, key: &str) -> Result<Option<String>, StoreError> {
        self.0.get_item(key).map_err(|_| StoreError::Refused)
    }

    fn write(&self, key: &str, text: &str) -> Result<(), StoreError> {
        self.0.set_item(key, text).map_err(|error| {
            let name = js_sys::Reflect::get(&error, &"name".into()).ok().and_then(|name| name.as_string());
            if name.is_some_and(|name| name.contains("Security")) {
                StoreError::Refused
            } else {
                StoreError::Full
            }
        })
    }

    fn remove(&self, key: &str) -> Result<(), StoreError> {
        self.0.remove_item(key).map_err(|_| StoreError::Refused)
    }
}
