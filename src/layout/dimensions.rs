//! Measures drawn as on a technical drawing, all from the start of the impact. Not known means a dotted line and "not marked",
//! never a zero.

use super::picture::{Dimension, DimensionLabel};
use super::scene::Scene;
use super::{Mode, Scale, heights, text};
use crate::metrics::{self, MeasureId, Value};
use crate::model::Milestone;

const LINES: [(MeasureId, Milestone, &str); 3] = [
    (MeasureId::Detect, Milestone::Detected, "To detect"),
    (MeasureId::Mitigate, Milestone::Mitigated, "To mitigate"),
    (MeasureId::Resolve, Milestone::Resolved, "To resolve"),
];

/// The dimension lines; none if the start is not known. A phone leaves out what is not marked.
pub(super) fn dimensions(scene: &Scene, scale: &Scale, top: f64, mode: Mode) -> Vec<Dimension> {
    let Some(start) = scene.moments.milestone(Milestone::Started) else { return Vec::new() };
    let last = scene.extent.map_or(start.at, |(_, last)| last);
    let mut dimensions = Vec::new();
    for (id, milestone, name) in LINES {
        let measure = scene.metrics.get(id);
        let end = match measure.value {
            Value::Known(_) => scene.moments.milestone(milestone),
            _ => None,
        };
        if end.is_none() && mode == Mode::Rail {
            continue;
        }
        let y = top + heights::PAD + heights::DIMENSION * (dimensions.len() as f64 + 0.5);
        let (from, to) = (scale.at(start.at), scale.at(end.map_or(last, |moment| moment.at)));
        let (left, right) = (from.clamp(0.0, scale.width()), to.clamp(0.0, scale.width()));
        let seen = to >= 0.0 && from <= scale.width();
        let words = match &measure.value {
            Value::Known(range) if range.start() == range.end() => metrics::short(*range.end()),
            Value::Known(range) => metrics::range_words(range),
            Value::Negative(_) => measure.words(),
            Value::Missing(_) => measure.words().to_lowercase(),
        };
        let words = if mode == Mode::Rail { format!("{name} {words}") } else { words };
        dimensions.push(Dimension {
            id,
            name,
            y,
            left,
            right: right.max(left),
            starts: from >= 0.0 && seen,
            ends: end.is_some() && to <= scale.width() && seen,
            open: end.is_none(),
            label: if seen {
                place(words, left, right.max(left), end.is_some(), scale.width())
            } else {
                None
            },
        });
    }
    dimensions
}

/// On the line if it is long enough, otherwise after its end, otherwise before its beginning.
fn place(words: String, left: f64, right: f64, bold: bool, width: f64) -> Option<DimensionLabel> {
    let wide = text::width(&words, bold) + 14.0;
    if right - left >= wide + 28.0 {
        return Some(DimensionLabel { x: (left + right) / 2.0, centred: true, width: wide, text: words });
    }
    let after = right + 8.0;
    if after + wide <= width {
        return Some(DimensionLabel { x: after, centred: false, width: wide, text: words });
    }
    let before = left - wide - 2.0;
    (before >= 0.0).then_some(DimensionLabel { x: before, centred: false, width: wide, text: words })
}
