//! What sentences, the title and the entries tell, where no line states it: start, end, day and zone.

use super::marks::bare;
use super::reader::Reader;
use super::span;
use crate::field::FieldPath;
use crate::model::{Milestone, SectionId, SectionKey};
use crate::time::text::{Context, find};
use chrono::NaiveDate;

impl Reader<'_> {
    /// What the summary and the title tell in sentences, where no line states it.
    pub(super) fn complete(&mut self) {
        let known = |id| SectionKey::Known(id);
        for key in [SectionId::Summary, SectionId::Preamble, SectionId::Impact] {
            let Some(section) = self.document.section(&known(key)) else { continue };
            let text = bare(beginning(&section.body));
            if text.is_empty() {
                continue;
            }
            let stated = self.document.times.contains_key(&Milestone::Started);
            let (start, stop) = span::span(&text, &self.context());
            let first = find(&text, &self.context()).and_then(|found| found.time.date);
            if !stated && (start.is_some() || stop.is_some()) && key != SectionId::Impact {
                self.undecided(&text, 0, &FieldPath::Time(Milestone::Started));
                self.state(Milestone::Started, start, 0);
                self.state(Milestone::Resolved, stop, 0);
            }
            if key != SectionId::Impact {
                self.day = self.day.or(first);
            }
        }
        let title = self.document.title.clone();
        self.day = self.day.or_else(|| find_date(&title));
        if self.day.is_none()
            && let Some(front) = &self.document.front_matter
        {
            self.day = front.lines().filter(|line| line.starts_with("date")).find_map(find_date);
        }
        // Times read before the day was known get it now.
        if let Some(day) = self.day {
            let mut before: Option<chrono::NaiveTime> = None;
            for time in self.document.times.values_mut() {
                if time.date.is_none()
                    && time.clock.is_some()
                    && !time.written.chars().any(|c| c == '/' || c == '-')
                {
                    time.date = Some(day);
                    if before.is_some_and(|before| time.clock < Some(before)) {
                        time.date = day.succ_opt();
                    }
                }
                before = time.clock;
            }
        }
    }

    /// The zone that entries state is the document's, if nothing else stated one.
    pub(super) fn conclude(&mut self) {
        if self.document.zone.is_none() {
            let stated =
                self.document.timeline.iter().filter_map(|event| event.at.as_ref()?.zone.clone()).next();
            self.document.zone = stated;
        }
    }
}

/// The first full date in words, also where a title writes it without marks around.
fn find_date(words: &str) -> Option<NaiveDate> {
    crate::time::text::find_all(words, &Context::default()).into_iter().find_map(|found| found.time.date)
}

/// As much of a text as an introduction takes.
fn beginning(text: &str) -> &str {
    const LENGTH: usize = 8000;
    let end = (0..=LENGTH.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
    text.get(..end).unwrap_or_default()
}
