//! What every way out gives for one document, and what each promises: pages without script, cells without formulas, XML that is XML.
//! `UPDATE=1` rewrites the expected files under `tests/fixtures/format/ways-out`.

use crate::wire::expect;
use crate::{arbitrary, hostile, inert, laws};
use base64::Engine;
use postmortem_editor::env::FixedEnv;
use postmortem_editor::format::markdown::{self, Style, house};
use postmortem_editor::format::{self, FORMATS, html, same};
use postmortem_editor::model::Postmortem;
use postmortem_editor::publish;
use proptest::prelude::*;
use std::fs;
use std::path::PathBuf;

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/format")
}

fn document() -> Postmortem {
    let text = fs::read_to_string(root().join("ways-out.md")).unwrap();
    format::read(&text, None, &FixedEnv::default()).document
}

fn written(id: &str, document: &Postmortem) -> String {
    publish::write(format::by_id(id).unwrap(), document, &FixedEnv::default()).unwrap()
}

#[test]
fn every_way_out_gives_what_it_gave() {
    let env = FixedEnv::default();
    for format in FORMATS {
        let Some(text) = publish::write(format, &document(), &env) else { continue };
        let name = format!("ways-out/{}.{}", format.id, format.extensions[0]);
        expect(&root().join(name), &text);
        if format.lossless {
            let back = format::read(&text, None, &env);
            assert!(same(&back.document, &document()), "{} loses something", format.id);
        }
    }
}

/// Under the head of a table stands its rule; the same dashes further down are somebody's words.
#[test]
fn words_that_look_like_the_rule_of_a_table_come_back() {
    let style = r#"{"schema":"postmortem-style/1","name":"Tables","tables":{"went-well":{"text":"Well"},"actions":{"text":"What","Owner":"Who"}}}"#;
    let style = Style::read(style).unwrap();
    let text = r#"{"schema":"postmortem/1","wentWell":[{"text":"---"},{"text":"Real"},{"text":"---"}],"actions":[{"text":"---","owner":"---"}]}"#;
    let document = format::read(text, None, &FixedEnv::default()).document;
    let written = markdown::write_in(&style, &document);
    assert!(written.contains("| Well |\n| --- |\n| --- |\n| Real |\n| --- |"), "{written}");
    let back = format::read(&written, None, &FixedEnv::default()).document;
    assert!(same(&back, &document), "{written}");
}

#[test]
fn a_house_brings_its_own_style() {
    let style = Style::read(&fs::read_to_string(root().join("house.json")).unwrap()).unwrap();
    let text = markdown::write_in(&style, &document());
    expect(&root().join("ways-out/house.md"), &text);
    let back = format::read(&text, None, &FixedEnv::default()).document;
    assert!(same(&back, &document()));
    let manual = fs::read_to_string(root().join("../../../docs/format.md")).unwrap();
    let example = manual.split("```json\n").filter_map(|part| part.split("```").next());
    let example = example.filter(|part| part.contains("postmortem-style/1")).collect::<String>();
    assert_eq!(Style::read(&example).map(|style| style.name), Ok("Ours".to_owned()), "{example}");
    for wrong in [
        "",
        "[]",
        "{}",
        r#"{"schema":"postmortem-style/1","sections":[{"section":"nowhere"}]}"#,
        r#"{"schema":"postmortem-style/1","sections":[1]}"#,
        r#"{"schema":"postmortem-style/1","tables":{"nothing":{}}}"#,
        r#"{"schema":"postmortem-style/1","tables":{"timeline":{"at":"Time"}}}"#,
        r#"{"schema":"postmortem-style/1","labels":{"/title":1}}"#,
    ] {
        let why = Style::read(wrong).expect_err(wrong);
        assert!(why.ends_with('.') && why.len() > 20, "{wrong}: {why}");
    }
}

#[test]
fn the_styles_that_come_with_the_editor_are_styles() {
    for file in house::FILES {
        assert!(!Style::read(file).unwrap().name.is_empty());
    }
}

#[test]
fn what_people_change_in_a_styled_text_counts() {
    let text = written("markdown-sre", &document())
        .replace("An alert: results", "A page: results")
        .replace("SEA-77 |", "SEA-78 |")
        .replace("## Root Causes", "## Root Causes\n\nAdded by hand.");
    let back = format::read(&text, None, &FixedEnv::default()).document;
    assert!(back.timeline.iter().any(|event| event.text.starts_with("A page: results")), "{text}");
    assert_eq!(back.actions[0].ticket, "SEA-78");
    assert!(back.sections.iter().any(|section| section.body.starts_with("Added by hand.")));
    // Without the line at the end, the text reads as anybody's Markdown.
    let (bare, _) = text.rsplit_once("<!-- { \"written\"").unwrap();
    let back = format::read(bare, None, &FixedEnv::default()).document;
    assert_eq!(back.title, document().title);
    assert!(back.sections.iter().any(|section| section.body.contains("Every swap is announced")));
}

