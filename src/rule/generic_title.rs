//! PM522: a title that does not tell this incident from others.

use super::{Findings, Manual, Rule, Subject, words};
use crate::diagnostic::Level;
use crate::field::{Field, FieldPath};
use crate::model::Profile;

pub static RULE: Rule = Rule {
    code: "PM522",
    name: "generic-title",
    level: Level::Warning,
    profile: Profile::Standard,
    manual: Manual {
        finds: "No title, or one of nothing but words such as postmortem, incident, report, outage, a date or a number, in a document that tells of \
                an incident.",
        matters: "A library of a hundred documents called “Postmortem” cannot be searched.",
        fix: "Say what failed and for whom, in a few words.",
        example: "# Postmortem 2024-03-10",
        instead: "# Checkout failed for one in five orders",
        allow: "When the house's titles are numbers by rule.",
    },
    check,
};

const GENERIC: &[&str] = &[
    "postmortem", "postmortems", "post", "mortem", "incident", "incidents", "report", "outage", "review", "rca", "root", "cause",
    "analysis", "pir", "untitled", "document", "draft", "final", "the", "a", "of", "on", "for", "and", "web", "stack", "debugging",
    "project", "issue", "summary", "template", "new", "service", "system", "website", "server", "readme", "january", "february",
    "march", "april", "may", "june", "july", "august", "september", "october", "november", "december", "jan", "feb", "mar", "apr",
    "jun", "jul", "aug", "sep", "oct", "nov", "dec", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
    "copy", "inc", "sev",
];

fn check(subject: &Subject<'_>, found: &mut Findings<'_>) {
    let title = subject.document.title.trim();
    if !subject.tells_a_story() {
        return;
    }
    let path = FieldPath::Field(Field::Title);
    let why = "Nobody finds it again among others. Say what failed and for whom, in a few words.";
    if title.is_empty() {
        found.report(path, "The document has no title.", why);
        return;
    }
    let tells = title
        .split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .any(|word| !GENERIC.contains(&word.to_lowercase().as_str()) && !word.starts_with(|letter: char| letter.is_ascii_digit()));
    if !tells {
        found.report(path, format!("The title {} does not tell this incident from others.", words::quote(title)), why);
    }
}
