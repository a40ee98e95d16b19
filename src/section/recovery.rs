//! The section “Recovery”.

use super::{Definition, Shape};
use crate::model::SectionId;

/// What it is called and what belongs in it.
pub const SECTION: Definition = Definition {
    id: SectionId::Recovery,
    heading: "Recovery",
    level: 2,
    shape: Shape::Prose,
    guidance: "How service came back to normal.",
    aliases: &["recovery", "restoration", "service restoration", "recuperación", "復旧", "恢复", "wiederherstellung", "rétablissement"],
    keywords: &["recovery"],
};
