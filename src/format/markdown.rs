//! Markdown: the editor's own dialect exactly, and anybody's Markdown by its headings and shapes.

mod import;

use super::{Format, Reading};
use crate::env::Env;
use crate::model::Postmortem;

/// The format.
pub const FORMAT: Format = Format {
    id: "markdown",
    name: "Markdown",
    extensions: &["md", "markdown", "txt"],
    media_type: "text/markdown",
    lossless: true,
    recognise,
    read: Some(read),
    write: Some(write),
};

fn recognise(_text: &str) -> u8 {
    // Any text is Markdown.
    50
}

fn read(text: &str, env: &dyn Env) -> Reading {
    import::import(text, env)
}

fn write(_document: &Postmortem, _env: &dyn Env) -> String {
    String::new()
}
