//! PM402: action items that belong to nobody.

use super::{Findings, Manual, Rule, Subject, words};
use crate::diagnostic::Level;
use crate::field::{FieldPath, RowField};
use crate::model::{ActionItem, ListId, Profile};

pub static RULE: Rule = Rule {
    code: "PM402",
    name: "no-owner",
    level: Level::Error,
    profile: Profile::Lite,
    manual: Manual {
        finds: "Open action items without an owner. Items that are done or decided against are left alone, and so is a row without text.",
        matters: "Work that belongs to nobody is rarely finished.",
        fix: "Name one person or role for each. If nobody takes it, decide against it and say why: that is an honest answer too.",
        example: "- [ ] Alert on the depth of the payment queue",
        instead: "- [ ] Alert on the depth of the payment queue (owner: observability lead)",
        allow: "When owners are kept in the tracker that every item links to.",
    },
    check,
};

fn check(subject: &Subject<'_>, found: &mut Findings<'_>) {
    let bare: Vec<_> = subject.open_items().filter(|(_, item)| item.owner.trim().is_empty()).collect();
    let owner = |item: &ActionItem| FieldPath::action(&item.id, RowField::Owner);
    for group in found.groups(bare, |(_, item)| owner(item)) {
        let numbers: Vec<usize> = group.iter().map(|(number, _)| *number).collect();
        match group.as_slice() {
            [(number, item)] => {
                let why = "Work that belongs to nobody is rarely finished. Name one person or role.";
                found.report(owner(item), format!("Item {number} has no owner."), why);
            }
            many => {
                let what =
                    format!("{} items have no owner: items {}.", words::count_first(many.len()), words::numbers(&numbers));
                let why = "Work that belongs to nobody is rarely finished. Name one person or role for each.";
                let related = many.iter().map(|(_, item)| owner(item));
                found.report(FieldPath::List(ListId::Actions), what, why).with(related);
            }
        }
    }
}
