//! From lines to blocks: which lines stand under which heading, whatever marks the heading.
//!
//! A heading is an ATX, setext or HTML heading, a bold line, a plain line or a list label. The last three are headings only where the
//! section vocabulary knows them or where the document uses them throughout.

mod block;
mod heading;
mod label;
mod role;
mod settle;
mod soft;
mod text;

pub(super) use block::{Block, Opener, Role};

use super::lines::{Line, Shape};
use super::marks::{bare, uncolon};
use crate::format::Pace;
use crate::format::pace::goes_on;
use crate::section::{Certainty, recognise};
use crate::time::text::day_shown;
use role::is_summary_label;

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

    fn parent(&self) -> usize {
        self.blocks[self.current].parent.unwrap_or(self.current)
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
