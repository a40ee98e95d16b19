//! The section “Support impact”.

use super::{Definition, Shape};
use crate::model::SectionId;

/// What it is called and what belongs in it.
pub const SECTION: Definition = Definition {
    id: SectionId::SupportImpact,
    heading: "Support impact",
    level: 3,
    shape: Shape::Prose,
    guidance: "How many requests the support team received.",
    aliases: &["support requests raised", "support tickets", "number of support cases", "support impact"],
    keywords: &[],
};
