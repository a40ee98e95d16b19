//! The time grammar: every shape of `tests/fixtures/time/shapes.txt`, the context, and its laws.

use chrono::NaiveDate;
use postmortem_editor::time::text::{
    Context, ambiguous_date, find, find_all, read, read_range, read_span, read_zone, settled, typed, typing,
    write,
};
use postmortem_editor::time::{Precision, Time};
use proptest::prelude::*;

fn show(time: &Time) -> String {
    if time.is_unread() && time.zone.is_none() && time.precision == Precision::Minute {
        return "unread".to_owned();
    }
    let date = time.date.map_or("?".to_owned(), |date| date.to_string());
    let second = time.precision == Precision::Second;
    let clock = time
        .clock
        .map_or("?".to_owned(), |clock| clock.format(if second { "%H:%M:%S" } else { "%H:%M" }).to_string());
    let zone = match &time.zone {
        None => "?".to_owned(),
        Some(zone) => zone.offset.map_or(zone.written.clone(), |offset| offset.to_string()),
    };
    let precision = if time.precision == Precision::Minute { "" } else { time.precision.name() };
    let about = if time.approximate { "~" } else { "" };
    [date.as_str(), &clock, &zone, precision, about]
        .iter()
        .filter(|part| !part.is_empty())
        .copied()
        .collect::<Vec<_>>()
        .join(" ")
}