/// The elements and attributes of a page, beyond those of Markdown.
fn page_is_harmless(text: &str, what: &str) {
    let (head, body) = text.split_once("<body>").unwrap();
    assert!(head.contains("default-src 'none'"), "{what}");
    let lower = body.to_lowercase();
    for never in ["<script", "<iframe", "<style", "<link", "<img", "<object", "<form", "<meta"] {
        assert!(!lower.contains(never), "{what}: {never} in {body}");
    }
    let start = body.find("<svg").unwrap_or(body.len());
    let end = body.find("</svg>").map_or(body.len(), |at| at + 6);
    let around = [&body[..start], &body[end.max(start)..]].concat();
    let around =
        around.replace("<main>", "").replace("</main>", "").replace("<figure>", "").replace("</figure>", "");
    let around = around.replace("</body>", "").replace("</html>", "").replace("<s>", "").replace("</s>", "");
    let around = around.replace(" rel=\"noopener noreferrer nofollow\"", "");
    assert_eq!(inert::active(&around), None, "{what}");
    for tag in body[start..end.max(start)].split('<').skip(1) {
        let name: String = tag.chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '/').collect();
        let known = ["svg", "title", "desc", "defs", "pattern", "rect", "line", "path", "g", "text", "tspan"];
        assert!(known.contains(&name.trim_matches('/')), "{what}: <{name} in the drawing");
        let inside = tag.split('>').next().unwrap_or_default();
        assert!(!inside.contains(" on") && !inside.contains("href"), "{what}: {inside}");
    }
}

/// Well-formed as far as it matters here: elements nest, nothing but the five entities, no character XML does not know.
fn is_xml(text: &str, what: &str) {
    let mut open: Vec<String> = Vec::new();
    let mut rest = text;
    while let Some(at) = rest.find(['<', '&']) {
        assert!(!rest[..at].contains(|c: char| c.is_control() && !matches!(c, '\n' | '\t')), "{what}");
        rest = &rest[at..];
        if rest.starts_with('&') {
            let known = ["&amp;", "&lt;", "&gt;", "&quot;", "&#39;"];
            assert!(known.iter().any(|entity| rest.starts_with(entity)), "{what}: {rest:.40}");
            rest = &rest[1..];
        } else if let Some(data) = rest.strip_prefix("<![CDATA[") {
            rest = data.split_once("]]>").unwrap().1;
        } else {
            let (tag, after) = rest[1..].split_once('>').unwrap();
            let name = tag.split([' ', '/']).find(|part| !part.is_empty()).unwrap().to_owned();
            match (tag.starts_with('/'), tag.ends_with('/')) {
                (true, _) => assert_eq!(open.pop(), Some(name), "{what}"),
                (false, true) => {}
                (false, false) => open.push(name),
            }
            rest = after;
        }
    }
    assert_eq!(open, [""; 0], "{what}");
}

fn cells_are_guarded(text: &str, what: &str) {
    let text = text.strip_prefix('\u{feff}').unwrap();
    let (mut quoted, mut begins) = (false, true);
    for c in text.chars() {
        if begins && c != '"' {
            assert!(!"=+-@\t\r＝＋－＠".contains(c) || c == '\r', "{what}: a cell begins with {c:?}");
        }
        begins = (begins && c == '"') || (!quoted && matches!(c, ',' | '\n'));
        quoted ^= c == '"';
    }
    assert!(!quoted, "{what}");
}

fn harmless(document: &Postmortem, what: &str) {
    page_is_harmless(&written("html", document), what);
    is_xml(&written("confluence", document), what);
    cells_are_guarded(&written("csv-timeline", document), what);
    cells_are_guarded(&written("csv-actions", document), what);
    let gantt = written("mermaid", document);
    assert!(!gantt.contains(['<', '>', ';', '#', '`', '{']), "{what}: {gantt}");
    for line in gantt.lines() {
        let word = line.split_whitespace().next().unwrap_or_default();
        assert!(!["click", "section", "init", "%%{"].contains(&word), "{what}: {line}");
    }
    let chat = written("chat", document);
    assert!(!chat.contains("<!") && !chat.contains("<@") && !chat.contains("<javascript"), "{what}: {chat}");
}

#[test]
fn the_payloads_stay_words_in_every_other_format() {
    for (name, payload) in hostile::payloads() {
        let document = inert::everywhere(&payload);
        harmless(&document, &name);
        let html = written("html", &document);
        let back = format::read(&html, None, &FixedEnv::default()).document;
        assert!(same(&back, &document), "{name}");
    }
}

#[test]
fn the_policy_of_pages_names_the_hash_of_their_sheet() {
    use sha2::Digest;
    let hash = base64::engine::general_purpose::STANDARD.encode(sha2::Sha256::digest(html::SHEET));
    assert_eq!(html::SHEET_HASH, format!("sha256-{hash}"));
}

#[test]
fn a_page_that_a_browser_saved_again_still_carries_its_document() {
    let page = written("html", &document());
    let (head, rest) = page.split_once("content='").unwrap();
    let (json, rest) = rest.split_once('\'').unwrap();
    let saved = [head, "content=\"", json, "\"", rest].concat().replace("<!doctype html>", "<!DOCTYPE html>");
    let back = format::read(&saved, None, &FixedEnv::default()).document;
    assert!(same(&back, &document()));
}

proptest! {
    #![proptest_config(laws::config(100))]

    #[test]
    fn no_document_makes_another_format_active(document in arbitrary::document()) {
        harmless(&document, "a document");
    }
}
