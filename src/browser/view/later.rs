//! What is done later: in the next frame, or after a while. Each way is in the page once, whatever is done; it must not know what that is.

use gloo::timers::callback::Timeout;

/// Act in the next frame.
pub fn request_animation_frame(act: impl FnOnce() + 'static) {
    frame(Box::new(act));
}

#[inline(never)]
fn frame(act: Box<dyn FnOnce()>) {
    leptos::prelude::request_animation_frame(act);
}

/// Act after so many milliseconds, unless what is given is dropped before.
pub fn after(milliseconds: u32, act: impl FnOnce() + 'static) -> Timeout {
    wait(milliseconds, Box::new(act))
}

#[inline(never)]
fn wait(milliseconds: u32, act: Box<dyn FnOnce()>) -> Timeout {
    Timeout::new(milliseconds, act)
}
