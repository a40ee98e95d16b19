//! What sections may stand in what: phases, labels of the summary, kinds of impact.

use crate::model::SectionId;

/// Sections that are also phases of a timeline.
pub(super) fn is_phase(id: SectionId) -> bool {
    matches!(
        id,
        SectionId::Detection
            | SectionId::Response
            | SectionId::Escalation
            | SectionId::Investigation
            | SectionId::Mitigation
            | SectionId::Resolution
            | SectionId::Recovery
            | SectionId::Trigger
            | SectionId::LeadUp
            | SectionId::Actions
    )
}

pub(super) fn is_summary_label(id: SectionId) -> bool {
    is_impact(id) || matches!(id, SectionId::RootCause | SectionId::RootCauseBrief | SectionId::Trigger)
}

pub(super) fn is_impact(id: SectionId) -> bool {
    matches!(
        id,
        SectionId::Impact
            | SectionId::UserImpact
            | SectionId::InfrastructureImpact
            | SectionId::ProductivityImpact
            | SectionId::BusinessImpact
            | SectionId::SupportImpact
            | SectionId::SloImpact
            | SectionId::DataLoss
    )
}

/// Sections whose paragraphs may well begin with a label that is no section.
pub(super) fn holds_rows(id: SectionId) -> bool {
    matches!(
        id,
        SectionId::Timeline
            | SectionId::Actions
            | SectionId::Factors
            | SectionId::Lessons
            | SectionId::WentWell
            | SectionId::WentPoorly
            | SectionId::GotLucky
            | SectionId::WhyChain
            | SectionId::Appendix
    )
}

/// Names of groups of action items, which are no sections where action items stand.
pub(super) fn is_group(words: &str) -> bool {
    let name = crate::section::normalise(words);
    [
        "improve",
        "fix",
        "task",
        "todo",
        "enhance",
        "immediate",
        "short",
        "long",
        "medium",
        "corrective",
        "prevent",
        "action",
    ]
    .iter()
    .any(|part| name.contains(part))
}

/// Names that are as likely a section as a phase are a phase only when they are short: "Actions taken", not "Corrective actions and fixes".
pub(super) fn is_step(id: SectionId, words: &str) -> bool {
    let count = words.split_whitespace().count();
    match id {
        SectionId::Actions => matches!(crate::section::normalise(words).as_str(), "action" | "action taken"),
        SectionId::Resolution | SectionId::Mitigation | SectionId::Recovery => count <= 2,
        _ => true,
    }
}
