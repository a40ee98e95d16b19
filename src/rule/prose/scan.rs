//! The scanner behind passages: finds words and sentences and leaves out code, quotations, links and comments. It must not know phrases.

use super::phrases::Key;
use super::{Sketch, Word};
use std::ops::Range;

/// How far a closing bracket, quotation mark or back-quote is looked for; keeps the scan linear on hostile text.
const REACH: usize = 1500;

pub(super) struct Scan<'a> {
    text: &'a str,
    words: &'a mut Vec<Word>,
    sketch: Sketch,
    sentence: usize,
    joined: bool,
    /// For each kind of closing mark: up to where the text is known to hold none, so that it is not searched again.
    barren: [usize; 7],
}

/// Each ASCII letter in lower case and each digit; nothing for all else. One look instead of a few comparisons for every byte.
static LETTERS: [u8; 256] = {
    let mut letters = [0; 256];
    let mut byte = 0;
    while byte < letters.len() {
        if (byte as u8).is_ascii_alphanumeric() {
            letters[byte] = byte as u8 | 0x20;
        }
        byte += 1;
    }
    letters
};

/// Kinds of closing marks, as places in [`Scan::barren`].
const BRACKET: usize = 0;
const ANGLE: usize = 1;
const BACK_QUOTE: usize = 2;
const QUOTATION: usize = 3;

