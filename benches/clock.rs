//! The clocks that a bench measures with and the place it prints to: those of the system, or those of a page.

use std::time::Duration;

#[cfg(not(target_arch = "wasm32"))]
mod system {
    use super::Duration;
    use std::sync::LazyLock;
    use std::time::Instant;

    /// The time on the wall.
    pub fn wall() -> Duration {
        static BEGUN: LazyLock<Instant> = LazyLock::new(Instant::now);
        BEGUN.elapsed()
    }

    /// The time that this thread has worked, where the system tells; else the time on the wall.
    pub fn worked() -> Duration {
        // The system counts a thread's time up to now when the thread lets others go first, else up to its last tick.
        std::thread::yield_now();
        let told = std::fs::read_to_string("/proc/thread-self/schedstat").ok();
        let worked = told.and_then(|words| words.split(' ').next()?.parse().ok());
        worked.map_or_else(wall, Duration::from_nanos)
    }

    /// A line for people.
    #[expect(clippy::print_stdout, reason = "a bench prints its table")]
    pub fn say(line: &str) {
        println!("{line}");
    }
}

#[cfg(target_arch = "wasm32")]
mod page {
    use super::Duration;

    /// The time on the wall.
    pub fn wall() -> Duration {
        let clock = web_sys::window().and_then(|window| window.performance()).expect("a page has a clock");
        Duration::from_secs_f64(clock.now() / 1000.0)
    }

    /// A page has no other clock.
    pub fn worked() -> Duration {
        wall()
    }

    /// A line for people.
    pub fn say(line: &str) {
        wasm_bindgen_test::console_log!("{line}");
    }
}

#[cfg(target_arch = "wasm32")]
pub use page::{say, wall, worked};
#[cfg(not(target_arch = "wasm32"))]
pub use system::{say, wall, worked};
