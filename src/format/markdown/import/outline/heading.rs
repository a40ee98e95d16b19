//! Headings that are marked as such: the title, sections, and what stays inside a timeline or a list of action items.

use super::super::entry;
use super::super::lines::{Line, Shape};
use super::super::title;
use super::role::is_phase;
use super::{Opener, Outline, Role};
use crate::model::SectionId;
use crate::section::{Certainty, recognise};

impl<'a> Outline<'_, 'a> {
    pub(super) fn heading(&mut self, at: usize, line: &Line<'a>, level: u8) -> bool {
        let text = line.text.trim();
        if text.is_empty() {
            return true;
        }
        let found = recognise(text);
        let deeper = level > self.level();
        match self.context() {
            Role::Section(SectionId::Timeline) => {
                if entry::begins(text) || entry::is_day(text) {
                    return false;
                }
                if deeper {
                    let stays = match found {
                        None => true,
                        Some(found) => is_phase(found.id) && self.timed_below(at),
                    };
                    if stays {
                        return false;
                    }
                }
            }
            Role::Section(SectionId::Actions) => {
                let own = found
                    .is_none_or(|found| found.id == SectionId::Actions || found.certainty < Certainty::Exact);
                let group = found.is_some_and(|found| found.id == SectionId::Actions);
                if deeper && own || group {
                    return false;
                }
            }
            _ => {}
        }
        let (role, certainty) = match found {
            Some(found)
                if !(self.role() == Role::Preamble && self.is_title(text, found.certainty, level)) =>
            {
                (Role::Section(found.id), found.certainty)
            }
            None if self.role() != Role::Preamble => (Role::House, Certainty::Exact),
            // Before the first section a heading that is none is a title, unless the title stands already.
            _ => {
                let mut above = self.blocks[0]
                    .lines
                    .iter()
                    .filter(|line| matches!(line.shape, Shape::Heading(_)))
                    .take(4);
                let few = above.clone().count() < 4;
                let titled = above.clone().any(|line| !title::is_generic(line.text));
                let first = above.all(|line| line.shape != Shape::Heading(1));
                if few && (!titled || level == 1 && first) {
                    return false;
                }
                (Role::House, Certainty::Exact)
            }
        };
        self.open(role, text, line, Opener::Heading(level), certainty, None);
        true
    }

    /// A first heading that names a section only in passing is the title: "Incident report: login failure summary".
    pub(super) fn is_title(&self, text: &str, certainty: Certainty, level: u8) -> bool {
        !self.titled
            && certainty < Certainty::Exact
            && (level == 1 || title::names_a_report(text) || text.split_whitespace().count() > 5)
    }

    fn timed_below(&self, at: usize) -> bool {
        self.lines
            .iter()
            .skip(at + 1)
            .take_while(|line| !matches!(line.shape, Shape::Heading(_)))
            .take(40)
            .any(|line| entry::begins(line.text))
    }
}
