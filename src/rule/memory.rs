//! What a check leaves to the next one of the same document, in which most texts stand as they stood. It knows texts by what they say,
//! not by where they are, and must not hold a finding: those follow from the whole document.

use super::SOUGHT;
use super::prose::{Print, Read, Word};
use std::ops::Range;

/// The texts of the last checks as far as they were read, in order. Whoever checks a document again and again owns it and lends it to
/// each check, so that one that ends early loses nothing of what it read.
#[derive(Debug, Default)]
pub struct Memory {
    /// What this check met, in the order of the document.
    texts: Vec<Read>,
    /// What the checks before it left. One that was met again has no print.
    before: Vec<Read>,
    /// Behind the text that was met last.
    met: usize,
    /// How many were not met where they were, one after the other.
    missed: usize,
    /// How many texts may still be looked at in search of one that moved.
    patience: usize,
    /// The words of the text that was read last, for their room.
    words: Vec<Word>,
}

/// How many of the next texts are looked at before all of them are.
const NEAR: usize = 8;
/// How many looks a search through all of them may take in one check: less than reading a few hundred texts costs.
const PATIENCE: usize = 1_000_000;

impl Memory {
    /// A new check begins. One that did not get to its end leaves what it met, and what it did not come to.
    pub(super) fn begin(&mut self) {
        let unmet =
            std::mem::take(&mut self.before).into_iter().filter(|read| read.print() != Print::default());
        self.texts.extend(unmet);
        self.before = std::mem::take(&mut self.texts);
        (self.met, self.missed, self.patience) = (0, 0, PATIENCE);
    }

    /// The document has no further text: what was not met is gone.
    pub(super) fn complete(&mut self) {
        self.before = Vec::new();
        self.words = Vec::new();
    }

    /// The check is over. Of most texts no more is kept than what they hold.
    pub(super) fn rest(&mut self) {
        self.texts.iter_mut().for_each(Read::shrink);
    }

    /// What was read of the texts so far, in order.
    pub(super) fn texts(&self) -> &[Read] {
        &self.texts
    }

    /// Reads the next text, if it is not remembered.
    pub(super) fn read(&mut self, text: &str) {
        let print = Print::of(text);
        let mut place = self.among(self.met..self.met + NEAR, print);
        if place.is_some() {
            self.missed = 0;
        } else if self.missed >= NEAR {
            // A few new texts cost less than to look through all.
            place = self.anywhere(print);
        }
        if let Some(place) = place
            && let Some(known) = self.before.get_mut(place)
        {
            self.met = place + 1;
            self.texts.push(std::mem::take(known));
            return;
        }
        self.missed += 1;
        self.texts.push(Read::new(print, text, &SOUGHT, &mut self.words));
    }

    /// The first of these texts with a print. One that was met before has none.
    fn among(&self, mut places: Range<usize>, print: Print) -> Option<usize> {
        places.find(|place| self.before.get(*place).is_some_and(|read| read.print() == print))
    }

    fn anywhere(&mut self, print: Print) -> Option<usize> {
        let left = self.patience.checked_sub(self.before.len())?;
        self.patience = left;
        self.among(self.met..self.before.len(), print).or_else(|| self.among(0..self.met, print))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// How many of the texts are read anew, of those of the next check.
    fn read(memory: &mut Memory, texts: &[&str]) -> usize {
        let left =
            |memory: &Memory| memory.before.iter().filter(|read| read.print() != Print::default()).count();
        memory.begin();
        let before = left(memory);
        texts.iter().for_each(|text| memory.read(text));
        texts.len() - (before - left(memory))
    }

    /// How many of the texts are read anew after those were.
    fn anew(before: &[&str], after: &[&str]) -> usize {
        let mut memory = Memory::default();
        read(&mut memory, before);
        memory.complete();
        read(&mut memory, after)
    }

    #[test]
    fn a_check_that_ends_early_loses_nothing() {
        let mut memory = Memory::default();
        assert_eq!(read(&mut memory, &["a", "b", "c", "d"]), 4);
        memory.complete();
        assert_eq!(read(&mut memory, &["a", "x"]), 1, "and then a key came");
        assert_eq!(read(&mut memory, &["a", "x", "c", "d"]), 0);
        memory.complete();
        assert_eq!(read(&mut memory, &["a", "b", "c", "d"]), 1, "what is gone is forgotten");
    }

    #[test]
    fn only_what_is_new_is_read() {
        let texts = ["a", "b", "c", "d", "b"];
        assert_eq!(anew(&texts, &texts), 0);
        assert_eq!(anew(&texts, &["a", "x", "c", "d", "b"]), 1, "one text changed");
        assert_eq!(anew(&texts, &["x", "a", "b", "c", "d", "b"]), 1, "one came");
        assert_eq!(anew(&texts, &["a", "d", "b"]), 0, "two went");
        assert_eq!(anew(&texts, &["v", "w", "x", "y", "z"]), 5);
        assert_eq!(anew(&[], &["a", "a"]), 2);
    }

    #[test]
    fn rows_that_were_moved_and_gaps_of_many_are_met_again() {
        let numbers: Vec<String> = (0..400).map(|number| format!("row {number}")).collect();
        let all: Vec<&str> = numbers.iter().map(String::as_str).collect();
        let without: Vec<&str> = all[..100].iter().chain(&all[150..]).copied().collect();
        assert_eq!(anew(&all, &without), NEAR);
        let moved: Vec<&str> = all[399..].iter().chain(&all[..399]).copied().collect();
        assert!(anew(&all, &moved) <= NEAR, "{}", anew(&all, &moved));
        let reversed: Vec<&str> = all.iter().rev().copied().collect();
        assert!(anew(&all, &reversed) <= NEAR, "{}", anew(&all, &reversed));
    }
}
