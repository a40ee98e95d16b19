//! PM018: judgements and guesses among the facts of the timeline.

use crate::edit::{Edit, Row};
use crate::model::{Lesson, Members, Postmortem, RowId};
use super::{Findings, Manual, Rule, Subject, words, Phrases};
use crate::diagnostic::Level;
use crate::field::{FieldPath, RowField};
use crate::model::{ListId, Profile};
use std::ops::Range;

pub static RULE: Rule = Rule {
    code: "PM018",
    name: "judgement-in-timeline",
    level: Level::Warning,
    profile: Profile::Standard,
    manual: Manual {
        finds: "Words in an event's text that judge or imagine: “unfortunately”, “mistakenly”, “misled by”, “wrongly assumed”, “should have”, \
                “would have”, “too late”, “luckily”, “obviously”. What somebody believed at the time is a fact and left alone.",
        matters: "A timeline says what was seen and done. The reading of it belongs under Lessons, where others can see it and disagree.",
        fix: "Keep the fact in the event and move the reading to Lessons.",
        example: "- 22:00 Misled by initial assumptions, engineers suspected the network",
        instead: "- 22:00 Engineers suspected the network, because latency had risen on all hosts",
        allow: "When the event quotes what was written that night. Quotation marks do the same.",
    },
    check,
};

pub static JUDGEMENTS: Phrases = Phrases::new(&[
    "unfortunately", "sadly", "regrettably", "luckily", "fortunately", "thankfully", "mistakenly", "erroneously", "wrongly",
    "incorrectly assumed", "falsely assumed", "wrongly assumed", "misled by", "were misled", "was misled", "misguided", "foolishly",
    "carelessly", "stupidly", "hastily", "needlessly", "unnecessarily", "belatedly", "should have", "shouldn't have",
    "should not have", "would have", "could have", "if only", "too late", "way too late", "too slow to", "took too long",
    "took far too long", "obviously", "clearly should", "poor decision", "bad decision", "wrong decision", "right decision",
    "good call", "bad call", "embarrassingly", "inexplicably", "surprisingly", "finally realized", "finally realised",
    "finally noticed", "wasted time", "wasted hours", "lost valuable time", "wild goose chase",
]);

fn check(subject: &Subject<'_>, found: &mut Findings<'_>) {
    let document = subject.document;
    let mut hits: Vec<(FieldPath, Range<usize>, String)> = Vec::new();
    for passage in subject.passages_with(&JUDGEMENTS) {
        if !matches!(passage.path, FieldPath::RowField(ListId::Timeline, _, RowField::Text)) {
            continue;
        }
        if let Some((_, range, _)) = passage.find(&JUDGEMENTS, 0) {
            let text = passage.text.get(range.clone()).unwrap_or_default().to_string();
            hits.push((passage.path.clone(), range, text));
        }
    }
    for group in found.groups(hits, |(path, ..)| path.clone()) {
        let Some((path, range, text)) = group.first() else { continue };
        let first = format!("{} {}", words::quote(text), words::place(document, path));
        let what = match group.len() {
            1 => format!("{first} is a judgement."),
            many => format!("{} events hold a judgement. The first is {first}.", words::count_first(many)),
        };
        let why = "A timeline says what was seen and done; the reading of it belongs under Lessons.";
        let related: Vec<FieldPath> = group.iter().skip(1).map(|(path, ..)| path.clone()).collect();
        let edits = to_lessons(document, &group);
        let title = if group.len() == 1 { "Move it to the lessons" } else { "Move them to the lessons" };
        found.report(path.clone(), what, why).at(range.clone()).with(related).fix(title, edits);
    }
}

/// Each event leaves the timeline and becomes a row of what went poorly. The ids follow from the events, so that the same document offers
/// the same edits.
fn to_lessons(document: &Postmortem, hits: &[(FieldPath, Range<usize>, String)]) -> Vec<Edit> {
    let events = hits.iter().filter_map(|(path, ..)| path.row()).filter_map(|(_, id)| document.timeline.iter().find(|event| event.id == *id));
    let place = document.went_poorly.len();
    events
        .enumerate()
        .flat_map(|(number, event)| {
            let id = RowId::from(format!("{}-said", event.id).as_str());
            let lesson = Lesson { id, text: event.text.clone(), members: Members::default() };
            [Edit::Remove(ListId::Timeline, event.id.clone()), Edit::Insert(place + number, Row::WentPoorly(lesson))]
        })
        .collect()
}
