//! The record of one save: a header line and the document as canonical JSON, so that a rescued record is a file.

use super::place;
use std::fmt;

/// The first words of every record. A newer layout has a higher number and is never written over.
const MAGIC: &str = "postmortem-draft/";
const VERSION: u32 = 2;
/// The last word of a header: everything before it counts into the sum.
const SUM: &str = " checksum=";

/// One save of one draft.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Record {
    /// The draft this is a save of.
    pub id: String,
    /// Counts up by one with each save; order of saves is never taken from a clock.
    pub revision: u64,
    /// The revision that this one was made from.
    pub parent: u64,
    /// Which tab wrote it.
    pub writer: String,
    /// When it was saved, in milliseconds since 1970, for showing only.
    pub saved: i64,
    /// When a file was last taken away, in milliseconds since 1970; 0 if never.
    pub exported: i64,
    /// What a snapshot is called, or why it was made; empty for a save.
    pub label: String,
    /// The document as canonical JSON.
    pub payload: String,
}

/// Why a record cannot be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Damage {
    /// It is not whole: cut, changed, or never a record.
    Broken,
    /// A newer version of the editor wrote it; it may be read and exported but not written over.
    Newer,
}

impl fmt::Display for Record {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { revision, parent, saved, exported, payload, .. } = self;
        let (id, writer) = (quoted(&self.id), quoted(&self.writer));
        let label =
            if self.label.is_empty() { String::new() } else { [" label=", &quoted(&self.label)].concat() };
        let header = format!(
            "{MAGIC}{VERSION} id={id} revision={revision} parent={parent} writer={writer} saved={saved} exported={exported}{label} \
             length={}",
            payload.len(),
        );
        let sum = checksum(checksum(START, header.as_bytes()), payload.as_bytes());
        for part in [&header, SUM, &place::hex(sum), "\n", payload] {
            f.write_str(part)?;
        }
        Ok(())
    }
}

impl Record {
    /// Read a record from stored text.
    ///
    /// # Errors
    /// [`Damage`] if the text is not a whole record of this version.
    pub fn parse(text: &str) -> Result<Self, Damage> {
        let (header, payload) = text.split_once('\n').ok_or(Damage::Broken)?;
        let (header, sum) = header.split_once(SUM).unwrap_or((header, ""));
        let mut words = header.strip_prefix(MAGIC).ok_or(Damage::Broken)?.split(' ');
        let version: u32 = words.next().and_then(|word| word.parse().ok()).ok_or(Damage::Broken)?;
        if version > VERSION {
            return Err(Damage::Newer);
        }
        let mut record = Self::default();
        let mut length = None;
        for word in words {
            let (name, value) = word.split_once('=').ok_or(Damage::Broken)?;
            let number = || value.parse::<u64>().map_err(|_| Damage::Broken);
            match name {
                "id" => record.id = unquoted(value).ok_or(Damage::Broken)?,
                "writer" => record.writer = unquoted(value).ok_or(Damage::Broken)?,
                "label" => record.label = unquoted(value).ok_or(Damage::Broken)?,
                "revision" => record.revision = number()?,
                "parent" => record.parent = number()?,
                "saved" => record.saved = value.parse().map_err(|_| Damage::Broken)?,
                "exported" => record.exported = value.parse().map_err(|_| Damage::Broken)?,
                "length" => length = value.parse::<usize>().ok(),
                _ => {}
            }
        }
        // The first version summed the payload alone.
        let start = if version < 2 { START } else { checksum(START, header.as_bytes()) };
        let whole = length == Some(payload.len())
            && u64::from_str_radix(sum, 16).ok() == Some(checksum(start, payload.as_bytes()))
            && !record.id.is_empty();
        payload.clone_into(&mut record.payload);
        if whole { Ok(record) } else { Err(Damage::Broken) }
    }

    /// What follows the header of a stored text, whole or not: the words, as far as they are there.
    pub fn words_of(text: &str) -> &str {
        match text.split_once('\n') {
            Some((header, payload)) if header.starts_with(MAGIC) => payload,
            _ => text,
        }
    }
}

/// Where a sum starts.
pub(super) const START: u64 = 0xcbf2_9ce4_8422_2325;

/// FNV-1a over 64 bits: finds torn and changed bytes, nothing more is asked of it.
pub(super) fn checksum(start: u64, bytes: &[u8]) -> u64 {
    bytes.iter().fold(start, |sum, byte| (sum ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3))
}

/// A page may name its drafts as it likes; in the header a name is one word.
pub(super) fn quoted(name: &str) -> String {
    let word = |c: char| {
        if c.is_whitespace() || c.is_control() || c == '%' {
            format!("%{:x};", c as u32)
        } else {
            c.to_string()
        }
    };
    name.chars().map(word).collect()
}

pub(super) fn unquoted(word: &str) -> Option<String> {
    let mut pieces = word.split('%');
    let mut name = pieces.next()?.to_owned();
    for piece in pieces {
        let (code, rest) = piece.split_once(';')?;
        name.push(char::from_u32(u32::from_str_radix(code, 16).ok()?)?);
        name.push_str(rest);
    }
    Some(name)
}
