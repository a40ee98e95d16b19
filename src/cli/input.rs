//! Files and standard input as readings.

use super::render::Render;
use crate::env::Env;
use crate::format::{self, Format, Reading};
use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

/// Read a file (`-` is standard input). What cannot be read is said on standard error, with what to do, and gives `None`.
pub(super) fn read(path: &Path, env: &dyn Env, out: &mut Render) -> Option<Reading> {
    match bytes(path) {
        Ok(bytes) => {
            let reading = understand(&bytes, hint(path), env);
            match &reading.refusal {
                Some(refusal) => {
                    out.complain(&format!("{}: {} {}", name(path), refusal.what, refusal.todo));
                    refusal.read_only.then_some(reading)
                }
                None => Some(reading),
            }
        }
        Err(error) => {
            out.complain(&format!("{}: cannot be read: {error}", name(path)));
            None
        }
    }
}

/// A file as text and as a reading.
pub(super) struct Loaded {
    /// The text.
    pub(super) text: String,
    /// The text is the file, byte by byte.
    pub(super) raw: bool,
    /// The document, and how it was read.
    pub(super) reading: Reading,
}

/// Read a file with its text. What cannot be read gives what is to be said of it.
pub(super) fn load(path: &Path, env: &dyn Env) -> Result<Loaded, String> {
    let bytes = bytes(path).map_err(|error| format!("{}: cannot be read: {error}", name(path)))?;
    let reading = understand(&bytes, hint(path), env);
    match &reading.refusal {
        Some(refusal) if !refusal.read_only => {
            Err(format!("{}: {} {}", name(path), refusal.what, refusal.todo))
        }
        _ => {
            let (text, _) = format::decode(&bytes);
            let raw = text.as_bytes() == bytes;
            Ok(Loaded { text, raw, reading })
        }
    }
}

fn understand(bytes: &[u8], hint: Option<&Format>, env: &dyn Env) -> Reading {
    if let Some(refusal) = format::refuse_size(bytes.len(), bytes) {
        return Reading { refusal: Some(refusal), ..Reading::default() };
    }
    let (text, mut notes) = format::decode(bytes);
    let mut reading = format::read(&text, hint, env);
    notes.append(&mut reading.notes);
    Reading { notes, ..reading }
}

/// The name of a file for people and programs.
pub(super) fn name(path: &Path) -> String {
    match path.to_str() {
        Some("-") => "standard input".to_owned(),
        _ => path.display().to_string(),
    }
}

/// JSON is told by its ending. Any other ending says little: the text itself decides.
pub(super) fn hint(path: &Path) -> Option<&'static Format> {
    let extension = path.extension()?.to_str()?;
    format::by_extension(extension).filter(|format| format.id != "markdown")
}

/// The bytes, but never more than just over the limit: the refusal needs no more.
fn bytes(path: &Path) -> io::Result<Vec<u8>> {
    if path.as_os_str() == "-" { limited(io::stdin().lock()) } else { limited(File::open(path)?) }
}

fn limited(mut from: impl Read) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    from.by_ref().take(format::SIZE_LIMIT as u64 + 1).read_to_end(&mut bytes)?;
    let rest = format::size_limit(&bytes) as u64 + 1 - bytes.len() as u64;
    from.take(rest).read_to_end(&mut bytes)?;
    Ok(bytes)
}
