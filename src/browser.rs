//! The browser shell: the only place that names `leptos`, `web_sys`, `gloo` and `wasm_bindgen`. It holds no decision about postmortems.
//!
//! [`element`] ties the custom element's life to a mounted [`editor::Editor`]; [`app`] is what the element shows. The page around the
//! element uses the element's contract only (docs/embedding.md).

mod clipboard;
pub mod env;
mod files;
pub mod view;

pub mod editor;
mod session;
mod store;

mod command;
mod component;
mod form;

mod app;
mod banner;
mod bar;
mod checks;
mod conflicts;
mod export;
mod intake;
mod library;
mod outline;
#[cfg(feature = "panic-key")]
mod panic_key;
mod preview;
mod print;
mod timeline_view;
mod versions;

mod element;
mod style;

pub use element::begin;
