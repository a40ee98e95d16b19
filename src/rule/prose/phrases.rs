//! Lists of phrases that a long text can be searched for at the cost of one glance a word.

use super::{Passage, Word};
use std::ops::Range;
use std::sync::OnceLock;

/// A list of phrases in lower case, words with single spaces. Which words can begin a phrase is worked out when it is first asked, so
/// that a long text is searched for a long list at the cost of one glance a word; worked out beforehand it would weigh in the download.
#[derive(Debug)]
pub struct Phrases {
    all: &'static [&'static str],
    begin: OnceLock<[u64; KEYS / 64]>,
}

/// Lists that are looked for together in every text, once: each list of a text that holds one of its phrases has a bit.
#[derive(Debug)]
pub struct Sought {
    lists: &'static [&'static Phrases],
    parts: OnceLock<Vec<Part>>,
}

/// The lists, a bit each, in which a word is a whole phrase, begins a longer one, or is the second of one.
#[derive(Debug, Clone, Copy, Default)]
struct Part {
    alone: u32,
    begins: u32,
    follows: u32,
}

/// How many keys words are told apart by.
const KEYS: usize = 2048;

/// A word in any case as a number, letter by letter.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Key(u32);

impl Key {
    /// With the next byte of the word. A typographic apostrophe is given as a straight one.
    pub(super) fn with(self, byte: u8) -> Self {
        Self(self.0.wrapping_mul(31).wrapping_add((byte | 0x20).into()))
    }

    pub(super) fn number(self) -> u16 {
        ((self.0 ^ (self.0 >> 11) ^ (self.0 >> 22)) % KEYS as u32) as u16
    }

    /// One of 64 marks.
    pub(super) fn mark(self) -> u64 {
        1 << ((self.0 ^ self.0 >> 6 ^ self.0 >> 13) % 64)
    }

    /// The number of a word of a phrase.
    fn of(word: &str) -> usize {
        usize::from(word.bytes().fold(Self::default(), Self::with).number())
    }
}

impl Phrases {
    /// The list of phrases.
    pub const fn new(all: &'static [&'static str]) -> Self {
        Self { all, begin: OnceLock::new() }
    }

    /// The numbers of the words that can begin a phrase, a bit each.
    fn begin(&self) -> &[u64; KEYS / 64] {
        self.begin.get_or_init(|| {
            let mut bits = [0; KEYS / 64];
            for phrase in self.all {
                let key = Key::of(phrase.split(' ').next().unwrap_or_default());
                bits[key / 64] |= 1 << (key % 64);
            }
            bits
        })
    }

    /// Whether the word at `index` of a passage is one of the list.
    pub fn holds(&self, passage: &Passage<'_>, index: usize) -> bool {
        passage
            .words()
            .get(index)
            .is_some_and(|word| self.may_begin(word) && self.contains(passage.word(word)))
    }

    /// Whether a word is on the list, in any case.
    pub fn contains(&self, word: &str) -> bool {
        self.all.iter().any(|listed| same(word, listed))
    }

    /// Whether a word can begin a phrase of the list.
    pub(in crate::rule) fn may_begin(&self, word: &Word) -> bool {
        let key = usize::from(word.key);
        self.begin().get(key / 64).is_some_and(|bits| bits & (1 << (key % 64)) != 0)
    }

    /// The first phrase of the list that starts at the word `index` of a text: its place in the text, and the phrase.
    pub(super) fn at(
        &self,
        text: &str,
        words: &[Word],
        index: usize,
    ) -> Option<(Range<usize>, &'static str)> {
        let word = words.get(index)?;
        // Most phrases differ in the first letter or the length of their first word, which costs no call.
        let (letter, length) = (text.as_bytes().get(word.start)? | 0x20, word.end - word.start);
        self.all.iter().find_map(|phrase| {
            let bytes = phrase.as_bytes();
            let ends = bytes.get(length).is_none_or(|next| *next == b' ');
            let begins = bytes.first().is_some_and(|first| first | 0x20 == letter);
            if !(word.marked || begins && ends) {
                return None;
            }
            phrase_at(text, words, index, phrase).map(|(range, _)| (range, *phrase))
        })
    }
}

impl Sought {
    /// These lists, at most 32.
    pub const fn new(lists: &'static [&'static Phrases]) -> Self {
        Self { lists, parts: OnceLock::new() }
    }

    fn parts(&self) -> &[Part] {
        self.parts.get_or_init(|| {
            let mut parts = vec![Part::default(); KEYS];
            for (place, list) in self.lists.iter().enumerate() {
                let bit = 1 << place;
                for phrase in list.all {
                    let mut words = phrase.split(' ').map(Key::of);
                    match (words.next(), words.next()) {
                        (Some(first), Some(second)) => {
                            parts[first].begins |= bit;
                            parts[second].follows |= bit;
                        }
                        (Some(only), None) => parts[only].alone |= bit,
                        _ => {}
                    }
                }
            }
            parts
        })
    }

    /// The bit of a list; none if it is not among them.
    pub(in crate::rule) fn bit(&self, list: &Phrases) -> u32 {
        let place = self.lists.iter().position(|other| std::ptr::eq(*other, list));
        debug_assert!(place.is_some(), "a list that nobody looked for: {list:?}");
        place.map_or(0, |place| 1 << place)
    }

    /// The bits of the lists of which a phrase is in a text.
    pub(super) fn held(&self, text: &str, words: &[Word]) -> u32 {
        let parts = self.parts();
        let part = |word: &Word| parts.get(usize::from(word.key)).copied().unwrap_or_default();
        let mut held = 0;
        // From the last word to the first, because what may begin a phrase depends on the word after it.
        let mut follows = 0;
        for (index, word) in words.iter().enumerate().rev() {
            let own = part(word);
            let may = (own.alone | own.begins & follows) & !held;
            follows = if word.joined { own.follows } else { 0 };
            if may == 0 {
                continue;
            }
            for (place, list) in self.lists.iter().enumerate() {
                if may & 1 << place != 0 && list.at(text, words, index).is_some() {
                    held |= 1 << place;
                }
            }
        }
        held
    }
}

/// Where `phrase` (words with single spaces) starts at the word `index`, in one stretch of one sentence: its place in the text and
/// the number of its words.
pub(super) fn phrase_at(
    text: &str,
    words: &[Word],
    index: usize,
    phrase: &str,
) -> Option<(Range<usize>, usize)> {
    let start = words.get(index)?.start;
    let mut end = start;
    let mut length = 0;
    for expected in phrase.split(' ') {
        let word = words.get(index + length)?;
        let follows = length == 0 || word.joined;
        if !follows || !same(text.get(word.start..word.end)?, expected) {
            return None;
        }
        end = word.end;
        length += 1;
    }
    Some((start..end, length))
}

/// Whether a word is `expected`, in any case. Typographic apostrophes are as good as straight ones.
pub(super) fn same(word: &str, expected: &str) -> bool {
    if word.len() == expected.len() {
        let first = |text: &str| text.as_bytes().first().map(|byte| byte | 0x20);
        return first(word) == first(expected) && word.eq_ignore_ascii_case(expected);
    }
    word.contains('’') && word.replace('’', "'").eq_ignore_ascii_case(expected)
}
