//! PM510: headings that skip a level or come twice.

use super::{Findings, Manual, Rule, Subject, words};
use crate::diagnostic::Level;
use crate::edit::Edit;
use crate::field::{FieldPath, SectionField, Value};
use crate::model::{Profile, Section};
use std::collections::HashMap;
use std::collections::hash_map::Entry;

pub static RULE: Rule = Rule {
    code: "PM510",
    name: "heading-skips",
    level: Level::Advice,
    profile: Profile::Standard,
    manual: Manual {
        finds: "A section whose heading lies more than one level below the one before, and two sections under the same heading and level.",
        matters: "Screen readers and tables of contents build the outline from the levels; readers look for a heading and find the first.",
        fix: "Raise the heading to the next level, or give one of the two another name.",
        example: "## Impact\n\n#### Orders",
        instead: "## Impact\n\n### Orders",
        allow: "When the document is pasted into another whose levels it continues.",
    },
    check,
};

fn check(subject: &Subject<'_>, found: &mut Findings<'_>) {
    let document = subject.document;
    let headed: Vec<&Section> = document.sections.iter().filter(|section| !section.heading.trim().is_empty()).collect();
    let mut before: Option<&Section> = None;
    for section in headed.iter().copied() {
        if let Some(before) = before
            && section.level > before.level.saturating_add(1)
        {
            let path = FieldPath::Section(section.key.clone(), SectionField::Level);
            let level = before.level + 1;
            let what = format!(
                "{} is a heading of level {} under {}, which has level {}.",
                words::quote(&section.heading),
                section.level,
                words::quote(&before.heading),
                before.level
            );
            found
                .report(path.clone(), what, "Screen readers build the outline from the levels. Raise the heading.")
                .with([FieldPath::Section(before.key.clone(), SectionField::Heading)])
                .fix(format!("Make it level {level}"), vec![Edit::Set(path, Value::Level(level))])
                .sure();
        }
        before = Some(section);
    }
    let mut seen: HashMap<String, &Section> = HashMap::new();
    for section in headed.into_iter().filter(|section| section.level <= 2) {
        let heading = section.heading.trim().trim_end_matches(':').to_lowercase();
        match seen.entry(heading) {
            Entry::Occupied(first) => {
                found
                    .report(
                        FieldPath::Section(section.key.clone(), SectionField::Heading),
                        format!("The heading {} comes twice.", words::quote(&section.heading)),
                        "Readers look for a heading and find the first. Give one of the two another name, or join them.",
                    )
                    .with([FieldPath::Section(first.get().key.clone(), SectionField::Heading)]);
            }
            Entry::Vacant(place) => {
                place.insert(section);
            }
        }
    }
}
