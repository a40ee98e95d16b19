//! Measures, from small documents.

use chrono::{NaiveDate, NaiveTime};
use postmortem_editor::env::NoZones;
use postmortem_editor::field::{FieldPath, RowField};
use postmortem_editor::metrics::{self, Measure, MeasureId, Metrics, Missing, Value};
use postmortem_editor::model::{
    EventKind, ImpactWindow, Members, Milestone, Postmortem, RowId, TimelineEvent,
};
use postmortem_editor::time::{Offset, Precision, Time, Zone};

const MINUTE: i64 = 60;
const HOUR: i64 = 3600;

/// `2024-03-10 20:00`, `20:00`, `2024-03-10`; `~` in front makes it approximate, `20:xx` is precise to the hour.
pub fn time(words: &str) -> Time {
    let (approximate, rest) = words.strip_prefix('~').map_or((false, words), |rest| (true, rest));
    let mut parts = rest.split(' ').peekable();
    let date = parts.peek().and_then(|part| NaiveDate::parse_from_str(part, "%Y-%m-%d").ok());
    if date.is_some() {
        parts.next();
    }
    let clock_words = parts.next().unwrap_or_default();
    let hour = clock_words.ends_with("xx");
    let clock = NaiveTime::parse_from_str(&clock_words.replace("xx", "00"), "%H:%M").ok();
    let precision = match (clock, hour) {
        (None, _) => Precision::Day,
        (_, true) => Precision::Hour,
        _ => Precision::Minute,
    };
    Time { written: words.into(), date, clock, zone: None, precision, approximate }
}

pub fn event(id: &str, at: &str, kind: EventKind) -> TimelineEvent {
    let at = (!at.is_empty()).then(|| time(at));
    TimelineEvent { at, kind, text: format!("Event {id}"), ..TimelineEvent::new(RowId::from(id)) }
}

fn window(id: &str, start: &str, end: &str) -> ImpactWindow {
    let (start, end) = (Some(time(start)), Some(time(end)));
    ImpactWindow { id: RowId::from(id), start, end, scope: String::new(), members: Members::new() }
}

fn stated(times: &[(Milestone, &str)]) -> Postmortem {
    Postmortem { times: times.iter().map(|(name, at)| (*name, time(at))).collect(), ..Default::default() }
}

fn measure(document: &Postmortem) -> Metrics {
    metrics::measure(document, &NoZones)
}

fn known(measure: &Measure) -> (i64, i64) {
    match &measure.value {
        Value::Known(range) => (*range.start(), *range.end()),
        other => panic!("{other:?}"),
    }
}

/// An evening that passes midnight, its first event a detection and its last a resolution.
pub fn evening() -> Postmortem {
    let mut document =
        stated(&[(Milestone::Started, "2024-03-10 20:00"), (Milestone::Resolved, "2024-03-11 02:00")]);
    document.zone = Some(Zone { written: "UTC-4".into(), offset: Some(Offset(-4 * 3600)) });
    document.timeline = vec![
        event("e1", "2024-03-10 21:00", EventKind::Detection),
        event("e2", "2024-03-10 21:15", EventKind::Action),
        event("e3", "2024-03-10 22:00", EventKind::Misleading),
        event("e4", "2024-03-10 23:00", EventKind::Action),
        event("e5", "2024-03-11 00:00", EventKind::Escalation),
        event("e6", "2024-03-11 01:00", EventKind::Action),
        event("e7", "2024-03-11 02:00", EventKind::Resolution),
    ];
    document
}

#[test]
fn an_evening_is_measured_from_its_start() {
    let metrics = measure(&evening());
    assert_eq!(metrics.detect.exact(), Some(HOUR));
    assert_eq!(metrics.duration.exact(), Some(6 * HOUR));
    assert_eq!(metrics.resolve.words(), "6 h 00 min");
    assert_eq!(metrics.impacted.exact(), Some(6 * HOUR));
    assert_eq!(metrics.mitigate.value, Value::Missing(Missing::NotMarked(vec![Milestone::Mitigated])));
    assert_eq!(metrics.mitigate.words(), "Not marked");
    let from = metrics.detect.from.map(|end| end.path);
    let to = metrics.detect.to.map(|end| end.path);
    assert_eq!(from, Some(FieldPath::Time(Milestone::Started)));
    assert_eq!(to, Some(FieldPath::event(&RowId::from("e1"), RowField::At)));
}

#[test]
fn impact_windows_count_once_where_they_overlap() {
    let mut document = evening();
    document.windows = vec![
        window("w1", "2024-03-10 20:00", "2024-03-10 21:00"),
        window("w2", "2024-03-10 20:30", "2024-03-10 21:30"),
        window("w3", "2024-03-10 23:00", "2024-03-10 23:17"),
    ];
    let impacted = measure(&document).impacted;
    assert_eq!(impacted.exact(), Some(90 * MINUTE + 17 * MINUTE));
    assert_eq!(impacted.windows, 3);
    assert_eq!(impacted.from.map(|end| end.path.to_string()).as_deref(), Some("/windows/w1/start"));
    assert_eq!(impacted.to.map(|end| end.path.to_string()).as_deref(), Some("/windows/w3/end"));
}

#[test]
fn an_approximate_end_gives_an_interval() {
    let document =
        stated(&[(Milestone::Started, "2024-03-10 20:00"), (Milestone::Detected, "~2024-03-10 20:15")]);
    let detect = measure(&document).detect;
    assert_eq!(known(&detect), (10 * MINUTE, 20 * MINUTE));
    assert_eq!(detect.words(), "between 10 and 20 min");
    assert_eq!(detect.exact(), None);
}

