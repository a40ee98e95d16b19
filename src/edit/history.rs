//! Undo and redo: two stacks of transactions, each holding the inverse edits that undo it.

use super::{Edit, EditError, Touched, apply};
use crate::field::{FieldPath, SectionField};
use crate::model::{Postmortem, RowId};

/// One step of undo: edits with a name that people read ("typing in Impact").
#[derive(Debug, Clone, PartialEq)]
pub struct Transaction {
    /// What was done, for "Undo: …".
    pub label: String,
    /// The edits, in the order in which they are applied.
    pub edits: Vec<Edit>,
    /// The field that typing went into; consecutive typing into one field is one step.
    pub typing: Option<FieldPath>,
}

impl Transaction {
    /// A step of its own.
    pub fn new(label: impl Into<String>, edits: Vec<Edit>) -> Self {
        Self { label: label.into(), edits, typing: None }
    }

    /// Typing into a field: joins the step before it if that was typing into the same field and has not been closed.
    pub fn typing(label: impl Into<String>, path: FieldPath, edits: Vec<Edit>) -> Self {
        Self { label: label.into(), edits, typing: Some(path) }
    }
}

/// The undo and redo stacks. Selection and view are not in it.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct History {
    undo: Vec<Transaction>,
    redo: Vec<Transaction>,
    open: bool,
}

impl History {
    /// Steps kept; older ones are forgotten.
    pub const DEPTH: usize = 500;

    /// A history of these steps, each as the stacks hold them: the next one to be taken last.
    pub fn of(undo: Vec<Transaction>, redo: Vec<Transaction>) -> Self {
        Self { undo, redo, open: false }
    }

    /// The steps that undo takes back, the last of them first taken.
    pub fn undo_steps(&self) -> &[Transaction] {
        &self.undo
    }

    /// The steps that redo does again, the last of them first done.
    pub fn redo_steps(&self) -> &[Transaction] {
        &self.redo
    }

    /// Apply `transaction` to the document and remember how to undo it. All edits are applied or none.
    ///
    /// # Errors
    /// The first edit's [`EditError`]; the document is then unchanged.
    pub fn commit(
        &mut self,
        document: &mut Postmortem,
        transaction: Transaction,
    ) -> Result<Vec<Touched>, EditError> {
        let Transaction { label, edits, typing } = transaction;
        let (inverse, touched) = apply_all(document, edits)?;
        self.redo.clear();
        let joins =
            self.open && typing.is_some() && self.undo.last().is_some_and(|last| last.typing == typing);
        if joins {
            // The inverse of typing restores the text before the first key, so the earlier inverse is the one to keep.
            // Only a change of another shape (the section was added by the first key) needs both.
            if let Some(last) = self.undo.last_mut() {
                let covered = last.edits.iter().any(|edit| inverse.iter().all(|new| covers(edit, new)));
                if !covered {
                    last.edits.splice(0..0, inverse);
                }
            }
        } else {
            self.undo.push(Transaction { label, edits: inverse, typing: typing.clone() });
            if self.undo.len() > Self::DEPTH {
                self.undo.remove(0);
            }
        }
        self.open = typing.is_some();
        Ok(touched)
    }

    /// End the current step of typing: a pause, a blur, a paste.
    pub fn close(&mut self) {
        self.open = false;
    }

    /// Undo the last step. Returns its label and what was touched.
    pub fn undo(&mut self, document: &mut Postmortem) -> Option<(String, Vec<Touched>)> {
        self.open = false;
        let step = self.undo.pop()?;
        let (inverse, touched) = apply_all(document, step.edits).ok()?;
        self.redo.push(Transaction { label: step.label.clone(), edits: inverse, typing: None });
        Some((step.label, touched))
    }

    /// Redo the last undone step. Returns its label and what was touched.
    pub fn redo(&mut self, document: &mut Postmortem) -> Option<(String, Vec<Touched>)> {
        self.open = false;
        let step = self.redo.pop()?;
        let (inverse, touched) = apply_all(document, step.edits).ok()?;
        self.undo.push(Transaction { label: step.label.clone(), edits: inverse, typing: None });
        Some((step.label, touched))
    }

    /// The place that undo changed last: a field, a row that came back, or the row beside one that went.
    pub fn undone(&self, document: &Postmortem) -> Option<FieldPath> {
        self.redo.last().and_then(|step| place(&step.edits, document))
    }

    /// The place that redo changed last.
    pub fn redone(&self, document: &Postmortem) -> Option<FieldPath> {
        self.undo.last().and_then(|step| place(&step.edits, document))
    }

    /// The label of the step that undo would take back.
    pub fn undo_label(&self) -> Option<&str> {
        self.undo.last().map(|step| step.label.as_str())
    }

    /// The label of the step that redo would do again.
    pub fn redo_label(&self) -> Option<&str> {
        self.redo.last().map(|step| step.label.as_str())
    }
}

/// Where a change shows, told from the edits that would take it back.
fn place(back: &[Edit], document: &Postmortem) -> Option<FieldPath> {
    let of = |edit: &Edit| match edit {
        Edit::Set(path, _) => Some(path.clone()),
        Edit::Remove(list, id) | Edit::Move(list, id, _) => Some(FieldPath::Row(*list, id.clone())),
        Edit::Insert(index, row) => {
            let order = document.order(row.list());
            let near = order.get(*index).or(order.last());
            Some(near.map_or(FieldPath::List(row.list()), |id| FieldPath::Row(row.list(), id.clone())))
        }
        Edit::InsertSection(_, section) => Some(FieldPath::Section(section.key.clone(), SectionField::Body)),
        Edit::RemoveSection(key) | Edit::MoveSection(key, _) => {
            Some(FieldPath::Section(key.clone(), SectionField::Body))
        }
        Edit::Reorder(..) | Edit::Replace(_) => None,
    };
    // The edits that take a step back stand in reverse.
    let first = back.last().and_then(of)?;
    match (first.row(), back.first().and_then(of)) {
        // Of several rows the first in the list, whatever order they were changed in.
        (Some((list, _)), Some(last)) if last.row() != first.row() => {
            let changed =
                |id: &&RowId| back.iter().filter_map(of).any(|place| place.row() == Some((list, *id)));
            let order = document.order(list);
            Some(order.iter().find(changed).map_or(first, |id| FieldPath::Row(list, id.clone())))
        }
        _ => Some(first),
    }
}

/// Whether undoing `earlier` also undoes `later`.
fn covers(earlier: &Edit, later: &Edit) -> bool {
    match (earlier, later) {
        (Edit::Set(a, _), Edit::Set(b, _)) => a == b,
        (Edit::RemoveSection(key), Edit::Set(FieldPath::Section(other, _), _)) => key == other,
        (Edit::Remove(list, id), Edit::Set(path, _)) => path.row() == Some((*list, id)),
        _ => false,
    }
}

/// Apply edits in order; the inverses come back in the order that undoes them.
fn apply_all(document: &mut Postmortem, edits: Vec<Edit>) -> Result<(Vec<Edit>, Vec<Touched>), EditError> {
    let mut inverse = Vec::with_capacity(edits.len());
    let mut touched = Vec::with_capacity(edits.len());
    for edit in edits {
        match apply(document, edit) {
            Ok((back, what)) => {
                inverse.push(back);
                touched.push(what);
            }
            Err(error) => {
                for back in inverse.into_iter().rev() {
                    // An inverse of an edit that was just applied always fits.
                    let _ = apply(document, back);
                }
                return Err(error);
            }
        }
    }
    inverse.reverse();
    touched.dedup();
    Ok((inverse, touched))
}
