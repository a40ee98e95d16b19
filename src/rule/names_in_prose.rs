//! PM303: names of people in a document for readers outside.

use super::people::{handle_or_mail, is_name};
use super::{Findings, Manual, Rule, Subject, by_part, words};
use crate::diagnostic::Level;
use crate::field::{FieldPath, RowField};
use crate::model::Profile;
use std::ops::Range;

pub static RULE: Rule = Rule {
    code: "PM303",
    name: "names-in-prose",
    level: Level::Warning,
    profile: Profile::Public,
    manual: Manual {
        finds: "Names of the people whom the document names as authors, responders, actors or owners, and handles, in running text. The fields \
                that are made for names are left alone.",
        matters: "Readers outside need to know what happened, not who was at the keyboard.",
        fix: "Write the role: “the on-call engineer”, “the incident lead”.",
        example: "At 14:10 Ada restarted the gateway.",
        instead: "At 14:10 the on-call engineer restarted the gateway.",
        allow: "When the person agreed to be named.",
    },
    check,
};

fn check(subject: &Subject<'_>, found: &mut Findings<'_>) {
    let mut hits: Vec<(FieldPath, Range<usize>, String)> = Vec::new();
    for passage in subject.passages() {
        let told = match &passage.path {
            FieldPath::RowField(_, _, field) => matches!(field, RowField::Text | RowField::Scope | RowField::Reason),
            _ => true,
        };
        if !told {
            continue;
        }
        let named = passage.words().iter().find(|word| is_name(subject, passage.word(word)) || handle_or_mail(passage, word));
        if let Some(word) = named {
            hits.push((passage.path.clone(), word.start..word.end, passage.word(word).to_string()));
        }
    }
    for part in by_part(hits, |(path, ..)| path) {
        for group in found.groups(part, |(path, ..)| path.clone()) {
            let Some((path, range, name)) = group.first() else { continue };
            let first = format!("{} {}", words::quote(name), words::place(subject.document, path));
            let what = match group.len() {
                1 => format!("{first} names a person."),
                many => format!("{} places name a person. The first is {first}.", words::count_first(many)),
            };
            let related: Vec<FieldPath> = group.iter().skip(1).map(|(path, ..)| path.clone()).collect();
            found
                .report(path.clone(), what, "Readers outside need to know what happened, not who was at the keyboard. Write the role.")
                .at(range.clone())
                .with(related);
        }
    }
}
