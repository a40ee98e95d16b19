//! The section “People”.

use super::{Definition, Shape};
use crate::model::SectionId;

/// What it is called and what belongs in it.
pub const SECTION: Definition = Definition {
    id: SectionId::People,
    heading: "People",
    level: 2,
    shape: Shape::Structured,
    guidance: "Who took part, and in which role.",
    aliases: &["people", "responders", "people paged", "participants", "names of people involved", "incident participants", "who was involved", "attendees", "atendees", "postmortem attendees", "meeting attendees", "asistentes", "roles", "response team"],
    keywords: &[],
};
