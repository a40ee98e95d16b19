//! The command line as programs and people call it: what it prints where, and how it ends.
#![expect(clippy::unwrap_used, reason = "a helper of a test may fail the test")]

use std::io::Write as _;
use std::process::{Command, Stdio};

const PLAIN: &str = include_str!("../fixtures/format/own/plain.md");

/// What a run printed and how it ended.
struct Run {
    out: String,
    error: String,
    code: Option<i32>,
}

/// Run the command with `input` on its standard input.
fn run(arguments: &[&str], input: &[u8]) -> Run {
    let mut child = Command::new(env!("CARGO_BIN_EXE_postmortem"))
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let input = input.to_vec();
    let feeder = std::thread::spawn(move || {
        // A command that refuses its input may close the pipe before all is written.
        let _ = stdin.write_all(&input);
    });
    let output = child.wait_with_output().unwrap();
    feeder.join().unwrap();
    Run {
        out: String::from_utf8(output.stdout).unwrap(),
        error: String::from_utf8(output.stderr).unwrap(),
        code: output.status.code(),
    }
}

#[test]
fn converting_our_own_markdown_changes_nothing() {
    let done = run(&["convert", "--to", "markdown", "-"], PLAIN.as_bytes());
    assert_eq!((done.out.as_str(), done.error.as_str(), done.code), (PLAIN, "", Some(0)));
}

#[test]
fn json_and_back() {
    let json = run(&["convert", "--to", "json", "-"], PLAIN.as_bytes());
    assert!(json.out.starts_with("{\n  \"schema\": \"postmortem/1\","), "{}", json.out);
    let back = run(&["convert", "--to", "markdown", "-"], json.out.as_bytes());
    assert_eq!(back.out, PLAIN);
}

#[test]
fn a_summary_for_programs_is_one_line_of_json() {
    let done = run(&["summary", "--json", "-"], PLAIN.as_bytes());
    assert_eq!(done.out.lines().count(), 1);
    let summary: serde_json::Value = serde_json::from_str(&done.out).unwrap();
    assert_eq!(summary["title"], "Checkout slow after a certificate change");
    assert_eq!(summary["started"], "2025-02-03T14:02:00Z");
    assert_eq!(summary["ended"], "2025-02-03T16:40:00Z");
    assert_eq!(summary["timeline"].as_array().unwrap().len(), 4);
    assert_eq!(summary["action_items"].as_array().unwrap().len(), 3);
    assert_eq!((&summary["has_root_cause"], &summary["has_impact"]), (&true.into(), &true.into()));
}

#[test]
fn a_summary_for_people_names_title_times_and_items() {
    let done = run(&["summary", "-"], PLAIN.as_bytes());
    for words in ["Checkout slow", "standard input", "2025-02-03T14:02:00Z", "Timeline: 4", "Action items: 3"]
    {
        assert!(done.out.contains(words), "{words} is missing in {}", done.out);
    }
    assert_eq!(done.code, Some(0));
}

#[test]
fn what_cannot_be_read_is_said_in_words_and_ends_with_2() {
    let picture: Vec<u8> =
        (0_u32..3000).map(|number| (number.wrapping_mul(2_654_435_761) >> 11) as u8).collect();
    let large = vec![b'x'; 11 * 1024 * 1024];
    let cases: [(&[u8], &str); 5] = [
        (b"", "empty"),
        (&picture, "not text"),
        (&large, "limit is 10 MB"),
        (b"{\"schema\": \"postmortem/1\", \"title\": ", "ends in the middle"),
        (b"{\"name\": \"left-pad\"}", "not a postmortem"),
    ];
    for (input, words) in cases {
        let done = run(&["convert", "--to", "markdown", "-"], input);
        assert!(done.error.contains(words), "{words} is missing in {}", done.error);
        assert_eq!((done.out.as_str(), done.code), ("", Some(2)));
    }
    let missing = run(&["summary", "no/such/file.md"], b"");
    assert!(missing.error.contains("cannot be read"), "{}", missing.error);
    assert_eq!(missing.code, Some(2));
}

#[test]
fn a_file_of_a_newer_version_is_shown_with_a_warning() {
    let done = run(&["summary", "--json", "-"], b"{\"schema\": \"postmortem/2\", \"title\": \"Later\"}");
    assert!(done.error.contains("newer version"), "{}", done.error);
    assert!(done.out.contains("Later"));
}

#[test]
fn findings_end_with_1_and_their_rule_is_explained() {
    let done = run(
        &["check", "-"],
        b"<!-- postmortem/1 -->\n\n# Outage\n\n## Timeline\n\n- **14:02** \xe2\x80\x93 Down.\n",
    );
    assert_eq!(done.code, Some(1), "{}{}", done.out, done.error);
    assert!(done.out.contains("PM0"), "{}", done.out);
    let page = run(&["explain", "PM013"], b"");
    assert!(page.out.contains("## Why it matters"), "{}", page.out);
    assert_eq!(run(&["explain", "PM999"], b"").code, Some(2));
    assert!(run(&["rules"], b"").out.lines().count() > 16);
}

#[test]
fn the_schema_is_the_one_in_docs() {
    assert_eq!(run(&["schema"], b"").out, include_str!("../../docs/postmortem-1.schema.json"));
}

#[test]
fn words_that_steer_a_terminal_are_shown_and_not_obeyed() {
    let done = run(&["summary", "-"], "<!-- postmortem/1 -->\n\n# Red \u{1b}[31malert\n".as_bytes());
    assert!(!done.out.contains('\u{1b}'), "{:?}", done.out);
    assert!(done.out.contains("␛[31malert"), "{:?}", done.out);
}

#[test]
fn wrong_arguments_end_with_2_and_help_with_0() {
    assert_eq!(run(&["convert", "--to", "cuneiform", "-"], b"").code, Some(2));
    assert_eq!(run(&["frobnicate"], b"").code, Some(2));
    assert_eq!(run(&["--help"], b"").code, Some(0));
}

#[test]
fn every_format_that_writes_is_listed_and_converts() {
    let help = run(&["convert", "--help"], b"").out;
    for format in postmortem_editor::format::FORMATS.iter().filter(|format| format.write.is_some()) {
        assert!(help.contains(format.id) && help.contains(format.name), "{} is missing in {help}", format.id);
        let done = run(&["convert", "--to", format.id, "-"], PLAIN.as_bytes());
        assert_eq!((done.error.as_str(), done.code), ("", Some(0)), "{}", format.id);
        assert!(done.out.len() > 100, "{}: {}", format.id, done.out);
        if format.lossless {
            assert_eq!(
                run(&["convert", "--to", "markdown", "-"], done.out.as_bytes()).out,
                PLAIN,
                "{}",
                format.id
            );
        }
    }
}

#[test]
fn a_house_style_comes_from_a_file() {
    let style = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/format/house.json");
    let done = run(&["convert", "--to", "markdown", "--style", style, "-"], PLAIN.as_bytes());
    assert!(done.out.contains("\n## Chronicle\n") && done.code == Some(0), "{}", done.out);
    assert_eq!(run(&["convert", "--to", "markdown", "-"], done.out.as_bytes()).out, PLAIN);
    let wrong = run(&["convert", "--to", "markdown", "--style", "Cargo.toml", "-"], PLAIN.as_bytes());
    assert!(wrong.error.contains("no house style"), "{}", wrong.error);
    assert_eq!((wrong.out.as_str(), wrong.code), ("", Some(2)));
    let twice = run(&["convert", "--to", "json", "--style", style, "-"], PLAIN.as_bytes());
    assert_eq!(twice.code, Some(2));
}
