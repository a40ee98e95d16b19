//! Where records are kept: keys and texts. Implementations: the browser's two stores, memory, and doubles that fail.
//!
//! A store answers when it can: at once, later, or never. It must not know what the texts mean.

use std::cell::RefCell;
use std::collections::BTreeMap;

/// The texts under the keys that were asked for, in their order.
pub type Texts = Vec<Option<String>>;
/// From what is stored to what is written.
pub type Decide = Box<dyn FnOnce(Texts) -> Vec<Write>>;
/// Called once, when all of a transaction is stored or none of it.
pub type Done = Box<dyn FnOnce(Result<(), StoreError>)>;
/// Keys, each with its text.
pub type Pairs = Vec<(String, String)>;
/// Called once with keys and texts.
pub type Found = Box<dyn FnOnce(Result<Pairs, StoreError>)>;

/// One thing to be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Write {
    /// Where.
    pub key: String,
    /// What; nothing forgets the key.
    pub text: Option<String>,
}

impl Write {
    /// Put `text` under `key`.
    pub fn put(key: String, text: String) -> Self {
        Self { key, text: Some(text) }
    }

    /// Forget `key`.
    pub fn forget(key: String) -> Self {
        Self { key, text: None }
    }
}

/// A store of texts by key.
pub trait Store {
    /// One transaction: the texts under `keys` go to `decide`, and what it gives is written, all of it or nothing. Nobody else writes in
    /// between. `done` is told when it is stored.
    fn transact(&self, keys: Vec<String>, decide: Decide, done: Done);
    /// Every key that begins with `prefix`, with its text.
    fn list(&self, prefix: String, found: Found);
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
    /// The transaction was broken off.
    #[error("The browser broke off the save.")]
    Aborted,
    /// No answer came.
    #[error("The browser's storage does not answer.")]
    Silent,
}

/// A store that lasts as long as the page.
#[derive(Debug, Default)]
pub struct MemoryStore(RefCell<BTreeMap<String, String>>);

impl Store for MemoryStore {
    fn transact(&self, keys: Vec<String>, decide: Decide, done: Done) {
        let texts = keys.iter().map(|key| self.0.borrow().get(key).cloned()).collect();
        for Write { key, text } in decide(texts) {
            match text {
                Some(text) => self.0.borrow_mut().insert(key, text),
                None => self.0.borrow_mut().remove(&key),
            };
        }
        done(Ok(()));
    }

    fn list(&self, prefix: String, found: Found) {
        let kept = self.0.borrow();
        let fits = kept.iter().filter(|(key, _)| key.starts_with(&prefix));
        let all = fits.map(|(key, text)| (key.clone(), text.clone())).collect();
        drop(kept);
        found(Ok(all));
    }
}
