//! The section “Glossary”.

use super::{Definition, Shape};
use crate::model::SectionId;

/// What it is called and what belongs in it.
pub const SECTION: Definition = Definition {
    id: SectionId::Glossary,
    heading: "Glossary",
    level: 2,
    shape: Shape::Prose,
    guidance: "Terms a newcomer will not know.",
    aliases: &["glossary", "terms", "abbreviations", "glosario", "glossar", "glossaire", "用語集"],
    keywords: &["glossary"],
};
