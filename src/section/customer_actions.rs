//! The section “What customers can do”.

use super::{Definition, Shape};
use crate::model::SectionId;

/// What it is called and what belongs in it.
pub const SECTION: Definition = Definition {
    id: SectionId::CustomerActions,
    heading: "What customers can do",
    level: 2,
    shape: Shape::Prose,
    guidance: "What users can do themselves.",
    aliases: &["how can customers make incidents like this less impactful", "what should you do", "what customers can do", "customer recommendations", "what do i need to do", "what you need to do"],
    keywords: &[],
};
