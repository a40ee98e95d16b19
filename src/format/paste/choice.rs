//! Which of the messages become events: kept, dropped or made one, each choice with a way back.
//!
//! Plain data, so that a page and a command line choose alike.

use super::{Chat, merge};
use crate::model::TimelineEvent;
use std::ops::RangeInclusive;

/// A message and whether it becomes an event.
#[derive(Debug, Clone, PartialEq)]
pub struct Candidate {
    /// The event it would be.
    pub event: TimelineEvent,
    /// It becomes one.
    pub kept: bool,
    /// How many messages it was made of.
    pub of: usize,
    /// Its day does not stand in the text.
    pub day_assumed: bool,
}

/// The messages of a paste and what was chosen so far.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Candidates {
    /// One a message, in the order of the text.
    pub rows: Vec<Candidate>,
    past: Vec<Vec<Candidate>>,
}

impl Candidates {
    /// Everything is kept but what nobody tells of.
    pub fn of(chat: &Chat) -> Self {
        let rows = chat.messages.iter().map(|message| Candidate {
            event: message.event.clone(),
            kept: !message.noise,
            of: 1,
            day_assumed: message.day_assumed,
        });
        Self { rows: rows.collect(), past: Vec::new() }
    }

    /// Keep or drop the rows of a range.
    pub fn keep(&mut self, range: RangeInclusive<usize>, kept: bool) {
        self.change(|rows| {
            for row in rows.iter_mut().skip(*range.start()).take(range.clone().count()) {
                row.kept = kept;
            }
        });
    }

    /// Make the rows of a range one; dropped rows among them are left out. `false` if there is nothing to join.
    pub fn merge(&mut self, range: RangeInclusive<usize>) -> bool {
        let (start, count) = (*range.start(), range.count());
        let parts: Vec<&Candidate> =
            self.rows.iter().skip(start).take(count).filter(|row| row.kept).collect();
        let events: Vec<TimelineEvent> = parts.iter().map(|row| row.event.clone()).collect();
        let Some(event) = merge(&events).filter(|_| events.len() > 1) else { return false };
        let of = parts.iter().map(|row| row.of).sum();
        let day_assumed = parts.first().is_some_and(|row| row.day_assumed);
        self.change(|rows| {
            let mut whole = Some(Candidate { event, kept: true, of, day_assumed });
            let mut next = Vec::with_capacity(rows.len());
            for (index, row) in std::mem::take(rows).into_iter().enumerate() {
                if row.kept && (start..start + count).contains(&index) {
                    next.extend(whole.take());
                } else {
                    next.push(row);
                }
            }
            *rows = next;
        });
        true
    }

    /// Take the last choice back; `false` if there is none.
    pub fn undo(&mut self) -> bool {
        let Some(before) = self.past.pop() else { return false };
        self.rows = before;
        true
    }

    /// How many become events.
    pub fn count(&self) -> usize {
        self.rows.iter().filter(|row| row.kept).count()
    }

    /// The events that were chosen.
    pub fn chosen(&self) -> Vec<TimelineEvent> {
        self.rows.iter().filter(|row| row.kept).map(|row| row.event.clone()).collect()
    }

    fn change(&mut self, change: impl FnOnce(&mut Vec<Candidate>)) {
        let before = self.rows.clone();
        change(&mut self.rows);
        if self.rows != before {
            self.past.push(before);
        }
    }
}
