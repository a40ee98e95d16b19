//! The section “Appendix”.

use super::{Definition, Shape};
use crate::model::SectionId;

/// What it is called and what belongs in it.
pub const SECTION: Definition = Definition {
    id: SectionId::Appendix,
    heading: "Appendix",
    level: 2,
    shape: Shape::Prose,
    guidance: "Graphs, logs, raw data.",
    aliases: &["appendix", "appendices", "additional information", "metrics logs", "graphs", "raw data", "anexo", "付録", "附录", "anhang", "annexe"],
    keywords: &["appendix"],
};
