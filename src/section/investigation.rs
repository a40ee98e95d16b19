//! The section “Investigation”.

use super::{Definition, Shape};
use crate::model::SectionId;

/// What it is called and what belongs in it.
pub const SECTION: Definition = Definition {
    id: SectionId::Investigation,
    heading: "Investigation",
    level: 2,
    shape: Shape::Prose,
    guidance: "What was looked at, in which order, and which paths led nowhere.",
    aliases: &["investigation", "misleading path", "misleading investigation path", "misleading debugging path", "misleading investigation debugging path", "debugging process", "debugging", "diagnosis", "troubleshooting", "investigation and debugging", "untersuchung", "investigación", "調査", "调查", "расследование"],
    keywords: &["investigation", "misleading", "debugging", "troubleshooting"],
};
