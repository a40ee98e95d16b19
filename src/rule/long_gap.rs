//! PM013: stretches of the incident without any record.

use super::subject::{MINUTE, Moment};
use super::{Findings, Manual, Rule, Subject, mend, words};
use crate::diagnostic::{Diagnostic, Level};
use crate::edit::{Edit, Row};
use crate::field::{FieldPath, RowField};
use crate::model::{ListId, Milestone, Profile, RowId, TimelineEvent};
use chrono::TimeDelta;

pub static RULE: Rule = Rule {
    code: "PM013",
    name: "long-gap",
    level: Level::Warning,
    profile: Profile::Standard,
    manual: Manual {
        finds: "More than 30 minutes between two events of the timeline between detection and mitigation, with nothing between. For incidents longer \
                than six hours the limit is a twelfth of their length. An event that has an \
                end covers the time up to it, and so does an event without a time that stands between the two.",
        matters: "A silent stretch is either history that nobody wrote down or time in which nobody noticed. Both are worth knowing apart.",
        fix: "Add what happened. If nothing is known, say that: “Nothing known” adds an event that covers the stretch and says so.",
        example: "- 14:02 Alert fired\n- 15:40 Rolled back",
        instead: "- 14:02 Alert fired\n- 14:02 to 15:20 Waited for the restore of the backup\n- 15:40 Rolled back",
        allow: "When the incident lasted for days and the timeline is told by the hour.",
    },
    check,
};

struct Gap<'a> {
    before: (usize, &'a TimelineEvent),
    after: (usize, &'a TimelineEvent),
    length: i64,
}

fn check(subject: &Subject<'_>, found: &mut Findings<'_>) {
    let at = |gap: &Gap<'_>| FieldPath::event(&gap.after.1.id, RowField::At);
    let (gaps, limit) = gaps(subject);
    for group in found.groups(gaps, at) {
        let Some(longest) = group.iter().reduce(|long, gap| if gap.length > long.length { gap } else { long }) else { continue };
        let Some((from, to)) = ends(longest) else { continue };
        let span = |length| words::span(TimeDelta::microseconds(length));
        let length = span(longest.length);
        let as_long = group.iter().filter(|gap| gap.length == longest.length).count();
        let (path, what) = match group.len() {
            1 => (at(longest), format!("Nothing between {from} and {to}, {length} without a record.")),
            many => (
                FieldPath::List(ListId::Timeline),
                format!(
                    "{} stretches are longer than {}. The longest {} {length}{}, after {from}.",
                    words::count_first(many),
                    if limit == 30 * MINUTE { "30 minutes".to_string() } else { span(limit) },
                    if as_long > 1 { "are" } else { "is" },
                    if as_long > 1 { " each" } else { "" },
                ),
            ),
        };
        let related: Vec<FieldPath> = group.iter().map(at).filter(|related| *related != path).collect();
        let finding =
            found.report(path, what, "The reader cannot tell whether nothing happened or nobody wrote. Add what happened, or say that nothing is known.");
        finding.with(related);
        offer(subject, longest, finding);
    }
}

/// The silent stretches of the impact, in the order of time.
fn gaps<'a>(subject: &Subject<'a>) -> (Vec<Gap<'a>>, i64) {
    let timeline = &subject.document.timeline;
    let dated = subject.dated();
    // Before anybody noticed nobody could write anything down; that time is measured as time to detect.
    let start = [Milestone::Detected, Milestone::Started]
        .into_iter()
        .filter_map(|milestone| subject.mark(milestone).filter(|_| dated))
        .map(|mark| mark.moment.from)
        .next();
    let end = [Milestone::Mitigated, Milestone::Resolved]
        .into_iter()
        .filter_map(|milestone| subject.mark(milestone).filter(|_| dated))
        .map(|mark| mark.moment.from)
        .next();
    let moments = subject.moments();
    let mut order: Vec<(i64, usize)> = moments
        .iter()
        .enumerate()
        .filter_map(|(index, moment)| Some((moment.as_ref()?.from, index)))
        .collect();
    // As most timelines are, already.
    if !order.is_sorted() {
        order.sort_unstable();
    }
    let at = |(_, index): &(i64, usize)| Some(moments.get(*index).copied().flatten()?.at);
    let first = start.or_else(|| order.first().and_then(at));
    let last = end.or_else(|| order.last().and_then(at));
    // Half an hour, or a twelfth of a long incident: days are told by the hour.
    let length = first.zip(last).map_or(0, |(first, last)| last - first);
    let limit = (30 * MINUTE).max(length / MINUTE / 12 * MINUTE);
    let untimed = untimed_before(timeline);
    let mut gaps = Vec::new();
    let mut reach: Option<(Moment, usize, &TimelineEvent)> = None;
    for (_, index) in order {
        let (Some(event), Some(Some(moment))) = (timeline.get(index), moments.get(index)) else { continue };
        if let Some((until, before, last)) = reach {
            let silent = moment.from - until.to > limit;
            let during = start.is_none_or(|start| until.at >= start) && end.is_none_or(|end| until.at < end);
            let told = || untimed.get(index).zip(untimed.get(before)).is_some_and(|(now, then)| now > then);
            if silent && during && !told() {
                gaps.push(Gap { before: (before, last), after: (index, event), length: moment.at - until.at });
            }
        }
        let lasts = event
            .until
            .as_ref()
            .and_then(|until| subject.moment(until))
            .filter(|until| until.to > moment.to)
            .unwrap_or(*moment);
        if reach.is_none_or(|(until, ..)| lasts.to >= until.to) {
            reach = Some((lasts, index, event));
        }
    }
    (gaps, limit)
}

/// How many events without a time stand before each place of the timeline.
fn untimed_before(timeline: &[TimelineEvent]) -> Vec<usize> {
    let mut count = 0;
    timeline
        .iter()
        .map(|event| {
            let before = count;
            count += usize::from(event.at.is_none() && !event.text.trim().is_empty());
            before
        })
        .collect()
}

fn ends(gap: &Gap<'_>) -> Option<(String, String)> {
    let last = gap.before.1.until.as_ref().or(gap.before.1.at.as_ref())?;
    Some(words::pair(last, gap.after.1.at.as_ref()?))
}

/// Two ways to fill the stretch. The new row's id follows from the row before, so that the same document offers the same edit.
fn offer(subject: &Subject<'_>, gap: &Gap<'_>, finding: &mut Diagnostic) {
    let (before, after) = (gap.before.1, gap.after.1);
    let (Some(from), Some(to)) = (before.until.as_ref().or(before.at.as_ref()), after.at.as_ref()) else { return };
    let id = RowId::from(format!("{}-gap", before.id).as_str());
    let in_order = gap.after.0 == gap.before.0 + 1;
    if !in_order || subject.document.timeline.iter().any(|event| event.id == id) {
        return;
    }
    if let Some(middle) = mend::midway(from, to) {
        let title = format!("Insert at {}", words::clock(&middle));
        let event = TimelineEvent { at: Some(middle), ..TimelineEvent::new(id.clone()) };
        finding.fix(title, vec![Edit::Insert(gap.after.0, Row::Timeline(event))]);
    }
    let silence = TimelineEvent {
        at: Some(from.clone()),
        until: Some(to.clone()),
        text: "Nothing is known of this stretch.".to_string(),
        ..TimelineEvent::new(id)
    };
    finding.fix("Nothing known", vec![Edit::Insert(gap.after.0, Row::Timeline(silence))]);
}
