//! Reading a long text in slices: the reader asks now and then whether it should rest, so that a page stays alive and can call it off.
//!
//! A reader written this way is one function for both uses: at once, where nobody rests, and slowly, where somebody does. It must not
//! know clocks or timers; whoever waits for it brings them.

use std::pin::{Pin, pin};
use std::task::{Context, Poll, Waker};

/// A rest that was asked for. Gives whether to go on.
pub type Rest<'a> = Pin<Box<dyn Future<Output = bool> + 'a>>;

/// Whoever waits for a long reading.
pub trait Pace {
    /// How far the reading is, 0 to 1. `Some` if it has to rest before it goes on.
    fn step(&self, done: f32) -> Option<Rest<'_>>;
}

/// Nobody waits: the reading goes through at once.
#[derive(Debug, Clone, Copy, Default)]
pub struct AtOnce;

impl Pace for AtOnce {
    fn step(&self, _done: f32) -> Option<Rest<'_>> {
        None
    }
}

/// A stretch of the work, from how much of it is done to how much will be.
pub(super) type Stretch = (f32, f32);

/// Asks `pace` at part `at` of `of` in a stretch of the work. `false`: the reading was called off.
pub(super) async fn goes_on(pace: &dyn Pace, at: usize, of: usize, (from, to): Stretch) -> bool {
    /// Parts between two questions.
    const EVERY: usize = 64;
    if !at.is_multiple_of(EVERY) {
        return true;
    }
    let part = (at as f32 / of.max(1) as f32).min(1.0);
    match pace.step(from + (to - from) * part) {
        Some(rest) => rest.await,
        None => true,
    }
}

/// The part of a stretch that lies between two of `of` places.
pub(super) fn within((from, to): Stretch, begin: usize, end: usize, of: usize) -> Stretch {
    let place = |at: usize| from + (to - from) * at as f32 / of.max(1) as f32;
    (place(begin), place(end))
}

/// The result of a reading for which nobody rests.
pub(super) fn at_once<T: Default>(reading: impl Future<Output = T>) -> T {
    match pin!(reading).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(read) => read,
        Poll::Pending => T::default(),
    }
}
