//! A long reading: it rests between slices so that the page stays alive, shows how far it is after a while, and can be called off.

use crate::browser::session::Session;
use crate::browser::view::prelude::*;
use crate::format::{Pace, Rest};
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen_futures::JsFuture;

/// Milliseconds of work between two rests: a key that is pressed meanwhile is in time for the next frame.
const SLICE: f64 = 7.0;
/// Milliseconds after which a reading shows how far it is.
const PATIENCE: f64 = 500.0;

/// One reading that is under way.
#[derive(Clone)]
pub(super) struct Progress {
    session: Session,
    begun: f64,
    rested: Rc<Cell<f64>>,
    called_off: Rc<Cell<bool>>,
}

impl Progress {
    pub fn new(session: Session) -> Self {
        Self { session, begun: now(), rested: Rc::new(Cell::new(now())), called_off: Rc::default() }
    }

    /// It is over; `false` if somebody called it off.
    pub fn finish(&self) -> bool {
        self.session.progress.set(None);
        self.session.calling_off.set_value(None);
        !self.called_off.get()
    }
}

impl Pace for Progress {
    fn step(&self, done: f32) -> Option<Rest<'_>> {
        let time = now();
        if time - self.rested.get() < SLICE {
            return None;
        }
        Some(Box::pin(async move {
            if time - self.begun > PATIENCE {
                let called_off = Rc::clone(&self.called_off);
                self.session.calling_off.set_value(Some(called_off));
                self.session.progress.set(Some(f64::from(done)));
            }
            turn().await;
            self.rested.set(now());
            !self.called_off.get()
        }))
    }
}

/// Let the page do what waits.
async fn turn() {
    let promise = js_sys::Promise::new(&mut |resolve, _| {
        if let Some(window) = web_sys::window() {
            let _ = window.set_timeout_with_callback(&resolve);
        }
    });
    let _ = JsFuture::from(promise).await;
}

fn now() -> f64 {
    web_sys::window().and_then(|window| window.performance()).map_or(0.0, |clock| clock.now())
}

/// Call the reading off that is under way.
pub fn call_off(session: Session) {
    session.calling_off.with_value(|called_off| {
        if let Some(called_off) = called_off {
            called_off.set(true);
        }
    });
    session.progress.set(None);
    session.say("Reading was called off. Nothing was changed.");
}

/// The bar, while a reading takes long.
#[component]
pub(super) fn ProgressBar(session: Session) -> impl IntoView {
    let shown = Memo::new(move |_| session.progress.with(Option::is_some));
    let words = move || format!("{:.0} %", session.progress.get().unwrap_or_default() * 100.0);
    view! {
        <Show when=move || shown.get()>
            <div class="banner info" role="status">
                <label for="reading-progress">"Reading the file"</label>
                <progress id="reading-progress" max="1" prop:value=move || session.progress.get().unwrap_or_default()>{words}</progress>
                <div class="do"><button type="button" class="btn line small" id="cancel-reading" on:click=move |_| call_off(session)>"Cancel"</button></div>
            </div>
        </Show>
    }
    .into_any()
}
