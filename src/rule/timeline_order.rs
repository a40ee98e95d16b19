//! PM001: events that stand after later ones.

use super::subject::DAY;
use super::{Findings, Manual, Rule, Subject, words};
use crate::diagnostic::Level;
use crate::edit::Edit;
use crate::field::{FieldPath, RowField};
use crate::model::{ListId, Profile, RowId};

pub static RULE: Rule = Rule {
    code: "PM001",
    name: "timeline-order",
    level: Level::Warning,
    profile: Profile::Standard,
    manual: Manual {
        finds: "Events of the timeline that stand after an event that happened later. Times written to the hour or marked approximate \
                are given their width, and events without a time are left out.",
        matters: "Readers take the list for the order in which things happened. One event in the wrong place makes an effect look like \
                  its own cause.",
        fix: "“Sort by time” puts every event in its place; events of the same minute keep their order, and an event without a time \
              stays behind the one it followed. If the order is right, the time is not: correct it.",
        example: "- 14:02 Alert fired\n- 14:40 Rolled back\n- 14:10 On-call engineer joined",
        instead: "- 14:02 Alert fired\n- 14:10 On-call engineer joined\n- 14:40 Rolled back",
        allow: "When the timeline is told by team or by place rather than by time.",
    },
    check,
};

struct Late {
    index: usize,
    after: usize,
}

fn check(subject: &Subject<'_>, found: &mut Findings<'_>) {
    let timeline = &subject.document.timeline;
    let slips = subject.slips();
    let mut late = Vec::new();
    let mut latest: Option<(usize, i64)> = None;
    for (index, moment) in subject.moments().iter().enumerate() {
        let Some(moment) = moment else { continue };
        let shift = if slips.binary_search(&index).is_ok() { DAY } else { 0 };
        match latest {
            Some((after, time)) if moment.to + shift < time => late.push(Late { index, after }),
            Some((_, time)) if moment.from + shift <= time => {}
            _ => latest = Some((index, moment.from + shift)),
        }
    }
    let path = |late: &Late| {
        timeline.get(late.index).map_or(FieldPath::List(ListId::Timeline), |event| {
            FieldPath::event(&event.id, RowField::At)
        })
    };
    for group in found.groups(late, path) {
        let (what, place) = match group.as_slice() {
            [one] => (tell(subject, one), path(one)),
            many => {
                let rows: Vec<usize> = many.iter().map(|late| late.index + 1).collect();
                let what = format!(
                    "{} events stand after later ones: events {}.",
                    words::count_first(many.len()),
                    words::numbers(&rows)
                );
                (what, FieldPath::List(ListId::Timeline))
            }
        };
        let why = "Readers take the list for the order in which things happened. Sort the list, or correct the time.";
        let related = group.iter().map(path).filter(|path| *path != place).collect::<Vec<_>>();
        let finding = found.report(place, what, why).with(related);
        if slips.is_empty() {
            finding.fix("Sort by time", vec![Edit::Reorder(ListId::Timeline, sorted(subject))]).sure();
        }
    }
}

fn tell(subject: &Subject<'_>, late: &Late) -> String {
    let time = |index: usize| subject.document.timeline.get(index).and_then(|event| event.at.as_ref());
    let (Some(own), Some(other)) = (time(late.index), time(late.after)) else { return String::new() };
    let (own, other) = words::pair(own, other);
    format!("Event {} at {own} stands after event {} at {other}.", late.index + 1, late.after + 1)
}

/// The ids of all events by time; an event without a time follows the one it followed before.
fn sorted(subject: &Subject<'_>) -> Vec<RowId> {
    let mut last = i64::MIN;
    let mut rows: Vec<(i64, usize)> = Vec::with_capacity(subject.moments().len());
    for (index, moment) in subject.moments().iter().enumerate() {
        last = moment.map_or(last, |moment| moment.at);
        rows.push((last, index));
    }
    rows.sort_unstable();
    let timeline = &subject.document.timeline;
    rows.into_iter().filter_map(|(_, index)| Some(timeline.get(index)?.id.clone())).collect()
}
