//! PM408: action items without an end.

use super::{Findings, Manual, Passage, Phrases, Rule, Subject, words};
use crate::diagnostic::Level;
use crate::field::{FieldPath, RowField};
use crate::model::{ActionItem, ListId, Profile};
use std::ops::Range;

pub static RULE: Rule = Rule {
    code: "PM408",
    name: "unbounded",
    level: Level::Advice,
    profile: Profile::Standard,
    manual: Manual {
        finds: "Open action items with “always”, “regular”, “ongoing”, “continuously”, “in the future”, “going forward”, “where possible” or \
                “as needed” and nothing under “Done when”.",
        matters: "An item without an end stays open until somebody closes it out of weariness.",
        fix: "Add a check such as “first audit held, the next one in the calendar”.",
        example: "- [ ] Conduct regular audits of the cache settings",
        instead: "- [ ] Put a quarterly audit of the cache settings into the calendar (done when the first was held)",
        allow: "When it is a standing rule rather than a task, and is kept where rules are kept.",
    },
    check,
};

static ENDLESS: Phrases = Phrases::new(&[
    "always", "regular", "regularly", "ongoing", "continuous", "continuously", "continually", "constantly", "in the future",
    "in future", "going forward", "moving forward", "where possible", "when possible", "if possible", "as needed", "as necessary",
    "when needed", "from now on", "at all times", "periodic", "periodically", "proactively", "keep an eye on",
]);

static NAMES: Phrases = Phrases::new(&["continuous integration", "continuous delivery", "continuous deployment", "regular expression", "regular expressions", "always on"]);

static BOUNDS: Phrases = Phrases::new(&["done when", "until", "every week", "every month", "every quarter", "weekly", "monthly", "quarterly", "first"]);

struct Endless<'a> {
    number: usize,
    item: &'a ActionItem,
    range: Range<usize>,
}

fn check(subject: &Subject<'_>, found: &mut Findings<'_>) {
    let rows: Vec<Endless<'_>> = subject
        .open_items()
        .filter(|(_, item)| item.verify.trim().is_empty())
        .filter_map(|(number, item)| {
            let passage = Passage::new(FieldPath::Document, &item.text);
            let (index, range, _) = passage.find(&ENDLESS, 0)?;
            let all = 0..passage.words().len();
            let named = passage.holds(&NAMES, index..index + 1);
            (!named && !passage.holds(&BOUNDS, all)).then_some(Endless { number, item, range })
        })
        .collect();
    let path = |row: &Endless<'_>| FieldPath::action(&row.item.id, RowField::Text);
    for group in found.groups(rows, path) {
        let Some(first) = group.first() else { continue };
        let word = words::quote(first.item.text.get(first.range.clone()).unwrap_or_default());
        let why = "It stays open until somebody closes it out of weariness. Add a check that shows when it is done.";
        match group.as_slice() {
            [one] => {
                let what = format!("{word} in item {} has no end.", one.number);
                found.report(path(one), what, why).at(one.range.clone());
            }
            many => {
                let numbers: Vec<usize> = many.iter().map(|row| row.number).collect();
                let what = format!("{} items have no end, such as one with {word}: items {}.", words::count_first(many.len()), words::numbers(&numbers));
                found.report(FieldPath::List(ListId::Actions), what, why).with(many.iter().map(path));
            }
        }
    }
}
