//! Stretches across the lanes: when users were affected, and when nobody knew yet.

use super::picture::{Band, BandLabel, Lane, Mark, Region};
use super::scene::Scene;
use super::{Mode, Scale, text};
use crate::metrics::{self, Moment, Value};
use crate::model::{Milestone, Postmortem, RowId};

/// The impact: the stated windows, or from started to resolved. A missing end leaves the band open.
pub(super) fn bands(scene: &Scene, document: &Postmortem, scale: &Scale) -> Vec<Band> {
    let Some((first, last)) = scene.extent else { return Vec::new() };
    let mut bands = Vec::new();
    let mut add = |id: Option<RowId>, start: Option<Moment>, end: Option<Moment>, scope: &str| {
        if start.is_none() && end.is_none() {
            return;
        }
        let from = start.map_or(first, |moment| moment.at);
        let to = end.map_or(last, |moment| moment.at);
        let (left, right) = (scale.at(from), scale.at(to));
        if to < from || right < 0.0 || left > scale.width() {
            return;
        }
        let length = match (start, end) {
            (Some(start), Some(end)) => {
                let range = (end.earliest - start.latest).max(0)..=(end.latest - start.earliest);
                metrics::range_words(&range)
            }
            _ => String::new(),
        };
        let what = if scope.trim().is_empty() {
            scene.figure.clone().unwrap_or_default()
        } else {
            text::plain(scope)
        };
        let (seen_left, seen_right) = (left.max(0.0), right.min(scale.width()));
        let label = band_label(&what, &length, seen_left, seen_right);
        let words = [what, length].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ");
        bands.push(Band {
            id,
            left: seen_left,
            right: seen_right,
            starts: start.is_some() && left >= 0.0,
            ends: end.is_some() && right <= scale.width(),
            label,
            words,
        });
    };
    if document.windows.is_empty() {
        let start = scene.moments.milestone(Milestone::Started);
        if start.is_some() {
            add(None, start, scene.moments.milestone(Milestone::Resolved), "");
        }
    }
    for (window, (start, end)) in document.windows.iter().zip(scene.moments.windows()).take(500) {
        add(Some(window.id.clone()), start, end, &window.scope);
    }
    // Only one band repeats the document's figure: the widest.
    let labelled = || bands.iter().enumerate().filter(|(_, band)| band.label.is_some());
    let width = |band: &Band| band.right - band.left;
    let widest = labelled().rev().max_by(|(_, one), (_, other)| width(one).total_cmp(&width(other)));
    let widest = widest.map(|(place, _)| place);
    // Windows may overlap, and all words stand in one row: words that would stand on others go.
    let ends = |label: &BandLabel| (label.x, label.x + label.width);
    let first = widest.and_then(|place| bands.get(place)?.label.as_ref().map(ends));
    let mut taken: Vec<(f64, f64)> = first.into_iter().collect();
    for (place, band) in bands.iter_mut().enumerate() {
        if Some(place) == widest {
            continue;
        }
        let Some((left, right)) = band.label.as_ref().map(ends) else { continue };
        let own_scope = document
            .windows
            .iter()
            .any(|window| Some(&window.id) == band.id.as_ref() && !window.scope.trim().is_empty());
        if !own_scope || taken.iter().any(|(from, to)| *from < right && left < *to) {
            band.label = None;
        } else {
            taken.push((left, right));
        }
    }
    bands
}

/// The first words that fit: what with length, what alone, the length alone.
fn band_label(what: &str, length: &str, left: f64, right: f64) -> Option<BandLabel> {
    let both = match (what.is_empty(), length.is_empty()) {
        (false, false) => format!("{what}, {length}"),
        _ => format!("{what}{length}"),
    };
    [both.as_str(), what, length].into_iter().filter(|words| !words.is_empty()).find_map(|words| {
        let width = text::width(words, true) + 10.0;
        let fits = left + 9.0 + width + 6.0 <= right;
        fits.then(|| BandLabel { x: left + 9.0, width, text: words.to_owned() })
    })
}

/// From the start of the impact to its detection, over all lanes.
pub(super) fn undetected(
    scene: &Scene,
    scale: &Scale,
    lanes: &[Lane],
    marks: &[Mark],
    lanes_end: f64,
    mode: Mode,
) -> Option<Region> {
    if mode == Mode::Rail || !matches!(scene.metrics.detect.value, Value::Known(_)) {
        return None;
    }
    let start = scene.moments.milestone(Milestone::Started)?;
    let detected = scene.moments.milestone(Milestone::Detected)?;
    let left = scale.at(start.at).max(0.0);
    let right = scale.at(detected.at).min(scale.width());
    let top = lanes.first()?.top;
    if right - left < 4.0 {
        return None;
    }
    // The words stand in the lane nearest to the middle in which nothing else stands.
    let middle = (left + right) / 2.0;
    let wide = text::width("not detected", false) / 2.0 + 14.0;
    let empty = |lane: usize| {
        let near = |mark: &&Mark| mark.lane == lane && mark_start(mark) < right && mark_end(mark) > left;
        !lanes.get(lane).is_some_and(|lane| lane.dense) && !marks.iter().any(|mark| near(&mark))
    };
    let centre = (lanes.len().saturating_sub(1)) as f64 / 2.0;
    let away = |lane: &usize| (*lane as f64 - centre).abs();
    let nearest =
        (0..lanes.len()).filter(|lane| empty(*lane)).min_by(|one, other| away(one).total_cmp(&away(other)));
    let lane = nearest.and_then(|lane| lanes.get(lane)).filter(|_| right - left > 2.0 * wide);
    let label = lane.map(|lane| (middle, lane.top + lane.height / 2.0));
    Some(Region { left, right, top, bottom: lanes_end, label })
}

/// Where a marker with its label ends.
pub(super) fn mark_end(mark: &Mark) -> f64 {
    match &mark.label {
        Some(label) if label.side == super::Side::Right => mark.x + 20.0 + label.room,
        _ => mark.x + 14.0,
    }
}

/// Where a marker with its label begins.
pub(super) fn mark_start(mark: &Mark) -> f64 {
    match &mark.label {
        Some(label) if label.side == super::Side::Left => mark.x - 20.0 - label.room,
        _ => mark.x - 14.0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_band_says_what_fits() {
        let label = |right| band_label("80% of users", "6 h 00 min", 0.0, right).map(|label| label.text);
        assert_eq!(label(400.0).as_deref(), Some("80% of users, 6 h 00 min"));
        assert_eq!(label(130.0).as_deref(), Some("80% of users"));
        assert_eq!(label(20.0), None);
    }
}
