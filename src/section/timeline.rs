//! The section “Timeline”.

use super::{Definition, Shape};
use crate::model::SectionId;

/// What it is called and what belongs in it.
pub const SECTION: Definition = Definition {
    id: SectionId::Timeline,
    heading: "Timeline",
    level: 2,
    shape: Shape::Structured,
    guidance: "What happened when, from before the trigger to the end of the impact.",
    aliases: &["timeline", "timeline of events", "events timeline", "event timeline", "timeline of the incident", "crisis timeline", "detailed timeline", "timeline summary", "timeline reconstruction", "key events", "chain of events", "sequence of events", "chronology", "chronological events", "events", "log", "incident log", "what happened when", "play by play", "línea de tiempo", "cronología", "タイムライン", "時系列", "时间线", "時間線", "zeitleiste", "zeitverlauf", "chronologie", "chronologie des événements", "хронология", "linha do tempo"],
    keywords: &["timeline", "chronology", "sequence of events", "key events"],
};
