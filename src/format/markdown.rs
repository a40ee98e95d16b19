//! Markdown: the editor's own dialect exactly, and anybody's Markdown by its headings and shapes.

pub mod house;
mod import;
mod own;

pub use own::style::Style;

use super::pace::at_once;
use super::{AtOnce, Format, Pace, Reading};
use crate::env::Env;
use crate::model::Postmortem;
use std::borrow::Cow;

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

/// The kind that the words of an event suggest, for an event that somebody types in one line.
pub fn kind_of_words(text: &str) -> Option<crate::model::EventKind> {
    import::kind::of_words(text)
}

fn recognise(_text: &str) -> u8 {
    // Any text is Markdown.
    50
}

fn read(text: &str, env: &dyn Env) -> Reading {
    let text = line_ends(text.trim_start_matches('\u{feff}'));
    match own::version(&text) {
        Some(1) => own::read(&text, env),
        Some(version) => Reading { refusal: Some(own::newer(version)), ..own::read(&text, env) },
        None => settled(at_once(import::import(&text, None, env, &AtOnce))),
    }
}

/// Reads a text whose author said whether dates in figures have the day first.
pub(super) fn read_days(text: &str, day_first: bool, env: &dyn Env) -> Reading {
    let text = line_ends(text.trim_start_matches('\u{feff}'));
    settled(at_once(import::import(&text, Some(day_first), env, &AtOnce)))
}

/// Reads a text as [`read`] does, resting where `pace` asks for it. What comes back after it was called off is of no use.
pub(super) async fn read_slowly(text: &str, env: &dyn Env, pace: &dyn Pace) -> Reading {
    let whole = line_ends(text.trim_start_matches('\u{feff}'));
    match own::version(&whole) {
        Some(_) => read(text, env),
        None => settled(import::import(&whole, None, env, pace).await),
    }
}

fn settled(mut reading: Reading) -> Reading {
    own::settle(&mut reading.document);
    reading.others.iter_mut().for_each(own::settle);
    reading
}

/// Line ends as `\n`.
fn line_ends(text: &str) -> Cow<'_, str> {
    match text.contains('\r') {
        true => Cow::Owned(text.replace("\r\n", "\n").replace('\r', "\n")),
        false => Cow::Borrowed(text),
    }
}

fn write(document: &Postmortem, _env: &dyn Env) -> String {
    own::write::write(document, &Style::default())
}

/// The document in a house style. It is read back like any text of ours.
pub fn write_in(style: &Style, document: &Postmortem) -> String {
    own::write::write(document, style)
}
