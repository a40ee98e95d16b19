//! Lines of text that may be headings: bold lines, plain ones, and sentences that close a document. Where such a heading stands is none
//! of its business.

use super::super::lines::Line;
use super::super::marks::{bold_line, label, starts_upper};
use super::super::{entry, fact};
use super::{Opener, Outline, Role};
use crate::model::SectionId;
use crate::section::{Certainty, recognise, recognise_exact};

impl<'a> Outline<'_, 'a> {
    pub(super) fn text(&mut self, at: usize, line: &Line<'a>) -> bool {
        let text = line.text.trim();
        if line.indent >= 4 && !self.soft || text.len() > 4000 && !text.contains(':') {
            return false;
        }
        if let Some(words) = bold_line(text) {
            return self.bold_heading(line, words);
        }
        if self.closing_words(text) {
            self.open(
                Role::Section(SectionId::Conclusion),
                "",
                line,
                Opener::Plain,
                Certainty::Keyword,
                None,
            );
            self.blocks[self.current].lines.push(*line);
            return true;
        }
        let words = text.trim_end_matches(':');
        let colon = words.len() < text.len();
        if text.len() <= 90
            && !text.ends_with(['.', '!', ',', ';'])
            && self.plain_heading(at, line, words.trim(), colon)
        {
            return true;
        }
        match label(text) {
            Some(label) if !label.rest.is_empty() || label.strong => self.label(line, label, None),
            _ => false,
        }
    }

    /// "In conclusion, ..." closes a document wherever it stands.
    fn closing_words(&self, text: &str) -> bool {
        const WORDS: [&str; 5] = ["in conclusion", "to conclude", "to summarize", "to sum up", "in summary"];
        matches!(
            self.context(),
            Role::Section(
                SectionId::Actions
                    | SectionId::Timeline
                    | SectionId::RootCause
                    | SectionId::Resolution
                    | SectionId::Lessons
            )
        ) && WORDS
            .iter()
            .any(|words| text.get(..words.len()).is_some_and(|head| head.eq_ignore_ascii_case(words)))
    }

    fn bold_heading(&mut self, line: &Line<'a>, words: &str) -> bool {
        if words.len() > 100 || self.is_entry_here(words) {
            return false;
        }
        let Some(found) = recognise(words) else {
            let ends_section = !matches!(
                self.context(),
                Role::Section(SectionId::Timeline | SectionId::Actions) | Role::Preamble
            );
            if self.bold
                && ends_section
                && self.blocks[self.current].opener == Opener::Bold
                && words.split_whitespace().count() <= 8
                && fact::of(words).is_none()
            {
                self.open(Role::House, words, line, Opener::Bold, Certainty::Exact, None);
                return true;
            }
            return false;
        };
        if found.certainty < Certainty::Exact && words.split_whitespace().count() > 8
            || self.role() == Role::Preamble && self.is_title(words, found.certainty, 2)
        {
            return false;
        }
        self.soft_heading(line, words, found.id, found.certainty, Opener::Bold)
    }

    fn plain_heading(&mut self, at: usize, line: &Line<'a>, words: &str, colon: bool) -> bool {
        let count = words.split_whitespace().count();
        if count == 0 || count > 8 || self.is_entry_here(words) {
            return false;
        }
        let loose = colon && count <= 6 && self.soft && starts_upper(words);
        let found = if loose { recognise(words) } else { recognise_exact(words) };
        let Some(found) = found else { return false };
        let enough = match found.certainty {
            Certainty::Exact => {
                colon || (self.soft || count >= 3) && starts_upper(words) && self.stands_alone(at)
            }
            _ => loose,
        };
        let first = self.blocks.len() == 1 && found.certainty < Certainty::Exact;
        enough && !first && self.soft_heading(line, words, found.id, found.certainty, Opener::Plain)
    }

    /// No sentence runs on into the next line.
    fn stands_alone(&self, at: usize) -> bool {
        self.lines.get(at + 1).is_none_or(|next| !next.text.starts_with(|c: char| c.is_lowercase()))
    }

    pub(super) fn is_entry_here(&self, words: &str) -> bool {
        self.context() == Role::Section(SectionId::Timeline) && (entry::begins(words) || entry::is_day(words))
    }
}
