//! Whether two documents say the same, whatever their rows are called.

use crate::field::FieldPath;
use crate::model::{ListId, Postmortem, RowId, SectionKey};
use std::collections::BTreeMap;

/// Whether two documents are equal but for the ids of their rows and house sections.
pub fn same(one: &Postmortem, other: &Postmortem) -> bool {
    renamed(one) == renamed(other)
}

/// The document with ids that tell the place of each row.
fn renamed(document: &Postmortem) -> Postmortem {
    let mut document = document.clone();
    let mut names: BTreeMap<(Option<ListId>, RowId), RowId> = BTreeMap::new();
    for list in ListId::ALL {
        let mut rows = document.rows(list);
        document.clear_rows(list);
        for (index, row) in rows.drain(..).enumerate() {
            let name = RowId::from(format!("{}-{index}", list.name()).as_str());
            names.insert((Some(list), row.id().clone()), name.clone());
            document.push_row(row.with_id(name));
        }
    }
    for (index, section) in document.sections.iter_mut().enumerate() {
        if let SectionKey::House(id) = &mut section.key {
            let name = RowId::from(format!("section-{index}").as_str());
            names.insert((None, id.clone()), name.clone());
            *id = name;
        }
    }
    let rename = |text: &str| match FieldPath::parse(text) {
        Some(FieldPath::Row(list, id)) => {
            names.get(&(Some(list), id)).map(|id| FieldPath::Row(list, id.clone()).to_string())
        }
        Some(FieldPath::RowField(list, id, field)) => {
            names.get(&(Some(list), id)).map(|id| FieldPath::RowField(list, id.clone(), field).to_string())
        }
        Some(FieldPath::Section(SectionKey::House(id), field)) => names
            .get(&(None, id))
            .map(|id| FieldPath::Section(SectionKey::House(id.clone()), field).to_string()),
        _ => None,
    };
    for suppression in &mut document.suppressions {
        let renamed = suppression.path.as_deref().and_then(rename);
        suppression.path = renamed.or(suppression.path.take());
    }
    document.wording = std::mem::take(&mut document.wording)
        .into_iter()
        .map(|(path, word)| (rename(&path).unwrap_or(path), word))
        .collect();
    document
}
