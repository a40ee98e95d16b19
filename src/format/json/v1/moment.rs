//! Times and zones in JSON: what was written beside what it means, so that people and programs both have what they need.
//!
//! `utc` is derived and never believed when there is anything else.

use crate::format::json::input::{Input, Notes, words};
use crate::format::json::node::{Node, Out};
use crate::model::Members;
use crate::time::{Clock, Offset, Precision, Time, Zone, figures, text};
use chrono::{DateTime, SecondsFormat};

/// A time as an object. With a clock, the instant is added for programs.
pub(crate) fn write(time: &Time, clock: Option<&Clock<'_>>) -> Node {
    let mut out = Out::default();
    out.text("written", &time.written);
    let instant = clock.and_then(|clock| clock.instant(time));
    out.some("utc", instant.map(|utc| Node::text(utc.to_rfc3339_opts(SecondsFormat::AutoSi, true))));
    out.some("date", time.date.map(|date| Node::text(figures::write_date(date))));
    out.some("clock", time.clock.map(|clock| Node::text(figures::write_clock(clock))));
    out.some("zone", time.zone.as_ref().map(write_zone));
    let usual = Precision::default();
    out.some("precision", (time.precision != usual).then(|| Node::text(time.precision.name())));
    out.flag("approximate", time.approximate);
    out.plain()
}

/// A zone as an object.
pub(crate) fn write_zone(zone: &Zone) -> Node {
    let mut out = Out::default();
    out.put("written", Node::text(&zone.written));
    out.some("offset", zone.offset.map(|offset| Node::text(offset_text(offset))));
    out.plain()
}

/// A time from an object, or from a string as people write it.
pub(crate) fn read(input: &mut Input<'_>, name: &str, notes: &mut Notes<'_>) -> Option<Time> {
    let raw = input.raw(name)?;
    if let Some(words) = words(raw) {
        return Some(text::read(&words, &text::Context::default()));
    }
    let mut time = None;
    input.inner(name, raw, notes, "a time", &mut |inner, notes| {
        let (read, rest) = read_object(inner, notes);
        time = Some(read);
        rest
    });
    time
}

fn read_object(mut input: Input<'_>, notes: &mut Notes<'_>) -> (Time, Members) {
    let utc = input.raw("utc").and_then(crate::format::json::input::string);
    let written = input.text("written", notes);
    let date = input.word("date", notes, figures::read_date);
    let clock = input.word("clock", notes, figures::read_clock);
    let zone = read_zone(&mut input, "zone", notes);
    let precision = input.word("precision", notes, Precision::from_name);
    let approximate = input.flag("approximate", notes);
    let mut time = Time {
        written: written.clone().unwrap_or_default(),
        date,
        clock,
        zone,
        precision: precision.unwrap_or_default(),
        approximate,
    };
    if let (None, None, None, Some(utc)) = (written, date, clock, utc)
        && let Ok(instant) = DateTime::parse_from_rfc3339(&utc)
    {
        let local = instant.naive_utc();
        (time.date, time.clock) = (Some(local.date()), Some(local.time()));
        time.zone = Some(Zone { written: "UTC".to_owned(), offset: Some(Offset(0)) });
        time.written = utc;
    }
    (time, input.rest())
}

/// A zone from an object, or from a string as people write it.
pub(crate) fn read_zone(input: &mut Input<'_>, name: &str, notes: &mut Notes<'_>) -> Option<Zone> {
    let raw = input.raw(name)?;
    if let Some(written) = crate::format::json::input::string(raw) {
        let read = crate::time::text::read_zone(&written);
        return Some(Zone { written, offset: read.and_then(|zone| zone.offset) });
    }
    let mut zone = None;
    input.inner(name, raw, notes, "a time zone", &mut |mut inner, notes| {
        let written = inner.text("written", notes).unwrap_or_default();
        let offset = inner.word("offset", notes, read_offset);
        zone = Some(Zone { written, offset });
        inner.rest()
    });
    zone
}

fn offset_text(offset: Offset) -> String {
    match offset.0.unsigned_abs() % 60 {
        0 => offset.to_string(),
        seconds => format!("{offset}:{seconds:02}"),
    }
}

fn read_offset(text: &str) -> Option<Offset> {
    let (sign, rest) = match text.split_at_checked(1)? {
        ("+", rest) => (1, rest),
        ("-", rest) => (-1, rest),
        _ => return None,
    };
    let mut parts = rest.split(':').map(|part| match part.bytes().all(|byte| byte.is_ascii_digit()) {
        true => part.parse::<i64>().ok(),
        false => None,
    });
    let hours = parts.next()??;
    let minutes = parts.next()?.filter(|minutes| *minutes < 60)?;
    let seconds = match parts.next() {
        Some(seconds) => seconds.filter(|seconds| *seconds < 60)?,
        None => 0,
    };
    let total = hours.checked_mul(3600)?.checked_add(minutes * 60 + seconds)?;
    (parts.next().is_none()).then_some(())?;
    Some(Offset(i32::try_from(total * sign).ok()?))
}
