//! Rows by id: added, removed, moved, changed field by field.

use super::{Merge, Theirs, field, order};
use crate::edit::{Edit, Row, apply};
use crate::field::{FieldPath, RowField};
use crate::model::{ListId, Postmortem, RowId};
use std::collections::{HashMap, HashSet};

impl Merge<'_> {
    pub(super) fn rows(&mut self, list: ListId) {
        let (base, ours, theirs) = (self.base.rows(list), self.ours.rows(list), self.theirs.rows(list));
        if theirs == base || theirs == ours {
            return;
        }
        let ids = |rows: &[Row]| rows.iter().map(|row| row.id().clone()).collect::<Vec<RowId>>();
        let (base_ids, our_ids, their_ids) = (ids(&base), ids(&ours), ids(&theirs));
        let by_id =
            |rows: Vec<Row>| rows.into_iter().map(|row| (row.id().clone(), row)).collect::<HashMap<_, _>>();
        let (base, ours, theirs) = (by_id(base), by_id(ours), by_id(theirs));
        let mut kept: HashMap<RowId, Row> = HashMap::new();
        let mut seen = HashSet::new();
        for id in our_ids.iter().chain(&their_ids).filter(|id| seen.insert((*id).clone())) {
            let row = match (base.get(id), ours.get(id), theirs.get(id)) {
                (before, Some(ours), Some(theirs)) => Some(self.row(before, ours, theirs)),
                (None, Some(row), None) | (None, None, Some(row)) => Some(row.clone()),
                (Some(before), Some(row), None) if row != before => {
                    let path = FieldPath::Row(list, id.clone());
                    self.conflict(path, Theirs::RowRemoved(list, id.clone()));
                    Some(row.clone())
                }
                (Some(before), None, Some(row)) if row != before => {
                    let path = FieldPath::Row(list, id.clone());
                    self.conflict(path, Theirs::RowKept(Box::new(row.clone())));
                    Some(row.clone())
                }
                _ => None,
            };
            if let Some(row) = row {
                kept.insert(id.clone(), row);
            }
        }
        let remaining: HashSet<RowId> = kept.keys().cloned().collect();
        let (merged, clean) = order::merge(&base_ids, &our_ids, &their_ids, &remaining);
        if !clean {
            let (other, _) = order::merge(&base_ids, &their_ids, &our_ids, &remaining);
            self.conflict(FieldPath::List(list), Theirs::Order(list, other));
        }
        self.document.clear_rows(list);
        for row in merged.iter().filter_map(|id| kept.remove(id)) {
            self.document.push_row(row);
        }
    }

    /// One row that both have.
    fn row(&mut self, base: Option<&Row>, ours: &Row, theirs: &Row) -> Row {
        let empty = Row::empty(ours.list(), ours.id().clone());
        let base = base.unwrap_or(&empty);
        if let Some(row) = field::choose(base, ours, theirs) {
            return row.clone();
        }
        let (list, id) = (ours.list(), ours.id());
        let alone = |row: &Row| {
            let mut document = Postmortem::default();
            document.push_row(row.clone());
            document
        };
        let (base, mut merged, theirs) = (alone(base), alone(ours), alone(theirs));
        for name in RowField::ALL {
            let path = FieldPath::RowField(list, id.clone(), *name);
            let (Some(before), Some(our), Some(their)) =
                (base.get(&path), merged.get(&path), theirs.get(&path))
            else {
                continue;
            };
            let (value, clean) = field::merge(&before, &our, &their);
            if !clean {
                self.conflict(path.clone(), Theirs::Field(their));
            }
            // The value was read from this very path.
            let _ = apply(&mut merged, Edit::Set(path, value));
        }
        let mut row = merged.rows(list).pop().unwrap_or_else(|| ours.clone());
        let (before, their) = (base.rows(list).pop(), theirs.rows(list).pop());
        if let (Some(mut before), Some(mut their)) = (before, their) {
            let (members, clashes) =
                super::entries(before.members_mut(), row.members_mut(), their.members_mut());
            *row.members_mut() = members;
            for (name, value) in clashes {
                self.conflict(FieldPath::Row(list, id.clone()), Theirs::Entry(name, value));
            }
        }
        row
    }
}