#[test]
fn a_measure_names_both_its_ends() {
    let ends = |measure: &Measure| metrics::ends_words(measure, |time| time.written.clone());
    let mut document = stated(&[(Milestone::Started, "2024-03-10 14:02"), (Milestone::Detected, "~14:10")]);
    let metrics = measure(&document);
    assert_eq!(ends(&metrics.detect), "From Impact started 2024-03-10 14:02 to Detected ~14:10.");
    assert_eq!(ends(&metrics.mitigate), "From Impact started 2024-03-10 14:02.");
    document.times.remove(&Milestone::Started);
    document.timeline = vec![event("e1", "15:00", EventKind::Mitigation)];
    let metrics = measure(&document);
    assert_eq!(ends(&metrics.mitigate), "To Mitigated 15:00.", "the time of the event that marks it");
    assert_eq!(ends(&metrics.resolve), "");
    // Windows have ends of their own.
    document.windows = vec![
        window("w1", "2024-03-10 14:00", "2024-03-10 14:20"),
        window("w2", "2024-03-10 14:30", "2024-03-10 14:40"),
    ];
    let words = ends(&measure(&document).impacted);
    assert_eq!(words, "From Impact started 2024-03-10 14:00 to Impact ended 2024-03-10 14:40.");
}

#[test]
fn an_hour_or_a_day_is_never_more_precise_than_it_was_written() {
    let hour = stated(&[(Milestone::Started, "2024-03-10 20:30"), (Milestone::Resolved, "2024-03-10 22:xx")]);
    assert_eq!(known(&measure(&hour).resolve), (90 * MINUTE, 149 * MINUTE));
    let day = stated(&[(Milestone::Started, "2024-03-10 20:30"), (Milestone::Resolved, "2024-03-11")]);
    assert_eq!(known(&measure(&day).resolve), (210 * MINUTE, 210 * MINUTE + 1439 * MINUTE));
    let same_hour =
        stated(&[(Milestone::Started, "2024-03-10 22:30"), (Milestone::Resolved, "2024-03-10 22:xx")]);
    assert_eq!(measure(&same_hour).resolve.words(), "up to 29 min");
}

#[test]
fn an_end_before_its_start_is_negative_and_never_a_length() {
    let document =
        stated(&[(Milestone::Started, "2024-03-10 14:02"), (Milestone::Detected, "2024-03-10 13:58")]);
    let detect = measure(&document).detect;
    assert_eq!(detect.value, Value::Negative(-240..=-240));
    assert_eq!(detect.words(), "4 min before");
    assert_eq!(detect.remark(), "Detected lies before started.");
}

#[test]
fn two_clock_times_are_measured_across_one_midnight() {
    let document = stated(&[(Milestone::Started, "23:50"), (Milestone::Detected, "00:05")]);
    let detect = measure(&document).detect;
    assert_eq!(detect.exact(), Some(15 * MINUTE));
    assert!(detect.undated);
    let mut long = stated(&[(Milestone::Started, "20:00"), (Milestone::Resolved, "09:00")]);
    assert_eq!(measure(&long).resolve.exact(), Some(13 * HOUR));
    // A slip of minutes stays a slip and does not become a day.
    long = stated(&[(Milestone::Started, "14:02"), (Milestone::Detected, "13:58")]);
    assert_eq!(measure(&long).detect.value, Value::Negative(-240..=-240));
}

#[test]
fn a_clock_time_is_not_measured_against_a_dated_one() {
    let document = stated(&[(Milestone::Started, "2024-03-10 20:00"), (Milestone::Detected, "20:15")]);
    let detect = measure(&document).detect;
    assert_eq!(detect.value, Value::Missing(Missing::NoDate(Milestone::Detected)));
}

#[test]
fn words_that_are_no_time_are_named() {
    let mut document = stated(&[(Milestone::Started, "2024-03-10 20:00")]);
    document.times.insert(Milestone::Detected, Time::unread("soon after"));
    assert_eq!(measure(&document).detect.value, Value::Missing(Missing::Unread(Milestone::Detected)));
    assert_eq!(measure(&document).detect.remark(), "The detected time could not be read.");
}

#[test]
fn zones_count() {
    let mut document = evening();
    let mut utc = time("2024-03-11 00:20");
    utc.zone = Some(Zone { written: "UTC".into(), offset: Some(Offset(0)) });
    document.times.insert(Milestone::Detected, utc);
    assert_eq!(measure(&document).detect.exact(), Some(20 * MINUTE));
}

#[test]
fn an_empty_document_measures_nothing() {
    let metrics = measure(&Postmortem::default());
    for measure in metrics.all() {
        assert!(matches!(measure.value, Value::Missing(Missing::NotMarked(_))), "{measure:?}");
    }
    assert_eq!(MeasureId::ALL.map(|id| metrics.get(id).id), MeasureId::ALL);
}

#[test]
fn dates_outside_the_calendar_do_not_break_anything() {
    let mut document = evening();
    for date in [NaiveDate::MIN, NaiveDate::MAX] {
        document.times.insert(Milestone::Started, Time { date: Some(date), ..time("20:00") });
        assert_eq!(measure(&document).resolve.value, Value::Missing(Missing::Unread(Milestone::Started)));
    }
}
