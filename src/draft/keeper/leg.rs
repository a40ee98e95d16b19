//! What the keeper knows of one store: what it holds of the draft, and what is under way to it. It decides nothing.

use super::StoreError;
use std::cell::Cell;
use std::rc::Rc;

/// A store, as this draft knows it.
#[derive(Debug, Default)]
pub(super) struct Leg {
    pub(super) usable: bool,
    pub(super) seen: u64,
    pub(super) saved: u64,
    /// The change that the newest whole record has.
    pub(super) whole: u64,
    /// When the first change came that this store was not given yet.
    pub(super) since: f64,
    /// The same for the whole record.
    pub(super) whole_since: f64,
    pub(super) flight: Option<Flight>,
    pub(super) error: Option<StoreError>,
    pub(super) retry: f64,
    /// When the last write began.
    pub(super) written: f64,
    /// How long the last write took.
    pub(super) took: f64,
    /// The change at which the second store held a later revision than ours.
    pub(super) ahead: Option<u64>,
}

/// A write under way.
#[derive(Debug)]
pub(super) struct Flight {
    pub(super) number: u64,
    pub(super) change: u64,
    pub(super) since: f64,
    /// When it counts as failed.
    pub(super) patience: f64,
    pub(super) alive: Rc<Cell<bool>>,
}
