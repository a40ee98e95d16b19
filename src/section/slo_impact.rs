//! The section “SLO impact”.

use super::{Definition, Shape};
use crate::model::SectionId;

/// What it is called and what belongs in it.
pub const SECTION: Definition = Definition {
    id: SectionId::SloImpact,
    heading: "SLO impact",
    level: 3,
    shape: Shape::Prose,
    guidance: "How much of the error budget was spent, and which targets were missed.",
    aliases: &["slo budget consumed", "error budget", "slo impact", "sla breach", "sla violation", "sla breached", "affected metrics slos", "impacto en los slo"],
    keywords: &[],
};
