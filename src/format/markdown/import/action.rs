//! Action items: lists, tables, plain lines and headings; groups, owners, tickets, dates and marks of being done.

mod closing;
mod field;
pub(in crate::format::markdown) mod group;
mod node;
mod table;
mod ticks;
mod words;

use super::body;
use super::lines::{Line, Shape};
use super::marks::{bare, bold_line, label};
use super::outline::Block;
use super::reader::Reader;
use crate::field::FieldPath;
use crate::format::pace::{Stretch, goes_on, within};
use crate::format::{NoteKind, Pace};
use crate::model::{ActionGroup, ActionItem, ActionStatus, GroupKind, ListId, RowId};
use field::self_field;
use group::{Group, LONGEST_NAME, group_kind, group_line, nest, recognised_group};
use words::{
    ends_sentence, is_closing, is_nothing, is_picture, is_reference, names_section, numberless,
    starts_like_item,
};

impl<'a> Reader<'a> {
    /// Reads the items of a block and returns the text that is none.
    pub(super) async fn actions(&mut self, block: &Block<'a>, pace: &dyn Pace, part: Stretch) -> String {
        let first = self.document.actions.len();
        self.first_action = first;
        let group = match group_kind(&block.heading) {
            GroupKind::Other => Group::default(),
            kind => Group { labels: Vec::new(), kind: Some(kind) },
        };
        let (lines, closing) = if self.concludes {
            (block.lines.as_slice(), None)
        } else {
            closing::split_closing(&block.lines)
        };
        let mut rest = self.action_lines(lines, group, pace, part).await;
        let count = self.document.actions.len() - first;
        if count > 0 {
            let path = Some(FieldPath::List(ListId::Actions));
            self.note(
                NoteKind::Placed,
                block.number,
                &block.heading,
                path,
                format!("{count} action items read."),
            );
        }
        body::append(&mut rest, &std::mem::take(&mut self.spare));
        match closing {
            Some(closing) if count > 0 => self.closing = Some(body::text(closing)),
            Some(closing) => body::append(&mut rest, &body::text(closing)),
            None => {}
        }
        rest
    }

