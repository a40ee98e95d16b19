//! The registry of rules: its table, allowances, fixes, silence on an empty document, and speed. What single rules find is in
//! `tests/fixtures/rule/`.

use chrono::{NaiveDate, NaiveTime, TimeDelta};
use postmortem_editor::edit::{self, Edit};
use postmortem_editor::env::FixedEnv;
use postmortem_editor::field::{FieldPath, Value};
use postmortem_editor::model::{
    ActionItem, Milestone, Postmortem, Profile, RowId, SectionId, Status, Suppression, TimelineEvent,
};
use postmortem_editor::rule::{self, RULES, Rule};
use postmortem_editor::time::{Offset, Time, Zone};
use std::collections::BTreeSet;

fn time(day: u32, hour: u32, minute: u32) -> Time {
    Time {
        written: format!("{hour:02}:{minute:02}"),
        date: NaiveDate::from_ymd_opt(2024, 3, day),
        clock: NaiveTime::from_hms_opt(hour, minute, 0),
        ..Time::default()
    }
}

fn event(number: usize, at: Option<Time>) -> TimelineEvent {
    let id = RowId::from(format!("e{number}").as_str());
    TimelineEvent { at, text: format!("Step {number} of the response"), ..TimelineEvent::new(id) }
}

fn utc() -> Option<Zone> {
    Some(Zone { written: "UTC".to_string(), offset: Some(Offset(0)) })
}

/// Five events in order, with the second and third exchanged.
fn unordered() -> Postmortem {
    let hours = [10, 12, 11, 13, 14];
    let timeline =
        hours.iter().enumerate().map(|(number, hour)| event(number + 1, Some(time(10, *hour, 0)))).collect();
    Postmortem { zone: utc(), timeline, ..Postmortem::default() }
}

fn codes(document: &Postmortem) -> Vec<&'static str> {
    rule::check(document, &FixedEnv::default()).into_iter().map(|found| found.code).collect()
}

#[test]
fn codes_ascend_and_names_are_unique() {
    let codes: Vec<&str> = RULES.iter().map(|rule| rule.code).collect();
    assert!(codes.windows(2).all(|two| two[0] < two[1]), "{codes:?}");
    let names: BTreeSet<&str> = RULES.iter().map(|rule| rule.name).collect();
    assert_eq!(names.len(), RULES.len());
    assert!(RULES.iter().all(|rule| rule.code.starts_with("PM") && rule.code.len() == 5));
}

#[test]
fn rules_are_found_by_code_and_name() {
    assert_eq!(Rule::find("pm013").map(|rule| rule.name), Some("long-gap"));
    assert_eq!(Rule::find("Long-Gap").map(|rule| rule.code), Some("PM013"));
    assert!(Rule::find("PM000").is_none());
}

#[test]
fn an_empty_document_is_met_with_silence() {
    for profile in Profile::ALL {
        let mut document = Postmortem { profile, ..Postmortem::default() };
        assert_eq!(codes(&document), Vec::<&str>::new(), "{profile:?}");
        document.title = "Checkout failed for one in five orders".to_string();
        document.services.push("checkout".to_string());
        assert_eq!(codes(&document), Vec::<&str>::new(), "{profile:?}");
    }
}

#[test]
fn a_profile_decides_which_rules_look() {
    let mut document = unordered();
    assert!(codes(&document).contains(&"PM001"));
    document.profile = Profile::Lite;
    let found = codes(&document);
    assert!(!found.contains(&"PM001") && found.contains(&"PM003"), "{found:?}");
}

#[test]
fn an_allowance_by_code_or_name_for_a_place_or_everywhere_suppresses() {
    let covering = [
        ("PM001", None),
        ("timeline-order", Some("/timeline")),
        ("pm001", Some("/timeline/e3")),
        ("PM001", Some("/timeline/e3/at")),
    ];
    for (rule, path) in covering {
        let mut document = unordered();
        let allowance = Suppression {
            rule: rule.into(),
            path: path.map(str::to_string),
            reason: "told by team".into(),
            level: None,
        };
        document.suppressions.push(allowance);
        let checked = rule::check_all(&document, &FixedEnv::default());
        assert!(checked.found.iter().all(|found| found.code != "PM001"), "{rule} {path:?}");
        assert_eq!(
            checked.suppressed.iter().filter(|(found, at)| found.code == "PM001" && *at == 0).count(),
            1,
            "{rule} {path:?}"
        );
    }
    for (rule, path) in [("PM002", None), ("PM001", Some("/timeline/e33")), ("PM001", Some("/actions"))] {
        let mut document = unordered();
        let allowance = Suppression {
            rule: rule.into(),
            path: path.map(str::to_string),
            reason: "elsewhere".into(),
            level: None,
        };
        document.suppressions.push(allowance);
        assert!(codes(&document).contains(&"PM001"), "{rule} {path:?}");
    }
}

