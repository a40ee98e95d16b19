//! The format registry: every way in and out, one file each under `format/`.
//!
//! Reading never fails: it gives a document and notes on how it was read. What is read and not understood is kept. Formats must not
//! know rules or edits.

pub mod chat;
pub mod confluence;
pub mod csv;
mod decode;
pub mod html;
pub mod json;
mod link;
pub mod markdown;
mod markup;
pub mod mermaid;
mod pace;
pub mod paste;
mod refuse;
mod same;
mod source;
pub mod summary;

pub use decode::decode;
pub use link::safe_url;
pub use pace::{AtOnce, Pace, Rest};
pub use same::same;
pub use source::{Group, Source, Told, report, source_of_bytes};

use crate::env::Env;
use crate::field::FieldPath;
use crate::model::Postmortem;
use chrono::NaiveDate;

/// A format that postmortems are read from or written to.
#[derive(Debug)]
pub struct Format {
    /// The id in commands and files: `markdown`.
    pub id: &'static str,
    /// The name people read: `Markdown`.
    pub name: &'static str,
    /// File name endings without the dot; the first is used for writing.
    pub extensions: &'static [&'static str],
    /// The media type for downloads and the clipboard.
    pub media_type: &'static str,
    /// Whether reading what was written gives the same document.
    pub lossless: bool,
    /// How likely `text` is of this format, 0 to 100.
    pub recognise: fn(text: &str) -> u8,
    /// Reads text of this format.
    pub read: Option<fn(text: &str, env: &dyn Env) -> Reading>,
    /// Writes a document.
    pub write: Option<fn(document: &Postmortem, env: &dyn Env) -> String>,
}

/// Every format, in the order in which menus show them.
pub const FORMATS: &[&Format] = &[
    &markdown::FORMAT,
    &markdown::house::CLASSIC,
    &markdown::house::SRE,
    &markdown::house::PAGERDUTY,
    &markdown::house::ATLASSIAN,
    &markdown::house::ONE_PAGE,
    &json::FORMAT,
    &json::COMPACT,
    &html::FORMAT,
    &confluence::FORMAT,
    &csv::TIMELINE,
    &csv::ACTIONS,
    &mermaid::FORMAT,
    &chat::FORMAT,
];

/// The largest text that is read, in bytes. Larger files are refused before they are decoded, so that a mistaken drop of a video or a
/// log cannot freeze a page.
pub const SIZE_LIMIT: usize = 10 * 1024 * 1024;

/// The same for what the editor itself writes, JSON and backups: a document may grow over the limit, and hundreds of drafts do, and
/// both have to come in again.
pub const OWN_LIMIT: usize = 256 * 1024 * 1024;

/// The limit, in bytes, of a text that begins like this.
pub fn size_limit(beginning: &[u8]) -> usize {
    let own = beginning.starts_with(b"{") || beginning.starts_with(b"postmortem-backup/");
    if own { OWN_LIMIT } else { SIZE_LIMIT }
}

/// The format with this id.
pub fn by_id(id: &str) -> Option<&'static Format> {
    FORMATS.iter().copied().find(|format| format.id == id)
}

/// The format whose files end in `extension` (without the dot, in any case).
pub fn by_extension(extension: &str) -> Option<&'static Format> {
    let fits = |format: &&Format| format.extensions.iter().any(|known| known.eq_ignore_ascii_case(extension));
    FORMATS.iter().copied().find(fits)
}

/// Read `text` as `hint` says, or as the format that recognises it best. Text that no format may read (empty, too large, a picture)
/// comes back with a [`Refusal`].
pub fn read(text: &str, hint: Option<&Format>, env: &dyn Env) -> Reading {
    if let Some(refusal) = refuse_text(text) {
        return Reading { refusal: Some(refusal), ..Reading::default() };
    }
    match best(text, hint).and_then(|format| format.read) {
        Some(read) => read(text, env),
        None => Reading::default(),
    }
}

/// The format that a text is read as.
fn best<'a>(text: &str, hint: Option<&'a Format>) -> Option<&'a Format> {
    // The first of equals wins, so that Markdown, which anything is, stands first.
    let recognised = || {
        let readable = FORMATS.iter().copied().filter(|format| format.read.is_some());
        readable.rev().max_by_key(|format| (format.recognise)(text))
    };
    hint.filter(|format| format.read.is_some()).or_else(recognised)
}

/// Why no format may read a text.
fn refuse_text(text: &str) -> Option<Refusal> {
    refuse::size(text.len(), text.as_bytes()).or_else(|| refuse::text(text))
}

/// Read the bytes of a file called `name`; its ending hints at the format.
pub fn read_bytes(bytes: &[u8], name: &str, env: &dyn Env) -> Reading {
    if let Some(refusal) = refuse::size(bytes.len(), bytes) {
        return Reading { refusal: Some(refusal), ..Reading::default() };
    }
    let hint = name.rsplit_once('.').and_then(|(_, ending)| by_extension(ending));
    let (text, mut notes) = decode::decode(bytes);
    let mut reading = read(&text, hint, env);
    notes.append(&mut reading.notes);
    Reading { notes, ..reading }
}

/// Why a file of this many bytes that begins like this is not read; `None` if it may be. Shells ask before they load a file.
pub fn refuse_size(bytes: usize, beginning: &[u8]) -> Option<Refusal> {
    refuse::size(bytes, beginning)
}

/// A document together with how it was read.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Reading {
    /// The document; empty if there was nothing to read.
    pub document: Postmortem,
    /// How it was read: what was placed, guessed, left over. In the order of the text.
    pub notes: Vec<ReadNote>,
    /// Other postmortems found in the same text.
    pub others: Vec<Postmortem>,
    /// The two days that the first date in figures can mean, month first and day first, where nothing in the text decides.
    pub undecided: Option<(NaiveDate, NaiveDate)>,
    /// The text is not one that may replace an open document (a picture, a newer schema, broken JSON); says why in plain words.
    pub refusal: Option<Refusal>,
}

/// Why a text was not read, in plain words with what to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    /// What is wrong, with the line where that is known.
    pub what: String,
    /// What the person can do.
    pub todo: String,
    /// The document may be shown and exported, but not written over (it comes from a newer version).
    pub read_only: bool,
}

/// Notes in the order of the text.
pub(crate) fn in_order(mut notes: Vec<ReadNote>) -> Vec<ReadNote> {
    notes.sort_by_key(|note| note.line);
    notes
}

/// How one part of a text was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadNote {
    /// How sure the reading is.
    pub kind: NoteKind,
    /// The line of the source, counted from 1.
    pub line: usize,
    /// The words of the source, shortened for showing.
    pub source: String,
    /// Where it went.
    pub path: Option<FieldPath>,
    /// What was done, in plain words: "12:00 AM: next day assumed".
    pub message: String,
}

/// How sure a reading is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NoteKind {
    /// Placed by its heading or its form.
    Placed,
    /// Placed by a guess worth confirming.
    Guessed,
    /// Not understood: kept as a section of its own or as text.
    Kept,
    /// Something was wrong with the text itself: invalid bytes, a clock that goes backwards.
    Warning,
}
