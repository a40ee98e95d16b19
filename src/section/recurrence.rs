//! The section “Recurrence”.

use super::{Definition, Shape};
use crate::model::SectionId;

/// What it is called and what belongs in it.
pub const SECTION: Definition = Definition {
    id: SectionId::Recurrence,
    heading: "Recurrence",
    level: 2,
    shape: Shape::Prose,
    guidance: "Whether this has happened before, and what links the occasions.",
    aliases: &["recurrence", "related incidents", "similar past incidents", "previous incidents", "related issues", "related items", "recurrence risk", "has this happened before"],
    keywords: &[],
};
