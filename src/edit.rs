//! Changes: every change of a document is an [`Edit`], applying it returns its inverse, and a [`Transaction`] is one step of undo.
//!
//! Nothing else mutates a document. This module must not know rules or formats.

mod apply;
mod history;
mod row;

pub use apply::{EditError, Touched, apply, blank_section};
pub use history::{History, Transaction};
pub use row::Row;

use crate::field::{FieldPath, RowField, Value};
use crate::model::{ListId, Postmortem, RowId, Section, SectionKey};

/// One reversible change.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(
    target_pointer_width = "64",
    expect(
        clippy::large_enum_variant,
        reason = "edits are few and short-lived; a box would be one more thing to write at every insert"
    )
)]
pub enum Edit {
    /// Set a field. Setting the prose of a known section that the document does not have first adds the section in its usual place.
    Set(FieldPath, Value),
    /// Insert a row at an index of its list.
    Insert(usize, Row),
    /// Remove a row.
    Remove(ListId, RowId),
    /// Move a row to an index (counted after it was taken out).
    Move(ListId, RowId, usize),
    /// Put a whole list into this order; the ids must be those of the list.
    Reorder(ListId, Vec<RowId>),
    /// Insert a section at an index.
    InsertSection(usize, Section),
    /// Remove a section.
    RemoveSection(SectionKey),
    /// Move a section to an index (counted after it was taken out).
    MoveSection(SectionKey, usize),
    /// Put another document in place of this one (import, restore, merge).
    Replace(Box<Postmortem>),
}

/// The edits of somebody choosing a value by hand: a kind that is chosen is no longer inferred.
pub fn choosing(path: FieldPath, value: Value) -> Vec<Edit> {
    let settles = match &path {
        FieldPath::RowField(list, id, RowField::Kind) => {
            Some(FieldPath::RowField(*list, id.clone(), RowField::Inferred))
        }
        _ => None,
    };
    let mut edits = vec![Edit::Set(path, value)];
    edits.extend(settles.map(|path| Edit::Set(path, Value::Flag(false))));
    edits
}
