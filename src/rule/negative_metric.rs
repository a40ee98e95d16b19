//! PM007: stretches of time that end before they begin.

use super::{Findings, Manual, Rule, Subject, words};
use crate::diagnostic::Level;
use crate::field::{FieldPath, RowField};
use crate::model::{ListId, Profile};
use crate::time::Time;

pub static RULE: Rule = Rule {
    code: "PM007",
    name: "negative-metric",
    level: Level::Error,
    profile: Profile::Standard,
    manual: Manual {
        finds: "Impact windows and events that end before they begin, and stated lengths that are negative. The order of milestones is \
                the matter of PM006.",
        matters: "A negative length is never true, and every sum that it enters is too small.",
        fix: "Exchange the two times, or correct the date of the end.",
        example: "| Start | End |\n| --- | --- |\n| 2024-03-10 14:40 UTC | 2024-03-10 14:02 UTC |",
        instead: "| Start | End |\n| --- | --- |\n| 2024-03-10 14:02 UTC | 2024-03-10 14:40 UTC |",
        allow: "There is no good reason; correct the time.",
    },
    check,
};

fn check(subject: &Subject<'_>, found: &mut Findings<'_>) {
    let document = subject.document;
    let windows = document.windows.iter().enumerate().filter(|(_, window)| window.end.is_some()).map(|(index, window)| {
        let path = FieldPath::RowField(ListId::Windows, window.id.clone(), RowField::End);
        (path, format!("Impact window {}", index + 1), window.start.as_ref(), window.end.as_ref())
    });
    let events = document.timeline.iter().enumerate().filter(|(_, event)| event.until.is_some()).map(|(index, event)| {
        let path = FieldPath::event(&event.id, RowField::Until);
        (path, format!("Event {}", index + 1), event.at.as_ref(), event.until.as_ref())
    });
    let backwards = |start: &Time, end: &Time| {
        subject.moment(start).zip(subject.moment(end)).is_some_and(|(start, end)| end.to < start.from)
    };
    for (path, name, start, end) in windows.chain(events) {
        let (Some(start), Some(end)) = (start, end) else { continue };
        if backwards(start, end) {
            let (from, to) = words::pair(start, end);
            let why = "A length below zero is never true. Exchange the two times, or correct the date of the end.";
            found.report(path, format!("{name} ends at {to}, before it begins at {from}."), why);
        }
    }
    for stat in &document.stats {
        let text = stat.text.trim_start();
        let negative = text.starts_with(['-', '−']) && super::duration::read(text).is_some();
        if negative {
            let path = FieldPath::RowField(ListId::Stats, stat.id.clone(), RowField::Text);
            let what = format!("{} is stated as {}.", words::quote(&stat.label), words::quote(text));
            found.report(path, what, "A length below zero is never true. Correct it, or the times that it was computed from.");
        }
    }
}
