//! The words of a Markdown text, sentence by sentence, with their places: what language rules look at.
//!
//! Code, quotations, links and addresses are other people's words or no words at all; they are skipped. This module must not know
//! any rule. It is a scanner, not a Markdown parser: it only has to know what to leave alone, and it is linear in the text.

use crate::field::FieldPath;
use std::ops::Range;

/// A text field of the document with its words.
#[derive(Debug)]
pub struct Passage<'a> {
    /// Where the text stands.
    pub path: FieldPath,
    /// The text as written.
    pub text: &'a str,
    /// Its words in order, without code, quotations and links.
    pub words: Vec<Word>,
}

/// A word and its place in the text, in bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Word {
    /// Where it starts.
    pub start: usize,
    /// Where it ends.
    pub end: usize,
    /// The number of its sentence.
    pub sentence: usize,
    /// Nothing but space and emphasis stands between it and the word before.
    pub joined: bool,
}

impl<'a> Passage<'a> {
    /// Reads the words of a text.
    pub fn new(path: FieldPath, text: &'a str) -> Self {
        let mut scan = Scan { text, words: Vec::new(), sentence: 0, joined: false };
        scan.blocks();
        Self { path, text, words: scan.words }
    }

    /// The text of a word.
    pub fn word(&self, word: &Word) -> &'a str {
        self.text.get(word.start..word.end).unwrap_or_default()
    }

    /// Whether the word at `index` is `expected`, in any case. Typographic apostrophes are as good as straight ones.
    pub fn is(&self, index: usize, expected: &str) -> bool {
        self.words.get(index).is_some_and(|word| same(self.word(word), expected))
    }

    /// Where `phrase` (words with single spaces) starts at the word `index`, in one stretch of one sentence: its place in the text
    /// and the number of its words.
    pub fn phrase_at(&self, index: usize, phrase: &str) -> Option<(Range<usize>, usize)> {
        let start = self.words.get(index)?.start;
        let mut end = start;
        let mut length = 0;
        for expected in phrase.split(' ') {
            let word = self.words.get(index + length)?;
            let follows = length == 0 || word.joined;
            if !follows || !same(self.word(word), expected) {
                return None;
            }
            end = word.end;
            length += 1;
        }
        Some((start..end, length))
    }

    /// The first place of any of `phrases` from the word `from` on: word index, place in the text, and the phrase.
    pub fn find<'p>(&self, phrases: &[&'p str], from: usize) -> Option<(usize, Range<usize>, &'p str)> {
        (from..self.words.len()).find_map(|index| {
            let first = self.text.as_bytes().get(self.words.get(index)?.start)?.to_ascii_lowercase();
            phrases
                .iter()
                .filter(|phrase| phrase.as_bytes().first() == Some(&first))
                .find_map(|phrase| self.phrase_at(index, phrase).map(|(range, _)| (index, range, *phrase)))
        })
    }

    /// The indices of the words of the sentence that holds the word `index`.
    pub fn sentence(&self, index: usize) -> Range<usize> {
        let Some(sentence) = self.words.get(index).map(|word| word.sentence) else { return index..index };
        let start = self.words.partition_point(|word| word.sentence < sentence);
        let end = self.words.partition_point(|word| word.sentence <= sentence);
        start..end
    }

    /// Whether any of `phrases` starts within the words `range`.
    pub fn holds(&self, phrases: &[&str], range: Range<usize>) -> bool {
        self.find(phrases, range.start).is_some_and(|(index, ..)| index < range.end)
    }
}

fn same(word: &str, expected: &str) -> bool {
    if word.len() == expected.len() {
        return word.eq_ignore_ascii_case(expected);
    }
    word.contains('’') && word.replace('’', "'").eq_ignore_ascii_case(expected)
}

/// How far a closing bracket, quotation mark or back-quote is looked for; keeps the scan linear on hostile text.
const REACH: usize = 1500;

struct Scan<'a> {
    text: &'a str,
    words: Vec<Word>,
    sentence: usize,
    joined: bool,
}

