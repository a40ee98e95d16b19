//! Folded stretches: a silence of hours takes the room of a few steps, and says how long it is.

use super::Scale;
use super::picture::Folded;
use super::silence::Quiet;
use super::text;
use crate::metrics::short;
use std::sync::Arc;

/// The part of what is not folded that a folded stretch keeps.
const KEPT: f64 = 0.03;
/// Seconds that a folded stretch keeps at least.
const LEAST: f64 = 60.0;

/// A stretch that takes less room than its length.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Fold {
    pub from: f64,
    pub to: f64,
    /// Seconds that the folds before it take out.
    before: f64,
    /// Seconds that it takes out.
    out: f64,
}

impl Fold {
    /// How many flat seconds one of its seconds takes.
    fn rate(&self) -> f64 {
        (self.to - self.from - self.out) / (self.to - self.from)
    }
}

/// Fold silent stretches of a timeline that spans `extent`.
pub(super) fn folds(quiet: &[Quiet], extent: Option<(i64, i64)>) -> Arc<[Fold]> {
    let Some((first, last)) = extent else { return Arc::from([]) };
    let silent: i64 = quiet.iter().map(|quiet| quiet.to - quiet.from).sum();
    let keep = ((last - first - silent) as f64 * KEPT).max(LEAST);
    let mut before = 0.0;
    let mut folds = Vec::new();
    for quiet in quiet {
        let (from, to) = (quiet.from as f64, quiet.to as f64);
        let out = to - from - keep;
        if out > 0.0 {
            folds.push(Fold { from, to, before, out });
            before += out;
        }
    }
    folds.into()
}

/// A second as if what the folds take out had never been.
pub(super) fn flat(folds: &[Fold], second: f64) -> f64 {
    let begun = folds.partition_point(|fold| fold.from <= second);
    match begun.checked_sub(1).and_then(|last| folds.get(last)) {
        None => second,
        Some(fold) if second < fold.to => fold.from - fold.before + (second - fold.from) * fold.rate(),
        Some(fold) => second - fold.before - fold.out,
    }
}

/// The second that [`flat`] takes to this one.
pub(super) fn second(folds: &[Fold], flat: f64) -> f64 {
    let begun = folds.partition_point(|fold| fold.from - fold.before <= flat);
    match begun.checked_sub(1).and_then(|last| folds.get(last)) {
        None => flat,
        Some(fold) => {
            let inside = flat - (fold.from - fold.before);
            if inside < fold.to - fold.from - fold.out {
                fold.from + inside / fold.rate()
            } else {
                flat + fold.before + fold.out
            }
        }
    }
}

/// The folded stretches that are seen, each with its length where there is room for the words.
pub(super) fn seen(scale: &Scale) -> Vec<Folded> {
    let mut seen: Vec<Folded> = Vec::new();
    let mut end = 0.0;
    for fold in scale.folds() {
        let (left, right) = (scale.x(fold.from), scale.x(fold.to));
        if right < 0.0 || left > scale.width() {
            continue;
        }
        let seconds = (fold.to - fold.from) as i64;
        let words = short(seconds);
        let (middle, half) = ((left + right) / 2.0, text::width(&words, true) / 2.0 + 4.0);
        let fits = middle - half >= end && middle + half <= scale.width();
        if fits {
            end = middle + half;
        }
        seen.push(Folded {
            left: left.max(0.0),
            right: right.min(scale.width()),
            seconds,
            label: fits.then_some(words),
        });
    }
    seen
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folded_second_comes_back() {
        let quiet = |from, to| Quiet { from, to, next: 0 };
        let folds = folds(&[quiet(1_000, 11_000), quiet(20_000, 100_000)], Some((0, 101_000)));
        assert_eq!(folds.len(), 2);
        let mut before = f64::MIN;
        for place in -10..1_100 {
            let at = f64::from(place) * 100.0;
            let there = flat(&folds, at);
            assert!(there > before, "order is kept");
            before = there;
            assert!((second(&folds, there) - at).abs() < 1e-6, "{at} {there}");
        }
        let scale = Scale::over(&folds, (0.0, 101_000.0), 1000.0);
        let wide = |from: f64, to: f64| scale.x(to) - scale.x(from);
        assert!(wide(1_000.0, 11_000.0) < 40.0 && wide(20_000.0, 100_000.0) < 40.0);
        assert!(wide(11_000.0, 20_000.0) > 700.0);
        assert_eq!(seen(&scale)[1].label.as_deref(), Some("22 h 13"));
    }
}
