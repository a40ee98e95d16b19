//! The browser shell: the only place that names `leptos`, `web_sys`, `gloo` and `wasm_bindgen`. It holds no decision about postmortems.

/// Register the element.
pub fn start() {}
