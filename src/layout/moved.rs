//! An event at another time: what its times would be if its marker were put elsewhere on the scale.

use super::scene::Scene;
use crate::env::Zones;
use crate::metrics::moment::instant;
use crate::model::Postmortem;
use crate::time::{Precision, Time, text};
use chrono::TimeDelta;

impl Scene {
    /// The times of the event at `index` if it began at `second`: its beginning and, if it lasted, its end, as long after it as
    /// before. The clock is rounded to `step` seconds. Zone, hours and mark of approximation stay as they were written; the date is
    /// written only if it was before or if it changes.
    pub fn moved(
        &self,
        document: &Postmortem,
        zones: &dyn Zones,
        index: usize,
        second: f64,
        step: i64,
    ) -> Option<(Time, Option<Time>)> {
        let event = document.timeline.get(index)?;
        let (at, until) = self.moments().events().get(index).copied()?;
        let (time, at) = (event.at.as_ref()?, at?);
        let moved = placed(time, document, zones, second, step)?;
        let by = second - at.at as f64;
        let until = until.zip(event.until.as_ref());
        let until = until.and_then(|(until, time)| placed(time, document, zones, until.at as f64 + by, step));
        Some((moved, until))
    }
}

fn placed(time: &Time, document: &Postmortem, zones: &dyn Zones, second: f64, step: i64) -> Option<Time> {
    let at = instant(second as i64);
    let offset =
        time.zone.as_ref().or(document.zone.as_ref()).and_then(|zone| {
            zone.offset.map(|offset| offset.0).or_else(|| zones.offset_at(&zone.written, at))
        });
    let wall = at.naive_utc().checked_add_signed(TimeDelta::seconds(offset.unwrap_or_default().into()))?;
    // Round on the wall clock, not on the instant: some zones lie a quarter of an hour off.
    let step = step.max(1);
    let seconds = wall.and_utc().timestamp().checked_add(step / 2)?.div_euclid(step).checked_mul(step)?;
    let wall = instant(seconds).naive_utc();
    let date = time.date.map(|_| wall.date());
    let precision = if step % 60 == 0 { Precision::Minute } else { Precision::Second };
    let mut moved = Time { date, clock: Some(wall.time()), precision, ..time.clone() };
    let digits = time.written.chars().filter(char::is_ascii_digit).count();
    let date_was_written = digits > 6;
    let written_date = if date_was_written || date != time.date { date } else { None };
    let zone = time.zone.clone().filter(|zone| time.written.contains(&zone.written));
    moved.written = text::write(&Time { date: written_date, zone, ..moved.clone() });
    Some(moved)
}
