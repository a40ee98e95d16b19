//! The section “Business impact”.

use super::{Definition, Shape};
use crate::model::SectionId;

/// What it is called and what belongs in it.
pub const SECTION: Definition = Definition {
    id: SectionId::BusinessImpact,
    heading: "Business impact",
    level: 3,
    shape: Shape::Prose,
    guidance: "Revenue, contracts, reputation.",
    aliases: &["business impact", "revenue impact", "financial impact", "reputational impact", "costo financiero operativo", "pérdida estimada"],
    keywords: &[],
};
