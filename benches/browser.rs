//! What is promised for a page, measured in one: `cargo xtask bench browser`. The wasm is compiled as the one that ships.
//!
//! The figures and most limits are those of the native benches; the files are the same.
#![cfg(target_arch = "wasm32")]

mod check;
mod clock;
mod read;
mod report;
mod text;

use report::Report;
use wasm_bindgen_test::wasm_bindgen_test;

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);

#[wasm_bindgen_test]
fn figures_keep_their_limits_in_a_browser() {
    let mut report = Report::default();
    report.begin("check, in a browser");
    check::run(&mut report);
    report.begin("read, in a browser");
    read::run(&mut report);
    assert!(report.end(), "a figure is over its limit");
}
