//! Which section of the document a block belongs to.

use super::super::outline::{Block, Opener, Role};
use super::Reader;
use crate::field::FieldPath;
use crate::format::NoteKind;
use crate::model::{RowId, Section, SectionKey};
use crate::section::Certainty;

impl<'a> Reader<'a> {
    /// The section a block belongs to, made in its place if it is not there. What is there already gets a section of the house's own.
    pub(super) fn place(&mut self, block: &Block<'a>, places: &[Option<SectionKey>]) -> SectionKey {
        if block.opener == Opener::None
            && let Some(parent) = block.parent
            && let Some(Some(key)) = places.get(parent)
        {
            return key.clone();
        }
        let key = match block.role {
            Role::Section(id) if !self.places.contains_key(&SectionKey::Known(id)) => SectionKey::Known(id),
            _ => SectionKey::House(RowId::fresh(self.env)),
        };
        let level = match (block.opener, block.parent) {
            (_, Some(_)) => 3,
            (Opener::Heading(level), None) => (level.saturating_sub(self.base) + 2).clamp(2, 6),
            _ => 2,
        };
        let (kind, message) = match (&key, block.role) {
            (SectionKey::House(_), Role::Section(id)) => (
                NoteKind::Kept,
                format!("A second section of this sort ({}): kept under its own heading.", id.name()),
            ),
            (SectionKey::House(_), _) => (NoteKind::Kept, "Kept as a section of its own.".to_owned()),
            (SectionKey::Known(id), _) if block.certainty == Certainty::Exact => {
                (NoteKind::Placed, format!("Section: {}.", crate::section::usual_heading(*id)))
            }
            (SectionKey::Known(id), _) => {
                (NoteKind::Guessed, format!("Taken for the section {}.", crate::section::usual_heading(*id)))
            }
        };
        let path = FieldPath::Section(key.clone(), crate::field::SectionField::Body);
        self.note(kind, block.number, &block.heading, Some(path), message);
        self.push_section(Section {
            key: key.clone(),
            heading: block.heading.clone(),
            level,
            body: String::new(),
            members: Default::default(),
        });
        key
    }
}
