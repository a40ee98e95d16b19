//! The middle of two times, shifting with the written form kept, what stands beside a time, and questions on the night of a
//! clock change.

use super::{Database, document, named, time};
use postmortem_editor::grid::ask::question;
use postmortem_editor::grid::beside::Beside;
use postmortem_editor::grid::between::new_time;
use postmortem_editor::grid::shift::shifted;
use postmortem_editor::time::text::{Context, read, read_zone, typing};
use postmortem_editor::time::{Clock, Precision};

#[test]
fn a_row_between_two_starts_in_their_middle_and_says_about() {
    let middle = |before: &str, after: &str| {
        let document = document(&[(before, "one"), (after, "two")]);
        new_time(&document, 1, &Database).map(|at| (at.written.clone(), at.approximate, at.precision))
    };
    let minute = |words: &str| Some((words.to_owned(), true, Precision::Minute));
    assert_eq!(middle("14:00", "14:20"), minute("~14:10"));
    assert_eq!(middle("2:00 PM", "3:00 PM"), minute("~2:30 PM"));
    assert_eq!(middle("14:00", "14:01"), Some(("~14:00:30".into(), true, Precision::Second)));
    assert_eq!(
        middle("14:00", "14:00"),
        Some(("14:00".into(), false, Precision::Minute)),
        "nothing lies between"
    );
    assert_eq!(middle("14:20", "14:00"), Some(("14:20".into(), false, Precision::Minute)), "out of order");
    assert_eq!(middle("2024-03-10 23:00", "2024-03-11 01:00"), minute("~2024-03-11 00:00"));
    assert_eq!(middle("13:00 UTC+1", "14:00 UTC+1"), minute("~13:30 UTC+1"));
    assert_eq!(middle("13:00 UTC+1", "13:00"), minute("~13:30 UTC+1"), "in the zone of the first");
}

#[test]
fn a_row_at_an_end_starts_at_the_nearest_time() {
    let document = document(&[("14:00", "one"), ("", "two"), ("14:20", "three"), ("", "four")]);
    let at = |index| new_time(&document, index, &Database).map(|at| at.written);
    assert_eq!(at(4).as_deref(), Some("14:20"));
    assert_eq!(at(3).as_deref(), Some("14:20"));
    assert_eq!(at(2).as_deref(), Some("~14:10"), "over the step without a time");
    assert_eq!(at(0).as_deref(), Some("14:00"));
    assert_eq!(new_time(&super::document(&[]), 0, &Database), None);
}

#[test]
fn shifting_keeps_the_written_form() {
    for (words, minutes, expected) in [
        ("14:02", 60, "15:02"),
        ("9:05", 60, "10:05"),
        ("09:05", 60, "10:05"),
        ("9:05", -60, "8:05"),
        ("2:02pm", 60, "3:02pm"),
        ("11:30 AM", 60, "12:30 PM"),
        ("12:30 p.m.", -60, "11:30 a.m."),
        ("14h30", 60, "15h30"),
        ("11.51", 9, "12.00"),
        ("6 PM", 60, "7 PM"),
        ("~4pm", 120, "~6pm"),
        ("~9", 60, "~10"),
        ("around 14:05", -10, "around 13:55"),
        ("0330hrs (EAT)", 60, "0430hrs (EAT)"),
        ("14:02:09", 1, "14:03:09"),
        ("14:02:09 UTC-4", 60, "15:02:09 UTC-4"),
        ("2024-03-10 23:30", 60, "2024-03-11 00:30"),
        ("2024-03-10T23:30Z", 60, "2024-03-11T00:30Z"),
        ("Mar 10, 2024, 11:30 PM", 60, "Mar 11, 2024, 12:30 AM"),
        ("noon", 60, "13:00"),
        ("2024-03-10", 1440, "2024-03-11"),
    ] {
        let moved = shifted(&time(words), minutes).unwrap();
        assert_eq!(moved.written, expected, "{words} by {minutes}");
        let again = typing(&moved.written, &Context { date: moved.date, ..Context::default() }, None);
        assert_eq!((again.date, again.clock), (moved.date, moved.clock), "{expected} says what is meant");
        let back = shifted(&moved, -minutes).unwrap();
        assert_eq!((back.date, back.clock), (time(words).date, time(words).clock), "{words} and back");
    }
    let half = shifted(&time("6 PM"), 30).unwrap();
    assert_eq!((half.precision, half.approximate), (Precision::Minute, true), "half past is not exact");
    assert_eq!(shifted(&time("2024-03-10"), 60), None, "a day has no hour to move");
    assert_eq!(shifted(&time("soon"), 60), None);
    assert_eq!(shifted(&time("14:02"), i64::MAX), None);
}

#[test]
fn beside_a_time_stands_the_start_or_another_zone() {
    let mut document = document(&[("14:02", "x")]);
    document.zone = named("Europe/Berlin");
    let clock = Clock::of(&document, &Database);
    let words = |beside: &Beside, words: &str| {
        beside.words(&time(words), clock.instant(&time("13:00")), &clock, &Database)
    };
    let zone = |words| Beside::zone(words, &Database).unwrap();
    assert_eq!(words(&Beside::Start, "14:02").as_deref(), Some("T+1:02"));
    assert_eq!(words(&Beside::Start, "12:50").as_deref(), Some("T-0:10"));
    assert_eq!(words(&zone("UTC"), "14:02").as_deref(), Some("13:02"));
    assert_eq!(words(&zone("America/New_York"), "2:02 PM").as_deref(), Some("9:02 AM"));
    assert_eq!(words(&zone("Asia/Kathmandu"), "~23:30").as_deref(), Some("~04:15 next day"));
    assert_eq!(words(&zone("UTC-4"), "01:00").as_deref(), Some("20:00 day before"));
    assert_eq!(words(&zone("UTC"), "14:02 PST").as_deref(), Some("22:02"), "its own zone counts");
    assert_eq!(words(&Beside::Nothing, "14:02"), None);
    assert_eq!(Beside::zone("Middle/Earth", &Database), None);
}

#[test]
fn a_wall_time_that_came_twice_or_never_is_asked_about() {
    let mut document = document(&[]);
    document.zone = named("Europe/Berlin");
    let asked = |words: &str| {
        let question = question(&read(words, &Context::default()), &document, &Database)?;
        let answers =
            question.answers.iter().map(|(words, time)| format!("{words}: {}", time.written)).collect();
        Some((question.what, answers))
    };
    let twice: Vec<String> = vec![
        "The first, UTC+2: 2024-10-27 02:30 UTC+2".into(),
        "The second, UTC+1: 2024-10-27 02:30 UTC+1".into(),
    ];
    let words = "02:30 came twice in Europe/Berlin that night: clocks went back. Which was it?";
    assert_eq!(asked("2024-10-27 02:30"), Some((words.into(), twice.clone())));
    assert_eq!(asked("2024-10-27 02:30 Europe/Berlin"), Some((words.into(), twice)));
    let (what, never) = asked("2024-03-31 02:30").unwrap();
    assert_eq!(
        what,
        "02:30 did not exist in Europe/Berlin that night: clocks went forward. Which was meant?"
    );
    assert_eq!(never, ["03:30, UTC+2: 2024-03-31 02:30 UTC+1", "01:30, UTC+1: 2024-03-31 02:30 UTC+2"]);
    assert_eq!(asked("2024-10-27 04:30"), None);
    assert_eq!(asked("2024-10-27 02:30 UTC+1"), None);
    // An answered question is not asked again.
    let zone = read_zone("UTC+2");
    assert_eq!(asked("2024-10-27 02:30 (UTC+2)"), None, "{zone:?}");
}
