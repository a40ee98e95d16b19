//! What is no postmortem, or a hostile one: each gets a plain message or a safe reading, and nothing panics or takes long.

use postmortem_editor::env::FixedEnv;
use postmortem_editor::format::{self, OWN_LIMIT, Reading, SIZE_LIMIT, json, markdown, same};
use postmortem_editor::model::Postmortem;
use std::time::{Duration, Instant};

fn read(text: &str) -> Reading {
    format::read(text, None, &FixedEnv::default())
}

fn refusal(text: &str) -> String {
    let reading = read(text);
    let refusal = reading.refusal.unwrap_or_else(|| panic!("{text:.60} was read"));
    assert!(!refusal.todo.is_empty(), "a refusal says what to do");
    assert!(!refusal.read_only, "only newer files are read and not written");
    assert_eq!(reading.document, Postmortem::default(), "nothing is half read");
    refusal.what
}

fn markdown(document: &Postmortem) -> String {
    (markdown::FORMAT.write.unwrap())(document, &FixedEnv::default())
}

/// The document comes back from both formats, and holds all the words.
fn survives(reading: &Reading, words: &[&str]) {
    assert_eq!(reading.refusal, None);
    let text = markdown(&reading.document);
    for word in words {
        assert!(text.contains(word), "{word} is lost in {text:.300}");
    }
    assert!(same(&read(&text).document, &reading.document), "{text:.300}");
    let json = (json::FORMAT.write.unwrap())(&reading.document, &FixedEnv::default());
    assert_eq!(read(&json).document, reading.document);
}

#[test]
fn nothing_at_all() {
    for text in ["", " \n\t\n", "\u{feff}", "\0\0\0"] {
        assert!(refusal(text).contains("empty"), "{text:?}");
    }
}

#[test]
fn a_picture() {
    let mut bytes = vec![0x89, b'P', b'N', b'G', b'\r', b'\n', 0x1a, b'\n', 0, 0, 0, 13];
    bytes.extend((0_u32..4000).map(|number| (number.wrapping_mul(2_654_435_761) >> 13) as u8));
    assert!(refusal(&String::from_utf8_lossy(&bytes)).contains("picture"));
}

#[test]
fn more_than_the_limit() {
    let text = "- 14:02 Alert\n".repeat(20 * 1024 * 1024 / 14);
    let begun = Instant::now();
    assert!(refusal(&text).contains("limit is 10 MB"));
    assert!(begun.elapsed() < Duration::from_millis(50));
    assert!(format::refuse_size(SIZE_LIMIT + 1, b"# X").is_some());
    assert!(format::refuse_size(SIZE_LIMIT, b"# X").is_none());
}

#[test]
fn what_the_editor_wrote_comes_in_again_however_long_it_grew() {
    let mut written = read("# Full disks\n\n## Summary\n\nThe disk of a machine was full.\n").document;
    for section in &mut written.sections {
        section.body = section.body.repeat(SIZE_LIMIT / 20);
    }
    let json = (json::FORMAT.write.unwrap())(&written, &FixedEnv::default());
    assert!(json.len() > SIZE_LIMIT, "{} bytes", json.len());
    assert_eq!(read(&json).document, written);
    assert!(format::refuse_size(SIZE_LIMIT + 1, b"postmortem-backup/1\n").is_none());
    assert!(format::refuse_size(OWN_LIMIT + 1, json.as_bytes()).is_some());
}

#[test]
fn json_of_another_shape() {
    assert!(refusal("{}").contains("not a postmortem"));
    assert!(refusal("[]").contains("not a postmortem"));
    assert!(refusal("[1, 2, 3]").contains("not a postmortem"));
    assert!(refusal("{\"name\": \"left-pad\", \"version\": \"1.0.0\"}").contains("no “schema”"));
    assert!(refusal("{\"schema\": \"recipe/3\", \"title\": \"Soup\"}").contains("recipe/3"));
    assert!(refusal("{\"schema\": 1}").contains("not a postmortem"));
}

#[test]
fn json_cut_in_the_middle() {
    let what = refusal("{\n  \"schema\": \"postmortem/1\",\n  \"title\": \"Half of a ti");
    assert!(what.contains("ends in the middle") && what.contains("line 3"), "{what}");
    let what = refusal("{\n  \"schema\": \"postmortem/1\",,\n}");
    assert!(what.contains("line 2, column 28"), "{what}");
}

#[test]
fn json_cut_anywhere_or_with_a_byte_changed_never_panics() {
    let text = include_str!("../fixtures/format/own/plain.json");
    for end in (0..text.len()).step_by(31).filter(|end| text.is_char_boundary(*end)) {
        read(&text[..end]);
        for other in ["\0", "\"", "{", "]", ",", "\\", "9"] {
            read(&format!("{}{other}{}", &text[..end], text.get(end + 1..).unwrap_or_default()));
        }
    }
}

#[test]
fn a_newer_version_is_shown_and_not_written_over() {
    let json = read("{\"schema\": \"postmortem/2\", \"title\": \"Later\", \"weather\": \"mild\"}");
    let text = read("<!-- postmortem/2 -->\n\n# Later\n");
    for reading in [json, text] {
        assert!(reading.refusal.is_some_and(|refusal| refusal.read_only && refusal.what.contains("newer")));
        assert_eq!(reading.document.title, "Later");
    }
}

