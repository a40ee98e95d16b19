//! The section “Mitigation”.

use super::{Definition, Shape};
use crate::model::SectionId;

/// What it is called and what belongs in it.
pub const SECTION: Definition = Definition {
    id: SectionId::Mitigation,
    heading: "Mitigation",
    level: 2,
    shape: Shape::Prose,
    guidance: "What lessened the impact before the cause was removed.",
    aliases: &["mitigation", "mitigation steps", "mitigation applied", "immediate fix", "temporary fix", "workaround", "containment", "stabilization", "short term fix", "mitigación", "暫定対応", "缓解"],
    keywords: &["mitigation", "workaround"],
};
