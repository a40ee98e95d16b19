//! How many words a document has. A long one is counted in steps, so that a busy page can put them between its frames.
//!
//! It counts what people wrote; headings, names of kinds and the marks of a format are left out.

use crate::edit::Row;
use crate::model::{ListId, Postmortem};

/// How many events are counted between two looks at the clock.
const EVENTS: usize = 500;

/// A count under way. Nothing of the document is held in between; a document that changed needs a new count.
#[derive(Debug, Default)]
pub struct Count {
    words: usize,
    next: usize,
    begun: bool,
}

impl Count {
    /// Goes on until everything is counted or `more` says no. Returns whether the count is complete.
    pub fn step(&mut self, document: &Postmortem, more: &mut dyn FnMut() -> bool) -> bool {
        if !self.begun {
            self.begun = true;
            self.rest(document);
        }
        while let Some(events) = document.timeline.get(self.next..).filter(|events| !events.is_empty()) {
            for event in events.iter().take(EVENTS) {
                for time in event.at.iter().chain(&event.until) {
                    self.add(&time.written);
                }
                self.add(&event.label);
                self.add(&event.text);
                self.add(&event.actor);
            }
            self.next += EVENTS.min(events.len());
            if self.next < document.timeline.len() && !more() {
                return false;
            }
        }
        true
    }

    /// The words counted so far.
    pub fn words(&self) -> usize {
        self.words
    }

    fn add(&mut self, text: &str) {
        let mut before = b' ';
        for byte in text.bytes() {
            self.words += usize::from(before <= b' ' && byte > b' ');
            before = byte;
        }
    }

    /// Everything but the timeline.
    fn rest(&mut self, document: &Postmortem) {
        self.add(&document.title);
        for section in &document.sections {
            self.add(&section.body);
        }
        for list in ListId::ALL.into_iter().filter(|list| *list != ListId::Timeline) {
            for row in document.rows(list) {
                match row {
                    Row::Timeline(_) => {}
                    Row::Windows(window) => self.add(&window.scope),
                    Row::Figures(figure) => {
                        [&figure.value, &figure.unit, &figure.basis]
                            .into_iter()
                            .for_each(|text| self.add(text));
                    }
                    Row::Factors(factor) => self.add(&factor.text),
                    Row::WentWell(lesson) | Row::WentPoorly(lesson) | Row::GotLucky(lesson) => {
                        self.add(&lesson.text);
                    }
                    Row::Actions(item) => {
                        [&item.text, &item.owner, &item.ticket, &item.verify, &item.reason]
                            .into_iter()
                            .for_each(|text| self.add(text));
                    }
                    Row::Stats(stat) => [&stat.label, &stat.text].into_iter().for_each(|text| self.add(text)),
                    Row::Responders(responder) => {
                        [&responder.role, &responder.name].into_iter().for_each(|text| self.add(text));
                    }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{RowId, TimelineEvent};

    #[test]
    fn words_are_counted_whatever_stands_between_them() {
        let mut document = Postmortem { title: " One  two\nthree ".into(), ..Postmortem::default() };
        for index in 0..1_200 {
            let mut event = TimelineEvent::new(RowId::from(format!("e{index}").as_str()));
            event.text = "Wörter zählen".into();
            document.timeline.push(event);
        }
        let mut count = Count::default();
        let mut steps = 1;
        while !count.step(&document, &mut || false) {
            steps += 1;
        }
        assert_eq!((count.words(), steps), (3 + 2 * 1_200, 3));
    }
}
