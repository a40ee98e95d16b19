//! What a field can hold.

use crate::model::{
    ActionGroup, ActionStatus, ActionType, DataLoss, DetectionMethod, EventKind, Link, Milestone, Profile,
    Severity, Status, Suppression,
};
use crate::time::{Time, Zone};

/// The content of a field, of whichever type. Setting a field takes the variant that getting it returns.
#[derive(Debug, Clone, PartialEq)]
#[expect(missing_docs, reason = "each variant is the type it wraps")]
pub enum Value {
    Text(String),
    Names(Vec<String>),
    Flag(bool),
    Level(u8),
    Time(Option<Time>),
    Zone(Option<Zone>),
    Status(Status),
    Profile(Profile),
    Severity(Option<Severity>),
    Kind(EventKind),
    Milestones(Vec<Milestone>),
    Links(Vec<Link>),
    Group(Option<ActionGroup>),
    ActionType(Option<ActionType>),
    ActionStatus(ActionStatus),
    Detection(Option<DetectionMethod>),
    DataLoss(Option<DataLoss>),
    OptionalText(Option<String>),
    Suppressions(Vec<Suppression>),
}

impl Value {
    /// The text of a text value.
    pub fn as_text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            Self::OptionalText(text) => text.as_deref(),
            _ => None,
        }
    }
}
