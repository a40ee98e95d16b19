//! The words of a Markdown text, sentence by sentence, with their places: what language rules look at.
//!
//! Code, quotations, links and addresses are other people's words or no words at all; they are skipped. This module must not know
//! any rule. It is a scanner, not a Markdown parser: it only has to know what to leave alone, and it is linear in the text.

mod phrases;
mod read;
mod scan;
mod shape;

pub use phrases::Phrases;
pub(super) use phrases::Sought;
pub use read::Sketch;
pub(super) use read::{Print, Read};
pub use shape::Shape;

use crate::field::FieldPath;
use phrases::{phrase_at, same};
use std::ops::Range;

/// A text field of the document with its words.
#[derive(Debug)]
pub struct Passage<'a> {
    /// Where the text stands.
    pub path: FieldPath,
    /// The text as written.
    pub text: &'a str,
    read: Known<'a>,
}

/// What was read of a text: remembered, or read for this passage alone.
#[derive(Debug)]
enum Known<'a> {
    Lent(&'a Read),
    Own(Box<Read>),
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
    /// A text by itself. Whether it holds phrases that are sought in all texts was not looked for.
    pub fn new(path: FieldPath, text: &'a str) -> Self {
        Self { path, text, read: Known::Own(Box::new(Read::of(text))) }
    }

    /// A text of which this was read before.
    pub(super) fn read_before(path: FieldPath, read: &'a Read, text: &'a str) -> Self {
        Self { path, text, read: Known::Lent(read) }
    }

    fn read(&self) -> &Read {
        match &self.read {
            Known::Lent(read) => read,
            Known::Own(read) => read,
        }
    }

    /// Its words in order, without code, quotations and links.
    pub fn words(&self) -> &[Word] {
        self.read().words(self.text)
    }

    /// Which marks it holds.
    pub fn shape(&self) -> Shape {
        self.read().shape
    }

    /// What tells it from texts of other words.
    pub fn sketch(&self) -> Sketch {
        self.read().sketch
    }

    /// Whether it holds a phrase of one of the lists that have these bits among those sought in all texts.
    pub(super) fn holds_of(&self, lists: u32) -> bool {
        self.read().holds & lists != 0
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
        phrase_at(self.text, self.words(), index, phrase)
    }

    /// The first place of any of `phrases` from the word `from` on: word index, place in the text, and the phrase.
    pub fn find(&self, phrases: &Phrases, from: usize) -> Option<(usize, Range<usize>, &'static str)> {
        self.find_in(phrases, from..self.words().len())
    }

    fn find_in(&self, phrases: &Phrases, range: Range<usize>) -> Option<(usize, Range<usize>, &'static str)> {
        let (start, words) = (range.start, self.words());
        let mut begins = words.get(range)?.iter().enumerate().filter(|(_, word)| phrases.may_begin(word));
        begins.find_map(|(offset, _)| {
            let (range, phrase) = phrases.at(self.text, words, start + offset)?;
            Some((start + offset, range, phrase))
        })
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
