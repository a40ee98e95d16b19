//! The section “Detection”.

use super::{Definition, Shape};
use crate::model::SectionId;

/// What it is called and what belongs in it.
pub const SECTION: Definition = Definition {
    id: SectionId::Detection,
    heading: "Detection",
    level: 2,
    shape: Shape::Structured,
    guidance: "How it came to be known, and what would have shown it sooner.",
    aliases: &["detection", "identified", "identification", "detected", "symptom", "how was it detected", "how was the incident detected", "how we detected it", "how did we find out", "detection & response", "detection source", "detection method", "incident detected by", "first awareness", "discovery", "monitoring", "detección", "検知", "发现", "erkennung", "détection", "как узнали о проблеме"],
    keywords: &["detection", "symptom", "detected"],
};
