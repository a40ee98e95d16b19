//! The section “Scorecard”.

use super::{Definition, Shape};
use crate::model::SectionId;

/// What it is called and what belongs in it.
pub const SECTION: Definition = Definition {
    id: SectionId::Scorecard,
    heading: "Scorecard",
    level: 2,
    shape: Shape::Prose,
    guidance: "Questions on how the response went, answered with yes or no.",
    aliases: &["scorecard", "rubric", "checklist", "derp checklist"],
    keywords: &["scorecard"],
};
