//! Steps without times: phases, their labels, and what stands under them.

use super::super::body;
use super::super::entry::Entry;
use super::super::lines::{Line, Shape};
use super::super::marks::{bold_line, label, starts_upper};
use super::super::reader::Reader;
use super::super::{fact, kind};
use super::{LONGEST_PHASE, Walk, add_line};
use crate::section::recognise;

impl<'a> Reader<'a> {
    pub(super) fn untimed_item(&mut self, walk: &mut Walk, line: &Line<'a>, here: &[Line<'a>]) {
        let text = line.text.trim();
        if text.is_empty() {
            return;
        }
        if text.contains("HH:MM") || text.contains("hh:mm") {
            // A line of a template shows the shape of an entry and is none.
            body::append(&mut walk.rest, line.raw.trim());
            walk.open = None;
            return;
        }
        let found = label(text);
        let names = found.filter(|found| found.rest.is_empty() && (found.strong || found.colon));
        // What is nested under a time or a sentence belongs to it.
        if let Some(open) = &walk.open
            && open.holds(line)
            && let Some(event) = self.document.timeline.get_mut(open.at)
        {
            match names {
                Some(name) if event.text.is_empty() && event.label.is_empty() => {
                    name.words.clone_into(&mut event.label);
                }
                _ if event.text.is_empty() => {
                    match found.filter(|found| found.strong && found.colon && event.label.is_empty()) {
                        Some(found) => {
                            found.words.clone_into(&mut event.label);
                            found.rest.clone_into(&mut event.text);
                        }
                        None => text.clone_into(&mut event.text),
                    }
                }
                _ => add_line(event, line, walk.blank),
            }
            return;
        }
        // The first words after a time alone are its text.
        if let Some(open) = &walk.open
            && let Some(event) = self.document.timeline.get_mut(open.at)
            && event.text.is_empty()
            && event.at.is_some()
            && line.indent >= open.indent
            && (open.indent > 0 || !event.label.is_empty() && !walk.phase.is_empty())
            && names.is_none()
        {
            text.clone_into(&mut event.text);
            return;
        }
        if let Some(name) = names {
            self.phase(walk, name.words, line, here);
            return;
        }
        if walk.phase_listed && line.indent <= walk.phase_indent && !walk.timed {
            self.flush_words(walk);
        }
        let mut entry = Entry { text: text.to_owned(), ..Entry::default() };
        if let Some(found) = found.filter(|found| {
            found.strong
                || kind::of_label(found.words).is_some() && found.words.split_whitespace().count() <= 4
        }) {
            found.words.clone_into(&mut entry.label);
            found.rest.clone_into(&mut entry.text);
        }
        self.event(walk, entry, line, false, false);
    }

    /// A label with nothing behind it: what follows belongs to it.
    fn phase(&mut self, walk: &mut Walk, words: &str, line: &Line<'a>, here: &[Line<'a>]) {
        self.flush_words(walk);
        let below = here.iter().skip(1).find(|line| !line.is_blank());
        let has_items = words.len() <= LONGEST_PHASE
            && below.is_some_and(|below| below.is_item() && (below.indent > line.indent || !line.is_item()));
        walk.open = None;
        if has_items {
            words.clone_into(&mut walk.phase);
            walk.phase_indent = line.indent;
            walk.phase_plain = false;
            walk.phase_listed = line.is_item();
            walk.phase_used = false;
        } else {
            let entry = Entry { label: words.to_owned(), ..Entry::default() };
            self.flush_words(walk);
            self.event(walk, entry, line, false, false);
        }
    }

    pub(super) fn plain_line(&mut self, walk: &mut Walk, line: &Line<'a>) {
        let text = line.text.trim();
        // A labelled fact of the document in a paragraph of its own is no part of the entry above.
        let remark = walk.blank
            && label(text).is_some_and(|found| {
                matches!(
                    fact::of(found.words),
                    Some(fact::Fact::Kept | fact::Fact::Written | fact::Fact::Authors)
                )
            });
        if remark {
            body::append(&mut walk.rest, text);
            walk.open = None;
            return;
        }
        let name = bold_line(text).filter(|name| name.len() <= LONGEST_PHASE).or_else(|| {
            let words = text.strip_suffix(':')?;
            let short = words.split_whitespace().count() <= 6 && !words.contains(['`', '[', '<']);
            (short && (recognise(words).is_some() || kind::of_label(words).is_some())).then_some(words)
        });
        if let Some(name) = name
            && line.shape == Shape::Text
            && walk.open.as_ref().is_none_or(|open| {
                self.document
                    .timeline
                    .get(open.at)
                    .is_none_or(|event| !event.text.is_empty() || event.at.is_none())
            })
        {
            let name = name.trim_end_matches(':').to_owned();
            self.flush_words(walk);
            walk.open = None;
            walk.phase = name;
            walk.phase_indent = 0;
            walk.phase_plain = true;
            walk.phase_listed = false;
            walk.phase_used = false;
            return;
        }
        // In a timeline of phases a label with text is a step: `Actions taken: ...`
        if let Some(found) = label(text)
            && !found.rest.is_empty()
            && line.shape == Shape::Text
            && found.words.split_whitespace().count() <= 4
            && (kind::of_label(found.words).is_some() && !walk.timed
                || found.strong && found.colon && !walk.timed)
        {
            let entry =
                Entry { label: found.words.to_owned(), text: found.rest.to_owned(), ..Entry::default() };
            self.event(walk, entry, line, false, false);
            return;
        }
        // Under a phase every sentence that begins a line is a step.
        let open = walk.open.as_ref().and_then(|open| self.document.timeline.get(open.at));
        let free =
            open.is_none_or(|event| event.text.ends_with(['.', '!', '?', ')', '"']) && event.at.is_none());
        if walk.phase_plain
            && !walk.phase.is_empty()
            && line.shape == Shape::Text
            && free
            && starts_upper(text)
        {
            let entry = Entry { text: text.to_owned(), ..Entry::default() };
            self.event(walk, entry, line, false, false);
            return;
        }
        self.continuation(walk, line);
    }
}
