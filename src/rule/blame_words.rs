//! PM301: words that blame people.

use super::people::acts;
use super::prose::Shape;
use super::{Findings, Manual, Passage, Rule, Subject, words, Phrases};
use crate::diagnostic::Level;
use crate::field::{FieldPath, RowField};
use crate::model::Profile;
use std::ops::Range;

pub static RULE: Rule = Rule {
    code: "PM301",
    name: "blame-words",
    level: Level::Warning,
    profile: Profile::Standard,
    manual: Manual {
        finds: "Words that judge people: careless, negligent, stupid, incompetent, their fault, to blame, should have known; and “forgot to”, \
                “failed to”, “neglected to” where a person is the subject. A machine may fail to start, a page may fault, and “we failed to” is \
                the authors' own account: all of these are left alone, as are code, quotations and links.",
        matters: "People who expect blame stop reporting, and the next incident is found later.",
        fix: "Say what happened and what made it likely: not “forgot to renew”, but “nothing reminded anyone of the renewal”.",
        example: "The on-call engineer carelessly restarted the primary.",
        instead: "The on-call engineer restarted the primary; the console showed both nodes under the same name.",
        allow: "When the word is part of a name or of a law that you cite.",
    },
    check,
};

pub static ALWAYS: Phrases = Phrases::new(&[
    "careless", "carelessly", "carelessness", "negligent", "negligently", "negligence", "stupid", "stupidly", "stupidity", "idiot",
    "idiotic", "incompetent", "incompetence", "sloppy", "sloppily", "sloppiness", "reckless", "recklessly", "recklessness",
    "irresponsible", "irresponsibly", "unprofessional", "foolish", "foolishly", "clueless", "his fault", "her fault", "their fault",
    "your fault", "whose fault", "my fault", "fault of the engineer", "fault of the developer", "fault of the operator",
    "fault of the team", "engineer's fault", "developer's fault", "operator's fault", "team's fault", "person at fault", "only has himself to blame",
    "should have known", "should have known better", "ought to have known", "screwed up", "messed up", "rookie mistake",
    "rookie error", "silly mistake", "silly error", "stupid mistake", "dumb mistake", "human stupidity", "lack of diligence",
    "lack of care", "lazy engineer", "lazy developer", "was lazy", "were lazy", "too lazy", "didn't bother", "did not bother",
    "couldn't be bothered", "asleep at the wheel", "fell asleep on the job",
]);

/// Blame only where a person is the subject.
pub static OF_PERSONS: Phrases = Phrases::new(&[
    "is to blame", "are to blame", "was to blame", "were to blame",
    "failed to", "forgot to", "forgot about", "neglected to", "neglected", "failed in", "fails to", "forgets to", "refused to", "ignored",
    "didn't care to", "overlooked",
]);

fn check(subject: &Subject<'_>, found: &mut Findings<'_>) {
    let mut hits: Vec<(FieldPath, Range<usize>, String)> = Vec::new();
    for passage in subject.passages_of(Shape::default(), &[&ALWAYS, &OF_PERSONS]).into_iter().filter(|passage| is_told(&passage.path)) {
        if let Some((range, phrase)) = first_blame(subject, passage) {
            hits.push((passage.path.clone(), range, phrase.to_string()));
        }
    }
    for group in super::by_part(hits, |(path, ..)| path) {
        for group in found.groups(group, |(path, ..)| path.clone()) {
            let Some((path, range, phrase)) = group.first() else { continue };
            let quoted = format!("{} {}", words::quote(phrase), words::place(subject.document, path));
            let what = match group.len() {
                1 => format!("{quoted} judges a person."),
                many => format!("{quoted} judges a person. {} places here do.", words::count_first(many)),
            };
            let related: Vec<FieldPath> = group.iter().skip(1).map(|(path, ..)| path.clone()).collect();
            found
                .report(
                    path.clone(),
                    what,
                    "People who expect blame stop reporting. Say what happened and what made it likely.",
                )
                .at(range.clone())
                .with(related);
        }
    }
}

/// Running text, as opposed to names, owners and tickets.
fn is_told(path: &FieldPath) -> bool {
    !matches!(path, FieldPath::RowField(_, _, field) if !matches!(field, RowField::Text | RowField::Scope | RowField::Reason))
}

fn first_blame<'a>(subject: &Subject<'_>, passage: &Passage<'a>) -> Option<(Range<usize>, &'a str)> {
    let always = passage.find(&ALWAYS, 0).map(|(_, range, _)| range);
    let mut from = 0;
    let mut personal = None;
    while let Some((index, range, phrase)) = passage.find(&OF_PERSONS, from) {
        from = index + phrase.split(' ').count();
        if acts(subject, passage, index) {
            personal = Some(range);
            break;
        }
    }
    let range = match (always, personal) {
        (Some(always), Some(personal)) if personal.start < always.start => personal,
        (Some(always), _) => always,
        (None, personal) => personal?,
    };
    let text = passage.text.get(range.clone())?;
    Some((range, text))
}
