//! The section “Resolution”.

use super::{Definition, Shape};
use crate::model::SectionId;

/// What it is called and what belongs in it.
pub const SECTION: Definition = Definition {
    id: SectionId::Resolution,
    heading: "Resolution",
    level: 3,
    shape: Shape::Prose,
    guidance: "What ended it, and how one knew that it had ended.",
    aliases: &["resolution", "mitigation & resolution", "resolution and recovery", "remediation steps", "how we fixed it", "how was it resolved", "how it was resolved", "how it was fixed", "fix", "details of fix", "detail of the fix", "permanent fix", "solution", "resolution detail", "step to resolution", "detailed explanation of fix", "detailed explanation of resolution", "corrección", "resolución", "resolución y recuperación", "是正", "解決", "解决", "behebung", "lösung", "решение"],
    keywords: &["resolution", "solution", "how it was fixed"],
};
