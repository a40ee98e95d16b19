//! What is in files: every form that was ever written still opens, and what is written does not change unseen. `UPDATE=1` rewrites the
//! expected files.

use postmortem_editor::env::FixedEnv;
use postmortem_editor::format::json::schema;
use postmortem_editor::format::{self, Format, Reading, json, markdown};
use postmortem_editor::model::Postmortem;
use std::fs;
use std::path::{Path, PathBuf};

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn files(folder: &str, extension: &str) -> Vec<PathBuf> {
    let folder = root().join("tests/fixtures/format").join(folder);
    let mut files: Vec<PathBuf> = fs::read_dir(&folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|found| found == extension))
        .collect();
    files.sort();
    assert!(!files.is_empty(), "there are no fixtures in {}", folder.display());
    files
}

fn read(format: &Format, text: &str) -> Reading {
    format::read(text, Some(format), &FixedEnv::default())
}

fn write(format: &Format, document: &Postmortem) -> String {
    (format.write.unwrap())(document, &FixedEnv::default())
}

/// Compares a text with a file, or writes the file.
pub fn expect(path: &Path, text: &str) {
    if std::env::var_os("UPDATE").is_some() {
        fs::write(path, text).unwrap();
    }
    let expected = fs::read_to_string(path).unwrap_or_default();
    assert_eq!(text, expected, "{} differs; UPDATE=1 rewrites it", path.display());
}

#[test]
fn the_schema_is_the_one_in_docs() {
    expect(&root().join("docs/postmortem-1.schema.json"), &schema::text());
}

#[test]
fn our_markdown_is_written_as_it_was_read() {
    for path in files("own", "md") {
        let text = fs::read_to_string(&path).unwrap();
        let reading = read(&markdown::FORMAT, &text);
        assert_eq!(reading.refusal, None);
        assert_eq!(write(&markdown::FORMAT, &reading.document), text, "{}", path.display());
    }
}

#[test]
fn our_markdown_means_what_the_json_beside_it_says() {
    for path in files("own", "md") {
        let document = read(&markdown::FORMAT, &fs::read_to_string(&path).unwrap()).document;
        expect(&path.with_extension("json"), &write(&json::FORMAT, &document));
        let json = fs::read_to_string(path.with_extension("json")).unwrap();
        let back = read(&json::FORMAT, &json);
        assert_eq!((back.refusal, back.notes.len()), (None, 0));
        assert_eq!(back.document, document, "{}", path.display());
    }
}

#[test]
fn every_released_json_still_opens_and_keeps_all_it_holds() {
    for path in files("json/v1", "json") {
        let text = fs::read_to_string(&path).unwrap();
        let reading = read(&json::FORMAT, &text);
        assert_eq!(reading.refusal, None, "{}", path.display());
        expect(&path.with_extension("written"), &write(&json::FORMAT, &reading.document));
        let notes: Vec<String> =
            reading.notes.iter().map(|note| format!("{}: {}\n", note.line, note.message)).collect();
        expect(&path.with_extension("notes"), &notes.concat());
    }
}

#[test]
fn the_examples_of_the_manual_are_in_the_dialect() {
    let manual = fs::read_to_string(root().join("docs/format.md")).unwrap();
    let examples: Vec<&str> = manual
        .split("````markdown\n")
        .skip(1)
        .filter_map(|rest| rest.split("````").next())
        .filter(|example| example.contains("<!-- postmortem/1 -->"))
        .collect();
    assert!(examples.len() > 2, "the manual shows the dialect");
    for example in examples {
        let document = read(&markdown::FORMAT, example).document;
        assert_eq!(write(&markdown::FORMAT, &document), example);
    }
}
