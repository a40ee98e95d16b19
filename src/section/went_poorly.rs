//! The section “What went poorly”.

use super::{Definition, Shape};
use crate::model::SectionId;

/// What it is called and what belongs in it.
pub const SECTION: Definition = Definition {
    id: SectionId::WentPoorly,
    heading: "What went poorly",
    level: 3,
    shape: Shape::Structured,
    guidance: "What made it worse or longer.",
    aliases: &["what went wrong", "what went poorly", "things that went poorly", "things that went wrong", "what went badly", "what didn't go well", "what didn't go so well", "what did not go well", "what didn't work", "what could have gone better", "what could be improved", "what was difficult", "what to improve", "things to improve", "opportunities", "what slowed us down", "areas for improvement", "lo que salió mal", "qué no funcionó", "áreas de mejora", "悪かった点", "改善点", "was lief schlecht", "ce qui s'est mal passé", "不好"],
    keywords: &["went wrong", "went poorly", "went badly", "didn't go well", "gone better"],
};
