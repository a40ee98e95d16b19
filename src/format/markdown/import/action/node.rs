//! A list item of an action section: a group with items nested under it, or an item with its fields.

use super::super::body;
use super::super::lines::Line;
use super::super::marks::label;
use super::super::reader::Reader;
use super::field::{field_of, self_field};
use super::group::{Group, is_group_name};
use super::words::is_nothing;

/// Groups nested deeper than this are text of the item above.
const DEEPEST: usize = 6;

/// A list item with what is nested under it.
pub(super) struct Node<'l, 'a> {
    pub line: &'l Line<'a>,
    pub below: &'l [Line<'a>],
}

impl<'a> Reader<'a> {
    /// A list item: a group, or an item with its fields.
    pub(super) fn action_node(&mut self, node: &Node<'_, 'a>, group: &Group, outermost: bool) {
        let text = node.line.text.trim();
        let items: Vec<&Line<'a>> = node.below.iter().filter(|line| line.is_item()).collect();
        let fields = items
            .iter()
            .filter(|line| label(line.text).is_some_and(|label| field_of(label.words).is_some()))
            .count();
        let names_group = group.labels.len() < DEEPEST
            && !items.is_empty()
            && fields == 0
            && is_group_name(text, outermost);
        if names_group {
            let inner = self.enter(group, text);
            let before = self.document.actions.len();
            let mut lead: Vec<Line<'a>> = Vec::new();
            let mut at = 0;
            while let Some(line) = node.below.get(at) {
                if !line.is_item() {
                    if self.document.actions.len() > before && !line.is_blank() {
                        self.extend_item(line);
                    } else if !line.is_blank() {
                        lead.push(*line);
                    }
                    at += 1;
                    continue;
                }
                let here = node.below.get(at..).unwrap_or_default();
                let length = 1 + here
                    .iter()
                    .skip(1)
                    .take_while(|below| below.indent > line.indent || below.is_blank())
                    .count();
                self.action_node(
                    &Node { line, below: here.get(1..length).unwrap_or_default() },
                    &inner,
                    false,
                );
                at += length;
            }
            let lead = body::text(&lead);
            if !lead.is_empty()
                && let Some(item) = self.document.actions.get_mut(before)
            {
                item.text = format!("{lead}\n{}", item.text);
            }
            return;
        }
        if is_nothing(text) && items.is_empty() {
            self.action(text.to_owned(), group);
            return;
        }
        let mut own: Vec<Line<'a>> = Vec::new();
        let mut set: Vec<&str> = Vec::new();
        for line in node.below {
            if label(line.text).is_some_and(|label| field_of(label.words).is_some()) {
                set.push(line.text)
            } else {
                own.push(*line)
            }
        }
        let mut whole = text.to_owned();
        let more = body::text(&own);
        if !more.is_empty() {
            whole.push('\n');
            whole.push_str(&more);
        }
        if whole.trim().is_empty() {
            return;
        }
        self.action(whole, group);
        if let Some(item) = self.document.actions.last_mut() {
            for words in set {
                if !self_field(item, words) {
                    item.text.push('\n');
                    item.text.push_str(words);
                }
            }
        }
    }

    fn extend_item(&mut self, line: &Line<'a>) {
        if let Some(item) = self.document.actions.last_mut() {
            item.text.push('\n');
            item.text.push_str(line.text);
        }
    }
}
