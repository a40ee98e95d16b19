//! Which rows of a long list have to be on the page, and how much room stands for the others.
//!
//! Heights of rows that were never shown are guessed; a row that was shown keeps its measured height for as long as it stays in
//! the list. All lengths are CSS pixels.

use std::ops::Range;

/// Lists up to this length are shown whole.
pub const SHORT: usize = 60;

/// Rows beyond the view that are on the page as well, above and below.
const OVERSCAN: f32 = 400.0;

/// Rows that have to be seen for the guess to stay.
const ENOUGH: f32 = 16.0;

/// The heights of a list's rows.
#[derive(Debug, Clone)]
pub struct Heights {
    /// Measured heights; 0 for a row that was never shown.
    rows: Vec<f32>,
    guess: f32,
    learnt: bool,
}

/// A row on the page, with the room that the rows left out before it would take.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Placed {
    /// Its place in the list.
    pub place: usize,
    /// Pixels of rows left out before it.
    pub room: f32,
}

impl Heights {
    /// A list of `count` rows that were never shown.
    pub fn new(count: usize, guess: f32) -> Self {
        Self { rows: vec![0.0; count], guess, learnt: false }
    }

    /// How many rows there are.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// A row was measured. Says whether its height is new.
    pub fn measured(&mut self, place: usize, height: f32) -> bool {
        let Some(row) = self.rows.get_mut(place) else { return false };
        let changed = (*row - height).abs() > 0.5;
        *row = height;
        changed
    }

    /// The width changed: what was measured holds no longer, but is the best guess.
    pub fn forget(&mut self) {
        let (sum, count) = self
            .rows
            .iter()
            .filter(|row| **row > 0.0)
            .fold((0.0, 0.0), |(sum, count), row| (sum + row, count + 1.0));
        if count > 0.0 {
            self.guess = sum / count;
        }
        self.rows.fill(0.0);
        self.learnt = false;
    }

    /// Guess rows that were never shown to be as high as those that were. Once enough were seen the guess stays: another moves every row
    /// of the list.
    pub fn learn(&mut self) {
        if self.learnt {
            return;
        }
        let measured = self.rows.iter().filter(|row| **row > 0.0);
        let (sum, count) = measured.fold((0.0, 0.0), |(sum, count), row| (sum + row, count + 1.0));
        if count > 0.0 {
            self.guess = sum / count;
        }
        self.learnt = count >= ENOUGH;
    }

    /// The list changed: its first `head` and last `tail` rows are the same as before, and there are `count` now.
    pub fn changed(&mut self, head: usize, tail: usize, count: usize) {
        let end = self.rows.len().saturating_sub(tail).max(head);
        let fresh = count.saturating_sub(head + tail);
        self.rows.splice(head.min(end)..end, std::iter::repeat_n(0.0, fresh));
        self.rows.resize(count, 0.0);
    }

    fn height(&self, place: usize) -> f32 {
        self.rows.get(place).copied().filter(|row| *row > 0.0).unwrap_or(self.guess)
    }

    /// The height of several rows together.
    pub fn sum(&self, places: Range<usize>) -> f32 {
        places.map(|place| self.height(place)).sum()
    }

    /// The rows that meet the stretch from `top` to `bottom`, and some beyond it.
    pub fn seen(&self, top: f32, bottom: f32) -> Range<usize> {
        if self.rows.len() <= SHORT {
            return 0..self.rows.len();
        }
        let (top, bottom) = (top - OVERSCAN, bottom.max(top) + OVERSCAN);
        let mut from = None;
        let mut end = 0.0;
        for place in 0..self.rows.len() {
            end += self.height(place);
            if from.is_none() && end > top {
                from = Some(place);
            }
            if end >= bottom {
                return from.unwrap_or(place)..place + 1;
            }
        }
        // The view lies below the list: its last rows are the nearest.
        let last = self.rows.len().saturating_sub(1);
        from.unwrap_or(last)..self.rows.len()
    }

    /// The rows to have on the page: those seen, and the `kept` ones wherever they are. The last figure is the room below them.
    pub fn placed(&self, seen: Range<usize>, kept: &[usize]) -> (Vec<Placed>, f32) {
        let mut places: Vec<usize> =
            kept.iter().copied().filter(|place| *place < self.rows.len() && !seen.contains(place)).collect();
        places.extend(seen);
        places.sort_unstable();
        places.dedup();
        let mut next = 0;
        let placed = places
            .into_iter()
            .map(|place| {
                let room = self.sum(next..place);
                next = place + 1;
                Placed { place, room }
            })
            .collect();
        (placed, self.sum(next..self.rows.len()))
    }
}

/// How many items two lists have in common at their beginnings and, beyond that, at their ends.
pub fn common<T: PartialEq>(before: &[T], now: &[T]) -> (usize, usize) {
    let head = before.iter().zip(now).take_while(|(a, b)| a == b).count();
    let left = before.len().min(now.len()) - head;
    let tail = before.iter().rev().zip(now.iter().rev()).take(left).take_while(|(a, b)| a == b).count();
    (head, tail)
}
