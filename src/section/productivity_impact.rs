//! The section “Productivity impact”.

use super::{Definition, Shape};
use crate::model::SectionId;

/// What it is called and what belongs in it.
pub const SECTION: Definition = Definition {
    id: SectionId::ProductivityImpact,
    heading: "Productivity impact",
    level: 3,
    shape: Shape::Prose,
    guidance: "Which colleagues could not work, and for how long.",
    aliases: &["productivity impact", "internal impact", "internal teams blocked", "ops load"],
    keywords: &[],
};
