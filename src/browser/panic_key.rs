//! A way to end the program on purpose, for tests of what is left then. It is compiled only with the feature `panic-key`, which no page
//! that is given to anybody has.

use crate::browser::element;
use wasm_bindgen::prelude::*;

/// Panic, as a mistake in the program would.
#[wasm_bindgen(js_name = panicNow)]
pub fn panic_now() {
    panic!("ended on purpose");
}

/// Panic in the middle of a change of the document in the page's first element, when it is half done.
#[wasm_bindgen(js_name = panicWithin)]
pub fn panic_within() {
    element::first(|session| session.editor.break_off());
}
