//! Zones as written: an offset, an abbreviation taken literally, or an IANA name.
//!
//! Abbreviations are literal: `PST` is eight hours west even in summer, because that is what the author wrote; whether it was
//! meant is a matter for a check, not for reading.

use std::fmt;

/// A zone as written, with its offset where the words tell one.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct Zone {
    /// As written: `UTC-4`, `GMT+03:00`, `PST`, `East African Time`, `America/New_York`.
    pub written: String,
    /// The offset, if the words tell it; `None` for an IANA name, whose offset depends on the date.
    pub offset: Option<Offset>,
}

/// Seconds east of UTC.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Offset(pub i32);

impl fmt::Display for Offset {
    /// `+00:00`, `-04:00`, `+05:45`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.0 < 0 { '-' } else { '+' };
        let minutes = self.0.unsigned_abs() / 60;
        write!(f, "{sign}{:02}:{:02}", minutes / 60, minutes % 60)
    }
}
