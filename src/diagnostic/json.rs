//! Findings as JSON, for the element's `check` method and the command line. The order of members is fixed.

use super::Diagnostic;
use serde::Serialize;

#[derive(Serialize)]
struct Wire<'a> {
    code: &'a str,
    rule: &'a str,
    level: &'a str,
    path: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    range: Option<[usize; 2]>,
    what: &'a str,
    why: &'a str,
    fixes: Vec<&'a str>,
}

/// The findings as one JSON array.
pub fn list(found: &[Diagnostic]) -> String {
    let wire: Vec<Wire<'_>> = found
        .iter()
        .map(|one| Wire {
            code: one.code,
            rule: one.rule,
            level: one.level.name(),
            path: one.path.to_string(),
            range: one.range.as_ref().map(|range| [range.start, range.end]),
            what: &one.what,
            why: &one.why,
            fixes: one.fixes.iter().map(|fix| fix.title.as_str()).collect(),
        })
        .collect();
    // Strings and numbers always serialize.
    serde_json::to_string(&wire).unwrap_or_else(|_| "[]".to_owned())
}