#[test]
fn an_allowance_for_one_row_takes_that_row_out_of_the_group() {
    let item = |number: usize| {
        let id = RowId::from(format!("a{number}").as_str());
        ActionItem { text: format!("Add alert {number}"), ..ActionItem::new(id) }
    };
    let mut document = Postmortem { actions: (1..=3).map(item).collect(), ..Postmortem::default() };
    let path = Some("/actions/a2".to_string());
    document.suppressions.push(Suppression {
        rule: "PM402".into(),
        path,
        reason: "in the tracker".into(),
        level: None,
    });
    let checked = rule::check_all(&document, &FixedEnv::default());
    let what: Vec<&str> =
        checked.found.iter().filter(|found| found.code == "PM402").map(|found| found.what.as_str()).collect();
    assert_eq!(what, ["Two items have no owner: items 1 and 3."]);
    let spared: Vec<String> = checked.suppressed.iter().map(|(found, _)| found.path.to_string()).collect();
    assert_eq!(spared, ["/actions/a2/owner"]);
}

/// Every document that the tests here know, for laws over whatever is found.
fn documents() -> Vec<Postmortem> {
    let mut documents = vec![unordered()];
    let mut midnight = Postmortem { zone: utc(), status: Status::Final, ..Postmortem::default() };
    midnight.times.insert(Milestone::Started, time(10, 20, 0));
    midnight.times.insert(Milestone::Resolved, time(10, 2, 0));
    let wall = [(10, 21), (10, 23), (10, 0), (10, 1)];
    midnight.timeline = wall
        .iter()
        .enumerate()
        .map(|(number, (day, hour))| event(number + 1, Some(time(*day, *hour, 0))))
        .collect();
    documents.push(midnight.clone());
    let silent = vec![event(1, Some(time(10, 10, 0))), event(2, Some(time(10, 12, 30)))];
    documents.push(Postmortem { zone: utc(), timeline: silent, ..Postmortem::default() });
    let mut year = midnight;
    year.timeline[1].at = Some(Time { date: NaiveDate::from_ymd_opt(2042, 3, 10), ..time(10, 23, 0) });
    documents.push(year);
    documents
}

#[test]
fn a_fix_applies_reverts_and_mends() {
    let env = FixedEnv::default();
    let mut mended = BTreeSet::new();
    for before in documents() {
        for found in rule::check(&before, &env) {
            for fix in &found.fixes {
                let mut document = before.clone();
                let mut inverse: Vec<Edit> = Vec::new();
                for step in &fix.edits {
                    let (back, _) = edit::apply(&mut document, step.clone())
                        .unwrap_or_else(|error| panic!("{}: {error}", fix.title));
                    inverse.insert(0, back);
                }
                assert_ne!(document, before, "{} changes nothing", fix.title);
                let again = rule::check(&document, &env);
                let remains = again.iter().any(|other| other.code == found.code && other.what == found.what);
                assert!(!remains, "{} leaves: {}", fix.title, found.what);
                for step in inverse {
                    edit::apply(&mut document, step).expect("an inverse applies");
                }
                assert_eq!(document, before, "{} is not undone", fix.title);
                mended.insert(found.code);
            }
        }
    }
    assert_eq!(
        mended.into_iter().collect::<Vec<_>>(),
        ["PM001", "PM002", "PM006", "PM013", "PM014", "PM017"]
    );
}

#[test]
fn every_finding_speaks_plainly() {
    for document in documents() {
        for found in rule::check(&document, &FixedEnv::default()) {
            for text in [&found.what, &found.why] {
                assert!(text.ends_with(['.', '?']), "{text}");
                assert!(!text.contains('!') && !text.to_lowercase().contains("please"), "{text}");
                assert!(!text.contains("  "), "{text}");
            }
        }
    }
}

