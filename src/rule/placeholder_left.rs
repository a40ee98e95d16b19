//! PM503: places that a template left to be filled.

use super::prose::Shape;
use super::{Findings, Manual, Passage, Phrases, Rule, Subject, by_part, words};
use crate::diagnostic::Level;
use crate::field::FieldPath;
use crate::model::Profile;
use std::ops::Range;

pub static RULE: Rule = Rule {
    code: "PM503",
    name: "placeholder-left",
    level: Level::Error,
    profile: Profile::Lite,
    manual: Manual {
        finds: "Marks that stand for something still to be written: `TODO`, `TBD`, `FIXME` and `XXX` in capitals, `YYYY-MM-DD`, `HH:MM`, \
                `{{name}}`, `[Name]`, `<insert …>`, `???`, lorem ipsum. Code, quotations and links are left alone, and so are task boxes.",
        matters: "Half-filled templates get published, and a reader cannot tell which of the rest is real.",
        fix: "Fill the place, or take it out if there is nothing to say.",
        example: "## Impact\nTBD",
        instead: "## Impact\nCheckout failed for 1 in 5 orders for 40 minutes.",
        allow: "When the mark is the subject: a `TODO` comment that played a part in the incident. Better put it into code marks.",
    },
    check,
};

/// Whole words, in capitals only.
const CAPITALS: [&str; 5] = ["TODO", "TBD", "TBC", "FIXME", "XXX"];

/// Patterns of dates and times that templates show.
const PATTERNS: [&str; 10] = [
    "yyyy-mm-dd", "yyyy/mm/dd", "dd/mm/yyyy", "mm/dd/yyyy", "dd-mm-yyyy", "yyyy-mm-dd", "hh:mm", "hh:mm:ss", "dd.mm.yyyy", "xx:xx",
];

/// All of them, and what the others begin with: texts without any are passed over.
pub static SEEN: Phrases = Phrases::new(&[
    "todo", "tbd", "tbc", "fixme", "xxx", "lorem", "yyyy", "yyyy-mm-dd", "yyyy/mm/dd", "dd/mm/yyyy", "mm/dd/yyyy", "dd-mm-yyyy", "hh:mm",
    "hh:mm:ss", "dd.mm.yyyy", "xx:xx",
]);

/// What stands in brackets in templates.
const NAMES: &[&str] = &[
    "name", "your name", "title", "incident title", "date", "time", "start time", "end time", "owner", "author", "authors", "link",
    "url", "service", "service name", "team", "team name", "description", "brief description", "summary", "severity", "status",
    "ticket", "number", "id", "incident id", "duration", "insert", "fill", "add", "your", "describe", "enter", "placeholder", "tbd",
    "todo", "x",
];

fn check(subject: &Subject<'_>, found: &mut Findings<'_>) {
    let mut hits: Vec<(FieldPath, Range<usize>, String)> = Vec::new();
    for passage in subject.passages_of(Shape::OPENS.or(Shape::ASKS), &[&SEEN]) {
        if let Some(range) = placeholder(passage) {
            let text = passage.text.get(range.clone()).unwrap_or_default().to_string();
            hits.push((passage.path.clone(), range, text));
        }
    }
    for part in by_part(hits, |(path, ..)| path) {
        for group in found.groups(part, |(path, ..)| path.clone()) {
            let Some((path, range, text)) = group.first() else { continue };
            let quoted = format!("{} {}", words::quote(text), words::place(subject.document, path));
            let what = match group.len() {
                1 => format!("{quoted} still has to be filled in."),
                many => format!("{} places still have to be filled in. The first is {quoted}.", words::count_first(many)),
            };
            let related: Vec<FieldPath> = group.iter().skip(1).map(|(path, ..)| path.clone()).collect();
            found
                .report(
                    path.clone(),
                    what,
                    "A reader cannot tell which of the rest is real. Fill the place, or take it out if there is nothing to say.",
                )
                .at(range.clone())
                .with(related);
        }
    }
}

/// The first placeholder of a text.
fn placeholder(passage: &Passage<'_>) -> Option<Range<usize>> {
    let word = passage.words().iter().enumerate().find_map(|(index, word)| {
        let text = passage.word(word);
        // A glance spares most words the rest.
        if !SEEN.may_begin(word) {
            return None;
        }
        let capital = CAPITALS.contains(&text);
        let pattern = text.len() >= 5 && PATTERNS.iter().any(|pattern| text.eq_ignore_ascii_case(pattern));
        let lorem = text.eq_ignore_ascii_case("lorem") && passage.is(index + 1, "ipsum");
        let dashed = text.eq_ignore_ascii_case("yyyy")
            && passage.is(index + 1, "mm")
            && passage.text.get(word.end..).is_some_and(|rest| rest.starts_with('-'));
        if dashed {
            let end = passage.words().get(index + 2).filter(|_| passage.is(index + 2, "dd")).unwrap_or(word).end;
            return Some(word.start..end);
        }
        (capital || pattern || lorem).then_some(word.start..word.end)
    });
    let marks = if passage.shape().has(Shape::OPENS.or(Shape::ASKS)) { marks(passage.text) } else { None };
    match (word, marks) {
        (Some(word), Some(marks)) => Some(if word.start <= marks.start { word } else { marks }),
        (word, marks) => word.or(marks),
    }
}

/// `{{…}}`, `[Name]`, `<insert …>`, `???` outside of code.
fn marks(text: &str) -> Option<Range<usize>> {
    let mut code = false;
    let mut place = 0;
    while let Some(found) = text.get(place..)?.find(['{', '[', '<', '?', '`']) {
        let start = place + found;
        let rest = text.get(start..)?;
        place = start + 1;
        if rest.starts_with('`') {
            code = !code;
        } else if code {
            continue;
        } else if rest.starts_with("???") {
            return Some(start..start + rest.len() - rest.trim_start_matches('?').len());
        } else if rest.starts_with("{{") {
            if let Some(close) = near(rest).find("}}") {
                return Some(start..start + close + 2);
            }
        } else if rest.starts_with('[') {
            let Some(close) = near(rest).find(']') else { continue };
            let link = rest.get(close + 1..).is_some_and(|after| after.starts_with(['(', '[', ':']));
            if !link && rest.get(1..close).is_some_and(is_name) {
                return Some(start..start + close + 1);
            }
        } else if rest.starts_with('<') {
            let Some(close) = near(rest).find('>') else { continue };
            let inside = rest.get(1..close).unwrap_or_default();
            if inside.contains(' ') && !inside.contains(['=', '/', '!']) && is_name(inside) {
                return Some(start..start + close + 1);
            }
        }
    }
    None
}

/// The beginning of a text, as far as a closing mark is looked for.
fn near(text: &str) -> &str {
    let end = text.char_indices().map(|(place, _)| place).nth(120).unwrap_or(text.len());
    text.get(..end).unwrap_or_default()
}

/// Whether the words between brackets are those of a template.
fn is_name(inside: &str) -> bool {
    let inside = inside.trim().to_lowercase();
    if inside.len() < 2 {
        return false;
    }
    let first = inside.split_whitespace().next().unwrap_or_default();
    NAMES.contains(&inside.as_str())
        || (inside.contains(' ') && ["insert", "fill", "add", "your", "describe", "enter", "placeholder"].contains(&first))
}
