//! The section “Internal communication”.

use super::{Definition, Shape};
use crate::model::SectionId;

/// What it is called and what belongs in it.
pub const SECTION: Definition = Definition {
    id: SectionId::InternalCommunication,
    heading: "Internal communication",
    level: 2,
    shape: Shape::Prose,
    guidance: "Who was told inside the house, when and how.",
    aliases: &["internal email", "internal communication", "internal messaging", "internal update"],
    keywords: &["internal communication"],
};
