//! The section registry: what each known section is called, what belongs in it, and what headings people give it.
//!
//! One file per section under `section/`; this file is the list. Formats and rules read it; it knows neither.

mod recognise;

pub use recognise::{Certainty, Recognised, normalise, recognise, recognise_exact};

use crate::model::SectionId;

/// What is known about a section.
#[derive(Debug)]
pub struct Definition {
    /// Which section it is.
    pub id: SectionId,
    /// The usual heading; empty for text that stands without one.
    pub heading: &'static str,
    /// The usual heading level: 2 on its own, 3 inside the one before it.
    pub level: u8,
    /// Whether it is prose alone.
    pub shape: Shape,
    /// What to write, for the empty field.
    pub guidance: &'static str,
    /// Headings that people give it, in several languages: lower case, without marks.
    pub aliases: &'static [&'static str],
    /// Words that give it away inside a longer heading.
    pub keywords: &'static [&'static str],
}

/// Whether a section is prose alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Shape {
    /// Prose alone.
    Prose,
    /// Rows or fields stand in it, and prose beside them.
    Structured,
}

macro_rules! sections {
    ($($name:ident),* $(,)?) => {
        $(mod $name;)*

        /// Every section, in the usual order of a document.
        pub const SECTIONS: &[&Definition] = &[$(&$name::SECTION),*];
    };
}

sections! {
    preamble,
    summary,
    background,
    lead_up,
    impact,
    user_impact,
    infrastructure_impact,
    productivity_impact,
    business_impact,
    support_impact,
    slo_impact,
    data_loss,
    root_cause_brief,
    people,
    stats,
    trigger,
    detection,
    response,
    escalation,
    investigation,
    mitigation,
    timeline,
    root_cause,
    fault,
    resolution,
    recovery,
    factors,
    why_chain,
    why_not_caught,
    surprises,
    backlog_check,
    recurrence,
    lessons,
    went_well,
    went_poorly,
    got_lucky,
    open_questions,
    actions,
    internal_communication,
    external_communication,
    customer_actions,
    scorecard,
    glossary,
    links,
    conclusion,
    appendix,
}

/// What is known about a section.
pub fn definition(id: SectionId) -> &'static Definition {
    // The list is in the order of `SectionId::ALL`; a test holds it to that.
    SECTIONS.get(id as usize).copied().unwrap_or(&preamble::SECTION)
}

/// The usual heading level of a section: 2 on its own, 3 inside the one before it.
pub fn usual_level(id: SectionId) -> u8 {
    definition(id).level
}

/// The usual heading of a section.
pub fn usual_heading(id: SectionId) -> &'static str {
    definition(id).heading
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_is_in_the_order_of_ids() {
        let ids: Vec<SectionId> = SECTIONS.iter().map(|section| section.id).collect();
        assert_eq!(ids, SectionId::ALL);
    }

    #[test]
    fn every_alias_leads_to_its_section() {
        for section in SECTIONS {
            for alias in section.aliases {
                assert_eq!(recognise(alias).map(|found| found.id), Some(section.id), "{alias}");
            }
        }
    }
}
