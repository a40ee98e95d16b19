//! Three-way merge of documents: what two people made of the same base, in one.
//!
//! Rows go by id, sections by key, prose by lines. What truly conflicts keeps our version in the document and theirs beside it, until
//! somebody chooses. Nothing is dropped in silence. This module must not know formats or rules.

mod absorb;
mod adopt;
mod field;
mod order;
mod relocate;
mod row;
mod section;

pub use absorb::absorb;
pub use adopt::adopt;
pub use relocate::relocate;

use crate::edit::{Edit, Row};
use crate::field::{Field, FieldPath, Value};
use crate::model::{ListId, Milestone, Postmortem, RowId, Section, SectionKey};
use std::collections::BTreeMap;

/// Two documents made one.
#[derive(Debug, Clone, PartialEq)]
pub struct Merged {
    /// The merged document. Where there is a conflict it holds our version.
    pub document: Postmortem,
    /// What could not be made one.
    pub conflicts: Vec<Conflict>,
}

/// A place where both changed the same thing in different ways.
#[derive(Debug, Clone, PartialEq)]
pub struct Conflict {
    /// Where it is.
    pub path: FieldPath,
    /// Their version.
    pub theirs: Theirs,
}

/// Their version of what is in conflict.
#[derive(Debug, Clone, PartialEq)]
pub enum Theirs {
    /// The field holds this.
    Field(Value),
    /// The row was removed; it is still in the merged document.
    RowRemoved(ListId, RowId),
    /// The row is this; we removed it, and it is in the merged document again.
    RowKept(Box<Row>),
    /// The section was removed; it is still in the merged document.
    SectionRemoved(SectionKey),
    /// The section is this; we removed it, and it is in the merged document again.
    SectionKept(Box<Section>),
    /// The rows stand in this order.
    Order(ListId, Vec<RowId>),
    /// The sections stand in this order.
    Sections(Vec<SectionKey>),
    /// An entry of a table of the whole document: the author's word for a label, an unknown member.
    Entry(String, Option<String>),
}

impl Conflict {
    /// The edit that takes their version in place of ours, where one edit can.
    pub fn take_theirs(&self) -> Option<Edit> {
        match &self.theirs {
            Theirs::Field(value) => Some(Edit::Set(self.path.clone(), value.clone())),
            Theirs::RowRemoved(list, id) => Some(Edit::Remove(*list, id.clone())),
            Theirs::SectionRemoved(key) => Some(Edit::RemoveSection(key.clone())),
            Theirs::Order(list, order) => Some(Edit::Reorder(*list, order.clone())),
            // The merged document holds these already, or no edit sets them.
            Theirs::RowKept(_) | Theirs::SectionKept(_) | Theirs::Sections(_) | Theirs::Entry(..) => None,
        }
    }

    /// The edit that stays with ours, where the merged document holds theirs.
    pub fn keep_ours(&self) -> Option<Edit> {
        match &self.theirs {
            Theirs::RowKept(row) => Some(Edit::Remove(row.list(), row.id().clone())),
            Theirs::SectionKept(section) => Some(Edit::RemoveSection(section.key.clone())),
            _ => None,
        }
    }
}

/// Merge what we and they made of `base`.
pub fn merge(base: &Postmortem, ours: &Postmortem, theirs: &Postmortem) -> Merged {
    let mut merge = Merge { base, ours, theirs, document: ours.clone(), conflicts: Vec::new() };
    merge.fields();
    merge.tables();
    merge.sections();
    for list in ListId::ALL {
        merge.rows(list);
    }
    Merged { document: merge.document, conflicts: merge.conflicts }
}

struct Merge<'a> {
    base: &'a Postmortem,
    ours: &'a Postmortem,
    theirs: &'a Postmortem,
    document: Postmortem,
    conflicts: Vec<Conflict>,
}

impl Merge<'_> {
    fn conflict(&mut self, path: FieldPath, theirs: Theirs) {
        self.conflicts.push(Conflict { path, theirs });
    }

    /// The fields that occur once.
    fn fields(&mut self) {
        let fields = Field::ALL.iter().map(|field| FieldPath::Field(*field));
        let paths: Vec<FieldPath> = fields.chain(Milestone::ALL.map(FieldPath::Time)).collect();
        for path in paths {
            let (Some(base), Some(ours), Some(theirs)) =
                (self.base.get(&path), self.ours.get(&path), self.theirs.get(&path))
            else {
                continue;
            };
            let (value, clean) = field::merge(&base, &ours, &theirs);
            if !clean {
                self.conflict(path.clone(), Theirs::Field(theirs));
            }
            // The value was read from this very path.
            let _ = crate::edit::apply(&mut self.document, Edit::Set(path, value));
        }
    }

    /// What is no field: the id, allowances, wording, unknown members.
    fn tables(&mut self) {
        let (base, ours, theirs) = (self.base, self.ours, self.theirs);
        let mut clashes = Vec::new();
        self.document.id = match field::choose(&base.id, &ours.id, &theirs.id) {
            Some(id) => id.clone(),
            None => {
                clashes.push(("id".to_owned(), Some(theirs.id.clone())));
                ours.id.clone()
            }
        };
        let (wording, more) = entries(&base.wording, &ours.wording, &theirs.wording);
        self.document.wording = wording;
        clashes.extend(more);
        let (members, more) = entries(&base.members, &ours.members, &theirs.members);
        self.document.members = members;
        clashes.extend(more);
        self.document.suppressions =
            order::union(&base.suppressions, &ours.suppressions, &theirs.suppressions);
        for (name, theirs) in clashes {
            self.conflict(FieldPath::Document, Theirs::Entry(name, theirs));
        }
    }
}

/// Entries in which both sides differ: name, and their side.
type Clashes = Vec<(String, Option<String>)>;

/// A table merged entry by entry. Ours wins a clash; theirs is told.
fn entries(
    base: &BTreeMap<String, String>,
    ours: &BTreeMap<String, String>,
    theirs: &BTreeMap<String, String>,
) -> (BTreeMap<String, String>, Clashes) {
    let mut merged = BTreeMap::new();
    let mut clashes = Vec::new();
    for name in ours.keys().chain(theirs.keys()) {
        if merged.contains_key(name) {
            continue;
        }
        let (before, our, their) = (base.get(name), ours.get(name), theirs.get(name));
        let value = match field::choose(&before, &our, &their) {
            Some(value) => *value,
            None => {
                if !clashes.iter().any(|(other, _)| other == name) {
                    clashes.push((name.clone(), their.cloned()));
                }
                our
            }
        };
        if let Some(value) = value {
            merged.insert(name.clone(), value.clone());
        }
    }
    (merged, clashes)
}
