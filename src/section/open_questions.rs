//! The section “Open questions”.

use super::{Definition, Shape};
use crate::model::SectionId;

/// What it is called and what belongs in it.
pub const SECTION: Definition = Definition {
    id: SectionId::OpenQuestions,
    heading: "Open questions",
    level: 2,
    shape: Shape::Prose,
    guidance: "What is not known yet, and who will find out.",
    aliases: &["open questions", "questions", "q&a", "unresolved questions", "unknowns", "hypotheses"],
    keywords: &["open questions"],
};
