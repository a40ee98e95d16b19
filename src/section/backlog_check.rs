//! The section “Backlog check”.

use super::{Definition, Shape};
use crate::model::SectionId;

/// What it is called and what belongs in it.
pub const SECTION: Definition = Definition {
    id: SectionId::BacklogCheck,
    heading: "Backlog check",
    level: 2,
    shape: Shape::Prose,
    guidance: "Known work that would have prevented or shortened it.",
    aliases: &["backlog check", "known issues", "related backlog", "prior work"],
    keywords: &[],
};
