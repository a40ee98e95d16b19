//! Where the fields of a document stand in the text that it was read from, so that a report can point at the line.
//!
//! Readers keep no places. The words of a field are looked for in the text instead, row by row in the order of the document and without
//! regard to space, escapes and marks of emphasis, which works for every way of writing. What cannot be found is placed at its row, its
//! section or the top. This module must not decide anything else.

use crate::field::{FieldPath, RowField, SectionField, Value};
use crate::model::{ListId, Postmortem, RowId, SectionKey};
use std::collections::HashMap;
use std::ops::Range;

/// How far ahead a row is looked for: behind one that cannot be found the search must not run through the whole text again.
const REACH: usize = 60_000;

/// The places of a document in its text.
pub(super) struct Places<'a> {
    text: &'a str,
    document: &'a Postmortem,
    json: bool,
    /// The letters of the text that count, and where each stands.
    letters: Vec<u8>,
    at: Vec<u32>,
    /// Where each section's heading and each row begin, as places in `letters`.
    sections: HashMap<SectionKey, usize>,
    rows: HashMap<(ListId, RowId), Range<usize>>,
}

fn counts(byte: u8) -> bool {
    !byte.is_ascii_whitespace() && !matches!(byte, b'\\' | b'*' | b'_' | b'|' | b'>')
}

impl<'a> Places<'a> {
    /// Looks for every section and row.
    pub(super) fn new(text: &'a str, document: &'a Postmortem) -> Self {
        let (mut letters, mut at) = (Vec::with_capacity(text.len()), Vec::with_capacity(text.len()));
        for (place, byte) in text.bytes().enumerate() {
            if counts(byte) {
                letters.push(byte);
                at.push(u32::try_from(place).unwrap_or(u32::MAX));
            }
        }
        let json = text.trim_start().starts_with('{');
        let mut places =
            Self { text, document, json, letters, at, sections: HashMap::new(), rows: HashMap::new() };
        places.find_sections();
        places.find_rows();
        places
    }

    /// The part of the text that a field, or a range of its words, stands in; `None` for what has no place.
    pub(super) fn place(&self, path: &FieldPath, range: Option<&Range<usize>>) -> Range<usize> {
        self.exact(path, range).unwrap_or_else(|| self.near(path))
    }

    /// The words of a field exactly as they stand in the text.
    pub(super) fn exact(&self, path: &FieldPath, range: Option<&Range<usize>>) -> Option<Range<usize>> {
        let words = self.words(path)?;
        let (from, to) = self.region(path);
        let needle = self.needle(&words);
        let found = self.find(&needle, from, to)?;
        let (mut start, mut end) = (found, found + needle.len());
        if let Some(range) = range {
            start += self.needle(words.get(..range.start)?).len();
            end = found + self.needle(words.get(..range.end)?).len();
        }
        let end = end.max(start + 1);
        self.span(start..end)
    }

    /// The lines of a row, to the end of the last; `None` if it was not found.
    pub(super) fn row_lines(&self, list: ListId, id: &RowId) -> Option<Range<usize>> {
        let place = self.rows.get(&(list, id.clone()))?;
        let span = self.span(place.clone())?;
        let start = self.text.get(..span.start)?.rfind('\n').map_or(0, |at| at + 1);
        Some(start..span.end)
    }

    /// The heading line of a section.
    pub(super) fn heading(&self, key: &SectionKey) -> Option<Range<usize>> {
        let start = *self.at.get(*self.sections.get(key)?)? as usize;
        Some(self.line(start))
    }

    /// What a field says, as it is looked for.
    fn words(&self, path: &FieldPath) -> Option<String> {
        let words = match self.document.get(path)? {
            Value::Text(text) => text,
            Value::OptionalText(text) => text?,
            Value::Time(time) => time?.written,
            Value::Zone(zone) => zone?.written,
            Value::Severity(severity) => severity?.value,
            Value::Links(links) => links.first()?.url.clone(),
            Value::Names(names) => names.first()?.clone(),
            Value::Suppressions(all) => all.first()?.rule.clone(),
            Value::Status(status) => status.label().to_owned(),
            _ => return None,
        };
        (!words.trim().is_empty()).then_some(words)
    }

    fn needle(&self, words: &str) -> Vec<u8> {
        let escaped;
        let words = if self.json {
            escaped = serde_json::to_string(words).unwrap_or_default();
            escaped.get(1..escaped.len().saturating_sub(1)).unwrap_or_default()
        } else {
            words
        };
        words.bytes().filter(|byte| counts(*byte)).collect()
    }

    /// The first place of `needle` among the letters of a region.
    fn find(&self, needle: &[u8], from: usize, to: usize) -> Option<usize> {
        let first = needle.first()?;
        let region = self.letters.get(from..to.min(self.letters.len()))?;
        let ends = region.len().checked_sub(needle.len())?;
        let mut place = 0;
        while let Some(found) = region.get(place..=ends)?.iter().position(|byte| byte == first) {
            let start = place + found;
            if region.get(start..)?.starts_with(needle) {
                return Some(from + start);
            }
            place = start + 1;
            if place > ends {
                return None;
            }
        }
        None
    }

