//! Long stretches without a record.
//!
//! A stretch is long if it lasts at least half an hour and three times as long as the usual distance between two events, so that a
//! record of one line an hour is not called silent. Only stretches between the start and the end of the incident count.

use super::bands::{mark_end, mark_start};
use super::picture::{Lane, Mark, Silence};
use super::scene::{Placed, Scene};
use super::{Mode, Scale, text};
use crate::metrics::{Moments, short};
use crate::model::{Milestone, Postmortem};

const LEAST: i64 = 30 * 60;
/// How many are kept; the longest ones.
const MOST: usize = 200;

/// A stretch between two events.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Quiet {
    pub from: i64,
    pub to: i64,
    /// The event that ends it.
    pub next: usize,
}

/// The silent stretches of a document, in time order.
pub(super) fn quiet(all: &[Placed], lasting: &[(Placed, i64)], moments: &Moments) -> Vec<Quiet> {
    let mut lengths: Vec<i64> =
        all.iter().zip(all.iter().skip(1)).map(|(one, next)| next.at.saturating_sub(one.at)).collect();
    if lengths.len() < 2 {
        return Vec::new();
    }
    let middle = lengths.len() / 2;
    lengths.sort_unstable();
    let long = LEAST.max(lengths[middle].saturating_mul(3));
    let end = moments.milestone(Milestone::Resolved).or_else(|| moments.milestone(Milestone::Mitigated));
    let start = moments.milestone(Milestone::Started).map_or(i64::MIN, |moment| moment.at);
    let end = end.map_or(i64::MAX, |moment| moment.at);

    let mut found = Vec::new();
    let mut lasting = lasting.iter().peekable();
    let mut busy_until = i64::MIN;
    for (one, next) in all.iter().zip(all.iter().skip(1)) {
        while let Some((_, until)) = lasting.next_if(|(placed, _)| placed.at <= one.at) {
            busy_until = busy_until.max(*until);
        }
        let from = one.at.max(busy_until);
        if next.at.saturating_sub(from) >= long && from >= start && next.at <= end {
            found.push(Quiet { from, to: next.at, next: next.index });
        }
    }
    if found.len() > MOST {
        in_order(&mut found, |quiet| quiet.from - quiet.to);
        found.truncate(MOST);
        in_order(&mut found, |quiet| quiet.from);
    }
    found
}

/// One sort for both orders: each of its own would come into the page once more.
fn in_order(found: &mut [Quiet], key: fn(&Quiet) -> i64) {
    found.sort_by_key(key);
}

/// Dots in the lane of the event that ends the stretch, between the words that stand there.
pub(super) fn silences(
    scene: &Scene,
    document: &Postmortem,
    scale: &Scale,
    lanes: &[Lane],
    marks: &[Mark],
    mode: Mode,
) -> Vec<Silence> {
    if mode == Mode::Rail || !scale.folds().is_empty() {
        return Vec::new();
    }
    let mut silences = Vec::new();
    for quiet in &scene.quiet {
        let (mut left, mut right) = (scale.at(quiet.from).max(0.0), scale.at(quiet.to).min(scale.width()));
        if right - left < 36.0 {
            continue;
        }
        let Some(lane) = scene.lane_of(document, quiet.next, mode) else { continue };
        if lanes.get(lane).is_some_and(|lane| lane.dense) {
            (left, right) = (left + 6.0, right - 6.0);
        }
        for mark in marks.iter().filter(|mark| mark.lane == lane) {
            if scale.at(mark.from) <= scale.at(quiet.from) {
                left = left.max(mark_end(mark));
            } else {
                right = right.min(mark_start(mark));
                break;
            }
        }
        if right - left < 36.0 {
            continue;
        }
        let seconds = quiet.to - quiet.from;
        let label = short(seconds);
        let fits = text::width(&label, false) + 40.0 <= right - left;
        silences.push(Silence { lane, left, right, seconds, label: fits.then_some(label) });
    }
    silences
}