impl Scan<'_> {
    /// Puts the words of a text behind others, and says what is long or a figure among them.
    pub(super) fn read(text: &str, words: &mut Vec<Word>) -> Sketch {
        let sketch = Sketch::default();
        let mut scan = Scan { text, words, sketch, sentence: 0, joined: false, barren: [0; 7] };
        scan.blocks();
        scan.sketch
    }

    /// Splits the text into stretches of running text, leaving out fenced code, quoted lines and comments.
    fn blocks(&mut self) {
        let (mut start, mut place) = (0, 0);
        let mut fence: Option<&str> = None;
        for line in self.text.split_inclusive('\n') {
            // Most lines begin with a letter, and no block does.
            if fence.is_none() && line.as_bytes().first().is_some_and(u8::is_ascii_alphabetic) {
                place += line.len();
                continue;
            }
            let bare = line.trim();
            let mark = ["```", "~~~"].into_iter().find(|mark| bare.starts_with(mark));
            let (skip, stop) = match (fence, mark) {
                (Some(open), Some(mark)) if open == mark => {
                    fence = None;
                    (true, true)
                }
                (Some(_), _) => (true, true),
                (None, Some(mark)) => {
                    fence = Some(mark);
                    (true, true)
                }
                (None, None) if bare.starts_with('>') => (true, true),
                (None, None) => (false, bare.is_empty() || opens_block(bare)),
            };
            if stop {
                self.stretch(start..place);
                start = place;
            }
            place += line.len();
            if skip {
                start = place;
            }
        }
        self.stretch(start..place);
    }

    /// One paragraph, list item or heading.
    fn stretch(&mut self, range: Range<usize>) {
        let bytes = self.text.as_bytes();
        self.break_sentence();
        let (mut at, end) = (range.start, range.end);
        while let Some(&byte) = bytes.get(at).filter(|_| at < end) {
            if LETTERS[usize::from(byte)] != 0 {
                at = self.take_word(at, end);
                continue;
            }
            if byte == b' ' {
                at += 1;
                continue;
            }
            let skipped = match byte {
                b'\\' => Some(at + 2),
                b'`' => self.code_span(at, end),
                b'<' => self.tag(at, end),
                b'[' => self.link(at, end),
                b'"' | 0xE2 | 0xC2 => self.quotation(at, end),
                _ => None,
            };
            if let Some(after) = skipped {
                self.joined = false;
                at = after.min(end);
                continue;
            }
            if byte >= 0x80 && self.letter(at) {
                at = self.take_word(at, end);
                continue;
            }
            match byte {
                b'.' | b'!' | b'?' if bytes.get(at + 1).is_none_or(|next| !next.is_ascii_alphanumeric()) => {
                    self.break_sentence();
                }
                b'|' => self.break_sentence(),
                b' ' | b'\t' | b'\n' | b'\r' | b'*' | b'_' | b'~' | b'-' => {}
                _ => self.joined = false,
            }
            at += self.width(at);
        }
    }

    fn take_word(&mut self, start: usize, end: usize) -> usize {
        let bytes = self.text.as_bytes();
        let first = bytes.get(start).copied().unwrap_or_default();
        if matches!(first | 0x20, b'h' | b'w') && self.is_address(start) {
            self.joined = false;
            let length = bytes.get(start..end).and_then(|rest| rest.iter().position(u8::is_ascii_whitespace));
            return length.map_or(end, |length| start + length);
        }
        let (mut at, mut key, mut root) = (start, Key::default(), Key::default());
        let (mut figure, mut marked) = (false, false);
        let bytes = bytes.get(..end).unwrap_or(bytes);
        while let Some(&byte) = bytes.get(at) {
            let letter = LETTERS[usize::from(byte)];
            if letter != 0 {
                figure |= letter <= b'9';
                key = key.with(letter);
                at += 1;
            } else if byte < 0x80 {
                let inside = matches!(byte, b'_' | b'.' | b'/' | b'@' | b':' | b'\'');
                if !(inside && bytes.get(at + 1).is_some_and(u8::is_ascii_alphanumeric)) {
                    break;
                }
                key = key.with(byte);
                at += 1;
            } else {
                let letter = bytes.get(at..at + self.width(at)).unwrap_or_default();
                let apostrophe = letter == "’".as_bytes();
                if !(self.letter(at) || apostrophe && at + 3 < end && self.letter(at + 3)) {
                    break;
                }
                let straight = if apostrophe { b"'" } else { letter };
                key = straight.iter().fold(key, |key, byte| key.with(*byte));
                marked = true;
                at += letter.len().max(1);
            }
            // Endings come and go with grammar.
            if at - start <= 5 {
                root = key;
            }
        }
        let at = at.min(end);
        if figure || at - start > 5 {
            self.sketch.bits |= root.mark();
        }
        self.sketch.words += 1;
        let key = key.number();
        self.words.push(Word { start, end: at, sentence: self.sentence, joined: self.joined, marked, key });
        self.joined = true;
        at
    }

    fn is_address(&self, start: usize) -> bool {
        let second = self.text.as_bytes().get(start + 1);
        if !matches!(second, Some(b't' | b'w')) {
            return false;
        }
        let rest = self.text.get(start..).unwrap_or_default();
        ["http://", "https://", "www."].iter().any(|scheme| rest.starts_with(scheme))
    }

    fn break_sentence(&mut self) {
        self.joined = false;
        self.sentence += 1;
    }

    fn width(&self, at: usize) -> usize {
        if self.text.as_bytes().get(at).is_none_or(u8::is_ascii) {
            return 1;
        }
        self.text.get(at..).and_then(|rest| rest.chars().next()).map_or(1, char::len_utf8)
    }

    fn letter(&self, at: usize) -> bool {
        self.text.get(at..).and_then(|rest| rest.chars().next()).is_some_and(char::is_alphanumeric)
    }

    /// The text from `at`, as far as a closing mark is looked for.
    fn ahead(&self, at: usize, end: usize) -> &str {
        let mut reach = end.min(at.saturating_add(REACH));
        while !self.text.is_char_boundary(reach) {
            reach -= 1;
        }
        self.text.get(at..reach).unwrap_or_default()
    }

    /// The text ahead, unless it is known to hold none of the marks that `closes` accepts.
    fn ahead_with(
        &mut self,
        kind: usize,
        at: usize,
        end: usize,
        closes: impl Fn(&str) -> bool,
    ) -> Option<&str> {
        if self.barren.get(kind).is_some_and(|barren| at < *barren) {
            return None;
        }
        let open = self.width(at);
        let rest = self.ahead(at, end);
        if rest.get(open..).is_some_and(closes) {
            return Some(self.ahead(at, end));
        }
        let until = at + rest.len();
        if let Some(barren) = self.barren.get_mut(kind) {
            *barren = until;
        }
        None
    }

    fn code_span(&mut self, at: usize, end: usize) -> Option<usize> {
        let Some(rest) = self.ahead_with(BACK_QUOTE, at, end, |rest| rest.contains('`')) else {
            return Some(at + 1);
        };
        let open = rest.bytes().take_while(|byte| *byte == b'`').count();
        let mut place = open;
        while let Some(found) = rest.get(place..)?.find('`') {
            let close = rest[place + found..].bytes().take_while(|byte| *byte == b'`').count();
            place += found + close;
            if close == open {
                return Some(at + place);
            }
        }
        Some(at + open)
    }

    fn tag(&mut self, at: usize, end: usize) -> Option<usize> {
        let rest = self.ahead_with(ANGLE, at, end, |rest| rest.contains('>'))?;
        if rest.starts_with("<!--") {
            return rest.find("-->").map(|close| at + close + 3);
        }
        let opens = rest.as_bytes().get(1).is_some_and(|next| next.is_ascii_alphabetic() || *next == b'/');
        rest.find('>').filter(|_| opens).map(|close| at + close + 1)
    }

    fn link(&mut self, at: usize, end: usize) -> Option<usize> {
        let rest = self.ahead_with(BRACKET, at, end, |rest| rest.contains("](") || rest.contains("]["))?;
        let close = closing(rest, b'[', b']')?;
        let target = rest.get(close + 1..)?;
        match target.as_bytes().first()? {
            b'(' => closing(target, b'(', b')').map(|length| at + close + 1 + length + 1),
            b'[' => closing(target, b'[', b']').map(|length| at + close + 1 + length + 1),
            _ => None,
        }
    }

    /// `"…"`, `“…”`, `„…“`, `«…»` within one stretch. A straight mark opens only where a quotation can begin.
    fn quotation(&mut self, at: usize, end: usize) -> Option<usize> {
        let before = self.text.get(..at).and_then(|text| text.chars().next_back());
        let first = self.text.get(at..).and_then(|rest| rest.chars().next())?;
        // Each kind of mark has its own memory of stretches without a closing one.
        let (kind, close): (usize, &[char]) = match first {
            '"' => {
                let opens = before.is_none_or(|before| !before.is_alphanumeric())
                    && self
                        .text
                        .get(at + 1..)
                        .and_then(|rest| rest.chars().next())
                        .is_some_and(|next| !next.is_whitespace());
                if opens { (QUOTATION, &['"']) } else { return None }
            }
            '“' => (QUOTATION + 1, &['”', '"']),
            '„' => (QUOTATION + 2, &['“', '”']),
            '«' => (QUOTATION + 3, &['»']),
            _ => return None,
        };
        let rest = self.ahead_with(kind, at, end, |rest| rest.contains(close))?;
        let open = rest.chars().next().map_or(1, char::len_utf8);
        let inside = rest.get(open..)?;
        let (found, mark) = inside.char_indices().find(|(_, letter)| close.contains(letter))?;
        Some(at + open + found + mark.len_utf8())
    }
}

/// The place of the bracket that closes the one at the start.
fn closing(text: &str, open: u8, close: u8) -> Option<usize> {
    let mut depth = 0_usize;
    for (place, byte) in text.bytes().enumerate() {
        if byte == open {
            depth += 1;
        } else if byte == close {
            depth -= 1;
            if depth == 0 {
                return Some(place);
            }
        }
    }
    None
}

/// Whether a line begins a block of its own: a list item, a heading, a table row.
fn opens_block(line: &str) -> bool {
    let mut letters = line.chars();
    match letters.next() {
        Some('-' | '*' | '+') => letters.next().is_none_or(char::is_whitespace),
        Some('#' | '|') => true,
        Some(digit) if digit.is_ascii_digit() => {
            let rest = line.trim_start_matches(|letter: char| letter.is_ascii_digit());
            rest.starts_with(". ") || rest.starts_with(") ")
        }
        _ => false,
    }
}
