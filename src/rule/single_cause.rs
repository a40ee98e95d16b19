//! PM201: one cause for a grave incident.

use super::{Findings, Manual, Rule, Subject};
use crate::diagnostic::Level;
use crate::field::FieldPath;
use crate::model::{ListId, Profile, SectionId};

pub static RULE: Rule = Rule {
    code: "PM201",
    name: "single-cause",
    level: Level::Advice,
    profile: Profile::Standard,
    manual: Manual {
        finds: "An incident of the two highest severities with a root cause and at most one contributing factor.",
        matters: "Complex systems fail when several things come together. One cause is usually where the search stopped.",
        fix: "Ask what else had to be true: a setting, a missing alert, a habit, a limit.",
        example: "- Severity: SEV1\n\n## Root cause\nThe disk was full.",
        instead: "- Severity: SEV1\n\n## Contributing factors\n- Logs fill the disk within a week\n- No alert watches free space",
        allow: "When one condition was enough, after an honest search.",
    },
    check,
};

fn check(subject: &Subject<'_>, found: &mut Findings<'_>) {
    let document = subject.document;
    let grave = document.severity.as_ref().and_then(|severity| severity.rank()).is_some_and(|rank| rank <= 2);
    let factors = document.factors.iter().filter(|factor| !factor.text.trim().is_empty()).count();
    let caused = [SectionId::RootCause, SectionId::RootCauseBrief].into_iter().any(|id| !subject.prose(id).is_empty()) || factors == 1;
    let explained = [SectionId::Factors, SectionId::WhyChain].into_iter().any(|id| !subject.prose(id).is_empty());
    if !grave || !caused || factors > 1 || explained {
        return;
    }
    found.report(
        FieldPath::List(ListId::Factors),
        "A grave incident with a single cause.",
        "Complex systems fail when several things come together. Ask what else had to be true: a setting, a missing alert, a habit, a limit.",
    );
}
