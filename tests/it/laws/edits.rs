//! Every edit has an inverse, undo and redo are inverse, and addresses are inverse to their text.

use crate::arbitrary;
use postmortem_editor::edit::{Edit, History, Transaction, apply};
use postmortem_editor::field::{Field, FieldPath, RowField, SectionField};
use postmortem_editor::model::*;
use proptest::prelude::*;
use proptest::sample::{Index, select};

/// Every address of the document, and some that lead nowhere.
pub fn paths(document: &Postmortem) -> Vec<FieldPath> {
    let mut paths = vec![FieldPath::Document];
    paths.extend(Field::ALL.iter().map(|field| FieldPath::Field(*field)));
    paths.extend(Milestone::ALL.map(FieldPath::Time));
    paths.extend(SectionId::ALL.iter().map(|id| FieldPath::prose(*id)));
    for section in &document.sections {
        paths.extend(SectionField::ALL.iter().map(|field| FieldPath::Section(section.key.clone(), *field)));
    }
    for list in ListId::ALL {
        paths.push(FieldPath::List(list));
        paths.push(FieldPath::RowField(list, RowId::from("nobody"), RowField::Text));
        for id in document.order(list) {
            paths.push(FieldPath::Row(list, id.clone()));
            paths.extend(RowField::ALL.iter().map(|field| FieldPath::RowField(list, id.clone(), *field)));
        }
    }
    paths
}

/// What an edit is made of, before it is known what it is applied to.
#[derive(Debug, Clone)]
pub struct Plan {
    what: u8,
    list: ListId,
    first: Index,
    second: Index,
    row: postmortem_editor::edit::Row,
    section: SectionId,
}

/// Any plan.
pub fn plan() -> impl Strategy<Value = Plan> {
    select(ListId::ALL.to_vec()).prop_flat_map(|list| {
        let parts =
            (0_u8..8, any::<Index>(), any::<Index>(), arbitrary::row(list), select(SectionId::ALL.to_vec()));
        parts.prop_map(move |(what, first, second, row, section)| Plan {
            what,
            list,
            first,
            second,
            row,
            section,
        })
    })
}

/// An edit of `document` after a plan. It need not fit. Values come from `other`, so that they have the type of their field.
pub fn edit(document: &Postmortem, other: &Postmortem, plan: &Plan, name: &str) -> Edit {
    let rows = document.order(plan.list);
    let nobody = RowId::from("nobody");
    let row = if rows.is_empty() { nobody } else { plan.first.get(&rows).clone() };
    let sections: Vec<SectionKey> = document.sections.iter().map(|section| section.key.clone()).collect();
    let section = match sections.as_slice() {
        [] => SectionKey::Known(plan.section),
        sections => plan.first.get(sections).clone(),
    };
    match plan.what {
        0 => {
            let field = *plan.first.get(Field::ALL);
            let path = FieldPath::Field(field);
            let value = other.get(&path).unwrap();
            Edit::Set(path, value)
        }
        1 => {
            // A line more or another line, in a section that is there if there is one.
            let path = FieldPath::Section(section, SectionField::Body);
            let text = document.get(&path).and_then(|value| value.as_text().map(str::to_owned));
            let text = text.unwrap_or_default();
            let mut lines: Vec<&str> = text.split('\n').collect();
            let at = plan.second.index(lines.len() + 1);
            match lines.get_mut(at) {
                Some(line) if at.is_multiple_of(2) => *line = name,
                _ => lines.insert(at, name),
            }
            Edit::Set(path, postmortem_editor::field::Value::Text(lines.join("\n")))
        }
        2 => {
            let field = *plan.second.get(RowField::ALL);
            let same = other.order(plan.list).first().cloned();
            let value = same.and_then(|id| other.get(&FieldPath::RowField(plan.list, id, field)));
            let value = value.unwrap_or(postmortem_editor::field::Value::Text(name.to_owned()));
            Edit::Set(FieldPath::RowField(plan.list, row, field), value)
        }
        3 => Edit::Insert(plan.second.index(rows.len() + 1), plan.row.clone().with_id(RowId::from(name))),
        4 => Edit::Remove(plan.list, row),
        5 => Edit::Move(plan.list, row, plan.second.index(rows.len() + 1)),
        6 => {
            let mut order = rows;
            order.reverse();
            Edit::Reorder(plan.list, order)
        }
        _ => match plan.second.index(3) {
            0 => Edit::RemoveSection(section),
            1 => Edit::MoveSection(section, plan.second.index(sections.len() + 1)),
            _ => Edit::Replace(Box::new(other.clone())),
        },
    }
}

proptest! {
    #![proptest_config(super::config(200))]

    #[test]
    fn an_edit_and_its_inverse_change_nothing(
        document in arbitrary::document(),
        other in arbitrary::document(),
        plan in plan(),
    ) {
        let mut changed = document.clone();
        let edit = edit(&document, &other, &plan, "new");
        match apply(&mut changed, edit.clone()) {
            Ok((inverse, _)) => {
                let after = changed.clone();
                let (again, _) = apply(&mut changed, inverse).expect("an inverse fits");
                prop_assert_eq!(&changed, &document, "{:?}", edit);
                apply(&mut changed, again).expect("the inverse of the inverse fits");
                prop_assert_eq!(&changed, &after, "{:?}", edit);
            }
            Err(_) => prop_assert_eq!(&changed, &document, "an edit that does not fit changes nothing"),
        }
    }

    #[test]
    fn undoing_all_and_redoing_all_leads_back(
        document in arbitrary::document(),
        other in arbitrary::document(),
        plans in proptest::collection::vec((plan(), any::<bool>()), 1..12),
    ) {
        let mut changed = document.clone();
        let mut history = History::default();
        for (index, (plan, typing)) in plans.iter().enumerate() {
            let edit = edit(&changed, &other, plan, &format!("n{index}"));
            let step = match &edit {
                Edit::Set(path, _) if *typing => Transaction::typing("typing", path.clone(), vec![edit]),
                _ => Transaction::new("step", vec![edit]),
            };
            let before = changed.clone();
            if history.commit(&mut changed, step).is_err() {
                prop_assert_eq!(&changed, &before);
            }
        }
        let after = changed.clone();
        while history.undo(&mut changed).is_some() {}
        prop_assert_eq!(&changed, &document);
        while history.redo(&mut changed).is_some() {}
        prop_assert_eq!(&changed, &after);
    }

    #[test]
    fn an_address_is_what_its_text_says(
        (_, path) in arbitrary::document().prop_flat_map(|document| {
            let path = select(paths(&document));
            (Just(document), path)
        }),
    ) {
        prop_assert_eq!(FieldPath::parse(&path.to_string()), Some(path));
    }

    #[test]
    fn any_text_is_an_address_or_none(text in arbitrary::text()) {
        if let Some(path) = FieldPath::parse(&text) {
            prop_assert_eq!(FieldPath::parse(&path.to_string()), Some(path));
        }
    }
}
