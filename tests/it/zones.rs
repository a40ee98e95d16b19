//! Every clock change of twenty zones from 1970 to 2037, written down from the IANA database. The browser's test reads the same
//! list and asks `Intl`, so that page and command line give one answer. Zones about whose past the editions of the database disagree
//! (Tehran in 1979) are left out.

use chrono::{DateTime, TimeDelta, TimeZone, Utc};
use postmortem_editor::env::Zones;
use postmortem_editor::model::Postmortem;
use postmortem_editor::time::{Clock, LocalOffset, Offset, Zone};

const ZONES: [&str; 20] = [
    "Europe/Berlin",
    "Europe/London",
    "Europe/Dublin",
    "Europe/Moscow",
    "Europe/Istanbul",
    "America/New_York",
    "America/Los_Angeles",
    "America/Sao_Paulo",
    "America/St_Johns",
    "America/Santiago",
    "America/Phoenix",
    "Africa/Cairo",
    "Africa/Lagos",
    "Africa/Johannesburg",
    "Asia/Kolkata",
    "Asia/Kathmandu",
    "Asia/Tokyo",
    "Australia/Lord_Howe",
    "Pacific/Chatham",
    "Pacific/Auckland",
];

fn offset(zone: &str, second: i64) -> i32 {
    super::grid::Database.offset_at(zone, DateTime::from_timestamp(second, 0).unwrap()).unwrap()
}

/// The seconds at which a zone's clocks changed: looked for by the day, then to the second.
fn changes(zone: &str) -> Vec<i64> {
    let end = Utc.with_ymd_and_hms(2038, 1, 1, 0, 0, 0).unwrap().timestamp();
    let mut found = Vec::new();
    let mut at = 0;
    while at < end {
        let next = at + TimeDelta::days(1).num_seconds();
        if offset(zone, at) != offset(zone, next) {
            let (mut before, mut after) = (at, next);
            while after - before > 1 {
                let middle = before + (after - before) / 2;
                if offset(zone, middle) == offset(zone, at) { before = middle } else { after = middle }
            }
            found.push(after);
        }
        at = next;
    }
    found
}

fn table() -> String {
    let mut text = String::from(
        "# second since 1970, offset before, offset from then on; written by `UPDATE=1 cargo test zones`\n",
    );
    for zone in ZONES {
        text.push_str(&format!("{zone} {}\n", offset(zone, 0)));
        for at in changes(zone) {
            text.push_str(&format!("{at} {} {}\n", offset(zone, at - 1), offset(zone, at)));
        }
    }
    text
}

#[test]
fn the_list_of_clock_changes_is_the_database_s() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/zones/changes.txt");
    let table = table();
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(path, &table).unwrap();
    }
    assert!(table.lines().count() > 1_500, "twenty zones change their clocks often");
    assert_eq!(std::fs::read_to_string(path).unwrap(), table);
}

/// Wall times around every change are read as one, none or two offsets, never as unknown.
#[test]
fn wall_times_around_every_change_are_classified() {
    let document = Postmortem::default();
    let clock = Clock::of(&document, &super::grid::Database);
    for name in ZONES {
        let zone = Zone { written: name.to_owned(), offset: None };
        for at in changes(name) {
            let (before, after) = (offset(name, at - 1), offset(name, at));
            let wall = |second: i64| DateTime::from_timestamp(second, 0).unwrap().naive_utc();
            let middle = wall(at + i64::from(before.min(after)) + i64::from((before - after).abs() / 2));
            let expected = if after > before {
                LocalOffset::Gap(Offset(before), Offset(after))
            } else {
                LocalOffset::Fold(Offset(before), Offset(after))
            };
            assert_eq!(clock.local_offset(&zone, middle), expected, "{name} at {at}");
            let early = wall(at + i64::from(before) - 4 * 3600);
            assert_eq!(
                clock.local_offset(&zone, early),
                LocalOffset::One(Offset(before)),
                "{name} before {at}"
            );
        }
    }
}