    fn span(&self, letters: Range<usize>) -> Option<Range<usize>> {
        let start = *self.at.get(letters.start)? as usize;
        let last = *self.at.get(letters.end.checked_sub(1)?)? as usize;
        let mut end = last + 1;
        while !self.text.is_char_boundary(end) {
            end += 1;
        }
        Some(start..end)
    }

    fn line(&self, place: usize) -> Range<usize> {
        let start = self.text.get(..place).and_then(|before| before.rfind('\n')).map_or(0, |at| at + 1);
        let end =
            self.text.get(place..).and_then(|rest| rest.find('\n')).map_or(self.text.len(), |at| place + at);
        start..end.max(start)
    }

    /// Headings in the order of the document; a section without one begins with its words.
    fn find_sections(&mut self) {
        let mut from = 0;
        for section in &self.document.sections {
            let known = match &section.key {
                SectionKey::Known(id) => crate::section::usual_heading(*id),
                SectionKey::House(_) => "",
            };
            let heading = if section.heading.is_empty() { known } else { section.heading.as_str() };
            let found = self.find_heading(heading, from).or_else(|| {
                let body: String = section.body.chars().take(40).collect();
                let needle = self.needle(&body);
                if needle.is_empty() { None } else { self.find(&needle, from, self.letters.len()) }
            });
            if let Some(found) = found {
                self.sections.insert(section.key.clone(), found);
                from = found + 1;
            }
        }
    }

    /// The heading with these words, at the start of a line behind its marks.
    fn find_heading(&self, words: &str, from: usize) -> Option<usize> {
        let needle = self.needle(words);
        if needle.is_empty() {
            return None;
        }
        let mut from = from;
        while let Some(found) = self.find(&needle, from, self.letters.len()) {
            let start = *self.at.get(found)? as usize;
            let line = self.line(start);
            let before = self.text.get(line.start..start)?;
            if self.json || before.chars().all(|letter| !letter.is_alphabetic()) && before.len() < 40 {
                return Some(found);
            }
            from = found + 1;
        }
        None
    }

    fn find_rows(&mut self) {
        for list in ListId::ALL {
            let home = self.sections.get(&SectionKey::Known(list.section())).copied();
            let mut from = home.unwrap_or(0);
            for row in self.document.rows(list) {
                let key = [RowField::Text, RowField::Value, RowField::Scope, RowField::Name, RowField::Label];
                let paths = key.into_iter().map(|field| FieldPath::RowField(list, row.id().clone(), field));
                let Some(words) = paths.filter_map(|path| self.words(&path)).next() else { continue };
                // The beginning of the words tells a row; the rest may be broken over lines in ways of its own.
                let begin: String = words.chars().take(60).collect();
                let needle = self.needle(&begin);
                if let Some(found) = self.find(&needle, from, from.saturating_add(REACH)) {
                    let end = found + self.needle(&words).len();
                    self.rows.insert((list, row.id().clone()), found..end.min(self.letters.len()));
                    from = found + 1;
                }
            }
        }
    }

    /// The letters among which a field is looked for.
    fn region(&self, path: &FieldPath) -> (usize, usize) {
        let all = self.letters.len();
        match path {
            FieldPath::Row(list, id) | FieldPath::RowField(list, id, _) => {
                match self.rows.get(&(*list, id.clone())) {
                    Some(place) => {
                        // A row's line begins before its words: the time, the mark of the list.
                        let start = self.at.get(place.start).map_or(0, |at| self.line(*at as usize).start);
                        let first = self.at.partition_point(|at| (*at as usize) < start);
                        (first, (place.end + 600).min(all))
                    }
                    None => (0, all),
                }
            }
            FieldPath::Section(key, SectionField::Body) => {
                (self.sections.get(key).copied().unwrap_or(0), all)
            }
            _ => (0, all),
        }
    }

    /// The nearest place that is known: the row's line, the section's heading, the top.
    fn near(&self, path: &FieldPath) -> Range<usize> {
        let list_home = |list: &ListId| self.heading(&SectionKey::Known(list.section()));
        let known = match path {
            FieldPath::Row(list, id) | FieldPath::RowField(list, id, _) => self
                .rows
                .get(&(*list, id.clone()))
                .and_then(|place| self.span(place.clone()))
                .map(|span| self.line(span.start))
                .or_else(|| list_home(list)),
            FieldPath::List(list) => list_home(list),
            FieldPath::Section(key, _) => self.heading(key),
            _ => None,
        };
        known.unwrap_or_else(|| {
            let first = self.at.first().map_or(0, |at| *at as usize);
            self.line(first)
        })
    }
}

/// The line and column of a place, both counted from 1; columns in characters.
pub(super) fn line_column(text: &str, place: usize) -> (usize, usize) {
    let before = text.get(..place.min(text.len())).unwrap_or_default();
    let line = before.matches('\n').count() + 1;
    let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
    (line, column)
}
