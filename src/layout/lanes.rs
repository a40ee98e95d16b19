//! What stands in a lane beside the markers: labels, bars of events that lasted, and whiskers of times that are not exact.
//!
//! A label goes where there is room: after its marker, or before it. It first loses its time, then its end; a marker never
//! loses its shape. Labels never overlap.

use super::picture::{Label, Mark, Side, SpanBar, Whisker};
use super::scene::Scene;
use super::{Mode, Scale, text};
use crate::model::{EventKind, Postmortem};

/// Half a marker, with the gap between it and its label.
const BESIDE: f64 = 13.0;
/// With so much room after its marker a label stands there, even if it loses its end.
const ENOUGH: f64 = 180.0;
/// With less than this a label rather loses its end before its marker.
const SCANT: f64 = 80.0;
/// A label before its marker reaches no further back.
const WIDEST: f64 = 360.0;
/// Padding of a label, both sides together.
const PADDING: f64 = 8.0;
/// Less room than this holds no words.
const LEAST: f64 = 44.0;
/// Between a label and what comes next.
const GAP: f64 = 8.0;
/// How many bars and how many whiskers are drawn at most; more cannot be told apart.
const MOST: usize = 200;

/// The name of a lane: the kind's, short.
pub(super) fn name(kind: EventKind) -> &'static str {
    match kind {
        EventKind::Misleading => "Misleading",
        EventKind::Communication => "Told others",
        other => other.label(),
    }
}

/// Give the markers of one lane their labels.
pub(super) fn label(marks: &mut [Mark], scale: &Scale) {
    // Where the words so far end.
    let mut taken = 0.0_f64;
    for place in 0..marks.len() {
        let next = marks.get(place + 1).map(|mark| mark.x - mark.half - GAP);
        let Some(mark) = marks.get_mut(place) else { break };
        let beside = mark.half + BESIDE - 8.0;
        let (time, words) = words(mark);
        let time_wide = if time.is_empty() { 0.0 } else { text::width(&time, true) + 4.0 };
        let words_wide = text::width(&words, false);
        let full = time_wide + words_wide + PADDING;
        let right = next.unwrap_or(scale.width() - 4.0) - (mark.x + beside);
        let left = mark.x - beside - taken;
        let (side, room) = match () {
            () if full <= right || right >= ENOUGH => (Side::Right, right),
            () if words_wide + PADDING <= left.min(WIDEST) => (Side::Left, left.min(WIDEST)),
            () if right < SCANT && left > right => (Side::Left, left.min(WIDEST)),
            () => (Side::Right, right),
        };
        let end = mark.x + mark.half + GAP;
        taken = end;
        if room < LEAST {
            continue;
        }
        let time = if full <= room { time } else { String::new() };
        // The guess of widths leaves a little room for wider fonts.
        let used = room.min(1.06 * if time.is_empty() { words_wide + PADDING } else { full });
        if side == Side::Right {
            taken = mark.x + beside + used + GAP;
        }
        mark.label = Some(Label { side, time, text: words, room: used });
    }
}

/// The time and the words of a marker's label; a count shows its stretch, its number stands in the marker.
fn words(mark: &Mark) -> (String, String) {
    match (mark.count, mark.text.is_empty()) {
        (1, false) => (mark.time.clone(), mark.text.clone()),
        _ => (String::new(), mark.time.clone()),
    }
}

/// Bars of events that lasted and whiskers of times that are not exact, inside the plot.
pub(super) fn lengths(
    scene: &Scene,
    document: &Postmortem,
    scale: &Scale,
    mode: Mode,
    marks: &[Mark],
) -> (Vec<SpanBar>, Vec<Whisker>) {
    let (from, to) = scale.visible();
    let clip = |second: i64| scale.at(second).clamp(0.0, scale.width());
    let mut spans = Vec::new();
    let begun = scene.lasting.partition_point(|(placed, _)| (placed.at as f64) <= to);
    for (placed, until) in scene.lasting.iter().take(begun) {
        let (left, right) = (clip(placed.at), clip(*until));
        if (*until as f64) < from || right - left < 3.0 {
            continue;
        }
        let Some(event) = document.timeline.get(placed.index) else { continue };
        let Some(lane) = scene.lane_of(document, placed.index, mode) else { continue };
        spans.push(SpanBar { id: event.id.clone(), kind: event.kind, lane, left, right });
        if spans.len() == MOST {
            break;
        }
    }
    let mut whiskers = Vec::new();
    for mark in marks.iter().filter(|mark| mark.count == 1) {
        let moment = scene.moments.events().get(mark.index).and_then(|(at, _)| *at);
        let (Some(moment), Some(kind)) = (moment.filter(|moment| !moment.is_exact()), mark.kind) else {
            continue;
        };
        let (left, right) = (clip(moment.earliest), clip(moment.latest));
        if right - left > 18.0 && whiskers.len() < MOST {
            whiskers.push(Whisker { kind, lane: mark.lane, left, right });
        }
    }
    (spans, whiskers)
}
