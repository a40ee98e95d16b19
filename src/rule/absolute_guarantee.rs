//! PM306: promises that nobody can keep.

use super::{Findings, Manual, Rule, Subject, by_part, words, Phrases};
use crate::diagnostic::Level;
use crate::field::{FieldPath, RowField};
use crate::model::Profile;
use std::ops::Range;

pub static RULE: Rule = Rule {
    code: "PM306",
    name: "absolute-guarantee",
    level: Level::Warning,
    profile: Profile::Public,
    manual: Manual {
        finds: "“Will never happen again”, “guarantee that”, “impossible for this to recur” and the like in a document for readers outside.",
        matters: "The next incident turns the promise into the headline.",
        fix: "Say what you did and what it makes less likely.",
        example: "This will never happen again.",
        instead: "The deploy tool now asks before it touches production, which makes this mistake much less likely.",
        allow: "When the guarantee is a contract that the sentence describes.",
    },
    check,
};

pub static PROMISES: Phrases = Phrases::new(&[
    "will never happen again", "never happen again", "will not happen again", "won't happen again", "cannot happen again",
    "can't happen again", "can never happen again", "we guarantee", "guarantee that", "guarantees that", "guaranteed not to",
    "guaranteed to never", "completely eliminate", "completely eliminates", "fully eliminate",
    "fully eliminates", "make sure this never", "ensure this never",
    "ensures this never", "ensure that this never", "ensuring this never", "impossible for this to", "will never recur", "100 safe",
    "zero risk", "no risk of",
]);

static TURNED: Phrases = Phrases::new(&["cannot", "can't", "not", "no", "nobody", "never say"]);

fn check(subject: &Subject<'_>, found: &mut Findings<'_>) {
    let mut hits: Vec<(FieldPath, Range<usize>, String)> = Vec::new();
    for passage in subject.passages_with(&PROMISES) {
        if matches!(&passage.path, FieldPath::RowField(_, _, field) if *field != RowField::Text) {
            continue;
        }
        let Some((index, range, _)) = passage.find(&PROMISES, 0) else { continue };
        let sentence = passage.sentence(index);
        if passage.holds(&TURNED, sentence.start.max(index.saturating_sub(3))..index) {
            continue;
        }
        let text = passage.text.get(range.clone()).unwrap_or_default().to_string();
        hits.push((passage.path.clone(), range, text));
    }
    for part in by_part(hits, |(path, ..)| path) {
        for group in found.groups(part, |(path, ..)| path.clone()) {
            let Some((path, range, text)) = group.first() else { continue };
            let what = format!("{} {} promises what nobody can keep.", words::quote(text), words::place(subject.document, path));
            let related: Vec<FieldPath> = group.iter().skip(1).map(|(path, ..)| path.clone()).collect();
            let why = "The next incident turns it into the headline. Say what you did and what it makes less likely.";
            found.report(path.clone(), what, why).at(range.clone()).with(related);
        }
    }
}
