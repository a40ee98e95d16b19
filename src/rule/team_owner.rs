//! PM403: action items that belong to everybody.

use super::{Findings, Manual, Rule, Subject, words};
use crate::diagnostic::Level;
use crate::field::{FieldPath, RowField};
use crate::model::{ActionItem, ListId, Profile};

pub static RULE: Rule = Rule {
    code: "PM403",
    name: "team-owner",
    level: Level::Advice,
    profile: Profile::Standard,
    manual: Manual {
        finds: "Open action items whose owner is a team, a department, “everyone” or “all”.",
        matters: "What belongs to everybody is done by nobody in particular.",
        fix: "Name the one person or role in the team who sees to it.",
        example: "- [ ] Alert on the depth of the queue (owner: platform team)",
        instead: "- [ ] Alert on the depth of the queue (owner: platform on-call lead)",
        allow: "When the team hands work out from its own queue.",
    },
    check,
};

const GROUPS: &[&str] = &[
    "team", "teams", "everyone", "everybody", "all", "engineering", "engineers", "developers", "devs", "ops", "devops", "sres",
    "department", "we", "us", "group", "squad", "chapter", "tribe", "admins",
];

fn check(subject: &Subject<'_>, found: &mut Findings<'_>) {
    let group = |item: &ActionItem| {
        let last = item.owner.split(|letter: char| !letter.is_alphanumeric()).rfind(|word| !word.is_empty());
        last.is_some_and(|word| GROUPS.iter().any(|group| word.eq_ignore_ascii_case(group)))
    };
    let rows: Vec<(usize, &ActionItem)> = subject.open_items().filter(|(_, item)| group(item)).collect();
    let path = |item: &ActionItem| FieldPath::action(&item.id, RowField::Owner);
    for group in found.groups(rows, |(_, item)| path(item)) {
        let why = "What belongs to everybody is done by nobody in particular. Name the one who sees to it.";
        match group.as_slice() {
            [(number, item)] => {
                found.report(path(item), format!("Item {number} belongs to a group, {}.", words::quote(&item.owner)), why);
            }
            many => {
                let numbers: Vec<usize> = many.iter().map(|(number, _)| *number).collect();
                let what = format!("{} items belong to a group: items {}.", words::count_first(many.len()), words::numbers(&numbers));
                found.report(FieldPath::List(ListId::Actions), what, why).with(many.iter().map(|(_, item)| path(item)));
            }
        }
    }
}
