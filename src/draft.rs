//! Drafts: how a document is kept between visits.
//!
//! A draft is one record a save ([`record`]): version first, then revision, parent, length, checksum and the canonical JSON. Records lie in a
//! [`Store`] of keys and texts, of which there are two: the first that counts, and a second that stands in. [`save`] writes a record over a
//! revision that was seen, and over nothing else; a [`Keeper`] decides when, and says whether the words are safe; of a long draft a [`tail`] is written while somebody types. A [`Shelf`] is what both
//! stores hold, in memory. [`Journal`] keeps the steps of undo, [`reconcile`] makes one of two copies that parted.
//!
//! Nothing here knows a browser, a clock or a timer: they arrive as arguments, and stores that fail are part of the tests.
//!
//! *Invariant:* a record that cannot be read is copied aside before anything is written over it, and a revision that was not seen is never
//! written over.

mod backup;
mod difference;
mod journal;
mod keeper;
pub mod place;
mod reconcile;
mod record;
mod save;
mod shelf;
mod store;
mod tail;
pub mod version;

pub use backup::{Backup, Restored};
pub use difference::{Change, difference, place_words, row_words, words};
pub use journal::Journal;
pub use keeper::{GAP, Job, Keeper, MOMENT, REST, RETRY, SILENT, State};
pub use reconcile::{Reconciled, reconcile};
pub use record::{Damage, Record};
pub use save::{Expect, Outcome, Part, Save, Saved, save, set_aside, shift};
pub use shelf::{Entry, Shelf, newest};
pub use store::{Decide, Done, Found, MemoryStore, Pairs, Store, StoreError, Texts, Write};
pub use tail::{LONG, fold, joined, tail};
