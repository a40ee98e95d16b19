//! Confluence's storage format: what its API and its source editor take.

use super::Format;
use super::html::style;
use super::markdown::write_in;
use super::markup::{Dialect, body};

/// The format.
pub const FORMAT: Format = Format {
    id: "confluence",
    name: "Confluence storage",
    extensions: &["xml"],
    media_type: "application/xml",
    lossless: false,
    recognise: |_| 0,
    read: None,
    write: Some(|document, _| body(&write_in(&style(), document), Dialect::Confluence, None)),
};
