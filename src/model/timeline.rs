//! What happened when. Plain data only.

use super::{Members, RowId};
use crate::time::Time;

/// A row of the timeline.
#[derive(Debug, Clone, PartialEq)]
pub struct TimelineEvent {
    /// Stable id of the row.
    pub id: RowId,
    /// When it happened; `None` for a step without a time, which keeps its place in the order.
    pub at: Option<Time>,
    /// When it ended, for an event that lasted.
    pub until: Option<Time>,
    /// What sort of event it is; decides lane, shape and colour.
    pub kind: EventKind,
    /// The kind was inferred from the words and has not been confirmed by a person.
    pub inferred: bool,
    /// The words that stood before the text as a label, such as `Issue detected` or `Misleading paths`.
    pub label: String,
    /// What happened, as Markdown.
    pub text: String,
    /// Who acted: a person, a role or a system.
    pub actor: String,
    /// Evidence: dashboards, log lines, tickets.
    pub links: Vec<Link>,
    /// Milestones that this event marks.
    pub milestones: Vec<Milestone>,
    /// The raw text it was read from, where that differs from `text` (a pasted chat message, a log line).
    pub source: String,
    /// Unknown JSON members.
    pub members: Members,
}

impl TimelineEvent {
    /// An empty event of kind note.
    pub fn new(id: RowId) -> Self {
        Self {
            id,
            at: None,
            until: None,
            kind: EventKind::Note,
            inferred: false,
            label: String::new(),
            text: String::new(),
            actor: String::new(),
            links: Vec::new(),
            milestones: Vec::new(),
            source: String::new(),
            members: Members::new(),
        }
    }
}

/// A link with its words.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct Link {
    /// The words shown; empty shows the address.
    pub label: String,
    /// The address as written. It may be of any scheme or none; whoever renders it decides what is safe to follow.
    pub url: String,
}

/// The sort of a timeline event.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum EventKind {
    /// Somebody or something noticed.
    Detection,
    /// Something was looked at or changed.
    Action,
    /// A path that turned out not to lead anywhere.
    Misleading,
    /// More people, or other people, were called.
    Escalation,
    /// Users or colleagues were told.
    Communication,
    /// The impact was lessened.
    Mitigation,
    /// The incident ended.
    Resolution,
    /// Anything else worth recording.
    #[default]
    Note,
}

impl EventKind {
    /// Every kind, in the order of lanes.
    pub const ALL: [Self; 8] = [
        Self::Detection,
        Self::Action,
        Self::Misleading,
        Self::Escalation,
        Self::Communication,
        Self::Mitigation,
        Self::Resolution,
        Self::Note,
    ];

    /// The word in files and in style hooks.
    pub fn name(self) -> &'static str {
        match self {
            Self::Detection => "detection",
            Self::Action => "action",
            Self::Misleading => "misleading",
            Self::Escalation => "escalation",
            Self::Communication => "communication",
            Self::Mitigation => "mitigation",
            Self::Resolution => "resolution",
            Self::Note => "note",
        }
    }

    /// The words people read.
    pub fn label(self) -> &'static str {
        match self {
            Self::Detection => "Detection",
            Self::Action => "Action",
            Self::Misleading => "Misleading path",
            Self::Escalation => "Escalation",
            Self::Communication => "Communication",
            Self::Mitigation => "Mitigation",
            Self::Resolution => "Resolution",
            Self::Note => "Note",
        }
    }

    /// The kind with this name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }
}

/// A moment that metrics are measured from or to. Order is the expected order in time (incident.io and FireHydrant
/// publish the same sequence), except that `Public` may come anywhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Milestone {
    /// The impact began.
    Started,
    /// Somebody or something noticed.
    Detected,
    /// A responder took it on.
    Acknowledged,
    /// It was declared an incident.
    Declared,
    /// The impact ended or became tolerable.
    Mitigated,
    /// The cause was removed and service is normal.
    Resolved,
    /// The response was closed.
    Closed,
    /// The first notice to the public.
    Public,
}

impl Milestone {
    /// Every milestone in order.
    pub const ALL: [Self; 8] = [
        Self::Started,
        Self::Detected,
        Self::Acknowledged,
        Self::Declared,
        Self::Mitigated,
        Self::Resolved,
        Self::Closed,
        Self::Public,
    ];

    /// What an event is marked as, in order, once `one` is among it or not.
    pub fn marked(before: &[Self], one: Self, on: bool) -> Vec<Self> {
        let stays = |other: &Self| if *other == one { on } else { before.contains(other) };
        Self::ALL.into_iter().filter(stays).collect()
    }

    /// The word in files and addresses.
    pub fn name(self) -> &'static str {
        match self {
            Self::Started => "started",
            Self::Detected => "detected",
            Self::Acknowledged => "acknowledged",
            Self::Declared => "declared",
            Self::Mitigated => "mitigated",
            Self::Resolved => "resolved",
            Self::Closed => "closed",
            Self::Public => "public",
        }
    }

    /// The words people read beside the field.
    pub fn label(self) -> &'static str {
        match self {
            Self::Started => "Impact started",
            Self::Detected => "Detected",
            Self::Acknowledged => "Acknowledged",
            Self::Declared => "Declared",
            Self::Mitigated => "Mitigated",
            Self::Resolved => "Impact ended",
            Self::Closed => "Closed",
            Self::Public => "First public notice",
        }
    }

    /// The milestone with this name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|milestone| milestone.name() == name)
    }
}
