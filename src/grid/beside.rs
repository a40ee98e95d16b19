//! What stands beside a time as written: the time since the start, or the same moment in another zone. A matter of the view,
//! never of the document.

use crate::chronology::since;
use crate::env::Zones;
use crate::time::{Clock, Time, Zone, text};
use chrono::{DateTime, NaiveDateTime, TimeDelta, Utc};

/// What is shown beside the times.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Beside {
    /// Time since the impact started.
    #[default]
    Start,
    /// The same moment in another zone.
    Zone(Zone),
    /// Nothing.
    Nothing,
}

impl Beside {
    /// A zone by what somebody typed; `None` if nobody knows it.
    pub fn zone(words: &str, zones: &dyn Zones) -> Option<Self> {
        let words = words.trim();
        let zone = text::read_zone(words).unwrap_or_else(|| Zone { written: words.to_owned(), offset: None });
        let known = zone.offset.is_some() || zones.offset_at(&zone.written, DateTime::UNIX_EPOCH).is_some();
        known.then_some(Self::Zone(zone))
    }

    /// The words beside a time; `None` where there is nothing to say.
    pub fn words(
        &self,
        at: &Time,
        start: Option<DateTime<Utc>>,
        clock: &Clock<'_>,
        zones: &dyn Zones,
    ) -> Option<String> {
        match self {
            Self::Nothing => None,
            Self::Start => Some(since((clock.instant(at)? - start?).num_seconds())),
            Self::Zone(zone) => {
                let instant = clock.instant(at)?;
                let local = local(zone, instant, zones)?;
                let written = at.written.clone();
                let time = Time { written, date: None, clock: Some(local.time()), zone: None, ..at.clone() };
                let words = text::write(&time);
                Some(match (local.date() - at.date?).num_days() {
                    0 => words,
                    1 => format!("{words} next day"),
                    -1 => format!("{words} day before"),
                    _ => format!("{} {words}", crate::time::written("%Y-%m-%d", &local)),
                })
            }
        }
    }
}

fn local(zone: &Zone, instant: DateTime<Utc>, zones: &dyn Zones) -> Option<NaiveDateTime> {
    let seconds = match zone.offset {
        Some(offset) => offset.0,
        None => zones.offset_at(&zone.written, instant)?,
    };
    instant.naive_utc().checked_add_signed(TimeDelta::seconds(seconds.into()))
}
