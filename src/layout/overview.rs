//! The whole timeline in small, while only a part of it is seen.

use super::picture::Overview;
use super::scene::Scene;
use super::{Scale, density};
use crate::model::Milestone;

/// One dot for so many pixels.
const DOT: f64 = 6.0;

/// The overview, unless everything is seen.
pub(super) fn overview(scene: &Scene, scale: &Scale, fit: (f64, f64), top: f64) -> Option<Overview> {
    scene.extent?;
    if scale.holds(fit) {
        return None;
    }
    let (from, to) = scale.visible();
    let small = scale.between(fit.0, fit.1);
    let clip = |x: f64| x.clamp(0.0, scale.width());
    let mut dots = Vec::new();
    let mut rest = scene.all.as_slice();
    while let Some(first) = rest.first() {
        let x = small.at(first.at);
        dots.push(clip(x));
        let limit = small.second(x + DOT);
        let skip = density::before(rest, limit).max(1);
        rest = rest.get(skip..).unwrap_or_default();
    }
    let mut spans: Vec<_> = scene.moments.windows().take(500).collect();
    if spans.is_empty() {
        spans.push((
            scene.moments.milestone(Milestone::Started),
            scene.moments.milestone(Milestone::Resolved),
        ));
    }
    let bands = spans.into_iter().filter_map(|(start, end)| {
        let (left, right) = (clip(small.at(start?.at)), clip(small.at(end?.at)));
        (left < right).then_some((left, right))
    });
    let (left, right) = (clip(small.x(from)), clip(small.x(to)));
    Some(Overview {
        top: top + 6.0,
        height: 26.0,
        left,
        right: right.max(left),
        bands: bands.collect(),
        dots,
    })
}
