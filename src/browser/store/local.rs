//! Local storage: the second store. It answers at once, and the browser may take a minute to put it on disk.

use crate::draft::{Decide, Done, Found, Pairs, Store, StoreError, Write, place};
use wasm_bindgen::JsValue;
use web_sys::Storage;

/// The browser's local storage, of this origin or this frame.
pub struct LocalStore(Storage);

impl LocalStore {
    /// The store, if the browser gives one.
    pub fn probe() -> Result<Self, StoreError> {
        let storage = web_sys::window()
            .and_then(|window| window.local_storage().ok().flatten())
            .ok_or(StoreError::Refused)?;
        // Reading the length touches the store; some browsers hand out one that throws on every use.
        storage.length().map_err(|_| StoreError::Refused)?;
        Ok(Self(storage))
    }

    fn read(&self, key: &str) -> Result<Option<String>, StoreError> {
        self.0.get_item(key).map_err(|_| StoreError::Refused)
    }

    fn put(&self, key: &str, text: Option<&str>) -> Result<(), StoreError> {
        match text {
            Some(text) => self.0.set_item(key, text).map_err(|error| error_of(&error, StoreError::Full)),
            None => self.0.remove_item(key).map_err(|_| StoreError::Refused),
        }
    }

    fn write(&self, keys: &[String], decide: Decide) -> Result<(), StoreError> {
        let texts = keys.iter().map(|key| self.read(key)).collect::<Result<_, _>>()?;
        let mut before: Vec<Write> = Vec::new();
        for Write { key, text } in decide(texts) {
            let was = self.read(&key)?;
            if let Err(error) = self.put(&key, text.as_deref()) {
                // All of it or nothing: what was written goes back to what it was.
                for Write { key, text } in before.into_iter().rev() {
                    let _ = self.put(&key, text.as_deref());
                }
                return Err(error);
            }
            before.push(Write { key, text: was });
        }
        Ok(())
    }

    /// Everything of ours that is stored here.
    pub fn all(&self) -> Result<Pairs, StoreError> {
        let count = self.0.length().map_err(|_| StoreError::Refused)?;
        let keys = (0..count).filter_map(|index| self.0.key(index).ok().flatten());
        let ours = keys.filter(|key| key.starts_with(place::PREFIX));
        Ok(ours
            .filter_map(|key| Some((self.read(&key).ok()??, key)))
            .map(|(text, key)| (key, text))
            .collect())
    }
}

impl Store for LocalStore {
    fn transact(&self, keys: Vec<String>, decide: Decide, done: Done) {
        done(self.write(&keys, decide));
    }

    fn list(&self, prefix: String, found: Found) {
        let all = self.all();
        found(all.map(|all| all.into_iter().filter(|(key, _)| key.starts_with(&prefix)).collect()));
    }
}

/// What a thrown error means.
pub(super) fn error_of(error: &JsValue, otherwise: StoreError) -> StoreError {
    let name = super::member(error, "name").and_then(|name| name.as_string()).unwrap_or_default();
    match name.as_str() {
        "QuotaExceededError" | "NS_ERROR_DOM_QUOTA_REACHED" => StoreError::Full,
        "SecurityError" => StoreError::Refused,
        _ => otherwise,
    }
}
