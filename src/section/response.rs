//! The section “Response”.

use super::{Definition, Shape};
use crate::model::SectionId;

/// What it is called and what belongs in it.
pub const SECTION: Definition = Definition {
    id: SectionId::Response,
    heading: "Response",
    level: 2,
    shape: Shape::Prose,
    guidance: "Who did what to find and end it.",
    aliases: &["response", "incident response", "how did we respond", "response summary", "response analysis", "response learnings", "actions taken", "action taken", "respuesta al incidente", "対応", "reaktion", "réponse"],
    keywords: &["response", "action taken", "how did we respond"],
};
