//! Findings as JSON, the same bytes wherever they are asked for: command line, element, tests. Nothing is decided here.

use super::Checked;
use crate::diagnostic::Diagnostic;
use crate::edit::{Edit, Row};
use crate::env::Env;
use crate::field::{FieldPath, RowField, Value};
use crate::model::{Level, ListId, Members, Postmortem, RowId, Stat};
use crate::time::written;
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
    put("fixes", found.fixes.iter().map(|fix| fix.title.as_str()).collect());
    if let Some(ask) = &found.ask {
        put("asks", ask.label.into());
    }
    if !found.links.is_empty() {
        put(
            "links",
            found.links.iter().map(|link| json!({ "label": link.label, "url": link.url })).collect(),
        );
    }
    record
}

/// The findings alone, as one JSON array.
pub fn findings_json(document: &Postmortem, found: &[Diagnostic]) -> String {
    let findings: Vec<Json> = found.iter().map(|found| finding(document, found).into()).collect();
    Json::Array(findings).to_string()
}

/// The rules whose errors remain, each once.
pub fn open_errors(found: &[Diagnostic]) -> Vec<&'static str> {
    let mut codes: Vec<&'static str> =
        found.iter().filter(|found| found.level == Level::Error).map(|found| found.code).collect();
    codes.dedup();
    codes
}

/// The edits that record in the document that it became final while errors remained. An earlier record is renewed.
pub fn record_open(document: &Postmortem, found: &[Diagnostic], env: &dyn Env) -> Vec<Edit> {
    const LABEL: &str = "Final with open checks";
    let text = format!("{} ({})", open_errors(found).join(", "), written("%Y-%m-%d", &env.now()));
    match document.stats.iter().find(|stat| stat.label == LABEL) {
        Some(stat) => {
            let path = FieldPath::RowField(ListId::Stats, stat.id.clone(), RowField::Text);
            vec![Edit::Set(path, Value::Text(text))]
        }
        None => {
            let id = RowId::fresh(env);
            let stat = Stat { id, label: LABEL.to_string(), text, members: Members::default() };
            vec![Edit::Insert(document.stats.len(), Row::Stats(stat))]
        }
    }
}

/// The words that a finding points at; `None` for a finding about a whole field.
fn excerpt(document: &Postmortem, found: &Diagnostic) -> Option<String> {
    let Value::Text(text) = document.get(&found.path)? else { return None };
    text.get(found.range.clone()?).map(str::to_string)
}
