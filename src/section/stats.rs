//! The section “Stats”.

use super::{Definition, Shape};
use crate::model::SectionId;

/// What it is called and what belongs in it.
pub const SECTION: Definition = Definition {
    id: SectionId::Stats,
    heading: "Stats",
    level: 2,
    shape: Shape::Structured,
    guidance: "Labelled facts: identifiers, durations, counts.",
    aliases: &["stats", "statistics", "key metrics", "metrics", "metrics & kpis", "key information", "incident snapshot", "incident details", "core details", "basic information", "key facts", "基本情報", "meta información"],
    keywords: &["stats"],
};
