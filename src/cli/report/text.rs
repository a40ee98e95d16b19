//! Findings for people.

use super::Result;
use crate::cli::render::Render;
use crate::diagnostic::Level;
use crate::rule::excerpt;

pub(super) fn print(results: &[Result], out: &mut Render) {
    for Result { name, document, checked } in results {
        for found in &checked.found {
            let (level, code, rule) = (found.level.name(), found.code, found.rule);
            out.line(&format!("{name}: {level} {code} {rule} at {}", found.path));
            if let Some(words) = excerpt(document, found) {
                out.line(&format!("  > {}", words.split_whitespace().collect::<Vec<_>>().join(" ")));
            }
            out.line(&format!("  {}", found.what));
            out.line(&format!("  {}", found.why));
        }
    }
    let count = |level: Level| {
        results.iter().flat_map(|result| &result.checked.found).filter(|found| found.level == level).count()
    };
    let plural = |number: usize, word: &str| format!("{number} {word}{}", if number == 1 { "" } else { "s" });
    let allowed: usize = results.iter().map(|result| result.checked.suppressed.len()).sum();
    out.line(&format!(
        "{}: {}, {}, {} advice, {allowed} allowed",
        plural(results.len(), "file"),
        plural(count(Level::Error), "error"),
        plural(count(Level::Warning), "warning"),
        count(Level::Advice)
    ));
}
