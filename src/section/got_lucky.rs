//! The section “Where we got lucky”.

use super::{Definition, Shape};
use crate::model::SectionId;

/// What it is called and what belongs in it.
pub const SECTION: Definition = Definition {
    id: SectionId::GotLucky,
    heading: "Where we got lucky",
    level: 3,
    shape: Shape::Structured,
    guidance: "What could have made it worse and by chance did not.",
    aliases: &["where we got lucky", "where did we get lucky", "where we were lucky", "luck", "got lucky", "things that mitigated this incident but not by design", "donde tuvimos suerte", "幸運だった点", "wo wir glück hatten"],
    keywords: &["lucky"],
};
