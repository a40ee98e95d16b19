//! Labels as headings: list labels, and labels with text on their line.

use super::super::fact;
use super::super::lines::{Line, text_line};
use super::super::marks::{Label, bare, cut_labels, label};
use super::role::{holds_rows, is_impact, is_summary_label};
use super::{Opener, Outline, Role};
use crate::model::SectionId;
use crate::section::{Certainty, recognise, recognise_exact};

impl<'a> Outline<'_, 'a> {
    pub(super) fn item(&mut self, at: usize, line: &Line<'a>) -> bool {
        let Some(found) = label(line.text) else {
            return self.bullet_heading(at, line, line.text, "");
        };
        if found.rest.is_empty() && self.bullet_heading(at, line, found.words, found.rest) {
            return true;
        }
        self.label(line, found, Some(line.indent))
    }

    /// A list label as the heading of a section, in documents that have no others.
    fn bullet_heading(&mut self, at: usize, line: &Line<'a>, words: &str, rest: &'a str) -> bool {
        if !self.soft || words.len() > 80 {
            return false;
        }
        let words = bare(words);
        let Some(found) = recognise_exact(&words) else { return false };
        let word_processor = line.raw.trim_start().starts_with("o\t");
        let fits = match self.blocks[self.parent()].opener {
            Opener::None => {
                !is_summary_label(found.id)
                    || self.lines.get(at + 1).is_some_and(|next| next.indent > line.indent || next.is_blank())
            }
            Opener::Item(indent) => line.indent <= indent,
            _ => false,
        };
        if !(fits || word_processor) {
            return false;
        }
        self.open(
            Role::Section(found.id),
            words.as_str(),
            line,
            Opener::Item(line.indent),
            found.certainty,
            None,
        );
        self.first_line(line, rest);
        true
    }

    /// A label with text: a part of the summary or of the root cause, or a paragraph that is a section.
    pub(super) fn label(&mut self, line: &Line<'a>, found: Label<'a>, indent: Option<usize>) -> bool {
        self.label_within(line, found, indent, 0)
    }

    /// `depth` is how many labels of the same line it stands behind; nobody writes more than a few, and a million must not stop us.
    fn label_within(&mut self, line: &Line<'a>, found: Label<'a>, indent: Option<usize>, depth: u8) -> bool {
        const DEEPEST: u8 = 4;
        if depth > DEEPEST {
            return false;
        }
        if self.is_entry_here(line.text) || found.words.len() > 80 {
            return false;
        }
        let section = if found.strong { recognise(found.words) } else { recognise_exact(found.words) };
        let Some(section) = section else { return false };
        if section.certainty != Certainty::Exact
            && !(found.strong
                && section.certainty == Certainty::Keyword
                && found.words.split_whitespace().count() <= 5)
        {
            return false;
        }
        let id = section.id;
        let opener = match (indent, found.strong) {
            (Some(indent), _) => Opener::Item(indent),
            (None, true) => Opener::Bold,
            (None, false) => Opener::Plain,
        };
        if let (Some(indent), Opener::Item(outer)) = (indent, self.blocks[self.current].opener)
            && indent > outer
            && self.blocks[self.current].parent.is_some()
        {
            return false;
        }
        let parent = match self.context() {
            Role::Preamble
                if indent.is_none()
                    && found.strong
                    && !matches!(id, SectionId::Timeline | SectionId::Actions) =>
            {
                None
            }
            Role::Preamble if matches!(id, SectionId::Summary) && indent.is_none() && self.soft => None,
            Role::Preamble if is_summary_label(id) && self.soft => None,
            Role::Section(SectionId::Summary) if is_summary_label(id) => Some(self.parent()),
            Role::House if is_summary_label(id) && self.opens => Some(self.parent()),
            Role::Section(SectionId::RootCause | SectionId::Resolution)
                if matches!(id, SectionId::RootCause | SectionId::Resolution | SectionId::Fault) =>
            {
                Some(self.parent())
            }
            Role::Section(SectionId::Impact)
                if is_impact(id) && id != SectionId::Impact && indent.is_none() =>
            {
                None
            }
            // A paragraph with a bold label is a section where the document is written that way.
            Role::Section(context)
                if indent.is_none()
                    && found.strong
                    && found.colon
                    && !holds_rows(context)
                    && id != SectionId::Timeline
                    && !found.rest.is_empty() =>
            {
                None
            }
            Role::House
                if indent.is_none()
                    && found.strong
                    && found.colon
                    && id != SectionId::Timeline
                    && self.soft =>
            {
                None
            }
            // `Root Cause and Resolution: Root Cause: ...` begins a section on the line of its text.
            Role::Section(_) if indent.is_none() && self.soft && self.runs_on(found, id) => None,
            _ => return false,
        };
        self.open(Role::Section(id), found.words, line, opener, section.certainty, parent);
        let rest = found.rest;
        // A label may follow its own section's name on the same line.
        if let Some(next) = label(rest)
            && parent.is_none()
            && !next.rest.is_empty()
            && self.label_within(&text_line(rest, line.number), next, None, depth + 1)
        {
            return true;
        }
        // `Issue Summary: Duration: ... Impact: ...`: each label begins a line of its own.
        let known = |words: &str| {
            let section = || {
                recognise_exact(words)
                    .is_some_and(|found| is_summary_label(found.id) || found.id == SectionId::Resolution)
            };
            fact::of(words).is_some_and(|fact| fact != fact::Fact::Kept) || section()
        };
        let pieces =
            if indent.is_none() && !found.strong && self.soft { cut_labels(rest, known) } else { vec![rest] };
        for (at, piece) in pieces.into_iter().enumerate() {
            let piece_line = text_line(piece, line.number);
            let opened = at > 0
                && label(piece).is_some_and(|next| self.label_within(&piece_line, next, None, depth + 1));
            if !opened {
                self.first_line(line, piece);
            }
        }
        true
    }

    /// The text behind the label of a section begins with another label, or the label is the name of a section that no row has.
    fn runs_on(&self, found: Label<'_>, id: SectionId) -> bool {
        let named = found.words.split_whitespace().count() > 1
            && matches!(
                id,
                SectionId::Summary | SectionId::RootCause | SectionId::Timeline | SectionId::Actions
            );
        let tells =
            found.rest.len() > 30 && found.rest.starts_with(char::is_uppercase) && id != SectionId::Timeline;
        let labelled = || {
            label(found.rest)
                .is_some_and(|next| recognise(next.words).is_some() || fact::of(next.words).is_some())
        };
        named && (tells && found.words.split_whitespace().count() > 2 || labelled())
    }
}
