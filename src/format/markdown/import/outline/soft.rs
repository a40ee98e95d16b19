//! Where a bold or plain line stands that names a section. It does not look at how the line is written.

use super::super::lines::Line;
use super::role::{is_group, is_phase, is_step, is_summary_label};
use super::{Opener, Outline, Role};
use crate::model::SectionId;
use crate::section::Certainty;

impl<'a> Outline<'_, 'a> {
    /// A bold or plain line that names a section: a section of its own, a label in the one that is open, or a group in it.
    pub(super) fn soft_heading(
        &mut self,
        line: &Line<'a>,
        words: &str,
        id: SectionId,
        certainty: Certainty,
        opener: Opener,
    ) -> bool {
        let parent = match self.context() {
            Role::Section(SectionId::Timeline)
                if is_phase(id) && is_step(id, words) && self.in_soft_section(opener) =>
            {
                return false;
            }
            Role::Section(SectionId::Actions) if id == SectionId::Actions && is_group(words) => return false,
            Role::Section(SectionId::Actions)
                if certainty < Certainty::Exact
                    && id != SectionId::Conclusion
                    && id != SectionId::Lessons =>
            {
                return false;
            }
            Role::Section(SectionId::Summary)
                if is_summary_label(id) && (opener != Opener::Bold || self.inside_soft(opener)) =>
            {
                Some(self.parent())
            }
            Role::Section(SectionId::RootCause)
                if matches!(id, SectionId::RootCause | SectionId::Resolution) =>
            {
                Some(self.parent())
            }
            _ => None,
        };
        self.open(Role::Section(id), words, line, opener, certainty, parent);
        true
    }

    /// The open section may hold labels of this style: it was opened by a stronger mark, or by the same one.
    fn inside_soft(&self, opener: Opener) -> bool {
        let parent = &self.blocks[self.parent()];
        matches!(parent.opener, Opener::Heading(_)) || parent.opener == opener
    }

    fn in_soft_section(&self, opener: Opener) -> bool {
        let parent = &self.blocks[self.parent()];
        match parent.opener {
            Opener::Heading(_) => true,
            Opener::Bold => opener == Opener::Plain,
            // Plain phases under a plain "Timeline:" end with the first name that is no phase.
            _ => opener == Opener::Plain,
        }
    }
}
