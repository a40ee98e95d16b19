//! The section “Fault”.

use super::{Definition, Shape};
use crate::model::SectionId;

/// What it is called and what belongs in it.
pub const SECTION: Definition = Definition {
    id: SectionId::Fault,
    heading: "Fault",
    level: 2,
    shape: Shape::Prose,
    guidance: "What did not behave as designed.",
    aliases: &["fault", "failure", "what failed", "mechanism of the fault", "the technical problem", "what went wrong and why"],
    keywords: &[],
};
