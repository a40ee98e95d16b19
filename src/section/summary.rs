//! The section “Summary”.

use super::{Definition, Shape};
use crate::model::SectionId;

/// What it is called and what belongs in it.
pub const SECTION: Definition = Definition {
    id: SectionId::Summary,
    heading: "Summary",
    level: 2,
    shape: Shape::Prose,
    guidance: "What happened, who was affected and how it ended, in a few sentences that a newcomer understands.",
    aliases: &["summary", "issue summary", "issues summary", "executive summary", "exec summary", "summary for cmoc notice", "tl dr", "tldr", "overview", "issue overview", "abstract", "synopsis", "at a glance", "brief description", "description", "what happened", "what happened 3 bullets", "what went down", "outage description", "problem summary", "problem statement", "in short", "short summary", "summary of the incident", "summary of the outage", "default summary", "detailed technical summary", "details of vulnerability", "概要", "摘要", "何が起きた", "サマリー", "事件概述", "resumen", "resumen ejecutivo", "descripción general del incidente", "zusammenfassung", "kurzfassung", "résumé", "synthèse", "краткое описание", "что произошло"],
    keywords: &["summary", "overview", "tl dr", "what happened"],
};
