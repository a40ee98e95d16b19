//! The section “Root cause”.

use super::{Definition, Shape};
use crate::model::SectionId;

/// What it is called and what belongs in it.
pub const SECTION: Definition = Definition {
    id: SectionId::RootCause,
    heading: "Root cause",
    level: 3,
    shape: Shape::Prose,
    guidance: "Why it happened, as a chain of causes that each can be checked.",
    aliases: &["root cause", "root cause analysis", "rca", "root cause and mitigation", "root cause and resolution", "root cause and impact", "root cause identification", "root cause explanation", "route cause", "cause", "identified cause", "primary cause", "primary root cause", "why it happened", "why did it happen", "what caused the incident", "causal analysis", "technical root cause", "blameless root cause", "root cause of the outage", "analysis of causes", "cause of the problem", "cause of the outage", "explanation of the root cause", "detailed explanation of root cause", "findings", "causa raíz", "análisis de la causa raíz", "根本原因", "根因", "原因", "ursache", "grundursache", "cause racine", "причины"],
    keywords: &["root cause", "route cause", "cause", "why it happened"],
};
