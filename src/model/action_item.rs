//! What will be done, by whom, until when. Plain data only.

use super::{Members, RowId};
use crate::time::Time;

/// One thing that will be done because of the incident.
#[derive(Debug, Clone, PartialEq)]
pub struct ActionItem {
    /// Stable id of the row.
    pub id: RowId,
    /// What will be done.
    pub text: String,
    /// The group it stands in, if the document groups its items.
    pub group: Option<ActionGroup>,
    /// What it is meant to achieve.
    pub kind: Option<ActionType>,
    /// Who does it: one person or role.
    pub owner: String,
    /// Until when. Words that are no date (`next sprint`) are kept as written.
    pub due: Option<Time>,
    /// The house's own word: `High`, `P1`.
    pub priority: String,
    /// How far it is.
    pub status: ActionStatus,
    /// A tracker's key or address.
    pub ticket: String,
    /// How one will know that it is done ("done when …").
    pub verify: String,
    /// Why it will not be done, where that was decided.
    pub reason: String,
    /// Unknown JSON members.
    pub members: Members,
}

impl ActionItem {
    /// An empty open item.
    pub fn new(id: RowId) -> Self {
        Self {
            id,
            text: String::new(),
            group: None,
            kind: None,
            owner: String::new(),
            due: None,
            priority: String::new(),
            status: ActionStatus::Open,
            ticket: String::new(),
            verify: String::new(),
            reason: String::new(),
            members: Members::new(),
        }
    }
}

/// The group an item stands in, with the group's heading as written.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct ActionGroup {
    /// What the heading means.
    pub kind: GroupKind,
    /// The heading as written: `Improvements/Fixes`, `Tasks to Address the Issue`.
    pub label: String,
}

/// What a group of items means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum GroupKind {
    /// Broad improvements, often called improvements or fixes.
    Improvement,
    /// Specific tasks.
    Task,
    /// Any other grouping a house uses.
    Other,
}

impl GroupKind {
    /// Every group kind.
    pub const ALL: [Self; 3] = [Self::Improvement, Self::Task, Self::Other];

    /// The word in files.
    pub fn name(self) -> &'static str {
        match self {
            Self::Improvement => "improvement",
            Self::Task => "task",
            Self::Other => "other",
        }
    }

    /// The group kind with this name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }
}

/// What an item is meant to achieve (Google SRE workbook and Michael Kehoe's template use the same set).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(missing_docs, reason = "the variants are the words people use")]
pub enum ActionType {
    Prevent,
    Detect,
    Mitigate,
    Respond,
    Process,
    Document,
    Repair,
}

impl ActionType {
    /// Every type.
    pub const ALL: [Self; 7] = [
        Self::Prevent,
        Self::Detect,
        Self::Mitigate,
        Self::Respond,
        Self::Process,
        Self::Document,
        Self::Repair,
    ];

    /// The word in files.
    pub fn name(self) -> &'static str {
        match self {
            Self::Prevent => "prevent",
            Self::Detect => "detect",
            Self::Mitigate => "mitigate",
            Self::Respond => "respond",
            Self::Process => "process",
            Self::Document => "document",
            Self::Repair => "repair",
        }
    }

    /// The word people read.
    pub fn label(self) -> &'static str {
        match self {
            Self::Prevent => "Prevent",
            Self::Detect => "Detect",
            Self::Mitigate => "Mitigate",
            Self::Respond => "Respond",
            Self::Process => "Process",
            Self::Document => "Document",
            Self::Repair => "Repair",
        }
    }

    /// The type with this name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }
}

/// How far an item is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[expect(missing_docs, reason = "the variants are the words people use")]
pub enum ActionStatus {
    #[default]
    Open,
    InProgress,
    Done,
    WontDo,
}

impl ActionStatus {
    /// Every status.
    pub const ALL: [Self; 4] = [Self::Open, Self::InProgress, Self::Done, Self::WontDo];

    /// The word in files.
    pub fn name(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::InProgress => "in-progress",
            Self::Done => "done",
            Self::WontDo => "wont-do",
        }
    }

    /// The words people read.
    pub fn label(self) -> &'static str {
        match self {
            Self::Open => "Open",
            Self::InProgress => "In progress",
            Self::Done => "Done",
            Self::WontDo => "Won't do",
        }
    }

    /// The status with this name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|status| status.name() == name)
    }
}
