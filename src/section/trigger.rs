//! The section “Trigger”.

use super::{Definition, Shape};
use crate::model::SectionId;

/// What it is called and what belongs in it.
pub const SECTION: Definition = Definition {
    id: SectionId::Trigger,
    heading: "Trigger",
    level: 2,
    shape: Shape::Prose,
    guidance: "The event that set it off, as opposed to the conditions that made it possible.",
    aliases: &["trigger", "triggering event", "what triggered it", "initiating event", "proximate cause", "detonante", "トリガー", "auslöser", "déclencheur", "триггер"],
    keywords: &["trigger"],
};
