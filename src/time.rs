//! Times as people write them: what was written is kept, what it means is beside it.
//!
//! [`Time`] is data; [`text`](mod@text) reads and writes the words; [`clock`] turns a time into an instant with the help of
//! [`Zones`](crate::env::Zones). Nothing here reads a clock or a locale.

pub mod clock;
pub mod figures;
pub mod iso;
mod pattern;
pub mod text;
mod zone;

pub use clock::{Clock, LocalOffset};
pub use pattern::{Moment, written};
pub use zone::{Offset, Zone};

use chrono::{NaiveDate, NaiveTime};

/// A point in time as somebody wrote it.
///
/// "No time" is `Option::None` around it; "a clock time without a date" is `date: None`; words that could not be read as a
/// time are kept in `written` with neither date nor clock. None of these is an error.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct Time {
    /// The words as written, zone included, date only if the words held it (`9:00 PM`, `May 10, 2024, 12:15 PM (UTC)`, `22:XX`).
    pub written: String,
    /// The date, written or inherited from the text around.
    pub date: Option<NaiveDate>,
    /// The clock time.
    pub clock: Option<NaiveTime>,
    /// The zone, where the words or the text around them state one. `None`: the document's zone applies.
    pub zone: Option<Zone>,
    /// How fine the words are.
    pub precision: Precision,
    /// Marked as approximate (`~4pm`, `around noon`).
    pub approximate: bool,
}

impl Time {
    /// Nothing of the words could be read as a time.
    pub fn is_unread(&self) -> bool {
        self.date.is_none() && self.clock.is_none()
    }

    /// Date and clock time are both known.
    pub fn is_moment(&self) -> bool {
        self.date.is_some() && self.clock.is_some()
    }

    /// A time whose words could not be read.
    pub fn unread(written: impl Into<String>) -> Self {
        Self { written: written.into(), ..Self::default() }
    }
}

/// How fine a time is. The unit of an interval: "between 12 and 17 min".
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Precision {
    /// To the second.
    Second,
    /// To the minute.
    #[default]
    Minute,
    /// To the hour (`6 PM`).
    Hour,
    /// To the day.
    Day,
}

impl Precision {
    /// Every precision, from fine to coarse.
    pub const ALL: [Self; 4] = [Self::Second, Self::Minute, Self::Hour, Self::Day];

    /// The word in files.
    pub fn name(self) -> &'static str {
        match self {
            Self::Second => "second",
            Self::Minute => "minute",
            Self::Hour => "hour",
            Self::Day => "day",
        }
    }

    /// The precision with this name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|precision| precision.name() == name)
    }
}
