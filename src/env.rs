//! The given world: the clock, random bytes and time zones.
//!
//! The core asks for these and nothing else, so that the same document gives the same answer everywhere. This module
//! must not read a clock, a locale or storage; implementations live in the shells and in tests.

use chrono::{DateTime, TimeDelta, Utc};
use std::sync::atomic::{AtomicU64, Ordering};

/// What the core must be given. Kept to three methods so that it stays easy to implement.
pub trait Env {
    /// The present instant.
    fn now(&self) -> DateTime<Utc>;
    /// Fill `bytes` with random bytes. Used for row ids only, never for secrets.
    fn random(&self, bytes: &mut [u8]);
    /// Time zones by IANA name.
    fn zones(&self) -> &dyn Zones;
}

/// Offsets of IANA time zones.
///
/// In the browser these come from `Intl.DateTimeFormat`, on the command line from the IANA database in `chrono-tz`.
pub trait Zones {
    /// Seconds east of UTC in the zone called `name` (such as `Europe/Berlin`) at `instant`; `None` if the name is not known.
    fn offset_at(&self, name: &str, instant: DateTime<Utc>) -> Option<i32>;
}

/// No zone is known by name. Offsets and abbreviations written in a document still work.
#[derive(Debug, Default, Clone, Copy)]
pub struct NoZones;

impl Zones for NoZones {
    fn offset_at(&self, _name: &str, _instant: DateTime<Utc>) -> Option<i32> {
        None
    }
}

/// An environment that always answers the same: a fixed clock and counted bytes. For tests, fixtures and benchmarks.
#[derive(Debug)]
pub struct FixedEnv {
    now: DateTime<Utc>,
    counter: AtomicU64,
}

impl FixedEnv {
    /// An environment whose clock stands still at `now`.
    pub fn at(now: DateTime<Utc>) -> Self {
        Self { now, counter: AtomicU64::new(0) }
    }
}

impl Default for FixedEnv {
    fn default() -> Self {
        Self::at(DateTime::UNIX_EPOCH + TimeDelta::days(20_000))
    }
}

impl Env for FixedEnv {
    fn now(&self) -> DateTime<Utc> {
        self.now
    }

    fn random(&self, bytes: &mut [u8]) {
        let count = self.counter.fetch_add(1, Ordering::Relaxed).to_be_bytes();
        for (place, byte) in bytes.iter_mut().rev().zip(count.iter().rev().chain(std::iter::repeat(&0))) {
            *place = *byte;
        }
    }

    fn zones(&self) -> &dyn Zones {
        &NoZones
    }
}

/// An environment whose random bytes follow from a seed, so that reading the same text again gives the same rows the same ids.
pub struct SeededEnv<'a> {
    env: &'a dyn Env,
    state: AtomicU64,
}

impl<'a> SeededEnv<'a> {
    /// `env` with random bytes that follow from `seed`.
    pub fn new(env: &'a dyn Env, seed: u64) -> Self {
        Self { env, state: AtomicU64::new(seed) }
    }
}

impl Env for SeededEnv<'_> {
    fn now(&self) -> DateTime<Utc> {
        self.env.now()
    }

    fn random(&self, bytes: &mut [u8]) {
        for byte in bytes {
            // Steele's splitmix: each step of the counter is mixed into bits that look like chance.
            const STEP: u64 = 0x9e37_79b9_7f4a_7c15;
            let mut mixed = self.state.fetch_add(STEP, Ordering::Relaxed).wrapping_add(STEP);
            mixed = (mixed ^ mixed >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
            mixed = (mixed ^ mixed >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
            *byte = (mixed ^ mixed >> 31).to_be_bytes()[0];
        }
    }

    fn zones(&self) -> &dyn Zones {
        self.env.zones()
    }
}
