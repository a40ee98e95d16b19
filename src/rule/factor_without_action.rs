//! PM207: contributing factors that no action item takes up.

use super::overlap::content_words;
use super::{Findings, Manual, Rule, Subject, words};
use crate::diagnostic::Level;
use crate::field::{FieldPath, RowField};
use crate::model::{ContributingFactor, ListId, Profile};
use std::collections::BTreeSet;

pub static RULE: Rule = Rule {
    code: "PM207",
    name: "factor-without-action",
    level: Level::Warning,
    profile: Profile::Standard,
    manual: Manual {
        finds: "Contributing factors that share no word of meaning with any action item, in a document that has action items. A factor whose \
                text says that it is accepted is left alone.",
        matters: "A factor without an answer stays, and it will be found again.",
        fix: "Add an action item, or write “accepted, because …” behind the factor. Deciding against is an answer.",
        example: "## Contributing factors\n- No alert watched the depth of the queue\n\n## Action items\n- Rename the staging hosts",
        instead: "## Contributing factors\n- No alert watched the depth of the queue\n\n## Action items\n- Alert on the depth of the queue",
        allow: "When an item answers the factor in other words.",
    },
    check,
};

const ACCEPTED: &[&str] = &["accept", "accepted", "accepting", "won't", "wont", "decided against", "no action", "known risk", "tolerat"];

fn check(subject: &Subject<'_>, found: &mut Findings<'_>) {
    let document = subject.document;
    let answered: BTreeSet<String> = document
        .actions
        .iter()
        .flat_map(|item| [&item.text, &item.verify, &item.reason])
        .flat_map(|text| content_words(text))
        .collect();
    if answered.is_empty() {
        return;
    }
    let open = |factor: &ContributingFactor| {
        let lower = factor.text.to_lowercase();
        let meaning = content_words(&factor.text);
        !meaning.is_empty()
            && !ACCEPTED.iter().any(|word| lower.contains(word))
            && !meaning.iter().any(|word| answered.contains(word))
    };
    let path = |factor: &ContributingFactor| FieldPath::RowField(ListId::Factors, factor.id.clone(), RowField::Text);
    let rows: Vec<(usize, &ContributingFactor)> = document.factors.iter().enumerate().filter(|(_, factor)| open(factor)).collect();
    for group in found.groups(rows, |(_, factor)| path(factor)) {
        let why = "A factor without an answer stays. Add an action item, or write “accepted, because …” behind it.";
        match group.as_slice() {
            [(index, factor)] => {
                found.report(path(factor), format!("No action item takes up factor {}.", index + 1), why);
            }
            many => {
                let numbers: Vec<usize> = many.iter().map(|(index, _)| index + 1).collect();
                let what = format!("No action item takes up {} factors: factors {}.", words::count(many.len()), words::numbers(&numbers));
                found.report(FieldPath::List(ListId::Factors), what, why).with(many.iter().map(|(_, factor)| path(factor)));
            }
        }
    }
}
