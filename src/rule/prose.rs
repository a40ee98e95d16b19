//! The words of a Markdown text, sentence by sentence, with their places: what language rules look at.
//!
//! Code, quotations, links and addresses are other people's words or no words at all; they are skipped. This module must not know
//! any rule. It is a scanner, not a Markdown parser: it only has to know what to leave alone, and it is linear in the text.

mod index;
mod phrases;
mod read;
mod scan;
mod shape;

pub(super) use index::Index;
pub use phrases::Phrases;
pub use read::Sketch;
pub(super) use read::{Print, Read};
pub use shape::Shape;

use crate::field::FieldPath;
use phrases::same;
use std::ops::Range;

/// A text field of the document with its words.
#[derive(Debug)]
pub struct Passage<'a> {
    /// Where the text stands.
    pub path: FieldPath,
    /// The text as written.
    pub text: &'a str,
    read: Read,
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
    /// It holds a letter that is not ASCII, such as a typographic apostrophe.
    marked: bool,
    /// Tells most words apart at a glance; see [`Phrases`].
    key: u16,
}

impl<'a> Passage<'a> {
    /// Reads the words of a text.
    pub fn new(path: FieldPath, text: &'a str) -> Self {
        Self::read_before(path, Read::new(Print::of(text), text), text)
    }

    /// A text of which this was read before.
    pub(super) fn read_before(path: FieldPath, read: Read, text: &'a str) -> Self {
        Self { path, text, read }
    }

    /// What was read, without the text.
    pub(super) fn into_read(self) -> Read {
        self.read
    }

    /// Its words in order, without code, quotations and links.
    pub fn words(&self) -> &[Word] {
        self.read.words(self.text)
    }

    /// Which marks it holds.
    pub fn shape(&self) -> Shape {
        self.read.shape
    }

    /// What tells it from texts of other words.
    pub fn sketch(&self) -> Sketch {
        self.read.sketch
    }

    /// Whether one of the phrases was found before; `None` if nobody looked yet.
    pub(super) fn known_to_hold(&self, phrases: &Phrases) -> Option<bool> {
        self.read.holds(phrases)
    }

    /// Looks for the phrases and remembers whether one is there; where the index says that none can be, nobody has to look.
    pub(super) fn look_for(&self, phrases: &Phrases, may_hold: bool) {
        self.read.note(phrases, may_hold && self.find(phrases, 0).is_some());
    }

    /// The text of a word.
    pub fn word(&self, word: &Word) -> &'a str {
        self.text.get(word.start..word.end).unwrap_or_default()
    }

    /// Whether the word at `index` is `expected`, in any case. Typographic apostrophes are as good as straight ones.
    pub fn is(&self, index: usize, expected: &str) -> bool {
        self.words().get(index).is_some_and(|word| same(self.word(word), expected))
    }

    /// Where `phrase` (words with single spaces) starts at the word `index`, in one stretch of one sentence: its place in the text
    /// and the number of its words.
    pub fn phrase_at(&self, index: usize, phrase: &str) -> Option<(Range<usize>, usize)> {
        let first = self.words().get(index)?;
        let start = first.start;
        let mut end = start;
        let mut length = 0;
        for expected in phrase.split(' ') {
            let word = self.words().get(index + length)?;
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
    pub fn find(&self, phrases: &Phrases, from: usize) -> Option<(usize, Range<usize>, &'static str)> {
        self.find_in(phrases, from..self.words().len())
    }

    fn find_in(&self, phrases: &Phrases, words: Range<usize>) -> Option<(usize, Range<usize>, &'static str)> {
        let (start, text) = (words.start, self.text.as_bytes());
        for (offset, word) in self.words().get(words)?.iter().enumerate() {
            if !phrases.may_begin(word) {
                continue;
            }
            // Most phrases differ in the first letter or the length of their first word, which costs no call.
            let (letter, length) = (text.get(word.start)? | 0x20, word.end - word.start);
            for phrase in phrases.all() {
                let bytes = phrase.as_bytes();
                let ends = bytes.get(length).is_none_or(|next| *next == b' ');
                let begins = bytes.first().is_some_and(|first| first | 0x20 == letter);
                if !(word.marked || begins && ends) {
                    continue;
                }
                if let Some((range, _)) = self.phrase_at(start + offset, phrase) {
                    return Some((start + offset, range, *phrase));
                }
            }
        }
        None
    }

    /// The indices of the words of the sentence that holds the word `index`.
    pub fn sentence(&self, index: usize) -> Range<usize> {
        let Some(sentence) = self.words().get(index).map(|word| word.sentence) else { return index..index };
        let start = self.words().partition_point(|word| word.sentence < sentence);
        let end = self.words().partition_point(|word| word.sentence <= sentence);
        start..end
    }

    /// Whether any of `phrases` starts within the words `range`.
    pub fn holds(&self, phrases: &Phrases, range: Range<usize>) -> bool {
        self.find_in(phrases, range).is_some()
    }

    /// Whether any of a few `words` stands within the words `range`.
    pub fn has(&self, words: &[&str], range: Range<usize>) -> bool {
        range.into_iter().any(|index| words.iter().any(|word| self.is(index, word)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<String> {
        let passage = Passage::new(FieldPath::Document, text);
        passage.words().iter().map(|word| passage.word(word).to_string()).collect()
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

    static SHOULD_HAVE: Phrases = Phrases::new(&["should have"]);

    #[test]
    fn phrases_stay_within_a_sentence_and_pass_emphasis() {
        let at =
            |text: &str| Passage::new(FieldPath::Document, text).find(&SHOULD_HAVE, 0).map(|found| found.1);
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
            let text = piece.repeat(5_000);
            let _ = words(&text);
        }
    }
}
