//! Lanes with more events than places: how many fall on each few pixels. The search gallops through sorted times, so that its cost
//! follows the width and not the number of events.

use super::Scale;
use super::picture::{Bar, Density};
use super::scene::Placed;

/// The width of a column.
pub(super) const COLUMN: f64 = 4.0;
/// How many heights of bars can be told apart.
pub const LEVELS: u8 = 6;
/// A lane with more events than one for so many pixels is drawn as bars.
const APART: f64 = 9.0;

/// The seen events of a lane.
pub(super) fn seen<'a>(placed: &'a [Placed], scale: &Scale) -> &'a [Placed] {
    let (from, to) = scale.visible();
    let first = placed.partition_point(|event| (event.at as f64) < from);
    let last = placed.partition_point(|event| (event.at as f64) <= to);
    placed.get(first..last).unwrap_or_default()
}

/// Whether so many events are drawn as bars.
pub(super) fn is_dense(count: usize, scale: &Scale) -> bool {
    count as f64 > scale.width() / APART
}

/// How many of the seen events fall into each column, and where the first column begins.
pub(super) fn columns(mut rest: &[Placed], scale: &Scale) -> (f64, Vec<u32>) {
    let start = scale.column(COLUMN);
    let mut counts = Vec::with_capacity((scale.width() / COLUMN) as usize + 2);
    let mut right = start;
    while right < scale.width() {
        right += COLUMN;
        let size = before(rest, scale.second(right));
        counts.push(size as u32);
        rest = rest.get(size..).unwrap_or_default();
    }
    (start, counts)
}

/// Bars of one lane: neighbours of the same height are one.
pub(super) fn bars(lane: usize, (start, counts): &(f64, Vec<u32>), most: u32) -> Density {
    let mut bars: Vec<Bar> = Vec::new();
    for (place, count) in counts.iter().enumerate() {
        let share = f64::from(*count) / f64::from(most.max(1));
        let level = (share.sqrt() * f64::from(LEVELS)).ceil() as u8;
        let left = start + place as f64 * COLUMN;
        match bars.last_mut() {
            Some(bar) if bar.level == level => bar.right = left + COLUMN,
            _ => bars.push(Bar { left, right: left + COLUMN, level }),
        }
    }
    bars.retain(|bar| bar.level > 0);
    Density { lane, bars }
}

/// How many events lie before a second.
pub(super) fn before(events: &[Placed], second: f64) -> usize {
    let is_before = |event: &Placed| (event.at as f64) < second;
    let mut size = 1;
    while events.get(size - 1).is_some_and(is_before) {
        size *= 2;
    }
    let known = size / 2;
    let rest = events.get(known..size.min(events.len())).unwrap_or_default();
    known + rest.partition_point(is_before)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn galloping_counts_like_a_walk() {
        let events: Vec<Placed> =
            (0..500).map(|index| Placed { at: (index * index) as i64, index }).collect();
        for second in [-1.0, 0.0, 0.5, 1.0, 4.0, 250.0, 249_000.0, 249_001.0, 1e9] {
            let walked = events.iter().take_while(|event| (event.at as f64) < second).count();
            assert_eq!(before(&events, second), walked, "{second}");
        }
        assert_eq!(before(&[], 1.0), 0);
    }
}
