//! Lists of phrases that a long text can be searched for at the cost of one glance a word.

use super::{Passage, Word};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU32, Ordering};

/// A list of phrases in lower case, words with single spaces. Which words can begin a phrase is worked out when it is first asked, so
/// that a long text is searched for a long list at the cost of one glance a word; worked out beforehand it would weigh in the download.
#[derive(Debug)]
pub struct Phrases {
    all: &'static [&'static str],
    begin: OnceLock<[u64; KEYS / 64]>,
    bit: OnceLock<u64>,
}

/// How many lists have a bit of their own; each takes the next when it is first asked for it.
static NUMBERED: AtomicU32 = AtomicU32::new(0);

/// How many keys words are told apart by.
pub(super) const KEYS: usize = 2048;

/// A word in any case as a number; a typographic apostrophe is as good as a straight one.
pub(super) fn key(text: &[u8], start: usize, end: usize) -> u16 {
    let mut mixed: u32 = 0;
    let mut at = start;
    while at < end && at < text.len() {
        let mut byte = text[at];
        if byte == 0xE2 && at + 2 < end && text[at + 1] == 0x80 && text[at + 2] == 0x99 {
            byte = b'\'';
            at += 2;
        }
        mixed = mixed.wrapping_mul(31).wrapping_add((byte | 0x20) as u32);
        at += 1;
    }
    ((mixed ^ (mixed >> 11) ^ (mixed >> 22)) % KEYS as u32) as u16
}

impl Phrases {
    /// The list of phrases.
    pub const fn new(all: &'static [&'static str]) -> Self {
        Self { all, begin: OnceLock::new(), bit: OnceLock::new() }
    }

    /// The numbers of the words that can begin a phrase, a bit each.
    fn begin(&self) -> &[u64; KEYS / 64] {
        self.begin.get_or_init(|| {
            let mut bits = [0; KEYS / 64];
            for phrase in self.all {
                let length = phrase.find(' ').unwrap_or(phrase.len());
                let key = usize::from(key(phrase.as_bytes(), 0, length));
                bits[key / 64] |= 1 << (key % 64);
            }
            bits
        })
    }

    /// The bit of this list among those that are remembered of a text; none once all are given away, and then nothing is remembered.
    pub(super) fn bit(&self) -> u64 {
        *self.bit.get_or_init(|| 1_u64.checked_shl(NUMBERED.fetch_add(1, Ordering::Relaxed)).unwrap_or(0))
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

    /// Every phrase.
    pub(super) fn all(&self) -> &'static [&'static str] {
        self.all
    }

    /// The numbers of the words that begin a phrase.
    pub(super) fn keys(&self) -> impl Iterator<Item = usize> {
        let begin = self.begin();
        (0..KEYS).filter(|key| begin[key / 64] & (1 << (key % 64)) != 0)
    }

    /// Whether a word can begin a phrase of the list.
    pub(in crate::rule) fn may_begin(&self, word: &Word) -> bool {
        let key = usize::from(word.key);
        self.begin().get(key / 64).is_some_and(|bits| bits & (1 << (key % 64)) != 0)
    }
}

/// Whether a word is `expected`, in any case. Typographic apostrophes are as good as straight ones.
pub(super) fn same(word: &str, expected: &str) -> bool {
    if word.len() == expected.len() {
        let first = |text: &str| text.as_bytes().first().map(|byte| byte | 0x20);
        return first(word) == first(expected) && word.eq_ignore_ascii_case(expected);
    }
    word.contains('’') && word.replace('’', "'").eq_ignore_ascii_case(expected)
}
