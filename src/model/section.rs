//! Sections: their names, their place and their prose. What headings mean is the business of `crate::section`.

use super::{Members, RowId};

/// A section of the document, in its place.
#[derive(Debug, Clone, PartialEq)]
pub struct Section {
    /// Which section it is.
    pub key: SectionKey,
    /// The heading as written; empty means the usual heading of a known section.
    pub heading: String,
    /// 2 for a section of its own, 3 and more for one inside the section before it.
    pub level: u8,
    /// Its prose, as Markdown. For a structured section: the text that is not part of the structure.
    pub body: String,
    /// Unknown JSON members.
    pub members: Members,
}

/// Which section it is: one that the editor knows, or the house's own.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SectionKey {
    /// A section with a meaning.
    Known(SectionId),
    /// A section kept under its own heading.
    House(RowId),
}

macro_rules! section_ids {
    ($($variant:ident $name:literal),* $(,)?) => {
        /// The sections the editor knows. Sources: the canonical model of `docs/format.md`.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[expect(missing_docs, reason = "each section's meaning and guidance are in `crate::section`")]
        pub enum SectionId { $($variant),* }

        impl SectionId {
            /// Every section, in the usual order of a document.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];

            /// The name in files and addresses.
            pub fn name(self) -> &'static str {
                match self { $(Self::$variant => $name),* }
            }

            /// The section with this name.
            pub fn from_name(name: &str) -> Option<Self> {
                match name { $($name => Some(Self::$variant),)* _ => None }
            }
        }
    };
}

section_ids! {
    Preamble "preamble",
    Summary "summary",
    Background "background",
    LeadUp "lead-up",
    Impact "impact",
    UserImpact "user-impact",
    InfrastructureImpact "infrastructure-impact",
    ProductivityImpact "productivity-impact",
    BusinessImpact "business-impact",
    SupportImpact "support-impact",
    SloImpact "slo-impact",
    DataLoss "data-loss",
    RootCauseBrief "root-cause-brief",
    People "people",
    Stats "stats",
    Trigger "trigger",
    Detection "detection",
    Response "response",
    Escalation "escalation",
    Investigation "investigation",
    Mitigation "mitigation",
    Timeline "timeline",
    RootCause "root-cause",
    Fault "fault",
    Resolution "resolution",
    Recovery "recovery",
    Factors "factors",
    WhyChain "why-chain",
    WhyNotCaught "why-not-caught",
    Surprises "surprises",
    BacklogCheck "backlog-check",
    Recurrence "recurrence",
    Lessons "lessons",
    WentWell "went-well",
    WentPoorly "went-poorly",
    GotLucky "got-lucky",
    OpenQuestions "open-questions",
    Actions "actions",
    InternalCommunication "internal-communication",
    ExternalCommunication "external-communication",
    CustomerActions "customer-actions",
    Scorecard "scorecard",
    Glossary "glossary",
    Links "links",
    Conclusion "conclusion",
    Appendix "appendix",
}
