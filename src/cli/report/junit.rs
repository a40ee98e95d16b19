//! Findings as JUnit XML: a suite for every file, a case for every rule that was looked at.

use super::Result;
use crate::cli::render::Render;
use crate::rule::RULES;

pub(super) fn print(results: &[Result], out: &mut Render) {
    out.text("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites>\n");
    for Result { name, document, checked, .. } in results {
        let rules = || RULES.iter().filter(|rule| rule.applies(document.profile));
        let failed = rules().filter(|rule| checked.found.iter().any(|found| found.code == rule.code)).count();
        let name = escape(name);
        out.text(&format!(
            "  <testsuite name=\"{name}\" tests=\"{}\" failures=\"{failed}\">\n",
            rules().count()
        ));
        for rule in rules() {
            let mut found = checked.found.iter().filter(|found| found.code == rule.code).peekable();
            let case = format!("    <testcase classname=\"{name}\" name=\"{} {}\"", rule.code, rule.name);
            if found.peek().is_none() {
                out.text(&format!("{case}/>\n"));
                continue;
            }
            let messages: Vec<String> =
                found.map(|found| format!("{} {} ({})", found.what, found.why, found.path)).collect();
            out.text(&format!(
                "{case}>\n      <failure type=\"{}\">{}</failure>\n    </testcase>\n",
                rule.level.name(),
                escape(&messages.join("\n"))
            ));
        }
        out.text("  </testsuite>\n");
    }
    out.text("</testsuites>\n");
}

/// Escapes text for XML; control characters, which XML cannot hold, are shown as a replacement.
fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\n' | '\t' => escaped.push(letter),
            control if control.is_control() => escaped.push('\u{fffd}'),
            other => escaped.push(other),
        }
    }
    escaped
}
