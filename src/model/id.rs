//! Names of rows and of the lists they stand in.
//!
//! A row keeps its id for life, so that merging, undo and links survive reordering. Nothing here knows what a row holds.

use super::SectionId;
use crate::env::Env;
use std::fmt;
use std::sync::Arc;

/// The id of a row, unique within one document. Cheap to clone.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RowId(Arc<str>);

impl RowId {
    /// An id for a new row: eight characters from 40 random bits, enough for two tabs to add rows without meeting.
    pub fn fresh(env: &dyn Env) -> Self {
        const ALPHABET: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";
        let mut bytes = [0_u8; 5];
        env.random(&mut bytes);
        let number = bytes.iter().fold(0_u64, |number, byte| number << 8 | u64::from(*byte));
        let text: [u8; 8] = std::array::from_fn(|place| ALPHABET[(number >> (35 - place * 5) & 31) as usize]);
        Self(std::str::from_utf8(&text).unwrap_or_default().into())
    }

    /// The id as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl From<&str> for RowId {
    fn from(text: &str) -> Self {
        Self(text.into())
    }
}

impl fmt::Display for RowId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A list of rows in the document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(missing_docs, reason = "each variant is the list of that name in `Postmortem`")]
pub enum ListId {
    Timeline,
    Windows,
    Figures,
    Factors,
    WentWell,
    WentPoorly,
    GotLucky,
    Actions,
    Stats,
    Responders,
}

impl ListId {
    /// Every list, in the order of the document.
    pub const ALL: [Self; 10] = [
        Self::Timeline,
        Self::Windows,
        Self::Figures,
        Self::Factors,
        Self::WentWell,
        Self::WentPoorly,
        Self::GotLucky,
        Self::Actions,
        Self::Stats,
        Self::Responders,
    ];

    /// The list's name in a field address.
    pub fn name(self) -> &'static str {
        match self {
            Self::Timeline => "timeline",
            Self::Windows => "windows",
            Self::Figures => "figures",
            Self::Factors => "factors",
            Self::WentWell => "went-well",
            Self::WentPoorly => "went-poorly",
            Self::GotLucky => "got-lucky",
            Self::Actions => "actions",
            Self::Stats => "stats",
            Self::Responders => "responders",
        }
    }

    /// The section under whose heading its rows stand.
    pub fn section(self) -> SectionId {
        match self {
            Self::Timeline => SectionId::Timeline,
            Self::Windows | Self::Figures => SectionId::Impact,
            Self::Factors => SectionId::Factors,
            Self::WentWell => SectionId::WentWell,
            Self::WentPoorly => SectionId::WentPoorly,
            Self::GotLucky => SectionId::GotLucky,
            Self::Actions => SectionId::Actions,
            Self::Stats => SectionId::Stats,
            Self::Responders => SectionId::People,
        }
    }

    /// The list with this name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|list| list.name() == name)
    }
}
