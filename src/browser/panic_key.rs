//! A way to end the program on purpose, for tests of what is left then. It is compiled only with the feature `panic-key`, which no page
//! that is given to anybody has.

use wasm_bindgen::prelude::*;

/// Panic, as a mistake in the program would.
#[wasm_bindgen(js_name = panicNow)]
pub fn panic_now() {
    panic!("ended on purpose");
}
