//! The section “Five whys”.

use super::{Definition, Shape};
use crate::model::SectionId;

/// What it is called and what belongs in it.
pub const SECTION: Definition = Definition {
    id: SectionId::WhyChain,
    heading: "Five whys",
    level: 2,
    shape: Shape::Prose,
    guidance: "Ask why until the answer is something that can be changed.",
    aliases: &["five whys", "5 whys", "five why", "five why's", "five whys analysis", "why analysis", "the five whys", "infinite hows", "por qué", "causa raíz 5 porqués", "なぜなぜ分析"],
    keywords: &["five whys", "5 whys", "five why"],
};
