//! Findings for people, each with the line of the source that it is about.

use super::Result;
use crate::cli::locate::{Places, line_column};
use crate::cli::render::Render;
use crate::diagnostic::{Diagnostic, Level};
use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Group, Renderer, Snippet};
use std::ops::Range;

/// Lines shown of a long place.
const LINES: usize = 4;

pub(super) fn print(results: &[Result], out: &mut Render) {
    let renderer = Renderer::plain().decor_style(DecorStyle::Ascii);
    for result in results.iter().filter(|result| !result.checked.found.is_empty()) {
        let places = Places::new(&result.text, &result.document);
        for found in &result.checked.found {
            for line in shown(&renderer, result, &places, found).lines() {
                out.line(line.trim_end());
            }
            out.line("");
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

fn shown(renderer: &Renderer, result: &Result, places: &Places<'_>, found: &Diagnostic) -> String {
    let level = match found.level {
        Level::Error => annotate_snippets::Level::ERROR,
        Level::Warning => annotate_snippets::Level::WARNING,
        Level::Advice => annotate_snippets::Level::INFO.with_name("advice"),
    };
    let place = places.place(&found.path, found.range.as_ref());
    let (lines, place) = excerpt(&result.text, place);
    let (line, _) = line_column(&result.text, lines.start);
    let source = result.text.get(lines).unwrap_or_default();
    let snippet = Snippet::source(source)
        .line_start(line)
        .path(result.name.as_str())
        .fold(false)
        .annotation(AnnotationKind::Primary.span(place));
    let code = format!("{} {}", found.code, found.rule);
    let note = annotate_snippets::Level::NOTE.with_name("why").message(found.why.as_str());
    let at = format!("{}", found.path);
    let address = annotate_snippets::Level::NOTE.with_name("at").message(at.as_str());
    let links: Vec<String> = found.links.iter().map(|link| [&link.label, ": ", &link.url].concat()).collect();
    let links = links.iter().map(|link| annotate_snippets::Level::HELP.message(link.as_str()));
    let title = level.primary_title(found.what.as_str()).id(code.as_str());
    let report: &[Group<'_>] = &[title.element(snippet).element(note).element(address).elements(links)];
    renderer.render(report)
}

/// The lines around a place, at most a few, and the place within them.
fn excerpt(text: &str, place: Range<usize>) -> (Range<usize>, Range<usize>) {
    let start = text.get(..place.start).and_then(|before| before.rfind('\n')).map_or(0, |at| at + 1);
    let rest = text.get(place.start..).unwrap_or_default();
    let mut end = place.start;
    for line in rest.split_inclusive('\n').take(LINES) {
        end += line.trim_end_matches(['\n', '\r']).len();
        if end >= place.end {
            break;
        }
        end += line.len() - line.trim_end_matches(['\n', '\r']).len();
    }
    let end = end.max(place.start);
    let inner = place.start - start..place.end.min(end).max(place.start) - start;
    (start..end, inner)
}