#[test]
fn secrets_are_told_by_their_shape_and_redacted() {
    // Put together here, so that no scanner of repositories takes the examples for real ones.
    let body = "Q7Z3M5X9K2P4W8R6Q7Z3M5X9K2P4W8R6";
    let block = ["-----BEGIN RSA ", "PRIVATE KEY-----\nMIIB\n-----END RSA ", "PRIVATE KEY-----"].concat();
    let secrets = [
        ["AK", "IA", &body[..16]].concat(),
        ["gh", "p_", body].concat(),
        ["xox", "b-", body].concat(),
        block,
    ];
    for secret in secrets {
        let mut document = Postmortem::default();
        edit::apply(
            &mut document,
            Edit::Set(
                FieldPath::prose(SectionId::Summary),
                Value::Text(format!("The log held {secret} that night.")),
            ),
        )
        .expect("prose can be set");
        let found = rule::check(&document, &FixedEnv::default());
        let found = found.iter().find(|found| found.code == "PM511").unwrap_or_else(|| panic!("{secret}"));
        for step in &found.fixes[0].edits {
            edit::apply(&mut document, step.clone()).expect("the fix applies");
        }
        assert_eq!(document.prose(SectionId::Summary), Some("The log held [redacted] that night."));
    }
}

fn long(events: usize) -> Postmortem {
    let start = time(10, 0, 0);
    let mut document = Postmortem { zone: utc(), ..Postmortem::default() };
    let base = start.date.expect("a date").and_time(start.clock.expect("a clock"));
    for number in 0..events {
        let at = base + TimeDelta::seconds(i64::try_from(number * 40).expect("small"));
        let at = Time {
            written: at.format("%H:%M").to_string(),
            date: Some(at.date()),
            clock: Some(at.time()),
            ..Time::default()
        };
        let mut event = event(number, Some(at));
        event.text = format!(
            "The on-call engineer noticed that node {number} failed to start and restarted it, TODO ask `why`"
        );
        document.timeline.push(event);
    }
    document.times.insert(Milestone::Started, start);
    document
}

#[test]
fn ten_thousand_events_give_a_handful_of_findings() {
    let document = long(10_000);
    let found = rule::check(&document, &FixedEnv::default());
    assert!(found.len() < 40, "{}", found.len());
    assert!(
        found.iter().any(|found| matches!(&found.path, FieldPath::RowField(..)) && found.code == "PM503")
    );
}

/// The time that this thread has worked, where the system tells, so that a busy machine changes nothing; else the time on the wall.
fn worked() -> std::time::Duration {
    use std::time::{Duration, Instant};
    static BEGUN: std::sync::LazyLock<Instant> = std::sync::LazyLock::new(Instant::now);
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").ok();
    let worked = told.and_then(|words| words.split(' ').next()?.parse().ok());
    worked.map_or_else(|| BEGUN.elapsed(), Duration::from_nanos)
}

#[test]
fn hostile_text_is_checked_in_linear_time() {
    let pieces = [
        "[",
        "](",
        "![",
        "![](",
        "`",
        "\"",
        "“",
        "<a",
        "{{",
        "[Name",
        "???",
        "TODO ",
        "AKIA",
        "ghp_",
        "token=",
        "token = ",
        "://",
        "a:b@",
        "-----BEGIN ",
        "had we ",
        "1 h ",
        "80% ",
        "ABC ",
        "the engineer ",
        "human error ",
        "!!",
        "\n\n_Describe ",
        "\n- ",
        "=",
        ":",
        " ",
        "\n",
    ];
    for piece in pieces {
        let measure = |repeats: usize| {
            let mut document = Postmortem::default();
            for id in [
                SectionId::Summary,
                SectionId::Impact,
                SectionId::RootCause,
                SectionId::WhyChain,
                SectionId::ExternalCommunication,
            ] {
                let text = Value::Text(piece.repeat(repeats));
                edit::apply(&mut document, Edit::Set(FieldPath::prose(id), text)).expect("prose can be set");
            }
            document.profile = Profile::Public;
            let start = worked();
            let _ = rule::check(&document, &FixedEnv::default());
            worked().saturating_sub(start)
        };
        let (small, large) = (measure(100), measure(1_600));
        // Sixteen times the text; a quadratic step would show as two hundred and fifty-six. Short runs are noise.
        let limit = (small * 80).max(std::time::Duration::from_millis(1_500));
        // A busy machine makes one run slow, a quadratic step every run.
        let large = if large < limit { large } else { large.min(measure(1_600)).min(measure(1_600)) };
        assert!(large < limit, "{piece:?}: {small:?} became {large:?}");
    }
}

#[test]
fn the_time_of_a_check_grows_with_the_length_of_the_document() {
    let measure = |events| {
        let document = long(events);
        (0..3)
            .map(|_| {
                let start = worked();
                let found = rule::check(&document, &FixedEnv::default());
                assert!(!found.is_empty());
                worked().saturating_sub(start)
            })
            .min()
            .expect("three runs")
    };
    let (small, large) = (measure(500), measure(4_000));
    println!("500 events {small:?}, 4,000 events {large:?}");
    // Eight times the events; a quadratic step would show as sixty-four.
    assert!(large < small * 24, "{small:?} became {large:?}");
}
