//! The wasm stack is small and an overflow cannot be caught: what is as deep or as long as a text allows must fit.

use postmortem_editor::edit::{Edit, History, Transaction};
use postmortem_editor::env::FixedEnv;
use postmortem_editor::field::{Field, FieldPath, Value};
use postmortem_editor::format;
use postmortem_editor::model::Postmortem;
use postmortem_editor::rule;
use wasm_bindgen_test::wasm_bindgen_test;

fn read(text: &str, id: &str) -> format::Reading {
    format::read(text, format::by_id(id), &FixedEnv::default())
}

#[wasm_bindgen_test]
fn json_nested_ten_thousand_deep_is_refused_or_kept() {
    let json = format::by_id("json").and_then(|json| json.write).expect("JSON is written");
    for (open, close) in [("[", "]"), ("{\"a\":", "}")] {
        let deep = format!("{}1{}", open.repeat(10_000), close.repeat(10_000));
        for member in ["unknown", "timeline", "sections", "title", "times"] {
            let text = format!("{{\"schema\":\"postmortem/1\",\"status\":\"final\",\"{member}\":{deep}}}");
            let reading = read(&text, "json");
            let written = json(&reading.document, &FixedEnv::default());
            assert!(reading.refusal.is_some() || written.contains("\"final\""), "{member}: {}", open);
        }
    }
}

#[wasm_bindgen_test]
fn markdown_nested_ten_thousand_deep_is_read() {
    for deep in ["- ".repeat(10_000), "> ".repeat(10_000), "[".repeat(10_000), "*a ".repeat(10_000)] {
        let text = format!("# Deep\n\n## Summary\n\n{deep}x\n");
        let reading = read(&text, "markdown");
        let written =
            format::by_id("markdown").and_then(|markdown| markdown.write).expect("Markdown is written");
        assert!(written(&reading.document, &FixedEnv::default()).contains('x'));
        rule::check(&reading.document, &FixedEnv::default());
    }
}

#[wasm_bindgen_test]
fn a_long_session_is_undone_to_its_start() {
    let mut document = Postmortem::default();
    let mut history = History::default();
    for number in 0..History::DEPTH {
        let edit = Edit::Set(FieldPath::Field(Field::Title), Value::Text(format!("Title {number}")));
        history.commit(&mut document, Transaction::new("Title", vec![edit])).expect("the title takes text");
    }
    let undone = std::iter::from_fn(|| history.undo(&mut document)).count();
    assert_eq!(undone, History::DEPTH);
    assert_eq!(document, Postmortem::default());
}
