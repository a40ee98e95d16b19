//! PM015: the same event twice.

use super::subject::MINUTE;
use super::overlap::content_words;
use super::{Findings, Manual, Passage, Rule, Subject, words};
use crate::diagnostic::Level;
use crate::edit::Edit;
use crate::field::{FieldPath, RowField};
use crate::model::{ListId, Profile, TimelineEvent};
use std::collections::BTreeSet;

pub static RULE: Rule = Rule {
    code: "PM015",
    name: "duplicate-event",
    level: Level::Advice,
    profile: Profile::Standard,
    manual: Manual {
        finds: "Events of the same minute whose words are the same, or all but the same. A figure that differs, as in shard 7 and shard 8, makes two events of them.",
        matters: "Two sources of one event make it look like two, and a reader wonders what changed between them.",
        fix: "Remove one, or say in what they differ.",
        example: "- 14:02 Alert fired for checkout errors\n- 14:02 Alert for checkout errors fired",
        instead: "- 14:02 Alert fired for checkout errors",
        allow: "When it did happen twice.",
    },
    check,
};

/// Events of one minute that are compared with each other; a crowd is the matter of PM014.
const CROWD: usize = 20;

fn check(subject: &Subject<'_>, found: &mut Findings<'_>) {
    let timeline = &subject.document.timeline;
    let mut minutes: Vec<(i64, usize)> = subject
        .moments()
        .iter()
        .enumerate()
        .filter_map(|(index, moment)| Some((moment.as_ref()?.at.div_euclid(MINUTE), index)))
        .collect();
    // As most timelines are, already.
    if !minutes.is_sorted() {
        minutes.sort_unstable();
    }
    let mut texts = subject.passages().iter().filter(|passage| matches!(passage.path, FieldPath::RowField(ListId::Timeline, _, RowField::Text))).peekable();
    let texts: Vec<Option<&Passage<'_>>> = timeline
        .iter()
        .map(|event| texts.next_if(|passage| matches!(&passage.path, FieldPath::RowField(_, id, _) if *id == event.id)))
        .collect();
    let mut twins: Vec<(usize, &TimelineEvent, usize)> = Vec::new();
    for crowd in minutes.chunk_by(|one, other| one.0 == other.0).filter(|crowd| (2..=CROWD).contains(&crowd.len())) {
        let events: Vec<(usize, &TimelineEvent)> =
            crowd.iter().filter_map(|(_, index)| Some((*index, timeline.get(*index)?))).collect();
        // Of few events the words are wanted, but of those again and again.
        let mut meanings: Vec<Option<BTreeSet<String>>> = vec![None; events.len()];
        let sketch = |index: &usize| texts.get(*index).copied().flatten().map(Passage::sketch);
        for (place, (index, event)) in events.iter().enumerate() {
            let Some(own) = sketch(index) else { continue };
            let mut like = |other: &usize| {
                let Some((at, twin)) = events.get(*other) else { return false };
                if !sketch(at).is_some_and(|sketch| own.may_be_near(sketch)) {
                    return false;
                }
                for (place, event) in [(place, *event), (*other, *twin)] {
                    if let Some(known) = meanings.get_mut(place) {
                        known.get_or_insert_with(|| meaning(event));
                    }
                }
                match (meanings.get(place), meanings.get(*other)) {
                    (Some(Some(one)), Some(Some(other))) => alike(one, other),
                    _ => false,
                }
            };
            if let Some((first, _)) = (0..place).find(|other| like(other)).and_then(|other| events.get(other)) {
                twins.push((*index, event, *first));
            }
        }
    }
    twins.sort_by_key(|(index, ..)| *index);
    let path = |event: &TimelineEvent| FieldPath::event(&event.id, RowField::Text);
    for group in found.groups(twins, |(_, event, _)| path(event)) {
        let Some((index, event, other)) = group.first() else { continue };
        let what = match group.len() {
            1 => format!("Event {} says what event {} says, at the same minute.", index + 1, other + 1),
            many => format!(
                "{} events say what another of the same minute says. The first is event {}, after event {}.",
                words::count_first(many),
                index + 1,
                other + 1
            ),
        };
        let edits = group.iter().map(|(_, event, _)| Edit::Remove(ListId::Timeline, event.id.clone())).collect();
        let related: Vec<FieldPath> = group.iter().skip(1).map(|(_, event, _)| path(event)).collect();
        let title = if group.len() == 1 { format!("Remove event {}", index + 1) } else { "Remove the repetitions".to_string() };
        found
            .report(path(event), what, "Two sources of one event make it look like two. Remove one, or say in what they differ.")
            .with(related)
            .fix(title, edits);
    }
}

/// A figure tells one event from another of the same words: `shard 7`, `attempt 2`.
fn has_digit(word: &str) -> bool {
    word.bytes().any(|byte| byte.is_ascii_digit())
}

fn meaning(event: &TimelineEvent) -> BTreeSet<String> {
    let figures = event.text.split(|letter: char| !letter.is_alphanumeric()).filter(|word| has_digit(word));
    content_words(&event.text).into_iter().chain(figures.map(str::to_lowercase)).collect()
}

/// Nine of ten words in common.
fn alike(one: &BTreeSet<String>, other: &BTreeSet<String>) -> bool {
    let (shared, all) = (one.intersection(other).count(), one.union(other).count());
    all >= 2 && shared * 10 >= all * 9
}
