//! Older versions: one an hour is made while somebody writes, and each stays for its time.

use super::{all, record, saved};
use postmortem_editor::draft::version::{
    BEFORE_MERGE, BEFORE_PAGE, BEFORE_READING, BEFORE_RESTORE, BEFORE_SESSION, is_over,
};
use postmortem_editor::draft::{Expect, MemoryStore, Record, place};

const DAY: i64 = 24 * place::HOUR;

#[test]
fn each_kind_stays_for_its_time() {
    let over = |label: &str, age: i64| {
        let version = Record { label: label.into(), saved: 1_000 * DAY, ..record(1, "") };
        is_over(&version, 1_000 * DAY + age)
    };
    assert!(!over("", DAY) && over("", DAY + 1), "hourly ones stay for a day");
    for label in [BEFORE_MERGE, BEFORE_PAGE, BEFORE_READING, BEFORE_RESTORE, BEFORE_SESSION] {
        assert!(!over(label, 30 * DAY) && over(label, 30 * DAY + 1), "{label}");
    }
    for label in ["Sent to the team", "Kept by hand", "This tab's", "Signed off: Ada"] {
        assert!(!over(label, 3_650 * DAY), "{label}");
    }
    assert!(!over("", -DAY), "a clock that was set back forgets nothing");
}

/// Two days of writing, saved every ten minutes: of the last day one version an hour is left, of the day before none.
#[test]
fn a_day_of_hours_is_left_of_two_days_of_writing() {
    let store = MemoryStore::default();
    let begin = 1_000 * DAY;
    for step in 0..2 * 24 * 6 {
        let version = Record { saved: begin + step * place::HOUR / 6, ..record(step as u64 + 1, "words") };
        saved(&store, version, Expect::Seen(step as u64));
    }
    let now = begin + 2 * DAY;
    let shelf = all(&store);
    let hours = (0..2 * 24 * 6).filter_map(|step| {
        shelf.text(&place::snapshot("d1", begin + step * place::HOUR / 6)).map(Record::parse)
    });
    let hours: Vec<Record> = hours.map(|version| version.expect("whole")).collect();
    assert_eq!(hours.len(), 47, "one an hour, the last of each");
    let left: Vec<i64> = hours
        .iter()
        .filter(|version| !is_over(version, now))
        .map(|version| version.saved / place::HOUR)
        .collect();
    assert_eq!(left, (begin / place::HOUR + 24..begin / place::HOUR + 47).collect::<Vec<_>>());
}
