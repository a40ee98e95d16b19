//! PM502: a grave incident without any luck.

use super::{Findings, Manual, Rule, Subject};
use crate::diagnostic::Level;
use crate::field::FieldPath;
use crate::model::{ListId, Profile, SectionId};

pub static RULE: Rule = Rule {
    code: "PM502",
    name: "no-lucky",
    level: Level::Advice,
    profile: Profile::Standard,
    manual: Manual {
        finds: "An incident of the two highest severities whose lessons tell what went well or poorly, and nothing under “Got lucky”.",
        matters: "What was kept from being worse by chance alone is a risk that has not happened yet.",
        fix: "Write what could have gone the other way: the hour, the colleague who was awake, the copy that happened to exist.",
        example: "- Severity: SEV1\n\n## What went well\n- The alert fired",
        instead: "- Severity: SEV1\n\n## What went well\n- The alert fired\n\n## Where we got lucky\n- It was a Sunday",
        allow: "When luck played no part.",
    },
    check,
};

fn check(subject: &Subject<'_>, found: &mut Findings<'_>) {
    let document = subject.document;
    let grave = document.severity.as_ref().and_then(|severity| severity.rank()).is_some_and(|rank| rank <= 2);
    let told = |list: ListId, section: SectionId| !document.lessons(list).is_empty() || !subject.prose(section).is_empty();
    let lessons = told(ListId::WentWell, SectionId::WentWell) || told(ListId::WentPoorly, SectionId::WentPoorly);
    if !grave || !lessons || told(ListId::GotLucky, SectionId::GotLucky) {
        return;
    }
    found.report(
        FieldPath::List(ListId::GotLucky),
        "Nothing stands under “Got lucky”.",
        "What chance alone kept from being worse is a risk that has not happened yet. Write what could have gone the other way.",
    );
}