    async fn action_lines(
        &mut self,
        lines: &[Line<'a>],
        outer: Group,
        pace: &dyn Pace,
        part: Stretch,
    ) -> String {
        let mut rest = String::new();
        let mut group = outer.clone();
        let headings = lines.iter().any(|line| matches!(line.shape, Shape::Heading(_)));
        let listed = lines.iter().any(Line::is_item);
        let mut at = 0;
        let mut steps = 0;
        while let Some(line) = lines.get(at) {
            // An item may be many lines: its steps are counted, and the lines tell how far the reading is.
            if !goes_on(pace, steps, 1, within(part, at, at, lines.len())).await {
                break;
            }
            steps += 1;
            let here = lines.get(at..).unwrap_or_default();
            if line.shape != Shape::Code && super::table::begins(here) {
                let length = super::table::length(here);
                let rows = here.get(..length).unwrap_or_default();
                let stretch = within(part, at, at + length, lines.len());
                self.action_table(rows, &group, &mut rest, pace, stretch).await;
                at += length.max(1);
                continue;
            }
            match line.shape {
                Shape::Blank | Shape::Rule => at += 1,
                Shape::Item { .. } if self.details => {
                    // What stands under "for:" are the details of the item above.
                    if let Some(item) = self.document.actions.last_mut() {
                        item.text.push_str("\n- ");
                        item.text.push_str(line.text);
                    }
                    at += 1;
                }
                Shape::Item { .. } => {
                    let length = 1 + here
                        .iter()
                        .skip(1)
                        .take_while(|below| {
                            below.indent > line.indent && !matches!(below.shape, Shape::Heading(_))
                                || below.is_blank()
                        })
                        .count();
                    let length = trim_blank(here, length);
                    self.action_node(
                        &node::Node { line, below: here.get(1..length).unwrap_or_default() },
                        &group,
                        true,
                    );
                    at += length;
                    // A wrapped line without indentation belongs to the item above.
                    while let Some(next) = lines.get(at)
                        && next.shape == Shape::Text
                        && bold_line(next.text).is_none()
                        && !next.text.ends_with(':')
                        && let Some(item) = self.document.actions.last_mut()
                    {
                        if !self_field(item, next.text) {
                            item.text.push('\n');
                            item.text.push_str(next.text);
                        }
                        at += 1;
                    }
                }
                Shape::Heading(level) => {
                    self.unused_group(&group, &outer, &mut rest);
                    group = outer.clone();
                    let length = 1 + here
                        .iter()
                        .skip(1)
                        .take_while(|below| !matches!(below.shape, Shape::Heading(other) if other <= level))
                        .count();
                    let below = here.get(1..length).unwrap_or_default();
                    if line.text.len() <= LONGEST_NAME
                        && below.iter().any(|line| {
                            line.is_item()
                                || line.shape == Shape::Row
                                || matches!(line.shape, Shape::Heading(_))
                        })
                        || recognised_group(line.text) && numberless(line.text) == line.text
                    {
                        let inner = self.enter(&outer, line.text);
                        let before = self.document.actions.len();
                        let stretch = within(part, at, at + length, lines.len());
                        let more = Box::pin(self.action_lines(below, inner, pace, stretch)).await;
                        if self.document.actions.len() == before {
                            body::append(&mut rest, &bare(line.text));
                        }
                        body::append(&mut rest, &more);
                    } else if below.iter().all(Line::is_blank) && names_section(line.text) {
                        body::append(&mut rest, &bare(line.text));
                    } else if line.text.trim().is_empty() {
                    } else {
                        let mut text = numberless(line.text).to_owned();
                        body::append(&mut text, &body::text(below));
                        self.action(text, &outer);
                    }
                    at += length;
                }
                _ => {
                    self.details = false;
                    let length = here
                        .iter()
                        .take_while(|line| matches!(line.shape, Shape::Text | Shape::Code | Shape::Row))
                        .count()
                        .max(1);
                    let (here, after) = here.split_at(length);
                    let stretch = within(part, at, at + length, lines.len());
                    let groups = (&mut group, &outer);
                    self.action_text(here, after, groups, listed || headings, &mut rest, (pace, stretch))
                        .await;
                    at += length;
                }
            }
        }
        self.unused_group(&group, &outer, &mut rest);
        rest
    }

    /// A group inside another. Its words are written once above its items: a second group of the same name right behind the first is
    /// the same to a reader, and its words are kept as text.
    fn enter(&mut self, outer: &Group, words: &str) -> Group {
        let group = nest(outer, words);
        let label = group.labels.join(" / ");
        let same = self
            .document
            .actions
            .last()
            .and_then(|item| item.group.as_ref())
            .is_some_and(|last| last.label == label);
        if same && let Some(words) = group.labels.last() {
            body::append(&mut self.spare, words);
        }
        group
    }

    /// The words of a group that no item stands in are kept as text.
    fn unused_group(&self, group: &Group, outer: &Group, rest: &mut String) {
        if group.labels.len() > outer.labels.len()
            && self.document.actions.len() <= self.group_from
            && let Some(label) = group.labels.last()
        {
            body::append(rest, label);
        }
    }

    /// Plain lines: groups, items, or prose.
    async fn action_text(
        &mut self,
        lines: &[Line<'a>],
        after: &[Line<'a>],
        (group, outer): (&mut Group, &Group),
        listed: bool,
        rest: &mut String,
        (pace, part): (&dyn Pace, Stretch),
    ) {
        let wrapped = lines.windows(2).any(|pair| matches!(pair, [a, b] if !ends_sentence(a.text) && b.text.starts_with(|c: char| c.is_lowercase())));
        let items_follow = after.iter().find(|line| !line.is_blank()).is_some_and(Line::is_item);
        let mut prose: Vec<Line<'a>> = Vec::new();
        for (at, line) in lines.iter().enumerate() {
            if !goes_on(pace, at, lines.len(), part).await {
                break;
            }
            let text = line.text.trim();
            let last = at + 1 == lines.len();
            if line.shape == Shape::Code || is_reference(text) || is_picture(text) {
                prose.push(*line);
                continue;
            }
            let first_said = self.document.actions.len() == self.first_action && group.labels.is_empty();
            if first_said && text.to_lowercase().contains("following") || is_closing(text) {
                prose.push(*line);
                continue;
            }
            if let Some(found) = label(text).filter(|found| {
                found.strong
                    && !found.colon
                    && !found.rest.is_empty()
                    && found.words.split_whitespace().count() <= 3
            }) {
                // `**JP** Have build badges`: who does it stands in front.
                self.action(text.to_owned(), group);
                if let Some(item) = self.document.actions.last_mut() {
                    found.words.clone_into(&mut item.owner);
                    found.rest.clone_into(&mut item.text);
                    self.details = text.ends_with(':');
                }
                continue;
            }
            if !wrapped && let Some(name) = group_line(text, last && items_follow) {
                self.unused_group(group, outer, rest);
                *group = self.enter(outer, name);
                self.group_from = self.document.actions.len();
                continue;
            }
            if let Some(item) = self
                .document
                .actions
                .last_mut()
                .filter(|_| prose.last().is_none_or(|line| line.shape != Shape::Text))
                && label(text).is_some()
                && self_field(item, text)
            {
                continue;
            }
            let named = !group.labels.is_empty() && group.labels.len() > outer.labels.len();
            let plain_item = !wrapped
                && !text.ends_with(':')
                && (!listed || named)
                && text.len() <= 400
                && (starts_like_item(text) || named);
            let alone = !named
                && group.kind.is_none()
                && self.document.actions.len() == self.first_action
                && last
                && after.iter().all(Line::is_blank);
            if plain_item && !alone || ticks::parted(text).len() > 1 {
                self.action(text.to_owned(), group);
            } else if let Some(found) =
                label(text).filter(|found| !found.rest.is_empty() && recognised_group(found.words))
            {
                let inner = self.enter(outer, found.words);
                self.action(found.rest.to_owned(), &inner);
            } else {
                prose.push(*line);
            }
        }
        body::append(rest, &body::text(&prose));
    }

    /// Adds an item, with the marks in its text read; several where ticks part them on one line.
    fn action(&mut self, text: String, group: &Group) {
        for words in ticks::parted(&text) {
            self.one_action(words, group);
        }
    }

    fn one_action(&mut self, text: &str, group: &Group) {
        if is_nothing(text) {
            // "None." is no item, but somebody wrote it.
            if text.contains(char::is_alphabetic) {
                super::body::append(&mut self.spare, text);
            }
            return;
        }
        let mut item = ActionItem::new(RowId::fresh(self.env));
        let mut words = text;
        for (mark, status) in [
            ("[ ]", ActionStatus::Open),
            ("[x]", ActionStatus::Done),
            ("[X]", ActionStatus::Done),
            ("[-]", ActionStatus::WontDo),
            ("✅", ActionStatus::Done),
            ("☑", ActionStatus::Done),
            ("✔", ActionStatus::Done),
            ("✓", ActionStatus::Done),
        ] {
            if let Some(rest) = words.trim_start().strip_prefix(mark) {
                item.status = status;
                words = rest.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{fe0f}');
            }
        }
        if item.status == ActionStatus::Open {
            let upper = words.get(..words.len().min(4000)).unwrap_or(words);
            if ["(DONE)", "**DONE**", "[DONE]", "(done)", "(completed)", "(Done)", "(Completed)"]
                .iter()
                .any(|mark| upper.contains(mark))
                || ticks::is_ticked(upper)
                || group.labels.iter().any(|label| label.to_lowercase().contains("completed"))
            {
                item.status = ActionStatus::Done;
            } else if upper.contains("(in progress)")
                || upper.contains("(In progress)")
                || upper.contains("(WIP)")
            {
                item.status = ActionStatus::InProgress;
            }
        }
        item.text = words.to_owned();
        if !group.labels.is_empty() || group.kind.is_some() {
            let label = group.labels.join(" / ");
            let kind = group.kind.unwrap_or(GroupKind::Other);
            if !label.is_empty() {
                item.group = Some(ActionGroup { kind, label });
            }
        }
        self.document.actions.push(item);
    }
}

fn trim_blank(lines: &[Line<'_>], length: usize) -> usize {
    let blanks =
        lines.get(..length).unwrap_or_default().iter().rev().take_while(|line| line.is_blank()).count();
    (length - blanks).max(1)
}
