//! Lines put back together as prose.

use super::lines::{Line, Shape};

/// The text of lines, without the indentation they share and without blank lines around it.
pub(super) fn text(lines: &[Line<'_>]) -> String {
    let shared = lines
        .iter()
        .filter(|line| !line.raw.trim().is_empty())
        .map(|line| line.raw.len() - line.raw.trim_start_matches([' ', '\t']).len())
        .min()
        .unwrap_or(0);
    let mut out = String::new();
    let mut blank = false;
    for line in lines {
        if line.shape == Shape::Blank {
            blank = true;
            continue;
        }
        if !out.is_empty() {
            out.push_str(if blank { "\n\n" } else { "\n" });
        }
        blank = false;
        out.push_str(line.raw.get(shared..).unwrap_or_default());
    }
    out
}

/// Adds a paragraph to prose.
pub(super) fn append(body: &mut String, more: &str) {
    if more.trim().is_empty() {
        return;
    }
    if !body.is_empty() {
        body.push_str("\n\n");
    }
    body.push_str(more);
}
