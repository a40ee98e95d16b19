//! One typed line as an event: `14:02 the alert fired`, `+5 rolled back`, `14:02-14:20 error rate above 5 %`.

use crate::env::Zones;
use crate::model::{EventKind, Postmortem, RowId, TimelineEvent};
use crate::time::text::{Context, typed};
use crate::time::{Clock, Offset, Time, Zone};
use chrono::{DateTime, NaiveTime, Timelike, Utc};

/// How the kind of an event is told from its words.
pub type KindOf = fn(&str) -> Option<EventKind>;

/// The event that a line tells. Total: a line without a time is an event without one.
pub fn read(line: &str, id: RowId, context: &Context, now: Option<&Time>, kind_of: KindOf) -> TimelineEvent {
    let mut event = TimelineEvent::new(id);
    let mut rest = line.trim().trim_start_matches(['-', '*', '•']).trim_start();
    // A bullet is no sign; `-5` is no time either.
    if let Some(found) = typed(rest, context, now) {
        rest = rest.get(found.end..).unwrap_or_default();
        (event.at, event.until) = (Some(found.at), found.until);
        rest =
            rest.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, ':' | '-' | '–' | '—' | '|'));
    }
    event.text = rest.trim_end().to_owned();
    guess_kind(&mut event, kind_of);
    event
}

/// Take the kind that the words of the event suggest, as a guess.
pub(super) fn guess_kind(event: &mut TimelineEvent, kind_of: KindOf) {
    if let Some(kind) = kind_of(&event.text) {
        (event.kind, event.inferred) = (kind, true);
    }
}

/// The present as a time of the document: on its own clock, to the minute. In a document without a zone it says that it is UTC.
pub fn present(document: &Postmortem, instant: DateTime<Utc>, zones: &dyn Zones) -> Time {
    let local = Clock::of(document, zones).local(instant);
    let zone = document.zone.is_none().then(|| Zone { written: "UTC".to_owned(), offset: Some(Offset(0)) });
    let clock = NaiveTime::from_hms_opt(local.hour(), local.minute(), 0);
    Time { date: Some(local.date()), clock, zone, ..Time::default() }
}
