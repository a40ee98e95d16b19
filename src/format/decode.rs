//! From bytes to text: UTF-8 with or without a byte order mark, UTF-16, and bytes that are neither.
//!
//! Decoding never fails: what is no character is replaced by U+FFFD and noted. Whether the result is a text at all is for others to say.

use super::{NoteKind, ReadNote};

/// The text that bytes hold, and what had to be replaced to read it.
pub fn decode(bytes: &[u8]) -> (String, Vec<ReadNote>) {
    let mut notes = Vec::new();
    let text = match bytes {
        [0xEF, 0xBB, 0xBF, rest @ ..] => utf8(rest, &mut notes),
        [0xFF, 0xFE, rest @ ..] => utf16(rest, u16::from_le_bytes, &mut notes),
        [0xFE, 0xFF, rest @ ..] => utf16(rest, u16::from_be_bytes, &mut notes),
        _ => match zeros(bytes) {
            Zeros::Odd => utf16(bytes, u16::from_le_bytes, &mut notes),
            Zeros::Even => utf16(bytes, u16::from_be_bytes, &mut notes),
            Zeros::None => utf8(bytes, &mut notes),
        },
    };
    let text = if text.contains('\0') {
        notes.push(note(&text, "\0", "NUL characters were replaced."));
        text.replace('\0', "\u{fffd}")
    } else {
        text
    };
    (text, notes)
}

fn utf8(bytes: &[u8], notes: &mut Vec<ReadNote>) -> String {
    let text = String::from_utf8_lossy(bytes);
    if let std::borrow::Cow::Owned(text) = &text
        && std::str::from_utf8(bytes).is_err()
    {
        notes.push(note(text, "\u{fffd}", "Bytes that are no UTF-8 were replaced."));
    }
    text.into_owned()
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16, notes: &mut Vec<ReadNote>) -> String {
    let (pairs, odd) = bytes.as_chunks::<2>();
    let mut replaced = !odd.is_empty();
    let units = pairs.iter().map(|pair| unit(*pair));
    let mut text: String = char::decode_utf16(units)
        .map(|decoded| {
            decoded.unwrap_or_else(|_| {
                replaced = true;
                char::REPLACEMENT_CHARACTER
            })
        })
        .collect();
    if !odd.is_empty() {
        text.push(char::REPLACEMENT_CHARACTER);
    }
    if replaced {
        notes.push(note(&text, "\u{fffd}", "Halves of characters that are no UTF-16 were replaced."));
    }
    text
}

enum Zeros {
    None,
    Even,
    Odd,
}

/// Where zero bytes stand in text without a byte order mark: every second byte of Latin text in UTF-16 is one.
fn zeros(bytes: &[u8]) -> Zeros {
    const SAMPLE: usize = 512;
    let sample = bytes.get(..bytes.len().min(SAMPLE)).unwrap_or_default();
    let count = |parity: usize| sample.iter().skip(parity).step_by(2).filter(|byte| **byte == 0).count();
    let (even, odd) = (count(0), count(1));
    let most = sample.len() * 2 / 5;
    match (even > most.max(3), odd > most.max(3)) {
        (true, false) if odd == 0 => Zeros::Even,
        (false, true) if even == 0 => Zeros::Odd,
        _ => Zeros::None,
    }
}

/// A note on the first place where `mark` stands.
fn note(text: &str, mark: &str, message: &str) -> ReadNote {
    let line = 1 + text.split(mark).next().unwrap_or_default().matches('\n').count();
    let count = text.matches(mark).count();
    let source: String = text.lines().nth(line - 1).unwrap_or_default().chars().take(80).collect();
    ReadNote {
        kind: NoteKind::Warning,
        line,
        source,
        path: None,
        message: format!("{message} {count} in all, the first in line {line}."),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_encoding_gives_the_same_text() {
        let text = "# Ausfall – 14:02\r\n";
        let le: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let be: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
        for bytes in [
            text.as_bytes().to_vec(),
            [&[0xEF, 0xBB, 0xBF], text.as_bytes()].concat(),
            [&[0xFF, 0xFE], le.as_slice()].concat(),
            [&[0xFE, 0xFF], be.as_slice()].concat(),
            le,
            be,
        ] {
            assert_eq!(decode(&bytes), (text.to_owned(), Vec::new()));
        }
    }

    #[test]
    fn what_is_no_text_is_replaced_and_noted() {
        let (text, notes) = decode(b"one\ntw\xffo\xfe\n");
        assert_eq!(text, "one\ntw\u{fffd}o\u{fffd}\n");
        assert_eq!((notes.len(), notes[0].line), (1, 2));
        assert_eq!(decode(b"a\0b").0, "a\u{fffd}b");
        assert!(decode(&[0xFF, 0xFE, 0x00, 0xD8, 0x41]).0.contains('\u{fffd}'));
    }
}
