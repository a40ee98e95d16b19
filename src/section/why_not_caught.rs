//! The section “Why it was not caught”.

use super::{Definition, Shape};
use crate::model::SectionId;

/// What it is called and what belongs in it.
pub const SECTION: Definition = Definition {
    id: SectionId::WhyNotCaught,
    heading: "Why it was not caught",
    level: 2,
    shape: Shape::Prose,
    guidance: "Which test, review or alert could have caught it, and why it did not.",
    aliases: &["why it wasn't caught", "why it was not caught", "why it escaped", "detection gaps", "escape analysis", "what we missed"],
    keywords: &[],
};
