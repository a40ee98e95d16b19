//! What stands in a block: the title and the facts in front of the first section, rows and prose of the sections.

use super::super::lines::{Line, Shape, text_line};
use super::super::marks::{bare, label};
use super::super::outline::{Block, Role};
use super::super::{body, fact, span, title};
use super::Reader;
use crate::field::{Field, FieldPath};
use crate::format::pace::Stretch;
use crate::format::{NoteKind, Pace};
use crate::model::{ListId, Milestone, Section, SectionId, SectionKey};
use crate::time::text::find;

impl<'a> Reader<'a> {
    pub(super) fn preamble(&mut self, block: &Block<'a>) {
        let mut lines = block.lines.clone();
        if let Some(found) = title::title(&lines) {
            if self.document.title.is_empty() {
                let number = lines.get(found.at).map_or(0, |line| line.number);
                self.note(
                    NoteKind::Placed,
                    number,
                    &found.text,
                    Some(FieldPath::Field(Field::Title)),
                    "Title.".to_owned(),
                );
                if !found.label.is_empty() {
                    self.document.wording.insert("/title".to_owned(), found.label);
                }
                self.document.title = found.text;
                lines.remove(found.at);
            } else if lines.get(found.at).is_some_and(|line| title::tidy(line.text) == self.document.title) {
                lines.remove(found.at);
            }
        }
        let rest = self.facts(&lines);
        let rest: Vec<Line<'a>> = rest
            .into_iter()
            .filter(|line| line.shape != Shape::Rule)
            .map(|line| match line.shape {
                // A heading that lost to the title is a line of text.
                Shape::Heading(_) => text_line(line.text, line.number),
                _ => line,
            })
            .collect();
        let text = body::text(&rest);
        if text.is_empty() {
            return;
        }
        self.push_section(Section {
            key: SectionKey::Known(SectionId::Preamble),
            heading: String::new(),
            level: 2,
            body: text,
            members: Default::default(),
        });
    }

    pub(super) async fn section(
        &mut self,
        block: &Block<'a>,
        key: &SectionKey,
        pace: &dyn Pace,
        part: Stretch,
    ) {
        let rest = match block.role {
            Role::Section(SectionId::Summary | SectionId::Stats | SectionId::People) => {
                body::text(&self.facts(&block.lines))
            }
            Role::Section(SectionId::Actions) => self.actions(block, pace, part).await,
            Role::Section(SectionId::Factors) => self.rows(ListId::Factors, &block.lines),
            Role::Section(SectionId::WentWell) => self.rows(ListId::WentWell, &block.lines),
            Role::Section(SectionId::WentPoorly) => self.rows(ListId::WentPoorly, &block.lines),
            Role::Section(SectionId::GotLucky) => self.rows(ListId::GotLucky, &block.lines),
            Role::House if self.opens => {
                let rest = self.facts(&block.lines);
                self.house(block, &rest)
            }
            Role::House => self.house(block, &block.lines),
            _ => body::text(&block.lines),
        };
        if matches!(block.role, Role::Section(SectionId::Impact | SectionId::UserImpact)) {
            self.figures(&rest);
        }
        self.add_body(key, &rest);
    }

    /// A closing paragraph without a heading is the conclusion.
    pub(super) fn closing_paragraph(&mut self) {
        let Some(text) = self.closing.take() else { return };
        let key = SectionKey::Known(SectionId::Conclusion);
        if self.places.contains_key(&key) {
            if let Some(last) = self.document.sections.last_mut() {
                body::append(&mut last.body, &text);
            }
            return;
        }
        let path = FieldPath::prose(SectionId::Conclusion);
        self.note(NoteKind::Guessed, 0, &text, Some(path), "Taken for the conclusion.".to_owned());
        self.push_section(Section {
            key,
            heading: String::new(),
            level: 2,
            body: text,
            members: Default::default(),
        });
    }

    /// A heading that is a labelled fact and stands over nothing is that fact: `# Outage Duration: 2 hours`.
    pub(super) fn heading_fact(&mut self, block: &Block<'a>) -> bool {
        let empty = block.lines.iter().all(|line| matches!(line.shape, Shape::Blank | Shape::Rule));
        let Some(found) = label(&block.heading).filter(|found| empty && !found.rest.is_empty()) else {
            return false;
        };
        let meaning = fact::of(found.words).filter(|fact| *fact != fact::Fact::Title);
        meaning.is_some_and(|meaning| self.fact(meaning, found.words, found.rest, block.number))
    }

    /// A house section whose heading is a fact states that fact in its text.
    fn house(&mut self, block: &Block<'a>, lines: &[Line<'a>]) -> String {
        let text = body::text(lines);
        match fact::of(&block.heading) {
            Some(fact::Fact::Duration | fact::Fact::When) => {
                let (start, stop) = span::span(&bare(&text), &self.context());
                self.undecided(&text, block.number, &FieldPath::Time(Milestone::Started));
                if start.is_none()
                    && let Some(found) = find(&text, &self.context())
                {
                    self.learn(&found.time);
                }
                self.state(Milestone::Started, start, block.number);
                self.state(Milestone::Resolved, stop, block.number);
            }
            Some(fact::Fact::At(milestone)) => {
                let found = find(&bare(&text), &self.context());
                self.state(
                    milestone,
                    found.map(|found| found.time).filter(|time| time.clock.is_some()),
                    block.number,
                );
            }
            _ => {}
        }
        text
    }
}
