//! PM501: lessons without anything that went well.

use super::{Findings, Manual, Rule, Subject};
use crate::diagnostic::Level;
use crate::field::FieldPath;
use crate::model::{ListId, Profile, SectionId, SectionKey};

pub static RULE: Rule = Rule {
    code: "PM501",
    name: "no-went-well",
    level: Level::Warning,
    profile: Profile::Standard,
    manual: Manual {
        finds: "A document that tells what went poorly or where you got lucky, or has a heading for what went well, and nothing under “Went well”. \
                A document without any such lessons is left alone.",
        matters: "What helped is worth keeping on purpose; a review that only counts faults is read as blame.",
        fix: "Write what worked because somebody prepared it: a runbook, a dashboard, a quick hand-over.",
        example: "## What went well\n\n## What went poorly\n- The runbook was out of date",
        instead: "## What went well\n- The alert fired within a minute\n\n## What went poorly\n- The runbook was out of date",
        allow: "When there was nothing, after an honest search.",
    },
    check,
};

fn check(subject: &Subject<'_>, found: &mut Findings<'_>) {
    let document = subject.document;
    let told = |list: ListId, section: SectionId| {
        document.lessons(list).iter().any(|lesson| !lesson.text.trim().is_empty()) || !subject.prose(section).is_empty()
    };
    let others = told(ListId::WentPoorly, SectionId::WentPoorly) || told(ListId::GotLucky, SectionId::GotLucky);
    let headed = document.section(&SectionKey::Known(SectionId::WentWell)).is_some() && subject.tells_a_story();
    if told(ListId::WentWell, SectionId::WentWell) || !(others || headed) {
        return;
    }
    found.report(
        FieldPath::List(ListId::WentWell),
        "Nothing stands under “Went well”.",
        "What helped is worth keeping on purpose. Write what worked because somebody prepared it.",
    );
}
