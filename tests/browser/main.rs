//! Tests that need a real browser but no page of their own: `cargo xtask test --only wasm` runs them headless.
#![cfg(target_arch = "wasm32")]

mod counts;
mod stack;
mod views;
mod zones;

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);
