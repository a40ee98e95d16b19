//! What is known of a text without looking at it again: its words, its marks, and which phrases it was found to hold or not to hold. It
//! outlives a check, so that the next one reads only what was written since; it must not know any rule.

use super::scan::Scan;
use super::{Phrases, Shape, Word};
use std::cell::{Cell, OnceCell};

/// What was read of a text.
#[derive(Debug, Default)]
pub(in crate::rule) struct Read {
    /// Tells the text from every other.
    print: Print,
    pub(super) shape: Shape,
    pub(super) sketch: Sketch,
    words: OnceCell<Vec<Word>>,
    /// The lists of phrases that were looked for, a bit each, and those of which one is there.
    asked: Cell<u64>,
    holds: Cell<u64>,
}

/// The length of a text and a number made of its bytes, which no text has by default.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(in crate::rule) struct Print(usize, u64);

/// The long words and the figures of a text, so far that texts without nearly all of them in common can be told apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Sketch {
    bits: u64,
    words: u32,
}

impl Print {
    pub(in crate::rule) fn of(text: &str) -> Self {
        // The constants are those of FNV-1a. Nobody gains by two texts that look the same.
        let mix = |print: u64, byte| (print ^ u64::from(byte)).wrapping_mul(0x100_0000_01B3);
        Self(text.len(), text.bytes().fold(0xCBF2_9CE4_8422_2325, mix))
    }
}

impl Sketch {
    fn of(text: &str, words: &[Word]) -> Self {
        let mut sketch = Self { bits: 0, words: words.len() as u32 };
        for word in words.iter().filter_map(|word| text.as_bytes().get(word.start..word.end)) {
            if word.len() <= 5 && !word.iter().any(u8::is_ascii_digit) {
                continue;
            }
            // Endings come and go with grammar.
            let mark = word
                .iter()
                .take(5)
                .fold(0_u32, |mark, byte| mark.wrapping_mul(31).wrapping_add(u32::from(byte | 0x20)));
            sketch.bits |= 1 << ((mark ^ mark >> 6 ^ mark >> 13) % 64);
        }
        sketch
    }

    /// Whether nine of ten words of two texts can be the same. Where it says no, they are not: each bit that differs is a word that only
    /// one of them has, and together they have no more words than both.
    pub fn may_be_near(self, other: Self) -> bool {
        (self.bits ^ other.bits).count_ones() * 10 <= self.words + other.words
    }
}

impl Read {
    /// Reads the words of a text, without code, quotations and links.
    pub(in crate::rule) fn new(print: Print, text: &str) -> Self {
        let words = Scan::words(text);
        Self {
            print,
            shape: Shape::of(text),
            sketch: Sketch::of(text, &words),
            words: OnceCell::from(words),
            asked: Cell::default(),
            holds: Cell::default(),
        }
    }

    /// What tells its text from every other.
    pub(in crate::rule) fn print(&self) -> Print {
        self.print
    }

    /// The words of the text, which is given again.
    pub(super) fn words(&self, text: &str) -> &[Word] {
        self.words.get_or_init(|| Scan::words(text))
    }

    /// Whether one of the phrases is there, if that was looked for.
    pub(super) fn holds(&self, phrases: &Phrases) -> Option<bool> {
        let bit = phrases.bit();
        (self.asked.get() & bit != 0).then(|| self.holds.get() & bit != 0)
    }

    /// Remembers whether one of the phrases is there.
    pub(super) fn note(&self, phrases: &Phrases, holds: bool) {
        let bit = phrases.bit();
        self.asked.set(self.asked.get() | bit);
        self.holds.set(if holds { self.holds.get() | bit } else { self.holds.get() & !bit });
    }

    /// Lets go of the words of a text in which nothing was found: they weigh more than all the rest, and are seldom asked for again.
    pub(in crate::rule) fn shrink(&mut self) {
        if self.holds.get() == 0 {
            self.words = OnceCell::new();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_that_differ_in_a_letter_have_other_prints() {
        let texts = [
            "",
            "a",
            "b",
            "ab",
            "ba",
            "12345678",
            "12345679",
            "123456781",
            "1234567812345678",
            "1234567912345678",
            "x1234567812345678",
        ];
        for (at, one) in texts.iter().enumerate() {
            for (place, other) in texts.iter().enumerate() {
                assert_eq!(Print::of(one) == Print::of(other), at == place, "{one} and {other}");
            }
        }
    }

    #[test]
    fn what_is_near_is_never_taken_for_far() {
        let sketch = |text: &str| Sketch::of(text, &Scan::words(text));
        for (one, other) in [
            ("Alert fired for checkout errors", "Alert for checkout errors fired"),
            ("Restarted the database primary again", "restarting the database primary"),
            ("", ""),
        ] {
            assert!(sketch(one).may_be_near(sketch(other)), "{one} and {other}");
        }
        assert!(
            !sketch("Restarted the payment gateway cluster")
                .may_be_near(sketch("Customers reported failing orders"))
        );
    }
}
