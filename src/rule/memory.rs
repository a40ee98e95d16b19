//! What a check leaves to the next one of the same document, in which most texts stand as they stood. It knows texts by what they say,
//! not by where they are, and must not hold a finding: those follow from the whole document.

use super::prose::{Print, Read};
use std::ops::Range;

/// The texts of the last check as far as they were read, in order.
#[derive(Debug, Default)]
pub struct Memory {
    texts: Vec<Read>,
    /// Behind the text that was met last.
    met: usize,
    /// How many were not met where they were, one after the other.
    missed: usize,
    /// How many texts may still be looked at in search of one that moved.
    patience: usize,
}

/// How many of the next texts are looked at before all of them are.
const NEAR: usize = 8;
/// How many looks a search through all of them may take in one check: less than reading a few hundred texts costs.
const PATIENCE: usize = 1_000_000;

impl Memory {
    /// Remembers these texts. Of most it keeps only what they hold.
    pub(super) fn of(mut texts: Vec<Read>) -> Self {
        texts.iter_mut().for_each(Read::shrink);
        Self { texts, met: 0, missed: 0, patience: PATIENCE }
    }

    /// What was read of the next text: remembered, or read now.
    pub(super) fn read(&mut self, text: &str) -> Read {
        let print = Print::of(text);
        let mut place = self.among(self.met..self.met + NEAR, print);
        if place.is_some() {
            self.missed = 0;
        } else if self.missed >= NEAR {
            // A few new texts cost less than to look through all.
            place = self.anywhere(print);
        }
        if let Some(place) = place
            && let Some(known) = self.texts.get_mut(place)
        {
            self.met = place + 1;
            return std::mem::take(known);
        }
        self.missed += 1;
        Read::new(print, text)
    }

    /// The first of these texts with a print. One that was met before has none.
    fn among(&self, mut places: Range<usize>, print: Print) -> Option<usize> {
        places.find(|place| self.texts.get(*place).is_some_and(|read| read.print() == print))
    }

    fn anywhere(&mut self, print: Print) -> Option<usize> {
        let left = self.patience.checked_sub(self.texts.len())?;
        self.patience = left;
        self.among(self.met..self.texts.len(), print).or_else(|| self.among(0..self.met, print))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// How many of the texts are read anew after those were.
    fn anew(before: &[&str], after: &[&str]) -> usize {
        let mut first = Memory::default();
        let mut memory = Memory::of(before.iter().map(|text| first.read(text)).collect());
        after.iter().for_each(|text| drop(memory.read(text)));
        let left = memory.texts.iter().filter(|read| read.print() != Print::default()).count();
        after.len() - (before.len() - left)
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
