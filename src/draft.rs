//! Drafts: how a document is kept between visits.
//!
//! A draft is one record a save ([`record`]): version first, then revision, parent, length, checksum and the canonical JSON. A [`Shelf`] keeps the
//! records of many drafts in a [`Store`] of keys and texts. Nothing here knows a browser; stores that fail are part of the tests.
//!
//! *Invariant:* a record that cannot be read is copied aside before anything is written over it, and a revision that was not seen is never
//! written over.

mod record;
mod shelf;
mod store;

pub use record::{Damage, Record};
pub use shelf::{Entry, SaveError, Shelf};
pub use store::{MemoryStore, Store, StoreError};
