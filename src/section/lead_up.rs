//! The section “Lead-up”.

use super::{Definition, Shape};
use crate::model::SectionId;

/// What it is called and what belongs in it.
pub const SECTION: Definition = Definition {
    id: SectionId::LeadUp,
    heading: "Lead-up",
    level: 2,
    shape: Shape::Prose,
    guidance: "What happened before the trigger: deployments, changes, warnings.",
    aliases: &["lead up", "leadup", "prior events", "before the incident", "chain of events leading up", "preceding changes"],
    keywords: &["lead up", "leadup"],
};
