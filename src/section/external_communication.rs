//! The section “External communication”.

use super::{Definition, Shape};
use crate::model::SectionId;

/// What it is called and what belongs in it.
pub const SECTION: Definition = Definition {
    id: SectionId::ExternalCommunication,
    heading: "External communication",
    level: 2,
    shape: Shape::Prose,
    guidance: "What customers and the public were told: what happened, what is being done.",
    aliases: &["external message", "external messaging", "external communication", "customer facing explanation", "customer communication", "public statement", "messaging", "status page", "provide feedback", "communication"],
    keywords: &["customer communication", "external communication"],
};
