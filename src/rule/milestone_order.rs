//! PM006: milestones in an impossible order.

use super::subject::{DAY, HOUR, Mark};
use super::{Findings, Manual, Rule, Subject, mend, words};
use crate::diagnostic::Level;
use crate::edit::Edit;
use crate::field::Value;
use crate::model::{Milestone, Profile};
use chrono::TimeDelta;

pub static RULE: Rule = Rule {
    code: "PM006",
    name: "milestone-order",
    level: Level::Error,
    profile: Profile::Lite,
    manual: Manual {
        finds: "Milestones that break the order started, detected, acknowledged, mitigated, resolved, closed. Only milestones whose date and \
                clock time are known are compared, as instants, with the width of their wording.",
        matters: "Spans between them come out negative, and every figure built on them is wrong.",
        fix: "Correct the time that is wrong, or mark another event. Where an end lies on the same date as the start and the clock has passed \
              midnight, the button sets the day after.",
        example: "- Impact started: Mar 10, 2024, 8:00 PM\n- Impact ended: Mar 10, 2024, 2:00 AM",
        instead: "- Impact started: Mar 10, 2024, 8:00 PM\n- Impact ended: Mar 11, 2024, 2:00 AM",
        allow: "When something was detected before users felt it. Then the lead is worth a sentence in the document too.",
    },
    check,
};

const ORDER: [Milestone; 6] = [
    Milestone::Started,
    Milestone::Detected,
    Milestone::Acknowledged,
    Milestone::Mitigated,
    Milestone::Resolved,
    Milestone::Closed,
];

fn check(subject: &Subject<'_>, found: &mut Findings<'_>) {
    let mut latest: Option<Mark<'_>> = None;
    for mark in ORDER.into_iter().filter_map(|milestone| subject.mark(milestone)) {
        // Words alone made the event a mitigation; a finding would rest on a guess.
        if mark.milestone == Milestone::Mitigated && mark.inferred {
            continue;
        }
        match &latest {
            Some(earlier) if mark.moment.to < earlier.moment.from => report(earlier, &mark, found),
            _ => latest = Some(mark),
        }
    }
}

fn report(earlier: &Mark<'_>, later: &Mark<'_>, found: &mut Findings<'_>) {
    let (first, second) = words::pair(earlier.time, later.time);
    let distance = earlier.moment.at - later.moment.at;
    let what = match (earlier.milestone, later.milestone) {
        (Milestone::Started, Milestone::Resolved) => {
            format!("The impact ends {} before it starts: it ends {second} and starts {first}.", words::span(TimeDelta::microseconds(distance)))
        }
        (earlier, later) => {
            format!("{} {first} is after {} {second}.", earlier.label(), later.label().to_lowercase())
        }
    };
    let passed_midnight = matches!(later.milestone, Milestone::Mitigated | Milestone::Resolved | Milestone::Closed)
        && (12 * HOUR..DAY).contains(&distance);
    let why = if passed_midnight {
        "Spans between them come out negative. The times look right for the next day."
    } else {
        "Spans between them come out negative. Correct the time that is wrong, or mark another event."
    };
    let finding = found.report(later.path.clone(), what, why).with([earlier.path.clone()]);
    if !passed_midnight && earlier.time.zone == later.time.zone {
        let swap = [(&later.path, earlier.time), (&earlier.path, later.time)];
        let edits = swap.map(|(path, time)| Edit::Set(path.clone(), Value::Time(Some(time.clone()))));
        finding.fix("Exchange the two times", edits.to_vec());
    }
    let moved = if passed_midnight { mend::next_day(later.time) } else { None };
    if let Some((moved, date)) = moved.and_then(|moved| moved.date.map(|date| (moved, date))) {
        let edit = Edit::Set(later.path.clone(), Value::Time(Some(moved)));
        finding.fix(format!("Change to {}", crate::time::written("%b %-d", &date)), vec![edit]);
    }
}
