//! Whole-document work in slices: resumable steps, a few milliseconds at a time, so that a key that comes meanwhile is taken first.
//!
//! It knows nothing of what is worked on. A change drops what was begun; the next pause begins anew.

use crate::browser::view::after;
use gloo::timers::callback::Timeout;

/// Milliseconds that a slice may take: half a frame, the rest of which the browser needs to draw.
const SLICE: f64 = 8.0;

/// Works until it is asked to stop, which it asks after every piece; `true` when nothing is left to do.
pub type Step = Box<dyn FnMut(&mut dyn FnMut() -> bool) -> bool>;

/// Work that is under way, and the timer of what comes next.
#[derive(Default)]
pub(super) struct Slices {
    step: Option<Step>,
    timer: Option<Timeout>,
}

impl Slices {
    /// Drop the work and call `then` after a while.
    pub(super) fn wait(&mut self, milliseconds: u32, then: impl FnOnce() + 'static) {
        self.step = None;
        self.timer = Some(after(milliseconds, then));
    }

    /// Begin with other work. Its first slice comes when `then` is called.
    pub(super) fn begin(&mut self, step: Step, then: impl FnOnce() + 'static) {
        self.wait(0, then);
        self.step = Some(step);
    }

    /// Take the work out, to do a slice of it without holding on to this.
    pub(super) fn take(&mut self) -> Option<Step> {
        self.timer = None;
        self.step.take()
    }

    /// Put back what is left, unless a change came meanwhile.
    pub(super) fn resume(&mut self, step: Step, then: impl FnOnce() + 'static) {
        if self.timer.is_none() {
            self.begin(step, then);
        }
    }
}

/// Do as much as a slice holds; `true` when nothing is left to do.
pub(super) fn slice(step: &mut Step) -> bool {
    let end = now() + SLICE;
    step(&mut || now() < end)
}

fn now() -> f64 {
    web_sys::window().and_then(|window| window.performance()).map_or(f64::MAX, |clock| clock.now())
}
