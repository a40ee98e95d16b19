//! The section “Surprises”.

use super::{Definition, Shape};
use crate::model::SectionId;

/// What it is called and what belongs in it.
pub const SECTION: Definition = Definition {
    id: SectionId::Surprises,
    heading: "Surprises",
    level: 2,
    shape: Shape::Prose,
    guidance: "What people believed that turned out not to be so.",
    aliases: &["why were we surprised", "surprises", "what surprised us", "key takeaways", "takeaways", "themes", "insights"],
    keywords: &["takeaways"],
};
