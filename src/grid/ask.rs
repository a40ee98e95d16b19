//! Wall times that did not exist or came twice, asked about at the field: which offset was meant?

use crate::env::Zones;
use crate::model::Postmortem;
use crate::time::{Clock, LocalOffset, Offset, Time, Zone, written};
use chrono::TimeDelta;

/// A question about a time, with its answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// What is the matter, in plain words.
    pub what: String,
    /// What can be meant: the words of the button, and the time it makes.
    pub answers: Vec<(String, Time)>,
}

/// What has to be asked about a time of the document, if anything.
pub fn question(time: &Time, document: &Postmortem, zones: &dyn Zones) -> Option<Question> {
    let zone = time.zone.as_ref().or(document.zone.as_ref()).filter(|zone| zone.offset.is_none())?;
    let local = time.date?.and_time(time.clock?);
    let place = &zone.written;
    let clock = written("%H:%M", &local);
    match Clock::of(document, zones).local_offset(zone, local) {
        LocalOffset::Gap(before, after) => {
            let later = local + TimeDelta::seconds((after.0 - before.0).into());
            let earlier = local - TimeDelta::seconds((after.0 - before.0).into());
            Some(Question {
                what: format!(
                    "{clock} did not exist in {place} that night: clocks went forward. Which was meant?"
                ),
                answers: vec![
                    (format!("{}, {}", written("%H:%M", &later), utc(after)), stated(time, before)),
                    (format!("{}, {}", written("%H:%M", &earlier), utc(before)), stated(time, after)),
                ],
            })
        }
        LocalOffset::Fold(before, after) => Some(Question {
            what: format!("{clock} came twice in {place} that night: clocks went back. Which was it?"),
            answers: vec![
                (format!("The first, {}", utc(before)), stated(time, before)),
                (format!("The second, {}", utc(after)), stated(time, after)),
            ],
        }),
        LocalOffset::One(_) | LocalOffset::Unknown => None,
    }
}

/// The time with its offset stated, in its words as well.
fn stated(time: &Time, offset: Offset) -> Time {
    let zone = Zone { written: utc(offset), offset: Some(offset) };
    let said = time.zone.as_ref().map(|zone| zone.written.as_str()).filter(|said| !said.is_empty());
    let bare = said.and_then(|said| time.written.strip_suffix(said)).unwrap_or(&time.written).trim_end();
    Time { written: format!("{bare} {}", zone.written), zone: Some(zone), ..time.clone() }
}

/// `UTC+2`, `UTC-4:30`.
fn utc(offset: Offset) -> String {
    let minutes = offset.0 / 60;
    let sign = if minutes < 0 { '-' } else { '+' };
    match (minutes.abs() / 60, minutes.abs() % 60) {
        (hours, 0) => format!("UTC{sign}{hours}"),
        (hours, minutes) => format!("UTC{sign}{hours}:{minutes:02}"),
    }
}