#[test]
fn lone_surrogates_and_nul() {
    let reading =
        read(r#"{"schema": "postmortem/1", "title": "a\ud800b \ud83d\ude00 \\ud800 c\u0000", "x\udfff": 1}"#);
    assert_eq!(reading.document.title, "a\u{fffd}b 😀 \\ud800 c\0");
    assert!(reading.notes.iter().any(|note| note.message.contains("surrogates")));
    survives(&reading, &["a\u{fffd}b"]);
    survives(&read("# Out\0age\n\n## Impact\n\nNobody\0 noticed.\n"), &["noticed"]);
}

#[test]
fn json_that_nests_deeply() {
    let deep = format!("{}1{}", "[".repeat(100_000), "]".repeat(100_000));
    let reading = read(&format!("{{\"schema\": \"postmortem/1\", \"title\": \"Deep\", \"x\": {deep}}}"));
    match &reading.refusal {
        None => survives(&reading, &["Deep"]),
        Some(refusal) => assert!(refusal.what.contains("line 1"), "{refusal:?}"),
    }
    refusal(&format!("{{\"schema\": {}", "{\"a\":".repeat(100_000)));
    survives(&read(&"[".repeat(100_000)), &[]);
}

#[test]
fn ten_thousand_nested_lists() {
    let mut text = String::from("# Deep\n\n## Timeline\n\n");
    for depth in 0..10_000 {
        text.push_str(&format!("{}- step {depth}\n", " ".repeat((depth * 2).min(200))));
    }
    let begun = Instant::now();
    let reading = read(&text);
    survives(&reading, &["step 0", "step 9999"]);
    let own = read(&format!("<!-- postmortem/1 -->\n\n{text}"));
    survives(&own, &["step 0", "step 9999"]);
    assert!(begun.elapsed() < Duration::from_secs(20), "{:?}", begun.elapsed());
}

#[test]
fn html_and_scripts_are_text() {
    let text = "# Outage <script>alert(1)</script>\n\n## Impact\n\nSee [here](javascript:alert(1)) and <img src=x onerror=alert(1)> words.\n\n\
                ## Timeline\n\n- 14:02 <iframe src=\"//evil.example\"></iframe> alert\n";
    let reading = read(text);
    survives(&reading, &["Outage", "here", "words", "alert"]);
    let written = markdown(&reading.document);
    let title = written.lines().find(|line| line.starts_with("# ")).unwrap_or_default();
    assert!(!title.contains("<script") || title.contains("\\<script"), "{title}");
}

#[test]
fn any_text_with_our_marker_is_read_and_kept() {
    let text = "<!-- postmortem/1 -->\nstray words before\n# Late title\n- **Status:** unheard of\n* star item\n\n## Timeline\n1. numbered\n\
                - **14:02** – first\n    deep line\nstray words inside\n- second\n<!-- as long as \"x: {} -->\n<!-- text -->\nnever closed\n\
                ## Timeline\nagain\n#### Odd level\n####### too deep\n```\nunclosed code\n## not a heading\n";
    let words = [
        "stray words before",
        "Late title",
        "unheard of",
        "star item",
        "numbered",
        "first",
        "deep line",
        "stray words inside",
        "second",
        "never closed",
        "again",
        "Odd level",
        "too deep",
        "unclosed code",
        "not a heading",
    ];
    survives(&read(text), &words);
}

#[test]
fn line_ends_of_other_systems() {
    let text = include_str!("../fixtures/format/own/plain.md");
    let reading = read(&text.replace('\n', "\r\n"));
    assert_eq!(markdown(&reading.document), text);
}

#[test]
fn what_people_change_by_hand_wins() {
    let text = "<!-- postmortem/1 -->\n\n## Timeline\n\n- **9:00 PM** – Down.\n  <!-- { \"at\": { \"date\": \"2024-03-11\" } } -->\n\
                - **22:XX** – Up.\n  <!-- as long as \"- **22:XX** – Up.\": { \"at\": { \"clock\": \"22:30\" } } -->\n";
    let clock = |text: &str| {
        let at = read(text).document.timeline.last().and_then(|event| event.at.clone());
        at.and_then(|at| at.clock).map(|clock| clock.to_string())
    };
    assert_eq!(clock(text).as_deref(), Some("22:30:00"));
    let changed = text.replacen("**22:XX**", "**23:10**", 1);
    assert_eq!(clock(&changed).as_deref(), Some("23:10:00"));
    let dated = read(&text.replace("**9:00 PM**", "**March 20, 2024, 9:00 PM**")).document;
    let date = dated.timeline.first().and_then(|event| event.at.as_ref()?.date).map(|date| date.to_string());
    assert_eq!(date.as_deref(), Some("2024-03-20"));
}

#[test]
fn times_typed_by_hand_into_our_markdown_are_times() {
    let text = "<!-- postmortem/1 -->\n\n- **Impact started:** 2025-02-03 14:00 UTC\n\n## Timeline\n\n- **14:02** – Alert.\n\
                - 14:09 We look.\n* 14:30 - Rolled back.\n- 2 engineers join.\n- 15:00-15:20: Watching.\n";
    let document = read(text).document;
    let events: Vec<(Option<String>, &str)> = document
        .timeline
        .iter()
        .map(|event| {
            let clock = event.at.as_ref().and_then(|at| at.clock);
            (clock.map(|clock| clock.format("%H:%M").to_string()), event.text.as_str())
        })
        .collect();
    let at = |clock: &str| Some(clock.to_owned());
    let expected = [
        (at("14:02"), "Alert."),
        (at("14:09"), "We look."),
        (at("14:30"), "Rolled back."),
        (None, "2 engineers join."),
        (at("15:00"), "Watching."),
    ];
    assert_eq!(events, expected);
    let written = markdown(&document);
    assert!(written.contains("- **14:09** – We look.\n"), "{written}");
    assert!(same(&read(&written).document, &document), "{written}");
}
