//! PM603: an owner that the house does not know.

use super::{Findings, Manual, Rule, Subject, words};
use crate::diagnostic::{Level, Then};
use crate::edit::Edit;
use crate::field::{FieldPath, RowField, Value};
use crate::model::Profile;

pub static RULE: Rule = Rule {
    code: "PM603",
    name: "house-owner",
    level: Level::Warning,
    profile: Profile::Lite,
    manual: Manual {
        finds: "Owners of action items that are not on the list `owners` of the house's rule pack. Case and a leading `@` do not matter, and several owners are looked at one by one.",
        matters: "Work that belongs to a name nobody knows is found by nobody.",
        fix: "Choose an owner from the list, or add the owner to the pack.",
        example: "owners = [\"payments\", \"platform\"] in the pack, and an item of “the pay team”",
        instead: "- [ ] Alert on the queue (owner: payments)",
        allow: "When the work was taken by somebody outside the house.",
    },
    check,
};

fn check(subject: &Subject<'_>, found: &mut Findings<'_>) {
    let known = &subject.beside.house.owners;
    if known.is_empty() {
        return;
    }
    let plain = |name: &str| name.trim().trim_start_matches('@').to_lowercase();
    for (number, item) in subject.open_items() {
        let strange = item
            .owner
            .split([',', ';', '/', '&'])
            .map(str::trim)
            .find(|name| !name.is_empty() && !known.iter().any(|owner| plain(owner) == plain(name)));
        let Some(strange) = strange else { continue };
        let path = FieldPath::action(&item.id, RowField::Owner);
        let set = |owner: &String| (owner.clone(), vec![Edit::Set(path.clone(), Value::Text(owner.clone()))]);
        found
            .report(
                path.clone(),
                format!("The owner of item {number}, {}, is not one that this house knows.", words::quote(strange)),
                "Work that belongs to a name nobody knows is found by nobody. Choose an owner from the list.",
            )
            .ask("Who does it?", "", Then::Pick(known.iter().map(set).collect()));
    }
}
