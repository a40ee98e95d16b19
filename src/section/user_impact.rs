//! The section “User impact”.

use super::{Definition, Shape};
use crate::model::SectionId;

/// What it is called and what belongs in it.
pub const SECTION: Definition = Definition {
    id: SectionId::UserImpact,
    heading: "User impact",
    level: 3,
    shape: Shape::Prose,
    guidance: "What users saw and could not do.",
    aliases: &["end user impact", "user impact", "user facing", "user facing impact", "customer experience", "impacto en usuarios"],
    keywords: &[],
};
