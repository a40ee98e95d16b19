//! Applying an edit: the document changes, and the inverse comes back together with what was touched.

use super::Edit;
use crate::field::{FieldPath, SectionField, Value};
use crate::model::{ListId, Members, Postmortem, RowId, Section, SectionId, SectionKey};
use std::mem::replace;

/// What an edit touched: the least that a view has to refresh.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Touched {
    /// One field outside the lists.
    Field(FieldPath),
    /// One row.
    Row(ListId, RowId),
    /// One row came, went or moved; the others keep their order.
    Placed(ListId, RowId),
    /// The order of a whole list.
    Order(ListId),
    /// Order or membership of the sections.
    Sections,
    /// Everything may differ.
    All,
}

/// An edit that does not fit the document: the row or section is gone, or the value is of another type. The document is unchanged.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum EditError {
    /// There is no such field, or the value is not of its type.
    #[error("there is no field {0} that takes this value")]
    NoSuchField(FieldPath),
    /// There is no such row.
    #[error("there is no row {1} in the list {name}", name = .0.name())]
    NoSuchRow(ListId, RowId),
    /// There is no such section, or it is there already.
    #[error("the section is not there, or is there already")]
    NoSuchSection,
    /// The index lies outside the list.
    #[error("the place {0} lies outside the list")]
    OutOfRange(usize),
}

/// Apply `edit` to `document`. Applying the returned edit restores the document exactly.
///
/// # Errors
/// [`EditError`] if the edit does not fit; the document is then unchanged.
pub fn apply(document: &mut Postmortem, edit: Edit) -> Result<(Edit, Touched), EditError> {
    match edit {
        Edit::Set(path, value) => set(document, path, value),
        Edit::Insert(index, row) => {
            let (list, id) = (row.list(), row.id().clone());
            if document.row(list, &id).is_some() {
                return Err(EditError::NoSuchRow(list, id));
            }
            if !document.insert_row(index, row) {
                return Err(EditError::OutOfRange(index));
            }
            Ok((Edit::Remove(list, id.clone()), Touched::Placed(list, id)))
        }
        Edit::Remove(list, id) => {
            let (index, row) =
                document.take_row(list, &id).ok_or_else(|| EditError::NoSuchRow(list, id.clone()))?;
            Ok((Edit::Insert(index, row), Touched::Placed(list, id)))
        }
        Edit::Move(list, id, to) => {
            let (from, row) =
                document.take_row(list, &id).ok_or_else(|| EditError::NoSuchRow(list, id.clone()))?;
            let back = row.clone();
            if !document.insert_row(to, row) {
                document.insert_row(from, back);
                return Err(EditError::OutOfRange(to));
            }
            Ok((Edit::Move(list, id.clone(), from), Touched::Placed(list, id)))
        }
        Edit::Reorder(list, order) => {
            let before = document.reorder(list, &order).ok_or(EditError::OutOfRange(order.len()))?;
            Ok((Edit::Reorder(list, before), Touched::Order(list)))
        }
        Edit::InsertSection(index, section) => {
            if document.section(&section.key).is_some() {
                return Err(EditError::NoSuchSection);
            }
            if index > document.sections.len() {
                return Err(EditError::OutOfRange(index));
            }
            let key = section.key.clone();
            document.sections.insert(index, section);
            Ok((Edit::RemoveSection(key), Touched::Sections))
        }
        Edit::RemoveSection(key) => {
            let index = position(document, &key)?;
            let section = document.sections.remove(index);
            Ok((Edit::InsertSection(index, section), Touched::Sections))
        }
        Edit::MoveSection(key, to) => {
            let from = position(document, &key)?;
            if to >= document.sections.len() {
                return Err(EditError::OutOfRange(to));
            }
            let section = document.sections.remove(from);
            document.sections.insert(to, section);
            Ok((Edit::MoveSection(key, from), Touched::Sections))
        }
        Edit::Replace(next) => {
            let before = replace(document, *next);
            Ok((Edit::Replace(Box::new(before)), Touched::All))
        }
    }
}

fn position(document: &Postmortem, key: &SectionKey) -> Result<usize, EditError> {
    document.sections.iter().position(|section| section.key == *key).ok_or(EditError::NoSuchSection)
}

fn set(document: &mut Postmortem, path: FieldPath, value: Value) -> Result<(Edit, Touched), EditError> {
    if let (FieldPath::Section(SectionKey::Known(id), SectionField::Body), Value::Text(body)) =
        (&path, &value)
        && document.section(&SectionKey::Known(*id)).is_none()
    {
        let section = Section { body: body.clone(), ..blank_section(*id) };
        return apply(document, Edit::InsertSection(document.place_of(*id), section));
    }
    match document.put(&path, value) {
        Ok(before) => {
            let touched = match path.row() {
                Some((list, id)) => Touched::Row(list, id.clone()),
                None => Touched::Field(path.clone()),
            };
            Ok((Edit::Set(path, before), touched))
        }
        Err(_) => Err(EditError::NoSuchField(path)),
    }
}

/// A known section with its usual heading and no text.
pub fn blank_section(id: SectionId) -> Section {
    let level = crate::section::usual_level(id);
    Section {
        key: SectionKey::Known(id),
        heading: String::new(),
        level,
        body: String::new(),
        members: Members::new(),
    }
}

impl Postmortem {
    /// Where a section that the document does not have yet would usually stand: behind the last section that usually comes before it.
    pub fn place_of(&self, id: SectionId) -> usize {
        let before = |section: &Section| matches!(section.key, SectionKey::Known(other) if other < id);
        self.sections.iter().rposition(before).map_or(0, |index| index + 1)
    }
}
