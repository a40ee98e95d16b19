//! What is known of a text without looking at it again: its marks, and which phrases it holds. It outlives a check, so that the next one
//! reads only what was written since; it must not know any rule.

use super::scan::Scan;
use super::{Shape, Sought, Word};
use std::cell::OnceCell;

/// What was read of a text.
#[derive(Debug, Default)]
pub(in crate::rule) struct Read {
    /// Tells the text from every other.
    print: Print,
    pub(super) shape: Shape,
    pub(super) sketch: Sketch,
    /// The lists that were looked for and of which a phrase is there, a bit each.
    pub(super) holds: u32,
    /// Its words, once somebody asked for them: of most texts nobody does, and they weigh more than all the rest.
    words: OnceCell<Vec<Word>>,
}

/// The length of a text and a number made of its bytes, which no text has by default.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(in crate::rule) struct Print(usize, u64);

/// The long words and the figures of a text, so far that texts without nearly all of them in common can be told apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Sketch {
    pub(super) bits: u64,
    pub(super) words: u32,
}

impl Print {
    pub(in crate::rule) fn of(text: &str) -> Self {
        // The constants are those of Steele's splitmix, which make each eight bytes look like chance before they are joined with the
        // others. Nobody gains by two texts that look the same.
        let mix = |print: u64, eight: [u8; 8]| {
            let mut mixed = u64::from_le_bytes(eight).wrapping_mul(0xBF58_476D_1CE4_E5B9);
            mixed = (mixed ^ mixed >> 32).wrapping_mul(0x94D0_49BB_1331_11EB);
            (print ^ mixed ^ mixed >> 32).wrapping_mul(0x9E37_79B9_7F4A_7C15)
        };
        let (whole, rest) = text.as_bytes().as_chunks::<8>();
        let mut last = [0; 8];
        last.iter_mut().zip(rest).for_each(|(to, from)| *to = *from);
        Self(text.len(), whole.iter().chain([&last]).fold(1, |print, eight| mix(print, *eight)))
    }
}

impl Sketch {
    /// Whether nine of ten words of two texts can be the same. Where it says no, they are not: each bit that differs is a word that only
    /// one of them has, and together they have no more words than both.
    pub fn may_be_near(self, other: Self) -> bool {
        (self.bits ^ other.bits).count_ones() * 10 <= self.words + other.words
    }
}

impl Read {
    /// Reads a text: everything but its words, which are put into `words` in place of those of another text.
    pub(in crate::rule) fn new(print: Print, text: &str, sought: &Sought, words: &mut Vec<Word>) -> Self {
        words.clear();
        let sketch = Scan::read(text, words);
        let holds = sought.held(text, words);
        Self { print, shape: Shape::of(text), sketch, holds, words: OnceCell::new() }
    }

    /// Of a text in which nothing is sought.
    pub(super) fn of(text: &str) -> Self {
        Self { shape: Shape::of(text), ..Self::default() }
    }

    /// What tells its text from every other.
    pub(in crate::rule) fn print(&self) -> Print {
        self.print
    }

    /// The words of the text, which is given again.
    pub(super) fn words(&self, text: &str) -> &[Word] {
        self.words.get_or_init(|| {
            let mut words = Vec::with_capacity(text.len() / 5 + 1);
            Scan::read(text, &mut words);
            words
        })
    }

    /// Lets go of the words of a text in which nothing was found.
    pub(in crate::rule) fn shrink(&mut self) {
        if self.holds == 0 {
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
            "\0",
            "a",
            "b",
            "ab",
            "ba",
            "12345678",
            "12345679",
            "123456781",
            "1234567812345678",
            "1234567912345678",
            "1234567812345679",
            "1234567912345679",
            "x1234567812345678",
        ];
        for (at, one) in texts.iter().enumerate() {
            for (place, other) in texts.iter().enumerate() {
                assert_eq!(Print::of(one) == Print::of(other), at == place, "{one} and {other}");
            }
        }
        assert!(texts.iter().all(|text| Print::of(text) != Print::default()));
    }

    #[test]
    fn texts_that_differ_in_two_letters_have_other_prints() {
        // The last of each eight bytes moves the least of the number, and rows of digits differ nowhere else.
        let mut prints = std::collections::BTreeSet::new();
        let letters = || (b'!'..=b'~').map(char::from);
        for one in letters() {
            for other in letters() {
                let Print(length, number) = Print::of(&format!("1234567{one}1234567{other}"));
                assert!(prints.insert((length, number)), "{one} and {other}");
            }
        }
    }

    #[test]
    fn what_is_near_is_never_taken_for_far() {
        let sketch = |text: &str| Scan::read(text, &mut Vec::new());
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
