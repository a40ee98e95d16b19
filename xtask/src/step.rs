//! Progress in words: what runs now, how far along it is, how long it took. Knows nothing of what the steps do.

use std::time::Instant;

use anyhow::Result;

/// A counted list of steps, announced one by one.
pub struct Steps {
    total: usize,
    done: usize,
    started: Instant,
}

impl Steps {
    /// Start counting towards `total`.
    pub fn new(total: usize) -> Self {
        Self { total, done: 0, started: Instant::now() }
    }

    /// Announce a step, run it, and say how long it took.
    pub fn run<T>(&mut self, what: &str, work: impl FnOnce() -> Result<T>) -> Result<T> {
        self.done += 1;
        let place = format!("{} of {}", self.done, self.total);
        eprintln!("\n{place}: {what}");
        let started = Instant::now();
        let result = work();
        let verdict = if result.is_ok() { "done" } else { "failed" };
        eprintln!("{place}: {verdict} after {}", seconds(started));
        result
    }

    /// Say how long everything took.
    pub fn finish(&self, what: &str) {
        eprintln!("\n{what} ({} steps, {})", self.done, seconds(self.started));
    }
}

fn seconds(started: Instant) -> String {
    let seconds = started.elapsed().as_secs();
    if seconds < 60 { format!("{seconds} s") } else { format!("{} min {} s", seconds / 60, seconds % 60) }
}
