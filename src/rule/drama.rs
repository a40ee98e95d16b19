//! PM305: drama and easy certainty.

use super::prose::Shape;
use super::{Findings, Manual, Phrases, Rule, Subject, by_part, words};
use crate::diagnostic::Level;
use crate::field::{FieldPath, RowField};
use crate::model::Profile;
use std::ops::Range;

pub static RULE: Rule = Rule {
    code: "PM305",
    name: "drama",
    level: Level::Advice,
    profile: Profile::Standard,
    manual: Manual {
        finds: "Superlatives of disaster, runs of exclamation marks, swearing, and words of easy certainty such as “obviously”, “of course” and “as \
                everyone knows”.",
        matters: "A reader who feels pushed starts to doubt the facts too, and what is obvious now was not obvious then.",
        fix: "Say what happened and how large it was. The facts are dramatic enough.",
        example: "A catastrophic, unbelievable failure!!!",
        instead: "All regions were unavailable for 40 minutes.",
        allow: "When the tone is part of a house's culture and its readers.",
    },
    check,
};

pub static DRAMA: Phrases = Phrases::new(&[
    "catastrophic", "catastrophically", "disastrous", "disaster struck", "nightmare", "horrible", "horrendous", "terrible", "terribly",
    "unbelievable", "unbelievably", "insane", "insanely", "epic fail", "total chaos", "complete chaos", "all hell broke loose",
    "hell broke loose", "meltdown", "apocalypse", "obviously", "of course", "needless to say", "as everyone knows", "everybody knows",
    "damn", "shit", "crap", "fuck", "fucking", "wtf", "goddamn",
]);

fn check(subject: &Subject<'_>, found: &mut Findings<'_>) {
    let mut hits: Vec<(FieldPath, Range<usize>, String)> = Vec::new();
    for passage in subject.passages_of(Shape::SHOUTS, &[&DRAMA]) {
        if matches!(&passage.path, FieldPath::RowField(_, _, field) if *field != RowField::Text) {
            continue;
        }
        let word = passage.find(&DRAMA, 0).map(|(_, range, _)| range);
        let shout = || passage.text.find("!!").filter(|_| passage.shape().has(Shape::SHOUTS)).map(|start| {
            let rest = passage.text.get(start..).unwrap_or_default();
            start..start + rest.len() - rest.trim_start_matches('!').len()
        });
        let Some(range) = word.or_else(shout) else { continue };
        let text = passage.text.get(range.clone()).unwrap_or_default().to_string();
        hits.push((passage.path.clone(), range, text));
    }
    for part in by_part(hits, |(path, ..)| path) {
        for group in found.groups(part, |(path, ..)| path.clone()) {
            let Some((path, range, text)) = group.first() else { continue };
            let what = format!("{} {} adds drama, not facts.", words::quote(text), words::place(subject.document, path));
            let related: Vec<FieldPath> = group.iter().skip(1).map(|(path, ..)| path.clone()).collect();
            found
                .report(path.clone(), what, "A reader who feels pushed doubts the facts too. Say what happened and how large it was.")
                .at(range.clone())
                .with(related);
        }
    }
}
