//! From lines to blocks: which lines stand under which heading, whatever marks the heading.
//!
//! A heading is an ATX, setext or HTML heading, a bold line, a plain line or a list label. The last three are headings only where the
//! section vocabulary knows them or where the document uses them throughout.

mod block;
mod label;
mod role;
mod settle;

pub(super) use block::{Block, Opener, Role};

use super::entry;
use super::fact;
use super::lines::{Line, Shape};
use super::marks::{bare, bold_line, label, starts_upper, uncolon};
use crate::format::Pace;
use crate::format::pace::goes_on;
use crate::model::SectionId;
use crate::section::{Certainty, recognise, recognise_exact};
use crate::time::text::day_shown;
use role::{is_group, is_phase, is_step, is_summary_label};

/// The blocks of a document, in order, and whether dates of figures have the day first, as far as the lines show.
pub(super) async fn outline<'a>(lines: &[Line<'a>], pace: &dyn Pace) -> (Vec<Block<'a>>, Option<bool>) {
    let mut outline = Outline::new(lines);
    let mut shown = Ok(None);
    for (at, line) in lines.iter().enumerate() {
        if !goes_on(pace, at, lines.len(), (0.2, 0.4)).await {
            break;
        }
        outline.line(at, line);
        shown = shown.and_then(|shown| day_shown(line.raw, shown));
    }
    settle::settle(&mut outline.blocks);
    (outline.blocks, shown.unwrap_or_default())
}

struct Outline<'l, 'a> {
    lines: &'l [Line<'a>],
    blocks: Vec<Block<'a>>,
    current: usize,
    /// Few headings are marked as such, so that bold and plain lines serve.
    soft: bool,
    /// Nothing but the preamble and sections of the house's own stand so far: the document is still being introduced.
    opens: bool,
    /// No plain heading either: bold lines serve throughout.
    bold: bool,
    /// A heading stands among the lines of the preamble.
    titled: bool,
}

impl<'l, 'a> Outline<'l, 'a> {
    fn new(lines: &'l [Line<'a>]) -> Self {
        let known = lines
            .iter()
            .filter(|line| matches!(line.shape, Shape::Heading(_)))
            .take(200)
            .filter(|line| recognise(line.text).is_some())
            // More than three tell no more.
            .take(3)
            .count();
        let preamble = Block {
            role: Role::Preamble,
            heading: String::new(),
            title: None,
            number: 1,
            opener: Opener::None,
            lines: Vec::new(),
            parent: None,
            certainty: Certainty::Exact,
        };
        let (soft, bold) = (known < 3, known < 2);
        Self { lines, blocks: vec![preamble], current: 0, soft, opens: true, bold, titled: false }
    }

    fn line(&mut self, at: usize, line: &Line<'a>) {
        let opened = match line.shape {
            Shape::Heading(level) => self.heading(at, line, level),
            Shape::Text => self.text(at, line),
            Shape::Item { .. } => self.item(at, line),
            _ => false,
        };
        if opened {
            return;
        }
        self.leave_label(at, line);
        self.titled |= self.current == 0 && matches!(line.shape, Shape::Heading(_));
        self.blocks[self.current].lines.push(*line);
    }

    fn role(&self) -> Role {
        self.blocks[self.current].role
    }

    /// The section that labels are read in: the parent's, inside a label.
    fn context(&self) -> Role {
        let block = &self.blocks[self.current];
        block.parent.map_or(block.role, |parent| self.blocks[parent].role)
    }

    fn level(&self) -> u8 {
        let block = &self.blocks[self.current];
        match (block.opener, block.parent.map(|parent| self.blocks[parent].opener)) {
            (Opener::Heading(level), _) | (_, Some(Opener::Heading(level))) => level,
            _ => 2,
        }
    }

    fn open(
        &mut self,
        role: Role,
        heading: &str,
        line: &Line<'a>,
        opener: Opener,
        certainty: Certainty,
        parent: Option<usize>,
    ) {
        self.blocks.push(Block {
            role,
            heading: uncolon(&bare(heading)).to_owned(),
            title: matches!(opener, Opener::Heading(_)).then_some(line.text),
            number: line.number,
            opener,
            lines: Vec::new(),
            parent,
            certainty,
        });
        self.opens &= match role {
            Role::Preamble | Role::House => true,
            Role::Section(id) => is_summary_label(id),
        };
        self.current = self.blocks.len() - 1;
    }

    /// Put the words behind a label in front of the lines under it.
    fn first_line(&mut self, line: &Line<'a>, rest: &'a str) {
        if !rest.trim().is_empty() {
            self.blocks[self.current].lines.push(super::lines::text_line(rest, line.number));
        }
    }

    fn heading(&mut self, at: usize, line: &Line<'a>, level: u8) -> bool {
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
                let titled = above.clone().any(|line| !super::title::is_generic(line.text));
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
    fn is_title(&self, text: &str, certainty: Certainty, level: u8) -> bool {
        !self.titled
            && certainty < Certainty::Exact
            && (level == 1 || super::title::names_a_report(text) || text.split_whitespace().count() > 5)
    }

    fn timed_below(&self, at: usize) -> bool {
        self.lines
            .iter()
            .skip(at + 1)
            .take_while(|line| !matches!(line.shape, Shape::Heading(_)))
            .take(40)
            .any(|line| entry::begins(line.text))
    }

    fn text(&mut self, at: usize, line: &Line<'a>) -> bool {
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

    /// A bold or plain line that names a section: a section of its own, a label in the one that is open, or a group in it.
    fn soft_heading(
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

    fn parent(&self) -> usize {
        self.blocks[self.current].parent.unwrap_or(self.current)
    }

    fn is_entry_here(&self, words: &str) -> bool {
        self.context() == Role::Section(SectionId::Timeline) && (entry::begins(words) || entry::is_day(words))
    }

    /// A line that stands further out than the label it would belong to goes back to the section around.
    fn leave_label(&mut self, at: usize, line: &Line<'a>) {
        let block = &self.blocks[self.current];
        let (Opener::Item(indent), Some(parent)) = (block.opener, block.parent) else { return };
        let outside = match line.shape {
            Shape::Item { .. } => line.indent <= indent,
            Shape::Text | Shape::Row => {
                line.indent <= indent
                    && at.checked_sub(1).and_then(|before| self.lines.get(before)).is_some_and(Line::is_blank)
            }
            _ => false,
        };
        if outside {
            // The parent goes on below its label: in a block of its own, so that the order of the text stays.
            let around = &self.blocks[parent];
            let resumed = Block {
                role: around.role,
                heading: String::new(),
                title: None,
                number: line.number,
                opener: Opener::None,
                lines: Vec::new(),
                parent: Some(parent),
                certainty: around.certainty,
            };
            self.blocks.push(resumed);
            self.current = self.blocks.len() - 1;
        }
    }
}
