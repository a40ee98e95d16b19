//! The section “Impact”.

use super::{Definition, Shape};
use crate::model::SectionId;

/// What it is called and what belongs in it.
pub const SECTION: Definition = Definition {
    id: SectionId::Impact,
    heading: "Impact",
    level: 3,
    shape: Shape::Structured,
    guidance: "Who could not do what, how many of them, and for how long.",
    aliases: &["impact", "customer impact", "summary of impact", "impact summary", "impact assessment", "impact analysis", "impact and severity", "scope of user impact", "scope", "blast radius", "affected users", "affected user", "who was affected", "who is affected", "what was affected", "are customers affected", "are users affected", "what was the impact", "customer facing impact", "customer service impact", "impact statement", "problem impact", "effect", "effects", "consequences", "affected crates", "impacto", "evaluación del impacto", "影響", "影響範囲", "影响", "auswirkungen", "auswirkung", "влияние", "качественная оценка"],
    keywords: &["impact", "users affected", "who was affected"],
};
