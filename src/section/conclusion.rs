//! The section “Conclusion”.

use super::{Definition, Shape};
use crate::model::SectionId;

/// What it is called and what belongs in it.
pub const SECTION: Definition = Definition {
    id: SectionId::Conclusion,
    heading: "Conclusion",
    level: 2,
    shape: Shape::Prose,
    guidance: "One paragraph for those who read no further.",
    aliases: &["conclusion", "conclusions", "in conclusion", "summation", "to summarize", "to summarise", "closing", "closing thoughts", "closing the loop", "final thoughts", "conclusión", "conclusiones", "fazit", "schlussfolgerung", "まとめ", "结论", "заключение"],
    keywords: &["conclusion", "to summarize", "closing thoughts", "closing the loop", "final thoughts", "summation"],
};
