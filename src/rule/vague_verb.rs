//! PM407: action items that begin with a verb nobody can finish.

use super::figure::has_figure;
use super::{Findings, Manual, Passage, Rule, Subject, words, Phrases};
use crate::diagnostic::Level;
use crate::field::{FieldPath, RowField};
use crate::model::{ActionItem, ListId, Profile};
use std::ops::Range;

pub static RULE: Rule = Rule {
    code: "PM407",
    name: "vague-verb",
    level: Level::Warning,
    profile: Profile::Standard,
    manual: Manual {
        finds: "Open action items that begin with investigate, consider, look into, explore, improve, review, ensure, make sure, be careful, \
                discuss, think about or revisit, and say neither in the item nor under “Done when” how one will know that it is done.",
        matters: "Nobody can say when such an item is finished, so it is either closed at once or never.",
        fix: "Name the result instead of the effort, or add “done when …”.",
        example: "- [ ] Improve monitoring of the queue",
        instead: "- [ ] Alert when the queue holds more than 10,000 messages for five minutes",
        allow: "When the item is a time-boxed study and the box is written elsewhere.",
    },
    check,
};

const VAGUE: &[&str] = &[
    "investigate", "consider", "look into", "look at", "explore", "improve", "review", "ensure", "make sure", "be careful",
    "be more careful", "discuss", "think about", "revisit", "evaluate", "assess", "examine", "study", "research", "enhance",
    "try to", "strive to", "aim to", "pay attention", "pay more attention", "be aware", "raise awareness",
];

/// Words before the verb that say nothing.
const LEAD: &[&str] = &["we", "should", "will", "must", "need", "to", "please", "also", "then", "the", "team", "let's", "needs"];

/// Words that bound the work.
static BOUNDS: Phrases = Phrases::new(&["done when", "until", "so that", "by adding", "such that", "and publish", "and write", "and document", "by the end"]);

struct Vague<'a> {
    number: usize,
    item: &'a ActionItem,
    range: Range<usize>,
}

fn check(subject: &Subject<'_>, found: &mut Findings<'_>) {
    let path = |vague: &Vague<'_>| FieldPath::action(&vague.item.id, RowField::Text);
    let vague: Vec<Vague<'_>> = subject
        .open_items()
        .filter(|(_, item)| item.verify.trim().is_empty())
        .filter_map(|(number, item)| Some(Vague { number, item, range: vague_verb(item)? }))
        .collect();
    for group in found.groups(vague, path) {
        let Some(first) = group.first() else { continue };
        let verb = words::quote(first.item.text.get(first.range.clone()).unwrap_or_default());
        match group.as_slice() {
            [one] => {
                found
                    .report(
                        path(one),
                        format!("Item {} begins with {verb}, which has no end.", one.number),
                        "Nobody can say when it is finished. Name the result, or add “done when …”.",
                    )
                    .at(one.range.clone());
            }
            many => {
                let numbers: Vec<usize> = many.iter().map(|vague| vague.number).collect();
                let what = format!(
                    "{} items begin with a verb that has no end, such as {verb}: items {}.",
                    words::count_first(many.len()),
                    words::numbers(&numbers)
                );
                let why = "Nobody can say when they are finished. Name the results, or add “done when …” to each.";
                found.report(FieldPath::List(ListId::Actions), what, why).with(many.iter().map(path));
            }
        }
    }
}

/// The place of a vague verb at the beginning of an item that nothing bounds.
fn vague_verb(item: &ActionItem) -> Option<Range<usize>> {
    let passage = Passage::new(FieldPath::Document, &item.text);
    let first = (0..passage.words().len().min(5)).find(|index| !LEAD.iter().any(|lead| passage.is(*index, lead)))?;
    let range = VAGUE.iter().find_map(|phrase| passage.phrase_at(first, phrase)).map(|(range, _)| range)?;
    // "Review process: …" names a thing.
    let names = item.text.get(range.end..).and_then(|rest| rest.split_once(": ")).is_some_and(|(label, _)| {
        label.split_whitespace().count() <= 2
    });
    let bounded = passage.holds(&BOUNDS, first..passage.words().len()) || has_figure(&passage);
    (!names && !bounded).then_some(range)
}
