//! The section registry: what each known section is called, what belongs in it, and what headings people give it.
//!
//! One file per section under `section/`; this file is the list. Formats and rules read it; it knows neither.

use crate::model::SectionId;

/// The usual heading level of a section: 2 on its own, 3 inside the one before it.
pub fn usual_level(id: SectionId) -> u8 {
    match id {
        SectionId::Impact | SectionId::RootCauseBrief | SectionId::RootCause | SectionId::Resolution => 3,
        _ => 2,
    }
}
