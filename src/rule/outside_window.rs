//! PM002: events far outside the incident, most often by a slip of the date.

use super::subject::DAY;
use super::{Findings, Manual, Rule, Subject, mend, words};
use crate::diagnostic::Level;
use crate::edit::Edit;
use crate::field::{FieldPath, RowField, Value};
use crate::model::{Milestone, Profile, TimelineEvent};

pub static RULE: Rule = Rule {
    code: "PM002",
    name: "outside-window",
    level: Level::Warning,
    profile: Profile::Standard,
    manual: Manual {
        finds: "Events that lie more than 30 days before the impact started or more than 7 days after it ended, and events that carry the \
                date of the evening before because the clock passed midnight: dated before the start, but in order one day later.",
        matters: "One wrong date stretches the whole drawing, and every span that is measured from it is wrong by hours or months.",
        fix: "Correct the date. Where the event fits in exactly one day later, the button sets that date.",
        example: "- Impact started: Mar 10, 2024, 8:00 PM\n\n## Timeline\n- Mar 10, 11:00 PM Restarted\n- Mar 10, 12:30 AM Back to normal",
        instead: "- Impact started: Mar 10, 2024, 8:00 PM\n\n## Timeline\n- Mar 10, 11:00 PM Restarted\n- Mar 11, 12:30 AM Back to normal",
        allow: "When the event belongs to the story although it is old: the change of last year that made the failure possible.",
    },
    check,
};

fn check(subject: &Subject<'_>, found: &mut Findings<'_>) {
    let Some(start) = subject.mark(Milestone::Started).filter(|_| subject.dated()) else { return };
    let end = [Milestone::Closed, Milestone::Resolved, Milestone::Mitigated]
        .into_iter()
        .find_map(|milestone| subject.mark(milestone))
        .filter(|end| end.moment.at >= start.moment.at);
    let slips = subject.slips();
    let rows = subject.document.timeline.iter().zip(subject.moments()).enumerate();
    let mut early = Vec::new();
    let mut outside = Vec::new();
    for (index, (event, moment)) in rows {
        let Some(moment) = moment else { continue };
        let before = start.moment.from - moment.to > 30 * DAY;
        let after = end.as_ref().is_some_and(|end| moment.from - end.moment.to > 7 * DAY);
        if slips.binary_search(&index).is_ok() {
            early.push((index, event));
        } else if before || after {
            outside.push((index, event, before));
        }
    }
    let at = |event: &TimelineEvent| FieldPath::event(&event.id, RowField::At);
    for group in found.groups(early, |(_, event)| at(event)) {
        let Some((index, event)) = group.first() else { continue };
        let Some(time) = &event.at else { continue };
        let what = match group.as_slice() {
            [_] => format!(
                "Event {} is dated {}, before the impact started at {}.",
                index + 1,
                words::moment(time),
                words::moment(start.time)
            ),
            many => format!(
                "{} events are dated before the impact started at {}: events {}.",
                words::count_first(many.len()),
                words::moment(start.time),
                words::numbers(&many.iter().map(|(index, _)| index + 1).collect::<Vec<_>>())
            ),
        };
        let why = "They stand after events of that evening, so the clock has passed midnight. One day later they are in order.";
        let why = if group.len() == 1 {
            "It stands after events of that evening, so the clock has passed midnight. One day later it is in order."
        } else {
            why
        };
        let edits: Vec<Edit> = group
            .iter()
            .filter_map(|(_, event)| {
                let moved = mend::next_day(event.at.as_ref()?)?;
                Some(Edit::Set(at(event), Value::Time(Some(moved))))
            })
            .collect();
        let date = time.date.and_then(|date| date.succ_opt());
        let related = group.iter().skip(1).map(|(_, event)| at(event)).chain([start.path.clone()]);
        let finding = found.report(at(event), what, why).with(related);
        if let Some(date) = date {
            finding.fix(format!("Change to {}", crate::time::written("%b %-d", &date)), edits);
        }
    }
    for group in found.groups(outside, |(_, event, _)| at(event)) {
        let Some((index, event, before)) = group.first() else { continue };
        let what = match group.as_slice() {
            [_] => {
                let edge = if *before { Some(&start) } else { end.as_ref() };
                let (Some(time), Some(edge)) = (&event.at, edge) else { continue };
                let distance = if *before { "before the impact started" } else { "after the impact ended" };
                let (own, other) = words::pair(time, edge.time);
                format!("Event {} at {own} is more than {} {distance} at {other}.", index + 1, if *before { "30 days" } else { "7 days" })
            }
            many => format!(
                "{} events lie far outside the incident: events {}.",
                words::count_first(many.len()),
                words::numbers(&many.iter().map(|(index, ..)| index + 1).collect::<Vec<_>>())
            ),
        };
        let related = group.iter().skip(1).map(|(_, event, _)| at(event)).chain([start.path.clone()]);
        found
            .report(at(event), what, "A slip in the date stretches the drawing and every span measured from it. Check the date.")
            .with(related);
    }
}
