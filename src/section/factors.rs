//! The section “Contributing factors”.

use super::{Definition, Shape};
use crate::model::SectionId;

/// What it is called and what belongs in it.
pub const SECTION: Definition = Definition {
    id: SectionId::Factors,
    heading: "Contributing factors",
    level: 2,
    shape: Shape::Structured,
    guidance: "The conditions that together made it possible. There is rarely only one.",
    aliases: &["contributing factors", "contributing conditions", "contributing conditions analysis", "contributing causes", "contributors", "contributing factors findings", "conditions", "process breakdowns", "aggravating factors", "factores contribuyentes", "寄与要因", "直接原因", "深层原因", "begünstigende faktoren", "facteurs contributifs"],
    keywords: &["contributing factor", "contributing cause"],
};
