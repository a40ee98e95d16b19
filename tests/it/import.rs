//! Reading documents as people write them: every file of `tests/fixtures/format/import/` gives the outline beside it, and no text
//! loses a word. `UPDATE=1` rewrites the outlines.

use postmortem_editor::env::FixedEnv;
use postmortem_editor::format::{self, NoteKind, Reading, same};
use postmortem_editor::model::{Postmortem, SectionKey};
use postmortem_editor::time::Time;
use proptest::prelude::*;
use std::collections::HashMap;
use std::fmt::Write as _;
use std::path::PathBuf;

fn read(text: &str) -> Reading {
    format::read(text, format::by_id("markdown"), &FixedEnv::default())
}

/// What was read, for people to compare.
fn outline(reading: &Reading) -> String {
    let mut out = document(&reading.document);
    for note in reading.notes.iter().filter(|note| matches!(note.kind, NoteKind::Guessed | NoteKind::Warning))
    {
        let _ = writeln!(out, "note: {}: {}", note.source, note.message);
    }
    for other in &reading.others {
        let _ = writeln!(out, "\nanother document\n{}", document(other));
    }
    out
}

fn document(document: &Postmortem) -> String {
    let mut out = String::new();
    let mut line = |label: &str, text: &str| {
        if !text.is_empty() {
            let _ = writeln!(out, "{label}: {}", text.replace('\n', "\n    "));
        }
    };
    line("title", &document.title);
    line("zone", document.zone.as_ref().map_or("", |zone| &zone.written));
    line("severity", document.severity.as_ref().map_or("", |severity| &severity.value));
    line("authors", &document.authors.join(", "));
    for (milestone, time) in &document.times {
        line(milestone.name(), &show(time));
    }
    for stat in &document.stats {
        line("stat", &format!("{}: {}", stat.label, stat.text));
    }
    for figure in &document.figures {
        line("figure", &format!("{} {} of {}", figure.value, figure.unit, figure.basis));
    }
    for section in &document.sections {
        let name = match &section.key {
            SectionKey::Known(id) => id.name(),
            SectionKey::House(_) => "house",
        };
        line(
            &format!("{} {name}", "#".repeat(section.level.into())),
            &format!("{}\n{}", section.heading, section.body),
        );
    }
    for event in &document.timeline {
        let at = event.at.as_ref().map_or("untimed".to_owned(), show);
        let until = event.until.as_ref().map_or(String::new(), |time| format!(" to {}", show(time)));
        let marks: String = event.milestones.iter().map(|mark| format!(" ({})", mark.name())).collect();
        let label = if event.label.is_empty() { String::new() } else { format!("{}: ", event.label) };
        let actor = if event.actor.is_empty() { String::new() } else { format!(" by {}", event.actor) };
        let links: String = event.links.iter().map(|link| format!(" <{}>", link.url)).collect();
        line(
            "event",
            &format!("{at}{until} [{}]{marks} {label}{}{actor}{links}", event.kind.name(), event.text),
        );
    }
    for (label, lessons) in
        [("well", &document.went_well), ("poorly", &document.went_poorly), ("lucky", &document.got_lucky)]
    {
        for lesson in lessons {
            line(label, &lesson.text);
        }
    }
    for factor in &document.factors {
        line("factor", &factor.text);
    }
    for item in &document.actions {
        let group = item
            .group
            .as_ref()
            .map_or(String::new(), |group| format!("[{} {}] ", group.kind.name(), group.label));
        let owner = if item.owner.is_empty() { String::new() } else { format!(" by {}", item.owner) };
        let due = item.due.as_ref().map_or(String::new(), |due| format!(" due {}", show(due)));
        let kind = item.kind.map_or(String::new(), |kind| format!(" ({})", kind.name()));
        let ticket = if item.ticket.is_empty() { String::new() } else { format!(" ticket {}", item.ticket) };
        line("action", &format!("{} {group}{}{kind}{owner}{due}{ticket}", item.status.name(), item.text));
    }
    out
}

fn show(time: &Time) -> String {
    let date = time.date.map_or("no date".to_owned(), |date| date.to_string());
    let clock = time.clock.map_or("no clock".to_owned(), |clock| clock.format("%H:%M:%S").to_string());
    let zone = time.zone.as_ref().map_or(String::new(), |zone| format!(" {}", zone.written));
    let about = if time.approximate { "~" } else { "" };
    format!("{date} {about}{clock}{zone} \"{}\"", time.written)
}

fn fixtures() -> Vec<PathBuf> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/format/import");
    let mut files: Vec<PathBuf> =
        std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.retain(|path| path.extension().is_some_and(|ending| ending == "md"));
    files.sort();
    files
}

