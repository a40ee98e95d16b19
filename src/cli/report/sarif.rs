//! Findings as SARIF 2.1.0: each with the region of its source and with the address of its field as a logical location.

use super::Result;
use crate::cli::locate::{Places, line_column};
use crate::cli::render::Render;
use crate::diagnostic::Level;
use crate::rule::{RULES, Rule};
use serde_json::{Value, json};

pub(super) fn print(results: &[Result], out: &mut Render) {
    let rules: Vec<Value> = RULES.iter().map(|rule| describe(rule)).collect();
    let found: Vec<Value> = results
        .iter()
        .flat_map(|result| {
            let places = Places::new(&result.text, &result.document);
            result.checked.found.iter().map(move |found| (result, found, places.place(&found.path, found.range.as_ref())))
        })
        .map(|(result, found, place)| {
            let (start, column) = line_column(&result.text, place.start);
            let (end, end_column) = line_column(&result.text, place.end);
            json!({
                "ruleId": found.code,
                "ruleIndex": RULES.iter().position(|rule| rule.code == found.code),
                "level": level(found.level),
                "message": { "text": format!("{} {}", found.what, found.why) },
                "locations": [{
                    "physicalLocation": {
                        "artifactLocation": { "uri": uri(&result.name) },
                        "region": {
                            "startLine": start, "startColumn": column, "endLine": end, "endColumn": end_column,
                        },
                    },
                    "logicalLocations": [{ "fullyQualifiedName": found.path.to_string() }],
                }],
            })
        })
        .collect();
    let report = json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "columnKind": "unicodeCodePoints",
            "tool": { "driver": { "name": "postmortem", "version": env!("CARGO_PKG_VERSION"), "rules": rules } },
            "results": found,
        }],
    });
    out.text(&format!("{report:#}\n"));
}

fn describe(rule: &Rule) -> Value {
    json!({
        "id": rule.code,
        "name": rule.name,
        "shortDescription": { "text": rule.manual.finds.split(". ").next().unwrap_or(rule.name) },
        "fullDescription": { "text": rule.manual.matters },
        "help": { "text": rule.manual.fix, "markdown": rule.page() },
        "defaultConfiguration": { "level": level(rule.level) },
    })
}

fn level(level: Level) -> &'static str {
    match level {
        Level::Error => "error",
        Level::Warning => "warning",
        Level::Advice => "note",
    }
}

/// A relative path as a URI reference: separators as slashes, everything unusual escaped byte by byte.
fn uri(path: &str) -> String {
    let mut uri = String::with_capacity(path.len());
    for byte in path.replace('\\', "/").bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => {
                uri.push(char::from(byte))
            }
            other => uri.push_str(&format!("%{other:02X}")),
        }
    }
    uri
}
