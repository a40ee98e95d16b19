//! The section “Links”.

use super::{Definition, Shape};
use crate::model::SectionId;

/// What it is called and what belongs in it.
pub const SECTION: Definition = Definition {
    id: SectionId::Links,
    heading: "Links",
    level: 2,
    shape: Shape::Structured,
    guidance: "Recordings, dashboards, tickets, chats.",
    aliases: &["supporting information", "supporting documents", "evidence", "references", "documentation", "links", "links to relevant documentation", "citations additional reading", "call recording", "recording", "artifacts", "related links", "further reading", "参考リンク", "evidencias", "ссылки"],
    keywords: &["supporting information", "references"],
};
