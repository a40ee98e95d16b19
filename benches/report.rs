//! Measures and prints: the quickest of several runs, a ratio, a limit. Knows nothing of what is measured.

use std::process::ExitCode;
use std::sync::LazyLock;
use std::time::{Duration, Instant};

/// Figures that were measured, and whether all kept their limits.
#[derive(Debug, Default)]
pub struct Report {
    over: usize,
}

impl Report {
    /// A bench begins.
    #[expect(clippy::print_stdout, reason = "a bench prints its table")]
    pub fn begin(&self, name: &str) {
        println!("\n{name}");
    }

    /// A figure that may not exceed its limit.
    #[expect(clippy::print_stdout, reason = "a bench prints its table")]
    pub fn at_most(&mut self, what: &str, figure: f64, limit: f64) {
        let kept = figure <= limit;
        self.over += usize::from(!kept);
        println!("  {what:<56} {figure:>8.2}   at most {limit:.2}   {}", if kept { "kept" } else { "OVER" });
    }

    /// A duration, for people.
    #[expect(clippy::print_stdout, reason = "a bench prints its table")]
    pub fn took(&self, what: &str, time: Duration) {
        println!("  {what:<56} {:>8.1} ms", time.as_secs_f64() * 1000.0);
    }

    /// The verdict.
    #[expect(clippy::print_stdout, reason = "a bench prints its table")]
    pub fn end(self) -> ExitCode {
        match self.over {
            0 => println!("\nEvery limit was kept."),
            count => println!("\n{count} over their limits."),
        }
        ExitCode::from(u8::from(self.over > 0))
    }
}

/// The quickest of several runs: what disturbs a run only makes it slower. Short work is done many times in a run, because the system
/// tells the time that a thread has worked in steps of some milliseconds.
pub fn quickest<T>(runs: usize, mut work: impl FnMut() -> T) -> Duration {
    const LEAST: Duration = Duration::from_millis(60);
    const MOST: u32 = 1 << 12;
    let mut run = |times: u32| {
        let begun = now();
        for _ in 0..times {
            std::hint::black_box(work());
        }
        now().saturating_sub(begun)
    };
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

/// How long work takes that can be done only once. For the longest of many, over several rounds: the system tells the time of a thread
/// too coarsely, and the wall's is disturbed.
pub fn once(work: impl FnOnce()) -> Duration {
    let begun = Instant::now();
    work();
    begun.elapsed()
}

/// The time that this thread has worked, where the system tells; else the time on the wall.
fn now() -> Duration {
    static BEGUN: LazyLock<Instant> = LazyLock::new(Instant::now);
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").ok();
    let worked = told.and_then(|words| words.split(' ').next()?.parse().ok());
    worked.map_or_else(|| BEGUN.elapsed(), Duration::from_nanos)
}
