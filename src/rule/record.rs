//! Findings as JSON, the same bytes wherever they are asked for: command line, element, tests. Nothing is decided here.

use super::Checked;
use crate::diagnostic::Diagnostic;
use crate::field::Value;
use crate::model::Postmortem;
use serde_json::{Map, Value as Json, json};

/// What a check gave, as JSON: `findings` and `suppressed`, each in the order of rules.
pub fn record(document: &Postmortem, checked: &Checked) -> Json {
    let findings: Vec<Json> = checked.found.iter().map(|found| finding(document, found).into()).collect();
    let suppressed: Vec<Json> = checked
        .suppressed
        .iter()
        .map(|(found, index)| {
            let mut record = finding(document, found);
            let reason = document.suppressions.get(*index).map(|allowance| allowance.reason.as_str());
            record.insert("reason".to_string(), json!(reason));
            record.into()
        })
        .collect();
    json!({ "findings": findings, "suppressed": suppressed })
}

fn finding(document: &Postmortem, found: &Diagnostic) -> Map<String, Json> {
    let mut record = Map::new();
    let mut put = |name: &str, value: Json| record.insert(name.to_string(), value);
    put("code", found.code.into());
    put("rule", found.rule.into());
    put("level", found.level.name().into());
    put("path", found.path.to_string().into());
    if let Some(range) = &found.range {
        put("range", json!([range.start, range.end]));
        put("text", json!(excerpt(document, found)));
    }
    put("what", found.what.as_str().into());
    put("why", found.why.as_str().into());
    if !found.related.is_empty() {
        put("related", found.related.iter().map(ToString::to_string).collect());
    }
    if !found.fixes.is_empty() {
        put("fixes", found.fixes.iter().map(|fix| fix.title.as_str()).collect());
    }
    record
}

/// The words that a finding points at; `None` for a finding about a whole field.
pub fn excerpt(document: &Postmortem, found: &Diagnostic) -> Option<String> {
    let Value::Text(text) = document.get(&found.path)? else { return None };
    text.get(found.range.clone()?).map(str::to_string)
}
