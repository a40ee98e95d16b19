//! The section “Infrastructure impact”.

use super::{Definition, Shape};
use crate::model::SectionId;

/// What it is called and what belongs in it.
pub const SECTION: Definition = Definition {
    id: SectionId::InfrastructureImpact,
    heading: "Infrastructure impact",
    level: 3,
    shape: Shape::Prose,
    guidance: "Which systems were degraded, and how.",
    aliases: &["infrastructure impact", "technical impact", "system impact"],
    keywords: &[],
};
