//! The given world of a real machine: its clock, its randomness, and the IANA time zones that are compiled in.

use crate::env::{Env, Zones};
use chrono::{DateTime, Offset, TimeZone, Utc};
use chrono_tz::Tz;
use std::time::SystemTime;

/// The machine the command runs on.
#[derive(Debug, Clone, Copy)]
pub(super) struct SystemEnv;

impl Env for SystemEnv {
    fn now(&self) -> DateTime<Utc> {
        SystemTime::now().into()
    }

    fn random(&self, bytes: &mut [u8]) {
        if getrandom::fill(bytes).is_err() {
            // Row ids only have to differ within a document; the clock and a counter do that where no randomness is to be had.
            use std::sync::atomic::{AtomicU64, Ordering};
            static COUNT: AtomicU64 = AtomicU64::new(0);
            let count = COUNT.fetch_add(1, Ordering::Relaxed);
            let seed =
                self.now().timestamp_micros().unsigned_abs().wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ count;
            for (place, byte) in bytes.iter_mut().zip(seed.to_le_bytes().iter().cycle()) {
                *place = *byte;
            }
        }
    }

    fn zones(&self) -> &dyn Zones {
        &IanaZones
    }
}

/// The IANA database of `chrono-tz`.
struct IanaZones;

impl Zones for IanaZones {
    fn offset_at(&self, name: &str, instant: DateTime<Utc>) -> Option<i32> {
        let zone: Tz = name.parse().ok()?;
        Some(zone.offset_from_utc_datetime(&instant.naive_utc()).fix().local_minus_utc())
    }
}