#[test]
fn every_shape_reads_as_listed() {
    let mut wrong = Vec::new();
    for line in include_str!("../fixtures/time/shapes.txt").lines() {
        let Some((words, expected)) = line.split_once('|') else { continue };
        let (time, until) = read_range(words.trim(), &Context::default());
        let mut got = show(&time);
        if ambiguous_date(words).is_some() {
            got = format!("ambiguous {got}");
        }
        if let Some(until) = until {
            got = format!("{got} to {}", show(&until));
        }
        if got != expected.trim() {
            wrong.push(format!("{}: {got}, expected {}", words.trim(), expected.trim()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

fn date(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

#[test]
fn the_clock_past_midnight_is_the_next_day() {
    let after = read("2024-03-10 23:00", &Context::default());
    let context = Context { date: Some(date("2024-03-10")), after: Some(after), ..Context::default() };
    assert_eq!(read("12:10 AM", &context).date, Some(date("2024-03-11")));
    assert_eq!(read("22:50", &context).date, Some(date("2024-03-10")), "a little backwards is no new day");
}

#[test]
fn years_and_orders_come_from_the_context() {
    let context = Context { date: Some(date("2022-12-16")), ..Context::default() };
    assert_eq!(read("Dec 17th 08:21", &context).date, Some(date("2022-12-17")));
    assert_eq!(read("Jan 2nd", &context).date, Some(date("2023-01-02")));
    assert_eq!(read("[12-05 16:21]", &context).date, Some(date("2022-12-05")));
    let others = postmortem_editor::time::text::day_first("29-09-2021, 03-10-2021");
    assert_eq!(others, Some(true));
    let context = Context { day_first: others, ..Context::default() };
    assert_eq!(read("03-10-2021 9:23", &context).date, Some(date("2021-10-03")));
    let context = Context { date: Some(date("2022-04-12")), ..Context::default() };
    assert_eq!(read("04-12-2022 7:23 AM", &context).date, Some(date("2022-04-12")));
}

#[test]
fn times_are_told_by_other_times() {
    let after = read("2024-03-10 23:50", &Context::default());
    let context = Context {
        date: Some(date("2024-03-10")),
        start: Some(read("2024-03-10 20:00", &Context::default())),
        after: Some(after),
        ..Context::default()
    };
    let shown = |words| show(&read(words, &context));
    assert_eq!(shown("+5"), "2024-03-10 23:55 ?");
    assert_eq!(shown("+1h30"), "2024-03-11 01:20 ?");
    assert_eq!(shown("T+12m"), "2024-03-10 20:12 ?");
    assert_eq!(shown("T0"), "2024-03-10 20:00 ?");
    assert_eq!(shown("yesterday 23:10"), "2024-03-09 23:10 ?");
}

#[test]
fn times_are_found_in_running_text() {
    let text = "Version 2.10 of 10.0.0.1:8080 failed at roughly 18:52 UTC on May 3, 2024; 3 of 4 nodes were back by 7 PM.";
    let found: Vec<String> =
        find_all(text, &Context::default()).iter().map(|found| show(&found.time)).collect();
    assert_eq!(found, ["2024-05-03 18:52 +00:00 ~", "? 19:00 ? hour"]);
    let found = find("From 1:15 PM to 2:45 PM (PST), users saw errors.", &Context::default()).unwrap();
    assert_eq!(show(&found.until.unwrap()), "? 14:45 -08:00");
}

#[test]
fn zones_are_read_by_themselves() {
    for (words, offset) in
        [("UTC", 0), ("(GMT+03:00)", 180), ("East African Time(EAT)", 180), ("pst", 0), ("+05:30", 330)]
    {
        let minutes = read_zone(words).and_then(|zone| zone.offset).map(|offset| offset.0 / 60);
        assert_eq!(minutes, (words != "pst").then_some(offset), "{words}");
    }
    assert_eq!(read_zone("Europe/Berlin").unwrap().offset, None);
}

proptest! {
    #[test]
    fn no_text_panics(text in "\\PC{0,40}|[0-9:.,/ apmAPM~T+()-]{0,24}|(May|Dec|noon|UTC|[0-9]{1,4}|[ ,:/.-]|th|pm){1,9}") {
        typed(&text, &at_work(), None);
        settled(&text, &at_work(), None);
        read_span(&text);
        let (time, _) = read_range(&text, &Context::default());
        prop_assert!(!time.written.is_empty() || text.trim().is_empty());
        find_all(&text, &Context::default());
        read_zone(&text);
    }

    #[test]
    fn written_times_read_the_same(
        days in 0_u64..30_000, minutes in 0_u32..1440, with_date: bool, twelve: bool, about: bool,
        zone in proptest::option::of(prop_oneof![Just("UTC"), Just("UTC-4"), Just("PST"), Just("Europe/Berlin"), Just("GMT+03:00")]),
    ) {
        let time = Time {
            written: if twelve { "1:00 PM" } else { "" }.to_owned(),
            date: with_date.then(|| date("1970-01-01") + chrono::Days::new(days)),
            clock: chrono::NaiveTime::from_hms_opt(minutes / 60, minutes % 60, 0),
            zone: zone.and_then(read_zone),
            precision: Precision::Minute,
            approximate: about,
        };
        let words = write(&time);
        let again = read(&words, &Context::default());
        prop_assert_eq!(Time { written: words.clone(), ..time }, again);
    }
}

/// After 23:50 on March 10, 2024; the incident began at 20:00.
fn at_work() -> Context {
    Context {
        date: Some(date("2024-03-10")),
        start: Some(read("2024-03-10 20:00", &Context::default())),
        after: Some(read("2024-03-10 23:50", &Context::default())),
        ..Context::default()
    }
}

#[test]
fn people_type_times_in_many_ways() {
    let now = read("2024-03-11 00:07", &Context::default());
    for (words, time, until, written) in [
        ("14:02", "2024-03-10 14:02 ?", "", "14:02"),
        ("2:02pm", "2024-03-10 14:02 ?", "", "2:02pm"),
        ("+5", "2024-03-10 23:55 ?", "", "23:55"),
        ("+15", "2024-03-11 00:05 ?", "", "2024-03-11 00:05"),
        ("+1h30", "2024-03-11 01:20 ?", "", "2024-03-11 01:20"),
        ("yesterday 23:10", "2024-03-09 23:10 ?", "", "2024-03-09 23:10"),
        ("~9", "2024-03-11 09:00 ? hour ~", "", "~9"),
        ("9", "2024-03-11 09:00 ? hour", "", "9"),
        ("14:02-14:20", "2024-03-10 14:02 ?", "2024-03-10 14:20 ?", "14:02"),
        ("T+12m", "2024-03-10 20:12 ?", "", "20:12"),
        ("T0", "2024-03-10 20:00 ?", "", "20:00"),
        ("now", "2024-03-11 00:07 ?", "", "2024-03-11 00:07"),
        ("23:58 (UTC+1)", "2024-03-10 23:58 +01:00", "", "23:58 (UTC+1)"),
        ("soon", "unread", "", "soon"),
    ] {
        let context = at_work();
        let live = typing(words, &context, Some(&now));
        assert_eq!((show(&live).as_str(), live.written.as_str()), (time, words), "while typing {words}");
        let (at, end) = match settled(words, &context, Some(&now)) {
            Some(typed) => (typed.at, typed.until),
            None => (live, None),
        };
        assert_eq!((show(&at).as_str(), at.written.as_str()), (time, written), "after {words}");
        assert_eq!(end.as_ref().map(show).unwrap_or_default(), until, "{words}");
    }
}

#[test]
fn a_bare_hour_is_the_next_one_where_halves_are_written() {
    let after = read("March 10, 2024, 8:55 PM", &Context::default());
    let context = Context { date: after.date, after: Some(after), ..Context::default() };
    let typed = settled("~9", &context, None).unwrap();
    assert_eq!((show(&typed.at).as_str(), typed.at.written.as_str()), ("2024-03-10 21:00 ? hour ~", "~9 PM"));
}

#[test]
fn a_line_begins_with_a_typed_time() {
    let rest = |line: &'static str| {
        typed(line, &at_work(), None).map(|found| (show(&found.at), line.get(found.end..).unwrap()))
    };
    assert_eq!(rest("+5 rolled back"), Some(("2024-03-10 23:55 ?".into(), " rolled back")));
    assert_eq!(rest("+1h 3 nodes restarted"), Some(("2024-03-11 00:50 ?".into(), " 3 nodes restarted")));
    assert_eq!(rest("T+12m paged"), Some(("2024-03-10 20:12 ?".into(), " paged")));
    assert_eq!(rest("T-5 deployed"), Some(("2024-03-10 19:55 ?".into(), " deployed")));
    assert_eq!(rest("~9 users complained"), Some(("2024-03-11 09:00 ? hour ~".into(), " users complained")));
    assert_eq!(rest("yesterday 23:10 deployed"), Some(("2024-03-09 23:10 ?".into(), " deployed")));
    assert_eq!(rest("9 nodes failed"), None);
    assert_eq!(rest("Today we saw nothing"), None);
    assert_eq!(rest("T0ken expired"), None);
    assert_eq!(rest("nowhere to go"), None);
}

#[test]
fn lengths_are_read_with_their_sign() {
    for (words, minutes) in [
        ("+1h", Some(60)),
        ("-30", Some(-30)),
        ("−1:30", Some(-90)),
        ("1 h 5 min", Some(65)),
        ("2 days", Some(2880)),
        ("90 min", Some(90)),
        ("an hour", None),
        ("", None),
        ("5 apples", None),
    ] {
        assert_eq!(read_span(words), minutes, "{words}");
    }
}
