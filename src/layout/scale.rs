//! From seconds to pixels and back. Linear but for folded stretches, total, and never not a number.

use super::fold::{self, Fold};
use std::sync::Arc;

/// The scale of the axis. Where nothing is folded it is linear; a folded stretch takes less room than its length.
#[derive(Debug, Clone, PartialEq)]
pub struct Scale {
    /// The left edge, in seconds without those that folds take out.
    from: f64,
    to: f64,
    width: f64,
    folds: Arc<[Fold]>,
}

/// The closest zoom: this many seconds across.
const CLOSEST: f64 = 20.0;
/// The widest zoom: about 4,000 years across, so that no place leaves the range of dates.
const WIDEST: f64 = 4_000.0 * 366.0 * 86_400.0;

impl Scale {
    /// A scale on which `from` is at the left edge and `to` at the right edge. Ends that are no numbers, in the wrong order or too
    /// close are mended.
    pub fn new(from: f64, to: f64, width: f64) -> Self {
        Self::flat(from, to, width, Arc::from([]))
    }

    /// The same with folded stretches.
    pub(super) fn over(folds: &Arc<[Fold]>, (from, to): (f64, f64), width: f64) -> Self {
        Self::flat(fold::flat(folds, from), fold::flat(folds, to), width, folds.clone())
    }

    fn flat(from: f64, to: f64, width: f64, folds: Arc<[Fold]>) -> Self {
        let width = if width.is_finite() { width.clamp(1.0, 100_000.0) } else { 1.0 };
        let (from, to) = if from.is_finite() && to.is_finite() { (from, to) } else { (0.0, CLOSEST) };
        let (from, to) = if from <= to { (from, to) } else { (to, from) };
        let length = (to - from).clamp(CLOSEST, WIDEST);
        let middle = (from + (to - from) / 2.0).clamp(-WIDEST, WIDEST * 2.0);
        Self { from: middle - length / 2.0, to: middle + length / 2.0, width, folds }
    }

    /// The same width and folds over another stretch.
    pub fn between(&self, from: f64, to: f64) -> Self {
        Self::over(&self.folds, (from, to), self.width)
    }

    /// The place of a second.
    pub fn x(&self, second: f64) -> f64 {
        (fold::flat(&self.folds, second) - self.from) / (self.to - self.from) * self.width
    }

    /// The place of a whole second.
    pub fn at(&self, second: i64) -> f64 {
        self.x(second as f64)
    }

    /// The second at a place.
    pub fn second(&self, x: f64) -> f64 {
        fold::second(&self.folds, self.from + x / self.width * (self.to - self.from))
    }

    /// How many seconds a pixel holds where nothing is folded.
    pub fn seconds_per_pixel(&self) -> f64 {
        (self.to - self.from) / self.width
    }

    /// The visible stretch.
    pub fn visible(&self) -> (f64, f64) {
        (fold::second(&self.folds, self.from), fold::second(&self.folds, self.to))
    }

    /// Width in pixels.
    pub fn width(&self) -> f64 {
        self.width
    }

    /// The folded stretches.
    pub(super) fn folds(&self) -> &[Fold] {
        &self.folds
    }

    /// The place of the first column of `step` pixels that is seen. Columns stay at their seconds while the picture moves.
    pub(super) fn column(&self, step: f64) -> f64 {
        let length = step * self.seconds_per_pixel();
        ((self.from / length).floor() * length - self.from) / length * step
    }

    /// Closer by `factor` around a place that stays where it is.
    pub fn zoomed(&self, factor: f64, around: f64) -> Self {
        let factor = if factor.is_finite() && factor > 0.0 { factor } else { 1.0 };
        let length = self.to - self.from;
        let factor = length / (length / factor).clamp(CLOSEST, WIDEST);
        let anchor = self.from + around.clamp(0.0, self.width) / self.width * length;
        self.shown(anchor - (anchor - self.from) / factor, anchor + (self.to - anchor) / factor)
    }

    /// Moved by pixels: positive shows later times.
    pub fn moved(&self, pixels: f64) -> Self {
        let seconds = if pixels.is_finite() { pixels * self.seconds_per_pixel() } else { 0.0 };
        self.shown(self.from + seconds, self.to + seconds)
    }

    fn shown(&self, from: f64, to: f64) -> Self {
        Self::flat(from, to, self.width, self.folds.clone())
    }

    /// Kept so that at least a part of `fit` stays visible.
    pub fn kept_within(&self, fit: (f64, f64)) -> Self {
        let fit = (fold::flat(&self.folds, fit.0), fold::flat(&self.folds, fit.1));
        let length = self.to - self.from;
        let whole = fit.1 - fit.0;
        let (first, last) = if length >= whole { (fit.1 - length, fit.0) } else { (fit.0, fit.1 - length) };
        let from = self.from.clamp(first.min(last), first.max(last));
        self.shown(from, from + length)
    }

    /// It shows all of `fit`, as far as an eye can tell.
    pub fn holds(&self, fit: (f64, f64)) -> bool {
        let (first, last) = (fold::flat(&self.folds, fit.0), fold::flat(&self.folds, fit.1));
        let slack = (last - first) * 0.001;
        self.from <= first + slack && self.to >= last - slack
    }
}
#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_anchor_stays_while_zooming() {
        let scale = Scale::new(0.0, 3600.0, 600.0);
        let closer = scale.zoomed(2.0, 150.0);
        assert_eq!(scale.second(150.0), 900.0);
        assert!((closer.x(900.0) - 150.0).abs() < 1e-6);
        assert!((closer.seconds_per_pixel() - 3.0).abs() < 1e-9);
    }

    #[test]
    fn nonsense_gives_a_scale_all_the_same() {
        for (from, to, width) in [
            (f64::NAN, 1.0, 10.0),
            (5.0, 5.0, 0.0),
            (10.0, -10.0, f64::NAN),
            (f64::MAX, f64::MIN, 300.0),
            (0.0, f64::INFINITY, 1.0),
        ] {
            let scale = Scale::new(from, to, width);
            assert!(scale.x(0.0).is_finite() && scale.second(3.0).is_finite());
            assert!(scale.visible().0 < scale.visible().1);
        }
    }

    #[test]
    fn panning_stops_at_the_ends() {
        let scale = Scale::new(0.0, 100.0, 100.0);
        let fit = (0.0, 1000.0);
        assert_eq!(scale.moved(-50.0).kept_within(fit).visible(), (0.0, 100.0));
        assert_eq!(scale.moved(5000.0).kept_within(fit).visible(), (900.0, 1000.0));
        let wide = Scale::new(-500.0, 1500.0, 100.0).moved(1e6).kept_within(fit);
        assert_eq!(wide.visible(), (0.0, 2000.0));
    }
}
