//! Offsets from the browser's `Intl` on both sides of clock changes, in zones with unusual offsets, and for names nobody knows.

use chrono::{DateTime, Utc};
use postmortem_editor::browser::env::BrowserEnv;
use postmortem_editor::env::Env;
use wasm_bindgen_test::wasm_bindgen_test;

fn offset(zone: &str, instant: &str) -> Option<i32> {
    let instant: DateTime<Utc> = instant.parse().expect("an instant");
    BrowserEnv.zones().offset_at(zone, instant)
}

#[wasm_bindgen_test]
fn clock_changes_are_exact_to_the_second() {
    let changes = [
        ("Europe/Berlin", "2024-03-31T00:59:59Z", 3600, "2024-03-31T01:00:00Z", 7200),
        ("Europe/Berlin", "2024-10-27T00:59:59Z", 7200, "2024-10-27T01:00:00Z", 3600),
        ("America/New_York", "2024-03-10T06:59:59Z", -18000, "2024-03-10T07:00:00Z", -14400),
        ("America/New_York", "2024-11-03T05:59:59Z", -14400, "2024-11-03T06:00:00Z", -18000),
        ("Australia/Lord_Howe", "2024-04-06T14:59:59Z", 39600, "2024-04-06T15:00:00Z", 37800),
        ("America/Sao_Paulo", "2019-02-17T01:59:59Z", -7200, "2019-02-17T02:00:00Z", -10800),
    ];
    for (zone, before, first, after, second) in changes {
        assert_eq!(
            (offset(zone, before), offset(zone, after)),
            (Some(first), Some(second)),
            "{zone} at {after}"
        );
    }
}

#[wasm_bindgen_test]
fn offsets_that_are_no_whole_hours() {
    assert_eq!(offset("Asia/Kathmandu", "2024-06-01T12:00:00Z"), Some(20_700));
    assert_eq!(offset("America/St_Johns", "2024-01-15T12:00:00Z"), Some(-12_600));
    assert_eq!(offset("Pacific/Chatham", "2024-01-15T12:00:00Z"), Some(49_500));
    assert_eq!(offset("UTC", "2024-01-15T12:00:00Z"), Some(0));
}

#[wasm_bindgen_test]
fn a_zone_nobody_knows_is_no_failure() {
    assert_eq!(offset("Middle/Earth", "2024-01-15T12:00:00Z"), None);
    assert_eq!(offset("", "2024-01-15T12:00:00Z"), None);
}

#[wasm_bindgen_test]
fn random_bytes_differ_and_the_clock_runs() {
    let (mut one, mut other) = ([0; 16], [0; 16]);
    BrowserEnv.random(&mut one);
    BrowserEnv.random(&mut other);
    assert_ne!(one, other);
    assert!(BrowserEnv.now().timestamp() > 1_700_000_000);
}

/// Every clock change of twenty zones from 1970 to 2037, as the IANA database has it on the command line: the second before it
/// and the second itself.
#[wasm_bindgen_test]
fn every_clock_change_of_twenty_zones_is_that_of_the_database() {
    let (mut zone, mut zones, mut changes, mut wrong) = ("", 0, 0, Vec::new());
    let at = |zone: &str, second: i64| {
        BrowserEnv.zones().offset_at(zone, DateTime::from_timestamp(second, 0).expect("a second of the list"))
    };
    for line in include_str!("../fixtures/zones/changes.txt").lines().filter(|line| !line.starts_with('#')) {
        let words: Vec<&str> = line.split(' ').collect();
        let number = |place: usize| words.get(place).and_then(|word| word.parse().ok());
        match (words.first(), number(0), number(1), number(2)) {
            (_, Some(second), Some(before), Some(after)) => {
                changes += 1;
                let found = (at(zone, second - 1), at(zone, second));
                if found != (Some(before as i32), Some(after as i32)) {
                    wrong.push(format!("{zone} at {second}: {found:?}, not {before} and {after}"));
                }
            }
            (Some(name), ..) => {
                (zone, zones) = (*name, zones + 1);
                if at(zone, 0).map(i64::from) != number(1) {
                    wrong.push(format!("{zone} in 1970"));
                }
            }
            _ => wrong.push(line.to_owned()),
        }
    }
    assert_eq!((zones, changes > 1_500), (20, true), "{changes} changes");
    assert!(wrong.is_empty(), "{} of {changes} differ:\n{}", wrong.len(), wrong.join("\n"));
}
