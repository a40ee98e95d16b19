//! The root cause in one sentence, as a label in the summary. It has no heading of its own in most documents.

use super::{Definition, Shape};
use crate::model::SectionId;

/// What it is called and what belongs in it.
pub const SECTION: Definition = Definition {
    id: SectionId::RootCauseBrief,
    heading: "Root cause in brief",
    level: 3,
    shape: Shape::Prose,
    guidance: "The cause in one sentence.",
    aliases: &[],
    keywords: &[],
};
