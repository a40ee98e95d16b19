//! PM504: instructions of a template that were never replaced.

use super::{Findings, Manual, Rule, Subject, words};
use crate::diagnostic::Level;
use crate::edit::Edit;
use crate::field::{FieldPath, SectionField, Value};
use crate::model::{Profile, SectionKey};
use crate::section;

pub static RULE: Rule = Rule {
    code: "PM504",
    name: "template-guidance-left",
    level: Level::Warning,
    profile: Profile::Standard,
    manual: Manual {
        finds: "Paragraphs that tell the author what to write: whole paragraphs in italics or brackets that begin with “Describe”, “Explain”, \
                “List”, “Include”, “Provide”, “What”, “How” and the like, lines that speak of this template or this section, and the editor's own \
                guidance.",
        matters: "Readers cannot tell a section that was left out on purpose from one that was forgotten.",
        fix: "Write the section, or delete the instruction; the button deletes it.",
        example: "## Detection\n_Describe how the incident was detected._",
        instead: "## Detection\nAn alert on checkout errors fired two minutes after the first failure.",
        allow: "When the document is itself a template.",
    },
    check,
};

const OPENINGS: &[&str] = &[
    "describe", "explain", "list", "include", "provide", "summarize", "summarise", "what", "how", "why", "when", "who", "add", "insert",
    "write", "use this", "document", "outline", "detail", "please", "note any", "give", "state", "briefly", "a brief", "optional",
];

const TELLTALES: &[&str] = &[
    "delete this section", "remove this section", "this template", "delete before publishing", "replace this text",
    "fill in this section", "fill out this section", "this section should", "instructions:",
];

fn check(subject: &Subject<'_>, found: &mut Findings<'_>) {
    let document = subject.document;
    for part in &document.sections {
        let guidance = match part.key {
            SectionKey::Known(id) => section::definition(id).guidance,
            SectionKey::House(_) => "",
        };
        let Some(range) = paragraphs(&part.body).find(|range| {
            part.body.get(range.clone()).is_some_and(|text| instructs(text, guidance))
        }) else {
            continue;
        };
        let text = part.body.get(range.clone()).unwrap_or_default();
        let path = FieldPath::Section(part.key.clone(), SectionField::Body);
        let what = format!("{} {} is an instruction of a template.", words::quote(text), words::place(document, &path));
        let before = part.body.get(..range.start).unwrap_or_default().trim_end();
        let after = part.body.get(range.end..).unwrap_or_default().trim_start_matches('\n');
        let gap = if before.is_empty() || after.is_empty() { "" } else { "\n\n" };
        let edit = Edit::Set(path.clone(), Value::Text(format!("{before}{gap}{after}")));
        found
            .report(path, what, "Readers cannot tell what was left out on purpose from what was forgotten. Write the section, or delete the instruction.")
            .at(range)
            .fix("Delete it", vec![edit])
            .sure();
    }
}

/// The places of the paragraphs of a text, without code.
fn paragraphs(text: &str) -> impl Iterator<Item = std::ops::Range<usize>> + '_ {
    let mut place = 0;
    text.split("\n\n").filter_map(move |part| {
        let start = place + (part.len() - part.trim_start().len());
        let end = start + part.trim().len();
        place += part.len() + 2;
        (end > start && !part.trim_start().starts_with("```")).then_some(start..end)
    })
}

fn instructs(text: &str, guidance: &str) -> bool {
    let lower = text.to_lowercase();
    if (!guidance.is_empty() && text == guidance) || TELLTALES.iter().any(|words| lower.contains(words)) {
        return lower.len() < 600;
    }
    let wrapped = [("_", "_"), ("*", "*"), ("(", ")"), ("[", "]"), ("<", ">"), ("{", "}"), ("> ", "")].into_iter().any(|(open, close)| {
        let inner = lower.strip_prefix(open).and_then(|inner| inner.strip_suffix(close));
        inner.is_some_and(|inner| !inner.starts_with(open) && opens(inner))
    });
    wrapped && text.split_whitespace().count() >= 4
}

fn opens(inner: &str) -> bool {
    let inner = inner.trim_start_matches(['_', '*', '(', '[', ' ']);
    OPENINGS.iter().any(|opening| {
        inner.strip_prefix(opening).is_some_and(|rest| rest.starts_with(|letter: char| !letter.is_alphanumeric()))
    })
}
