//! Measures and prints: the quickest of several runs, a ratio, a limit. Knows nothing of what is measured.

use crate::clock::{say, wall, worked};
use std::time::Duration;

/// Figures that were measured, and whether all kept their limits.
#[derive(Debug, Default)]
pub struct Report {
    over: usize,
}

impl Report {
    /// A bench begins.
    pub fn begin(&self, name: &str) {
        say(&format!("\n{name}"));
    }

    /// A figure that may not exceed its limit.
    pub fn at_most(&mut self, what: &str, figure: f64, limit: f64) {
        let kept = figure <= limit;
        self.over += usize::from(!kept);
        let verdict = if kept { "kept" } else { "OVER" };
        say(&format!("  {what:<56} {figure:>8.2}   at most {limit:.2}   {verdict}"));
    }

    /// A figure without a limit, for people.
    pub fn figure(&self, what: &str, figure: f64) {
        say(&format!("  {what:<56} {figure:>8.2}"));
    }

    /// A duration, for people.
    pub fn took(&self, what: &str, time: Duration) {
        say(&format!("  {what:<56} {:>8.1} ms", time.as_secs_f64() * 1000.0));
    }

    /// The verdict: whether every figure kept its limit.
    pub fn end(self) -> bool {
        match self.over {
            0 => say("\nEvery limit was kept."),
            count => say(&format!("\n{count} over their limits.")),
        }
        self.over == 0
    }
}

/// The quickest of several runs: what disturbs a run only makes it slower. Short work is done many times in a run, because a clock has
/// its steps.
pub fn quickest<T>(runs: usize, mut work: impl FnMut() -> T) -> Duration {
    best(runs, |times| {
        let begun = worked();
        for _ in 0..times {
            std::hint::black_box(work());
        }
        worked().saturating_sub(begun)
    })
}

/// The quickest making of something large. Taking it apart again is no part of making it, and not measured.
pub fn quickest_made<T>(runs: usize, mut make: impl FnMut() -> T) -> Duration {
    best(runs, |times| {
        let mut took = Duration::ZERO;
        for _ in 0..times {
            let begun = worked();
            let made = std::hint::black_box(make());
            took += worked().saturating_sub(begun);
            drop(made);
        }
        took
    })
}

/// The quickest of several runs, each of as much work as the clock needs.
fn best(runs: usize, mut run: impl FnMut(u32) -> Duration) -> Duration {
    const LEAST: Duration = Duration::from_millis(60);
    const MOST: u32 = 1 << 12;
    let mut times = 1;
    let mut best = run(times);
    while best < LEAST && times < MOST {
        times *= 4;
        best = run(times);
    }
    for _ in 1..runs {
        best = best.min(run(times));
    }
    best / times
}

/// How long work takes that can be done only once, on the wall's clock. For the longest of many, over several rounds.
pub fn once(work: impl FnOnce()) -> Duration {
    let begun = wall();
    work();
    wall().saturating_sub(begun)
}
