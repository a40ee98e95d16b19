//! PM015: the same event twice.

use super::overlap::content_words;
use super::{Findings, Manual, Rule, Subject, words};
use crate::diagnostic::Level;
use crate::edit::Edit;
use crate::field::{FieldPath, RowField};
use crate::model::{ListId, Profile, TimelineEvent};
use chrono::{DateTime, Timelike, Utc};
use std::collections::{BTreeSet, HashMap};

pub static RULE: Rule = Rule {
    code: "PM015",
    name: "duplicate-event",
    level: Level::Advice,
    profile: Profile::Standard,
    manual: Manual {
        finds: "Events of the same minute whose words are the same, or all but the same.",
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
    let mut minutes: HashMap<DateTime<Utc>, Vec<(usize, &TimelineEvent)>> = HashMap::new();
    for (index, (event, moment)) in subject.document.timeline.iter().zip(subject.moments()).enumerate() {
        let minute = moment.and_then(|moment| moment.at.with_second(0));
        if let Some(minute) = minute {
            minutes.entry(minute).or_default().push((index, event));
        }
    }
    let mut twins: Vec<(usize, &TimelineEvent, usize)> = Vec::new();
    for events in minutes.values().filter(|events| (2..=CROWD).contains(&events.len())) {
        let meanings: Vec<BTreeSet<String>> = events.iter().map(|(_, event)| content_words(&event.text).into_iter().collect()).collect();
        for (place, (index, event)) in events.iter().enumerate() {
            let Some(own) = meanings.get(place) else { continue };
            let twin = (0..place).find(|other| meanings.get(*other).is_some_and(|other| alike(own, other)));
            if let Some((first, _)) = twin.and_then(|other| events.get(other)) {
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

/// Nine of ten words in common.
fn alike(one: &BTreeSet<String>, other: &BTreeSet<String>) -> bool {
    let (shared, all) = (one.intersection(other).count(), one.union(other).count());
    all >= 2 && shared * 10 >= all * 9
}
