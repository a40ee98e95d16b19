//! The timeline as a list: days, silent stretches and time since the start, for each row in document order.
//!
//! A pure function of the document. It draws nothing and sorts nothing.

use crate::env::Zones;
use crate::metrics;
use crate::model::{Milestone, Postmortem, RowId, TimelineEvent};
use crate::time::text::Context;
use crate::time::{Clock, Time};
use chrono::{DateTime, NaiveDate, Utc};
use std::ops::Range;

/// A silence longer than this is shown between two events, in seconds.
pub const SILENCE: i64 = 30 * 60;

/// What stands around one event.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Around {
    /// The day that begins with this event, where it differs from the day before.
    pub day: Option<NaiveDate>,
    /// Seconds without a record before this event, if longer than [`SILENCE`].
    pub silence: Option<i64>,
    /// Seconds since the impact started.
    pub since_start: Option<i64>,
}

/// What stands around each event, in document order.
pub fn around(document: &Postmortem, zones: &dyn Zones) -> Vec<(RowId, Around)> {
    let all = around_some(document, 0..document.timeline.len(), zones);
    document.timeline.iter().map(|event| event.id.clone()).zip(all).collect()
}

/// What stands around the events at these places. The rows before them are looked at only as far back as the last time.
pub fn around_some(document: &Postmortem, places: Range<usize>, zones: &dyn Zones) -> Vec<Around> {
    let clock = Clock::of(document, zones);
    let start = document.milestone(Milestone::Started).and_then(|(time, _)| clock.instant(time));
    let rows = document.timeline.get(..places.end.min(document.timeline.len())).unwrap_or_default();
    let (earlier, rows) = rows.split_at(places.start.min(rows.len()));
    let end = |event: &TimelineEvent| {
        let at = clock.instant(event.at.as_ref()?)?;
        event.until.as_ref().and_then(|until| clock.instant(until)).or(Some(at))
    };
    let mut day = earlier.iter().rev().find_map(|event| event.at.as_ref()?.date);
    let mut before: Option<DateTime<Utc>> = earlier.iter().rev().find_map(end);
    let mut look = |event: &TimelineEvent| {
        let mut around = Around::default();
        let Some(at) = &event.at else { return around };
        if at.date.is_some() && at.date != day {
            around.day = at.date;
            day = at.date;
        }
        if let Some(instant) = clock.instant(at) {
            around.since_start = start.map(|start| (instant - start).num_seconds());
            around.silence =
                before.map(|before| (instant - before).num_seconds()).filter(|gap| *gap > SILENCE);
            before = end(event);
        }
        around
    };
    rows.iter().map(&mut look).collect()
}

/// `T+1:05`, or `T-0:10` before the start.
pub fn since(seconds: i64) -> String {
    let sign = if seconds < 0 { '-' } else { '+' };
    let minutes = seconds.unsigned_abs() / 60;
    format!("T{sign}{}:{:02}", minutes / 60, minutes % 60)
}

/// The words of a silence: `45 min`, `1 h 10 min`.
pub fn silence_words(seconds: i64) -> String {
    metrics::words(seconds)
}

/// What the document tells about a time that stands outside its timeline: its zone, and the start of the impact.
pub fn apart(document: &Postmortem) -> Context {
    let start = document.times.get(&Milestone::Started);
    Context {
        date: start.and_then(|start| start.date),
        after: start.cloned(),
        start: start.cloned(),
        ..Context::default()
    }
}

/// What the rows before `id` tell about a time written there: date, zone, and the time before.
pub fn context(document: &Postmortem, id: Option<&RowId>) -> Context {
    let end = id.and_then(|id| document.event_place(id)).unwrap_or(document.timeline.len());
    let earlier = document.timeline.get(..end).unwrap_or_default();
    let before = earlier.iter().rev().find_map(|event| event.at.as_ref().filter(|at| at.clock.is_some()));
    let start = document.milestone(Milestone::Started).map(|(time, _)| time);
    let after: Option<&Time> = before.or(start);
    Context {
        date: after.and_then(|time| time.date),
        // In a document that states its zone, a time without one of its own has none.
        zone: after.filter(|_| document.zone.is_none()).and_then(|time| time.zone.clone()),
        after: after.cloned(),
        start: start.cloned(),
        ..Context::default()
    }
}

/// Where new events go among those of a document: behind the last one that is not later, and behind each other. The order of what
/// stands there is not touched. Each place holds once the events before it are in.
pub fn places(document: &Postmortem, events: &[TimelineEvent], zones: &dyn Zones) -> Vec<usize> {
    let clock = Clock::of(document, zones);
    let instant = |event: &TimelineEvent| event.at.as_ref().and_then(|at| clock.instant(at));
    let mut standing: Vec<Option<DateTime<Utc>>> = document.timeline.iter().map(instant).collect();
    let mut least = 0;
    let mut places = Vec::with_capacity(events.len());
    for event in events {
        let at = instant(event);
        let end = standing.len();
        let place = match at {
            // A step without a time stays behind what it was written under.
            None if least > 0 => least,
            None => end,
            Some(at) => {
                let later = |other: &Option<DateTime<Utc>>| other.is_some_and(|other| other > at);
                standing.iter().position(later).unwrap_or(end)
            }
        };
        standing.insert(place, at);
        least = place + 1;
        places.push(place);
    }
    places
}
