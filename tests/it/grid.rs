//! The timeline as a grid: rows typed and pasted, the middle of two times, shifting, choosing, finding, and the window of a long list.

mod changes;
mod pasting;
mod times;
mod window;

use chrono::NaiveDate;
use postmortem_editor::env::Zones;
use postmortem_editor::model::{Postmortem, RowId, TimelineEvent};
use postmortem_editor::time::text::{Context, read_zone, typing};
use postmortem_editor::time::{Time, Zone};

fn id(number: usize) -> RowId {
    RowId::from(format!("e{number:04}").as_str())
}

/// A time of March 10, 2024.
fn time(words: &str) -> Time {
    let context = Context { date: NaiveDate::from_ymd_opt(2024, 3, 10), ..Context::default() };
    typing(words, &context, None)
}

/// A document whose events have these times and words.
fn document(rows: &[(&str, &str)]) -> Postmortem {
    let event = |(number, (at, text)): (usize, &(&str, &str))| TimelineEvent {
        at: (!at.is_empty()).then(|| time(at)),
        text: (*text).to_owned(),
        ..TimelineEvent::new(id(number))
    };
    Postmortem {
        zone: read_zone("UTC"),
        timeline: rows.iter().enumerate().map(event).collect(),
        ..Postmortem::default()
    }
}

fn written(document: &Postmortem) -> Vec<String> {
    document
        .timeline
        .iter()
        .map(|event| event.at.as_ref().map_or(String::new(), |at| at.written.clone()))
        .collect()
}

fn named(zone: &str) -> Option<Zone> {
    Some(Zone { written: zone.to_owned(), offset: None })
}

/// The IANA database, as on the command line.
pub struct Database;

impl Zones for Database {
    fn offset_at(&self, name: &str, instant: chrono::DateTime<chrono::Utc>) -> Option<i32> {
        use chrono::Offset;
        let zone: chrono_tz::Tz = name.parse().ok()?;
        Some(instant.with_timezone(&zone).offset().fix().local_minus_utc())
    }
}
