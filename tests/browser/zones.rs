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
