//! Which texts hold a word, by the word's number: a list of phrases is looked for in the texts that can hold one, not in all.

use super::phrases::KEYS;
use super::{Passage, Phrases};

/// The places of texts by the words that they hold.
#[derive(Debug)]
pub(crate) struct Index {
    /// Where the places of each number begin; the last is the end of all.
    starts: Vec<u32>,
    places: Vec<u32>,
}

impl Index {
    /// The index of these texts. Each word is looked at twice.
    pub(crate) fn of(passages: &[Passage<'_>]) -> Self {
        let each = |take: &mut dyn FnMut(usize, u32)| {
            for (place, passage) in passages.iter().enumerate() {
                passage.words().iter().for_each(|word| take(usize::from(word.key), place as u32));
            }
        };
        let mut starts = vec![0_u32; KEYS + 1];
        each(&mut |key, _| {
            if let Some(count) = starts.get_mut(key + 1) {
                *count += 1;
            }
        });
        for key in 0..KEYS {
            starts[key + 1] += starts[key];
        }
        let mut places = vec![0_u32; starts[KEYS] as usize];
        let mut next = starts.clone();
        each(&mut |key, text| {
            if let Some(next) = next.get_mut(key) {
                if let Some(place) = places.get_mut(*next as usize) {
                    *place = text;
                }
                *next += 1;
            }
        });
        Self { starts, places }
    }

    /// Whether each of `count` texts may hold one of these phrases.
    pub(crate) fn may_hold(&self, phrases: &Phrases, count: usize) -> Vec<bool> {
        let mut held = vec![false; count];
        for key in phrases.keys() {
            let (from, to) = (self.starts[key] as usize, self.starts[key + 1] as usize);
            for place in self.places.get(from..to).unwrap_or_default() {
                if let Some(held) = held.get_mut(*place as usize) {
                    *held = true;
                }
            }
        }
        held
    }
}
