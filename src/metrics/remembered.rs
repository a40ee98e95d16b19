//! Offsets that were asked for once are not asked for again.

use crate::env::Zones;
use chrono::{DateTime, Utc};
use std::cell::RefCell;
use std::collections::HashMap;

/// Zones behind a short memory: a browser needs microseconds for each answer, and the events of one incident ask for the same
/// few hours over and over. Offsets change on quarter hours only (every transition since 1970 does), so one answer serves a
/// quarter hour.
pub struct Remembered<'a> {
    zones: &'a dyn Zones,
    known: RefCell<HashMap<(String, i64), Option<i32>>>,
}

impl<'a> Remembered<'a> {
    /// Ask `zones`, and remember.
    pub fn new(zones: &'a dyn Zones) -> Self {
        Self { zones, known: RefCell::default() }
    }
}

impl Zones for Remembered<'_> {
    fn offset_at(&self, name: &str, instant: DateTime<Utc>) -> Option<i32> {
        let key = (name.to_owned(), instant.timestamp().div_euclid(900));
        if let Some(known) = self.known.borrow().get(&key) {
            return *known;
        }
        let offset = self.zones.offset_at(name, instant);
        self.known.borrow_mut().insert(key, offset);
        offset
    }
}