#[test]
fn every_dialect_reads_as_expected() {
    let mut wrong = Vec::new();
    for path in fixtures() {
        let text = std::fs::read_to_string(&path).unwrap();
        let got = outline(&read(&text));
        let beside = path.with_extension("txt");
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

/// `dialects.txt` lists every habit of writing with the fixture that holds it.
#[test]
fn every_habit_has_a_fixture() {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/format");
    let list = std::fs::read_to_string(folder.join("dialects.txt")).unwrap();
    let mut named = Vec::new();
    for line in list.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        let mut parts = line.splitn(3, " | ");
        let (Some(habit), Some(name), Some(words)) = (parts.next(), parts.next(), parts.next()) else {
            panic!("no habit, fixture and words: {line}");
        };
        let text = std::fs::read_to_string(folder.join("import").join(name).with_extension("md"));
        assert!(text.is_ok_and(|text| text.contains(words)), "{habit}: {name} does not hold {words}");
        named.push(name);
    }
    for path in fixtures() {
        let name = path.file_stem().unwrap().to_string_lossy();
        assert!(named.iter().any(|named| *named == name), "{name} shows no habit");
    }
}

/// Words of four letters and more, as they are counted.
fn words(text: &str) -> HashMap<String, usize> {
    let mut counts = HashMap::new();
    let text = text.to_lowercase();
    for word in text.split(|c: char| !c.is_alphabetic()).filter(|word| word.chars().count() >= 4) {
        *counts.entry(word.to_owned()).or_insert(0) += 1;
    }
    counts
}

fn lost(text: &str) -> Vec<String> {
    let reading = read(text);
    let Some(write) = format::by_id("markdown").and_then(|format| format.write) else { return Vec::new() };
    let written = words(&write(&reading.document, &FixedEnv::default()));
    let mut lost: Vec<String> = words(text)
        .into_iter()
        .filter(|(word, count)| written.get(word).copied().unwrap_or(0) < *count)
        .map(|(word, _)| word)
        .collect();
    lost.sort();
    lost
}

#[test]
fn no_fixture_loses_a_word() {
    for path in fixtures() {
        let text = std::fs::read_to_string(&path).unwrap();
        assert_eq!(lost(&text), Vec::<String>::new(), "{}", path.display());
    }
}

#[test]
fn marks_inside_words_part_them() {
    for text in
        ["Checkout**slow", "first</li>second<br>", "Postmortem🄰", "# Out`age`again\n\n## Summary\n\nwords"]
    {
        assert_eq!(lost(text), Vec::<String>::new(), "{text}");
    }
}

#[test]
fn what_was_read_and_written_reads_the_same() {
    let write = format::by_id("markdown").and_then(|format| format.write).unwrap();
    for path in fixtures() {
        let text = std::fs::read_to_string(&path).unwrap();
        let first = read(&text).document;
        let once = write(&first, &FixedEnv::default());
        let second = read(&once).document;
        assert!(same(&first, &second), "{}\n{}\n{}", path.display(), document(&first), document(&second));
        assert_eq!(once, write(&second, &FixedEnv::default()), "{}", path.display());
    }
}

/// Lines that documents are made of, in any order.
fn line() -> impl Strategy<Value = String> {
    let words = "[a-zA-Zäöü]{2,9}( [a-z]{2,9}){0,5}";
    let heads = prop_oneof![
        Just("Timeline"),
        Just("Issue Summary"),
        Just("Root Cause and Resolution"),
        Just("Root Cause"),
        Just("Impact"),
        Just("Resolution"),
        Just("Corrective and Preventative Measures"),
        Just("Action Items"),
        Just("Improvements"),
        Just("Tasks"),
        Just("Lessons Learned"),
        Just("What went well"),
        Just("Conclusion"),
        Just("Contributing Factors"),
        Just("Detection"),
        Just("Postmortem"),
        Just("Stats"),
    ];
    let labels = prop_oneof![
        Just("Duration"),
        Just("Start Time"),
        Just("End Time"),
        Just("Severity"),
        Just("Authors"),
        Just("Date"),
        Just("Owner"),
        Just("Title"),
        Just("Status"),
        Just("Due"),
        Just("Time zone"),
        Just("Services"),
        Just("Root Cause"),
        Just("Impact"),
        Just("Resolution"),
        Just("Tracking"),
    ];
    let times = prop_oneof![
        Just("10:00 AM"),
        Just("14:02 UTC"),
        Just("2024-05-10 12:00"),
        Just("May 10, 2024"),
        Just("22:XX"),
        Just("[12-05 16:21]"),
        Just("04-12-2022 7:23 AM GMT+1"),
        Just("noon"),
        Just("9 PM - 10 PM"),
        Just("~4pm"),
        Just("12.30"),
    ];
    let marks = prop_oneof![
        Just(""),
        Just("- "),
        Just("  - "),
        Just("* "),
        Just("1. "),
        Just("    "),
        Just("• "),
        Just("— "),
        Just("> ")
    ];
    prop_oneof![
        3 => (marks.clone(), words).prop_map(|(mark, words)| format!("{mark}{words}")),
        2 => (0_usize..4, heads, any::<bool>()).prop_map(|(style, head, colon)| {
            let colon = if colon { ":" } else { "" };
            match style {
                0 => format!("## {head}{colon}"),
                1 => format!("**{head}{colon}**"),
                2 => format!("- **{head}{colon}**"),
                _ => format!("{head}{colon}"),
            }
        }),
        2 => (marks.clone(), labels, times.clone(), words).prop_map(|(mark, label, time, words)| format!("{mark}{label}: {time} {words}")),
        3 => (marks.clone(), times.clone(), words).prop_map(|(mark, time, words)| format!("{mark}{time}: {words}")),
        1 => (marks, times).prop_map(|(mark, time)| format!("{mark}**{time}**")),
        1 => (words, words).prop_map(|(a, b)| format!("| {a} | {b} |\n| --- | --- |\n| {b} | {a} |")),
        1 => Just("| Time | Event | Owner |\n|---|---|---|\n| 10:00 | alpha beta | gamma |".to_owned()),
        1 => Just("```".to_owned()),
        1 => Just("---".to_owned()),
        3 => Just(String::new()),
    ]
}

fn any_of(pieces: &'static [&'static str]) -> impl Strategy<Value = String> {
    proptest::sample::select(pieces).prop_map(str::to_owned)
}

