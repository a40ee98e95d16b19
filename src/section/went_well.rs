//! The section “What went well”.

use super::{Definition, Shape};
use crate::model::SectionId;

/// What it is called and what belongs in it.
pub const SECTION: Definition = Definition {
    id: SectionId::WentWell,
    heading: "What went well",
    level: 3,
    shape: Shape::Structured,
    guidance: "What worked and is worth keeping.",
    aliases: &["what went well", "things that went well", "what worked", "what worked well", "worked well", "successes", "positives", "went well", "lo que salió bien", "qué funcionó bien", "良かった点", "うまくいったこと", "was lief gut", "ce qui s'est bien passé", "好"],
    keywords: &["went well", "worked well", "what worked"],
};
