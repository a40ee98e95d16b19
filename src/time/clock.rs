//! From a written time to an instant, given the document's zone and the zone database.
//!
//! Order and durations are always computed on instants, never on wall times.

use super::{Offset, Time, Zone};
use crate::env::Zones;
use crate::model::Postmortem;
use chrono::{DateTime, NaiveDateTime, TimeDelta, Utc};

/// Resolves the times of one document.
#[derive(Clone, Copy)]
pub struct Clock<'a> {
    zone: Option<&'a Zone>,
    zones: &'a dyn Zones,
}

/// What a wall time means in a zone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LocalOffset {
    /// One offset.
    One(Offset),
    /// The wall time does not exist: clocks were set forward over it. Offsets before and after.
    Gap(Offset, Offset),
    /// The wall time exists twice: clocks were set back. The earlier offset in time first.
    Fold(Offset, Offset),
    /// The zone is not known by that name.
    Unknown,
}

impl<'a> Clock<'a> {
    /// The clock of a document.
    pub fn of(document: &'a Postmortem, zones: &'a dyn Zones) -> Self {
        Self { zone: document.zone.as_ref(), zones }
    }

    /// The instant of a time whose date and clock time are known. Without any zone, UTC is assumed here for arithmetic only;
    /// whoever shows the time says that the zone is not stated. A gap resolves to the offset before it, a fold to the earlier
    /// instant (RFC 5545).
    pub fn instant(&self, time: &Time) -> Option<DateTime<Utc>> {
        let local = time.date?.and_time(time.clock?);
        let offset = self.offset(time, local).unwrap_or_default();
        Some((local - TimeDelta::seconds(offset.0.into())).and_utc())
    }

    /// The offset of a time, if it states a zone or the document does.
    pub fn offset(&self, time: &Time, local: NaiveDateTime) -> Option<Offset> {
        let zone = time.zone.as_ref().or(self.zone)?;
        match self.local_offset(zone, local) {
            LocalOffset::One(offset) | LocalOffset::Gap(offset, _) | LocalOffset::Fold(offset, _) => {
                Some(offset)
            }
            LocalOffset::Unknown => None,
        }
    }

    /// The offset of a wall time in a zone.
    pub fn local_offset(&self, zone: &Zone, local: NaiveDateTime) -> LocalOffset {
        if let Some(offset) = zone.offset {
            return LocalOffset::One(offset);
        }
        let at = |instant: NaiveDateTime| self.zones.offset_at(&zone.written, instant.and_utc()).map(Offset);
        // No zone has been further from UTC than 16 hours, and no two transitions lie within two days of each other.
        let day = TimeDelta::hours(24);
        let (Some(before), Some(after)) = (at(local - day), at(local + day)) else {
            return LocalOffset::Unknown;
        };
        let holds = |offset: Offset| at(local - TimeDelta::seconds(offset.0.into())) == Some(offset);
        match (before == after, holds(before), holds(after)) {
            (true, ..) => LocalOffset::One(before),
            (false, true, true) => LocalOffset::Fold(before, after),
            (false, true, false) => LocalOffset::One(before),
            (false, false, true) => LocalOffset::One(after),
            (false, false, false) => LocalOffset::Gap(before, after),
        }
    }

    /// The wall time of an instant in the document's zone (UTC if it has none).
    pub fn local(&self, instant: DateTime<Utc>) -> NaiveDateTime {
        let offset = self.zone.and_then(|zone| {
            zone.offset.or_else(|| self.zones.offset_at(&zone.written, instant).map(Offset))
        });
        instant.naive_utc() + TimeDelta::seconds(offset.unwrap_or_default().0.into())
    }
}
