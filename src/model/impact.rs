//! Who was affected, how much, and what made it possible. Plain data only.

use super::{Members, RowId};
use crate::time::Time;

/// A span in which users were affected.
#[derive(Debug, Clone, PartialEq)]
pub struct ImpactWindow {
    /// Stable id of the row.
    pub id: RowId,
    /// When it began.
    pub start: Option<Time>,
    /// When it ended.
    pub end: Option<Time>,
    /// What was affected and how badly, in the author's words.
    pub scope: String,
    /// Unknown JSON members.
    pub members: Members,
}

/// A figure of the impact: `80` `%` of `users`.
#[derive(Debug, Clone, PartialEq)]
pub struct Figure {
    /// Stable id of the row.
    pub id: RowId,
    /// The number as written: `80`, `about 3,000`, `1.2`.
    pub value: String,
    /// What the number counts: `%`, `requests`, `EUR`.
    pub unit: String,
    /// What the share is taken from: `users`, `of 120,000 requests`.
    pub basis: String,
    /// Unknown JSON members.
    pub members: Members,
}

/// A condition that had to be true for the incident to happen.
#[derive(Debug, Clone, PartialEq)]
pub struct ContributingFactor {
    /// Stable id of the row.
    pub id: RowId,
    /// The condition.
    pub text: String,
    /// Shown as the root cause in templates that want one.
    pub root: bool,
    /// The house's category, if it uses any.
    pub category: String,
    /// Unknown JSON members.
    pub members: Members,
}

/// How the incident came to be known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "the variants are the words people use")]
pub enum DetectionMethod {
    Alert,
    Synthetic,
    UserReport,
    Colleague,
    Vendor,
    Chance,
}

impl DetectionMethod {
    /// Every method.
    pub const ALL: [Self; 6] =
        [Self::Alert, Self::Synthetic, Self::UserReport, Self::Colleague, Self::Vendor, Self::Chance];

    /// The word in files.
    pub fn name(self) -> &'static str {
        match self {
            Self::Alert => "alert",
            Self::Synthetic => "synthetic",
            Self::UserReport => "user-report",
            Self::Colleague => "colleague",
            Self::Vendor => "vendor",
            Self::Chance => "chance",
        }
    }

    /// The word people read.
    pub fn label(self) -> &'static str {
        match self {
            Self::Alert => "Alert",
            Self::Synthetic => "Synthetic check",
            Self::UserReport => "User report",
            Self::Colleague => "Colleague",
            Self::Vendor => "Vendor",
            Self::Chance => "Chance",
        }
    }

    /// The method with this name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|method| method.name() == name)
    }
}

/// Whether data was lost.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "the variants are the words people use")]
pub enum DataLoss {
    None,
    Suspected,
    Confirmed,
}

impl DataLoss {
    /// Every answer.
    pub const ALL: [Self; 3] = [Self::None, Self::Suspected, Self::Confirmed];

    /// The word in files.
    pub fn name(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Suspected => "suspected",
            Self::Confirmed => "confirmed",
        }
    }

    /// The answer with this name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|answer| answer.name() == name)
    }
}
