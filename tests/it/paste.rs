//! Chats and logs as people paste them: every file of `tests/fixtures/format/paste/` gives the messages beside it. `UPDATE=1` rewrites
//! what is expected.

use postmortem_editor::chronology::places;
use postmortem_editor::env::{FixedEnv, NoZones};
use postmortem_editor::format;
use postmortem_editor::format::paste::{self, Candidates, Chat};
use postmortem_editor::model::TimelineEvent;
use postmortem_editor::time::text::Context;
use proptest::prelude::*;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

/// Fixtures are pasted on Tuesday, May 14, 2024.
fn env() -> FixedEnv {
    FixedEnv::at("2024-05-14T08:00:00Z".parse().unwrap())
}

fn read(text: &str) -> Chat {
    paste::read(text, &Context::default(), &env())
}

fn fixtures() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/format/paste");
    let mut files: Vec<PathBuf> =
        std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.retain(|path| path.extension().is_some_and(|ending| ending != "messages"));
    files.sort();
    files
}

fn show(event: &TimelineEvent) -> String {
    let at = event.at.as_ref().map_or("untimed".to_owned(), |at| {
        let date = at.date.map_or("no date".to_owned(), |date| date.to_string());
        let clock = at.clock.map_or("no clock".to_owned(), |clock| clock.format("%H:%M:%S").to_string());
        let zone = at.zone.as_ref().map_or("", |zone| &zone.written);
        format!("{date} {clock} {zone} \"{}\"", at.written)
    });
    let links: String = event.links.iter().map(|link| format!(" <{}>", link.url)).collect();
    format!("{at} [{}] {}: {}{links}", event.kind.name(), event.actor, event.text.replace('\n', "\n    "))
}

fn outline(text: &str) -> String {
    let chat = read(text);
    let mut out = format!("origin: {}\n", chat.origin);
    let _ = writeln!(out, "recognised: {}", paste::recognise(text).unwrap_or("no"));
    for message in &chat.messages {
        let marks = [(message.noise, "noise "), (message.day_assumed, "day assumed ")];
        let marks: String = marks.iter().filter(|(set, _)| *set).map(|(_, word)| *word).collect();
        let _ = writeln!(out, "{marks}{}", show(&message.event));
    }
    if let Some((a, b)) = chat.undecided {
        let _ = writeln!(out, "undecided: {a} or {b}");
    }
    out
}

#[test]
fn every_chat_reads_as_expected() {
    let mut wrong = Vec::new();
    for path in fixtures() {
        let text = std::fs::read_to_string(&path).unwrap();
        let got = outline(&text);
        let beside = path.with_extension("messages");
        if std::env::var_os("UPDATE").is_some() {
            std::fs::write(&beside, &got).unwrap();
        }
        let expected = std::fs::read_to_string(&beside).unwrap_or_default();
        if got != expected {
            wrong.push(format!("{}\n--- expected\n{expected}\n--- read\n{got}", path.display()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

#[test]
fn the_raw_text_of_every_message_is_its_source() {
    for path in fixtures() {
        let text = std::fs::read_to_string(&path).unwrap();
        for message in read(&text).messages {
            let source = &message.event.source;
            assert!(!source.is_empty(), "{}", path.display());
            for line in source.lines() {
                assert!(text.contains(line), "{}: {line}", path.display());
            }
        }
    }
}

#[test]
fn a_postmortem_is_no_chat() {
    for text in [
        include_str!("../fixtures/format/own/plain.md"),
        include_str!("../fixtures/format/own/plain.json"),
        include_str!("../fixtures/format/import/sre-template.md"),
        include_str!("../fixtures/format/import/timeline-days.md"),
        include_str!("../fixtures/format/import/headings-plain.md"),
    ] {
        assert_eq!(paste::recognise(text), None, "{text:.80}");
    }
}

#[test]
fn the_day_order_that_the_author_chose_decides() {
    let text = include_str!("../fixtures/format/paste/teams-dated.txt");
    let date = |day_first| {
        let context = Context { day_first: Some(day_first), ..Context::default() };
        let chat = paste::read(text, &context, &env());
        assert_eq!(chat.undecided, None);
        chat.messages[0].event.at.as_ref().and_then(|at| at.date).unwrap().to_string()
    };
    assert_eq!((date(true), date(false)), ("2024-10-05".to_owned(), "2024-05-10".to_owned()));
}

#[test]
fn messages_made_one_keep_all_words_and_sources() {
    let chat = read("10:02 <nova> search is down\n10:03 <nova> since the deploy\n10:04 <tom> rolling back\n");
    let events: Vec<TimelineEvent> = chat.messages.into_iter().map(|message| message.event).collect();
    let whole = paste::merge(&events).unwrap();
    assert_eq!(whole.id, events[0].id);
    assert_eq!(whole.at, events[0].at);
    assert_eq!(
        (whole.actor.as_str(), whole.text.as_str()),
        ("nova", "search is down\nsince the deploy\ntom: rolling back")
    );
    assert_eq!(whole.source.lines().count(), 3);
    assert_eq!(paste::merge(&[]), None);
}

#[test]
fn messages_are_chosen_in_bulk_and_every_choice_has_a_way_back() {
    let chat = read(include_str!("../fixtures/format/paste/irc.txt"));
    let mut candidates = Candidates::of(&chat);
    assert_eq!((candidates.rows.len(), candidates.count()), (5, 4), "joining is no event");
    let before = candidates.clone();
    candidates.keep(2..=4, false);
    assert_eq!(candidates.count(), 1);
    assert!(candidates.undo());
    assert_eq!(candidates.rows, before.rows);
    assert!(candidates.merge(0..=3), "the dropped row between is left out");
    assert_eq!((candidates.rows.len(), candidates.count()), (3, 2));
    assert_eq!((candidates.rows[0].of, candidates.rows[0].event.source.lines().count()), (3, 3));
    assert!(!candidates.merge(0..=1), "nothing to join");
    assert!(candidates.undo() && !candidates.undo());
    assert_eq!(candidates.rows, before.rows);
    candidates.keep(0..=99, true);
    assert_eq!(candidates.chosen().len(), 5);
}

#[test]
fn messages_go_among_the_events_by_their_time() {
    let text = "# Out\n\n## Timeline\n\n- 2024-05-10 10:00 UTC: down\n- 2024-05-10 11:00 UTC: up\n";
    let document = format::read(text, None, &env()).document;
    let chat = read(
        "2024-05-10 09:59:00\tnova\tslow\n2024-05-10 10:30:00\ttom\tlooking\n2024-05-10 10:30:00\ttom\tfound\n2024-05-10 12:00:00\tnova\tthanks\n",
    );
    let events: Vec<TimelineEvent> = chat.messages.into_iter().map(|message| message.event).collect();
    assert_eq!(places(&document, &events, &NoZones), [0, 2, 3, 5]);
}

proptest! {
    #[test]
    fn no_text_panics(text in "\\PC{0,120}|([a-z0-9:.,<>\\[\\]{}\" \n\t/\\-—éMay]|10:02|AM|\\[|\\{\"ts\": ){0,60}") {
        read(&text);
        paste::recognise(&text);
    }
}
