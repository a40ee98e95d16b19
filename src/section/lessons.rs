//! The section “Lessons learned”.

use super::{Definition, Shape};
use crate::model::SectionId;

/// What it is called and what belongs in it.
pub const SECTION: Definition = Definition {
    id: SectionId::Lessons,
    heading: "Lessons learned",
    level: 2,
    shape: Shape::Prose,
    guidance: "What you know now that you did not know before.",
    aliases: &["lessons learned", "lessons learnt", "learnings", "learning opportunities", "what we learned", "reflections", "retrospective", "how'd we do", "analysis", "lecciones aprendidas", "教訓", "学び", "经验教训", "erkenntnisse", "leçons apprises", "выводы"],
    keywords: &["lessons", "learned", "learnt", "learnings"],
};
