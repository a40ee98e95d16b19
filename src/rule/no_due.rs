//! PM404: action items without a date.

use super::{Findings, Manual, Rule, Subject, words};
use crate::diagnostic::Level;
use crate::edit::Edit;
use crate::field::{FieldPath, RowField, Value};
use crate::model::{ActionItem, ActionType, ListId, Profile};
use crate::time::{Precision, Time};

pub static RULE: Rule = Rule {
    code: "PM404",
    name: "no-due",
    level: Level::Advice,
    profile: Profile::Lite,
    manual: Manual {
        finds: "Open action items without a due date. Words such as “next sprint” count as a date. Items that are done or decided against are \
                left alone, and so is a row without text.",
        matters: "Work without a date waits behind work that has one.",
        fix: "Give each a date that its owner agreed to. A far date is honest; none is not.",
        example: "- [ ] Alert on the depth of the payment queue (owner: observability lead)",
        instead: "- [ ] Alert on the depth of the payment queue (owner: observability lead, due: 2024-03-29)",
        allow: "When dates are kept in the tracker that every item links to.",
    },
    check,
};

fn check(subject: &Subject<'_>, found: &mut Findings<'_>) {
    let undated = |item: &ActionItem| item.due.as_ref().is_none_or(|due| due.is_unread() && due.written.trim().is_empty());
    let bare: Vec<_> = subject.open_items().filter(|(_, item)| undated(item)).collect();
    let due = |item: &ActionItem| FieldPath::action(&item.id, RowField::Due);
    for group in found.groups(bare, |(_, item)| due(item)) {
        let numbers: Vec<usize> = group.iter().map(|(number, _)| *number).collect();
        match group.as_slice() {
            [(number, item)] => {
                let why = "Work without a date waits behind work that has one. Set a date that its owner agreed to.";
                found.report(due(item), format!("Item {number} has no due date."), why);
                offer(subject, &[item], found);
            }
            many => {
                let what = format!(
                    "{} items have no due date: items {}.",
                    words::count_first(many.len()),
                    words::numbers(&numbers)
                );
                let why = "Work without a date waits behind work that has one. Set a date for each that its owner agreed to.";
                let related = many.iter().map(|(_, item)| due(item));
                found.report(FieldPath::List(ListId::Actions), what, why).with(related);
                let items: Vec<&ActionItem> = many.iter().map(|(_, item)| *item).collect();
                offer(subject, &items, found);
            }
        }
    }
}

/// Dates by the type of the item: what keeps the incident from growing soon, what needs design later.
fn offer(subject: &Subject<'_>, items: &[&ActionItem], found: &mut Findings<'_>) {
    let today = subject.env.now().date_naive();
    let edits: Vec<Edit> = items
        .iter()
        .filter_map(|item| {
            let days = match item.kind {
                Some(ActionType::Repair | ActionType::Mitigate) => 7,
                Some(ActionType::Detect | ActionType::Document) => 14,
                _ => 30,
            };
            let date = today.checked_add_days(chrono::Days::new(days))?;
            let time = Time { date: Some(date), precision: Precision::Day, written: crate::time::written("%Y-%m-%d", &date), ..Time::default() };
            Some(Edit::Set(FieldPath::action(&item.id, RowField::Due), Value::Time(Some(time))))
        })
        .collect();
    if let Some(finding) = found.last().filter(|_| edits.len() == items.len()) {
        finding.fix("Set dates by type: in 7, 14 or 30 days", edits);
    }
}