impl Scan<'_> {
    /// Splits the text into stretches of running text, leaving out fenced code, quoted lines and comments.
    fn blocks(&mut self) {
        let (mut start, mut place) = (0, 0);
        let mut fence: Option<&str> = None;
        for line in self.text.split_inclusive('\n') {
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
            if byte.is_ascii_alphanumeric() || (byte >= 0x80 && self.letter(at)) {
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
        if self
            .text
            .get(start..)
            .is_some_and(|rest| ["http://", "https://", "www."].iter().any(|scheme| rest.starts_with(scheme)))
        {
            self.joined = false;
            let length = bytes.get(start..end).and_then(|rest| rest.iter().position(u8::is_ascii_whitespace));
            return length.map_or(end, |length| start + length);
        }
        let mut at = start;
        while at < end {
            let inner = match bytes.get(at) {
                Some(byte) if byte.is_ascii_alphanumeric() => true,
                Some(b'_' | b'.' | b'/' | b'@' | b':' | b'\'') => {
                    at > start && bytes.get(at + 1).is_some_and(u8::is_ascii_alphanumeric)
                }
                Some(byte) if *byte >= 0x80 => {
                    self.letter(at)
                        || (self.text[at..].starts_with('’') && at + 3 < end && self.letter(at + 3))
                }
                _ => false,
            };
            if !inner {
                break;
            }
            at += self.width(at);
        }
        let at = at.max(start + self.width(start)).min(end);
        self.words.push(Word { start, end: at, sentence: self.sentence, joined: self.joined });
        self.joined = true;
        at
    }

    fn break_sentence(&mut self) {
        self.joined = false;
        self.sentence += 1;
    }

    fn width(&self, at: usize) -> usize {
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

    fn code_span(&self, at: usize, end: usize) -> Option<usize> {
        let rest = self.ahead(at, end);
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

    fn tag(&self, at: usize, end: usize) -> Option<usize> {
        let rest = self.ahead(at, end);
        if rest.starts_with("<!--") {
            return rest.find("-->").map(|close| at + close + 3);
        }
        let opens = rest.as_bytes().get(1).is_some_and(|next| next.is_ascii_alphabetic() || *next == b'/');
        rest.find('>').filter(|_| opens).map(|close| at + close + 1)
    }

    fn link(&self, at: usize, end: usize) -> Option<usize> {
        let rest = self.ahead(at, end);
        let close = closing(rest, b'[', b']')?;
        let target = rest.get(close + 1..)?;
        match target.as_bytes().first()? {
            b'(' => closing(target, b'(', b')').map(|length| at + close + 1 + length + 1),
            b'[' => closing(target, b'[', b']').map(|length| at + close + 1 + length + 1),
            _ => None,
        }
    }

    /// `"…"`, `“…”`, `„…“`, `«…»` within one stretch. A straight mark opens only where a quotation can begin.
    fn quotation(&self, at: usize, end: usize) -> Option<usize> {
        let rest = self.ahead(at, end);
        let mut letters = rest.chars();
        let close: &[char] = match letters.next()? {
            '"' => {
                let before = self.text.get(..at).and_then(|text| text.chars().next_back());
                let opens = before.is_none_or(|before| !before.is_alphanumeric())
                    && letters.next().is_some_and(|next| !next.is_whitespace());
                if opens { &['"'] } else { return None }
            }
            '“' => &['”', '"'],
            '„' => &['“', '”'],
            '«' => &['»'],
            _ => return None,
        };
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

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<String> {
        let passage = Passage::new(FieldPath::Document, text);
        passage.words.iter().map(|word| passage.word(word).to_string()).collect()
    }

    #[test]
    fn code_quotes_and_links_are_left_alone() {
        for (text, expected) in [
            ("we `should have` known", "we known"),
            ("we ``should ` have`` known", "we known"),
            ("a \"should have\" b", "a b"),
            ("a “should have” b", "a b"),
            ("it was 5\" wide and 6\" high", "it was 5 wide and 6 high"),
            ("see [should have](https://x.example/a(b)) now", "see now"),
            ("see https://x.example/should-have now", "see now"),
            ("<b>bold</b> word", "bold word"),
            ("one\n> quoted\n\ntwo", "one two"),
            ("one\n```\ncode\n```\ntwo", "one two"),
            ("a `never closed", "a never closed"),
            ("don't don’t on-call a_b.c", "don't don’t on call a_b.c"),
            ("ä“ß”é", "ä é"),
            ("a \\[b\\] [c] d", "a b c d"),
        ] {
            assert_eq!(words(text).join(" "), expected, "{text}");
        }
    }

    #[test]
    fn phrases_stay_within_a_sentence_and_pass_emphasis() {
        let at = |text: &str| {
            Passage::new(FieldPath::Document, text).find(&["should have"], 0).map(|found| found.1)
        };
        assert_eq!(at("He should **have** known"), Some(3..16));
        assert_eq!(at("He should\nhave known"), Some(3..14));
        assert_eq!(at("As it should. Have a look"), None);
        assert_eq!(at("- should\n- have"), None);
        assert_eq!(at("should, have"), None);
        assert_eq!(at("should `x` have"), None);
    }

    #[test]
    fn hostile_text_is_scanned_in_linear_time() {
        for piece in ["[", "`", "\"", "“", "<a", "```` `", "a[b]("] {
            let text = piece.repeat(20_000);
            let _ = words(&text);
        }
    }
}
