//! Text before the first heading.

use super::{Definition, Shape};
use crate::model::SectionId;

/// What it is called and what belongs in it.
pub const SECTION: Definition = Definition {
    id: SectionId::Preamble,
    heading: "",
    level: 2,
    shape: Shape::Prose,
    guidance: "Text before the first heading.",
    aliases: &[],
    keywords: &[],
};
