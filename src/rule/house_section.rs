//! PM601: a section that the house requires.

use super::{Findings, House, Manual, Rule, Subject, words};
use crate::diagnostic::Level;
use crate::edit::Edit;
use crate::field::FieldPath;
use crate::model::Profile;
use crate::section::recognise;

pub static RULE: Rule = Rule {
    code: "PM601",
    name: "house-section",
    level: Level::Warning,
    profile: Profile::Lite,
    manual: Manual {
        finds: "A section that the rule pack of the house lists under `sections` and that the document does not have, or has without text. Usual headings count as the section they mean: “Follow-ups” is as good as “Action items”. A draft that does not tell what happened yet is left alone.",
        matters: "Whoever reads many documents of one house looks for the same places in each.",
        fix: "Add the section; the button does. If there is nothing to say, say that.",
        example: "sections = [\"Customer communication\"] in the pack, and no such heading",
        instead: "## Customer communication\nNobody outside noticed, so nobody was told.",
        allow: "When the incident has nothing to do with the section.",
    },
    check,
};

fn check(subject: &Subject<'_>, found: &mut Findings<'_>) {
    let document = subject.document;
    if subject.beside.house.sections.is_empty() || !subject.tells_a_story() {
        return;
    }
    for wanted in &subject.beside.house.sections {
        let there = document.sections.iter().find(|section| {
            House::same_section(wanted, &words::heading(document, &section.key))
        });
        let id = recognise(wanted).map(|known| known.id);
        let rows = id.is_some_and(|id| crate::model::ListId::ALL.into_iter().any(|list| list.section() == id && !document.order(list).is_empty()));
        if rows || there.is_some_and(|section| !section.body.trim().is_empty()) {
            continue;
        }
        let path = match there {
            Some(section) => FieldPath::Section(section.key.clone(), crate::field::SectionField::Body),
            None => FieldPath::Document,
        };
        let missing = if there.is_some() { "has no text" } else { "is missing" };
        let finding = found.report(
            path,
            format!("The section {} {missing}.", words::quote(wanted)),
            "The house asks for it in every document. Write it, or say there that there is nothing to say.",
        );
        if let (None, Some(id)) = (there, id) {
            let section = crate::edit::blank_section(id);
            finding.fix(format!("Add {}", words::quote(wanted)), vec![Edit::InsertSection(document.sections.len(), section)]);
        }
    }
}
