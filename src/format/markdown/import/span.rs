//! When the incident began and ended, told in a sentence.

use crate::time::Time;
use crate::time::text::{Context, find_all};

/// The start and the end that a text tells, each if it does.
pub(super) fn span(text: &str, context: &Context) -> (Option<Time>, Option<Time>) {
    let end =
        text.char_indices().map(|(at, _)| at).take_while(|at| *at <= 6000).last().map_or(0, |at| at + 1);
    let text = text.get(..end).unwrap_or(text);
    let all = find_all(text, context);
    let whole = all.iter().find(|found| found.until.is_some() && found.time.clock.is_some());
    if let Some(found) = whole {
        let mut start = found.time.clone();
        let mut stop = found.until.clone();
        if start.date.is_none() {
            // "On May 12 the site was slow. From 5 AM to 8 AM ..."
            start.date = all
                .iter()
                .take_while(|other| other.range.start < found.range.start)
                .filter_map(|other| other.time.date)
                .last();
            if let Some(stop) = &mut stop
                && stop.date.is_none()
            {
                stop.date = start.date;
            }
        }
        return (Some(start), stop);
    }
    let (mut start, mut stop): (Option<Time>, Option<Time>) = (None, None);
    let mut date = context.date;
    for found in &all {
        date = found.time.date.or(date);
        if found.time.clock.is_none() {
            continue;
        }
        let mut time = found.time.clone();
        time.date = time.date.or(date);
        let before = text.get(..found.range.start).unwrap_or_default();
        let from = before.char_indices().rev().nth(60).map_or(0, |(at, _)| at);
        let near = before.get(from..).unwrap_or_default().to_lowercase();
        // What was said last before the time counts.
        let last = |words: &[&str]| words.iter().filter_map(|word| near.rfind(word)).max();
        let begins = last(&[
            "start",
            "began",
            "begin",
            "commenc",
            "since",
            "from",
            "onset",
            "occurred",
            "experienced",
            "went down",
            "outage at",
        ]);
        let ends = last(&[
            "end",
            "conclu",
            "resolved",
            "until",
            "restored",
            "recovered",
            "lasted to",
            "back up",
            "fixed",
            "operational",
        ]);
        match (begins, ends) {
            (_, Some(end)) if begins.is_none_or(|begin| begin < end) => stop = stop.or(Some(time)),
            (Some(_), _) => start = start.or(Some(time)),
            _ if start.is_none() && breaks(text.get(found.range.end..).unwrap_or_default()) => {
                start = Some(time)
            }
            _ => {}
        }
    }
    if let (Some(start), Some(stop)) = (&mut start, &mut stop) {
        if start.zone.is_none() {
            start.zone.clone_from(&stop.zone);
        }
        if stop.zone.is_none() {
            stop.zone.clone_from(&start.zone);
        }
        start.date = start.date.or(stop.date);
        stop.date = stop.date.or(start.date);
    }
    (start, stop)
}

/// What follows a time tells that something broke at it: "At 2:00 PM Apache stopped running".
fn breaks(after: &str) -> bool {
    const WORDS: [&str; 14] = [
        "went down",
        "stopped",
        "experienced",
        "outage",
        "unavailable",
        "failed",
        "failing",
        "crashed",
        "was down",
        "began",
        "started",
        "became",
        "degrad",
        "incident",
    ];
    let end = after.char_indices().nth(70).map_or(after.len(), |(at, _)| at);
    let near = after.get(..end).unwrap_or_default().to_lowercase();
    WORDS.iter().any(|word| near.contains(word))
}
