//! The section “Escalation”.

use super::{Definition, Shape};
use crate::model::SectionId;

/// What it is called and what belongs in it.
pub const SECTION: Definition = Definition {
    id: SectionId::Escalation,
    heading: "Escalation",
    level: 2,
    shape: Shape::Prose,
    guidance: "Who was called in, when and why.",
    aliases: &["escalation", "escalated to", "paging", "上报"],
    keywords: &["escalation"],
};
