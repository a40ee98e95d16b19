//! The section “Data loss”.

use super::{Definition, Shape};
use crate::model::SectionId;

/// What it is called and what belongs in it.
pub const SECTION: Definition = Definition {
    id: SectionId::DataLoss,
    heading: "Data loss",
    level: 3,
    shape: Shape::Structured,
    guidance: "Whether data was lost or changed, and how that is known.",
    aliases: &["data loss", "data loss or corruption", "data integrity", "data impact"],
    keywords: &[],
};
