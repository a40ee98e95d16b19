//! PM412: open action items whose date has passed.

use super::{Findings, Manual, Rule, Subject, words};
use crate::diagnostic::Level;
use crate::field::{FieldPath, RowField};
use crate::model::{ActionItem, ListId, Profile};
use chrono::TimeDelta;

pub static RULE: Rule = Rule {
    code: "PM412",
    name: "overdue",
    level: Level::Warning,
    profile: Profile::Standard,
    manual: Manual {
        finds: "Open action items whose due date lies before today.",
        matters: "An item that is late without a word is on its way to being forgotten.",
        fix: "Close it if it is done, agree on another date with its owner, or decide against it and say why.",
        example: "- [ ] Alert on the depth of the queue (due: 2024-03-01)",
        instead: "- [x] Alert on the depth of the queue (due: 2024-03-01)",
        allow: "When the document is an archive and the items are followed elsewhere.",
    },
    check,
};

fn check(subject: &Subject<'_>, found: &mut Findings<'_>) {
    // It is over when the day is over everywhere.
    let today = (subject.env.now() - TimeDelta::hours(12)).date_naive();
    let late: Vec<(usize, &ActionItem)> = subject
        .open_items()
        .filter(|(_, item)| item.due.as_ref().and_then(|due| due.date).is_some_and(|due| due < today))
        .collect();
    let path = |item: &ActionItem| FieldPath::action(&item.id, RowField::Due);
    for group in found.groups(late, |(_, item)| path(item)) {
        let why = "Late without a word is on its way to being forgotten. Close it, agree on another date, or decide against it.";
        match group.as_slice() {
            [(number, item)] => {
                let Some(due) = item.due.as_ref().and_then(|due| due.date) else { continue };
                let what = format!(
                    "Item {number} was due {}, {} ago.",
                    crate::time::written("%b %-d, %Y", &due),
                    words::days((subject.env.now().date_naive() - due).num_days())
                );
                found.report(path(item), what, why);
            }
            many => {
                let numbers: Vec<usize> = many.iter().map(|(number, _)| *number).collect();
                let what = format!("{} items are overdue: items {}.", words::count_first(many.len()), words::numbers(&numbers));
                found.report(FieldPath::List(ListId::Actions), what, why).with(many.iter().map(|(_, item)| path(item)));
            }
        }
    }
}