/// Texts of any shape: any characters, pieces of every notation glued together in any order, and words between them.
fn any_text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        4 => "[a-z]{4,8}",
        1 => "[A-Z][a-z]{3,8}",
        1 => "\\PC{1,6}",
        2 => any_of(&[
            " ", "  ", "    ", "\t", "\n", "\n\n", "\n    ", "\r\n", "\u{2028}", "\u{a0}", "\u{feff}", "\0",
        ]),
        3 => any_of(&[
            "# ", "## ", "### ", "#", "- ", "* ", "+ ", "1. ", "i. ", "• ", "— ", "o\t", "> ", "| ", " | ", "|---|---|\n",
            "**", "__", "*", "_", "`", "``", "```\n", "~~~\n", "---\n", "===\n", "+++\n", ": ", ":", " - ", " – ", "(", ")", "[", "](",
            "]:", "](https://x.example/", "![", "<", ">", "<br>", "<br />", "<li>", "</li>", "<ul>", "</ul>", "<h2>", "</h2>", "<b>", "</b>",
            "<p>", "<!-- ", " -->", "<!-- text -->", "<!-- postmortem/1 -->\n", "<details>", "&lt;", "&#60;", "&amp;", "\\", "\\\\", "{{", "}}",
            "[ ] ", "[x] ", "✅ ", "✔ ", "🔧 ", ":warning: ", "@amina", "#123", "AUTH-512", "(DONE)", "None.", "TBD",
        ]),
        2 => any_of(&[
            "10:00", "14:02 UTC", "9 PM", "22:XX", "0330hrs", "noon", "~4pm", "12.30", "2024-05-10", "04-12-2022", "May 10, 2024", "[12-05 16:21]",
            "10:00 - 11:00", "T+12m", "+5", "(17:14 UTC)", "PST", "All times in UTC", "yesterday 23:10", "80%",
        ]),
        2 => any_of(&[
            "Timeline", "Summary", "Issue Summary", "Root Cause", "Root Cause and Resolution", "Impact", "Resolution", "Action Items",
            "Tasks", "Improvements", "Lessons Learned", "What went well", "Contributing Factors", "Detection", "Conclusion", "In conclusion, ",
            "Duration", "Start Time", "End Time", "Severity", "Authors", "Date", "Owner", "Title", "title", "Status", "Due", "Time zone", "Services",
            "Time", "Event", "Postmortem", "Incident Commander",
        ]),
    ];
    prop_oneof![
        1 => "\\PC{0,300}",
        1 => any::<String>(),
        4 => proptest::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat()),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, ..ProptestConfig::default() })]

    #[test]
    fn no_document_loses_a_word(lines in proptest::collection::vec(line(), 0..30)) {
        let text = lines.join("\n");
        if !text.trim().is_empty() {
            prop_assert_eq!(lost(&text), Vec::<String>::new(), "{}", text);
        }
    }

    #[test]
    fn no_text_panics(text in "\\PC{0,200}|([#*_`|<>/:.\\-\\[\\](){}0-9a-z \n\t\u{feff}\u{2028}\u{0}é😀]|<br>|<li>|</ul>|<h2>|\\*\\*|\n\n|```|Timeline|UTC){0,80}") {
        read(&text);
    }
}

proptest! {
    #[test]
    fn no_text_loses_a_word(text in any_text()) {
        if !text.trim_matches(|c: char| c.is_whitespace() || c == '\u{feff}' || c == '\0').is_empty() && read(&text).refusal.is_none() {
            prop_assert_eq!(lost(&text), Vec::<String>::new(), "{:?}", text);
        }
    }
}
