//! The section “Background”.

use super::{Definition, Shape};
use crate::model::SectionId;

/// What it is called and what belongs in it.
pub const SECTION: Definition = Definition {
    id: SectionId::Background,
    heading: "Background",
    level: 2,
    shape: Shape::Prose,
    guidance: "What a newcomer must know to understand the rest: the system, its normal state, the terms.",
    aliases: &["background", "context", "company overview", "system overview", "background information", "introduction", "contexto", "背景", "hintergrund", "contexte"],
    keywords: &["background"],
};
