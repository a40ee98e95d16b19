//! What end-to-end tests stand on: the built page on a strict host, a browser with a fresh profile, and words for what a
//! person does. It knows the page only from outside.

pub mod browser;
pub mod engine;
pub mod focus;
pub mod host;
pub mod serve;
pub mod wiki;
