//! A section in our dialect: heading, remark, text, rows. Which lists stand in which section.

use super::item::begins;
use super::line::{self, Kind, Line, trim};
use super::row::impact::{FIGURE, WINDOW};
use super::style::Style;
use super::{Reader, infer, item, part, plain, remark, skip_blank, split_item};
use crate::field::{FieldPath, SectionField};
use crate::model::{ActionGroup, GroupKind, ListId, Members, Section, SectionId, SectionKey};
use crate::section::{recognise, usual_heading, usual_level};
use serde_json::{Map, Value};

/// The lists whose rows stand in a section.
pub(super) fn lists(id: SectionId) -> &'static [ListId] {
    match id {
        SectionId::Timeline => &[ListId::Timeline],
        SectionId::Impact => &[ListId::Windows, ListId::Figures],
        SectionId::Factors => &[ListId::Factors],
        SectionId::WentWell => &[ListId::WentWell],
        SectionId::WentPoorly => &[ListId::WentPoorly],
        SectionId::GotLucky => &[ListId::GotLucky],
        SectionId::Actions => &[ListId::Actions],
        SectionId::Stats => &[ListId::Stats],
        SectionId::People => &[ListId::Responders],
        _ => &[],
    }
}

/// The known section that a heading means.
pub(super) fn by_heading(words: &str) -> Option<SectionId> {
    let usual = |id: &&SectionId| !words.is_empty() && usual_heading(**id) == words;
    SectionId::ALL.iter().find(usual).copied().or_else(|| recognise(words).map(|found| found.id))
}

/// What a row line is in a section.
enum Mark {
    /// A row of this list begins.
    Row(ListId),
    /// A table of rows of this list begins.
    Table(ListId),
    /// A link of the document.
    Link,
    /// The group of the action items that follow.
    Group(Option<ActionGroup>),
}

/// What a line is, if rows of the section can begin with it.
fn mark(style: &Style, section: SectionId, line: &Line<'_>) -> Option<Mark> {
    if line.kind == Kind::Text && line.text.starts_with('|') {
        let headed = |list: &&ListId| style.table(**list).is_some_and(|table| table.head() == line.text);
        return lists(section).iter().find(headed).copied().map(Mark::Table);
    }
    match (line.kind, section) {
        (Kind::Text, SectionId::Impact) => {
            let (label, _) = item::labelled(line.text.strip_prefix("- ")?)?;
            match label.as_str() {
                WINDOW => Some(Mark::Row(ListId::Windows)),
                FIGURE => Some(Mark::Row(ListId::Figures)),
                _ => None,
            }
        }
        (Kind::Text, SectionId::Links) => {
            let (label, words) = item::labelled(line.text.strip_prefix("- ")?)?;
            (label == "Link" && plain::read_link(words).is_some()).then_some(Mark::Link)
        }
        (Kind::Text, _) if begins(line.text) => lists(section).first().copied().map(Mark::Row),
        (Kind::Text, SectionId::Actions) => {
            let (words, rest) = item::bold(line.text)?;
            trim(rest).is_empty().then(|| {
                let label = plain::unescape(words);
                Mark::Group(Some(ActionGroup { kind: infer::group_kind(&label), label }))
            })
        }
        (Kind::Comment, SectionId::Actions) => {
            if trim(line.text) == NO_GROUP {
                return Some(Mark::Group(None));
            }
            let object = remark::read(line.text)?.object();
            let label = object.get("label").and_then(Value::as_str).unwrap_or_default().to_owned();
            let kind = GroupKind::from_name(object.get("group")?.as_str()?)?;
            Some(Mark::Group(Some(ActionGroup { kind, label })))
        }
        _ => None,
    }
}

/// Ends the group of the action items above it.
pub(super) const NO_GROUP: &str = "<!-- no group -->";

/// Whether the text of a section would be taken apart into rows.
pub(super) fn holds_rows(style: &Style, section: SectionId, text: &str) -> bool {
    line::scan(text).0.iter().any(|line| mark(style, section, line).is_some())
}

impl Reader<'_> {
    /// A section, or the text before the first heading.
    pub(super) fn section(&mut self, heading: Option<Line<'_>>, lines: &[Line<'_>], index: usize) {
        let mut lines = skip_blank(lines);
        let mut hidden: Map<String, Value> = Map::new();
        while let Some(line) = lines.first().filter(|line| line.kind == Kind::Comment) {
            let Some(remark) = remark::read(line.text) else { break };
            let object = remark.object();
            if object.contains_key("group") {
                break;
            }
            hidden.extend(object);
            lines = skip_blank(lines.get(1..).unwrap_or_default());
        }
        let bare = heading.is_none();
        let text = |name: &str| hidden.get(name).and_then(Value::as_str);
        let words = heading.map(|line| plain::unescape(line::heading_words(line.text)));
        let known = match (text("section"), &words) {
            (Some("house"), _) => None,
            (Some(name), _) => SectionId::from_name(name),
            (None, Some(words)) => self.end.style.section(words),
            (None, None) => Some(SectionId::Preamble),
        };
        let known = known.filter(|id| self.taken.insert(*id));
        let key = match known {
            Some(id) => SectionKey::Known(id),
            None => SectionKey::House(self.given.take(text("id"))),
        };
        let words = words.unwrap_or_default();
        let shown_level = match heading.map(|line| line.kind) {
            Some(Kind::Heading(level)) => level.clamp(2, 6),
            _ => usize::from(usual_level(SectionId::Preamble)),
        };
        let level = hidden.get("level").and_then(Value::as_u64).and_then(|level| u8::try_from(level).ok());
        let heading = match text("heading") {
            Some(heading) => heading.to_owned(),
            None => self.end.style.heading(known, &words),
        };
        let members: Members = hidden
            .get("members")
            .and_then(|value| serde_json::from_value(value.clone()).ok())
            .unwrap_or_default();
        let mut body = self.section_body(&key, lines);
        if let Some(raw) = self.end.raw.get(index).filter(|raw| !raw.is_empty()) {
            body = super::inert::mend(&body, raw);
        }
        // Rows may stand under a heading without a section of their own; and no text before the first heading is no section.
        let none = body.is_empty() && (bare || hidden.get("unlisted").is_some());
        if !none {
            let shown = u8::try_from(shown_level).unwrap_or(2);
            let level = level.unwrap_or_else(|| self.end.style.level(known, shown));
            self.document.sections.push(Section { key, heading, level, body, members });
        }
    }

    /// The text of a section; its rows go to their lists.
    fn section_body(&mut self, key: &SectionKey, lines: &[Line<'_>]) -> String {
        let SectionKey::Known(id) = key else {
            return self.text(key, lines);
        };
        let divider = lines.iter().position(|line| line.kind == Kind::Comment && line.text == line::ROWS);
        let start =
            divider.or_else(|| lines.iter().position(|line| mark(&self.end.style, *id, line).is_some()));
        let (before, mut rest) = lines.split_at(start.unwrap_or(lines.len()));
        if divider.is_some() {
            rest = rest.get(1..).unwrap_or_default();
        }
        let mut body = self.text(key, before);
        let mut group: Option<ActionGroup> = None;
        while let Some(line) = rest.first() {
            match mark(&self.end.style, *id, line) {
                Some(Mark::Row(list)) => {
                    let (item, after) = split_item(rest);
                    self.grouped_row(list, item, group.as_ref());
                    rest = after;
                }
                Some(Mark::Table(list)) => {
                    // Head and rule are those of the style; what looks like the rule further down is a row.
                    let Some(table) = self.end.style.table(list).cloned() else { break };
                    rest = rest.get(1..).unwrap_or_default();
                    if rest.first().is_some_and(|line| line.text == table.rule()) {
                        rest = rest.get(1..).unwrap_or_default();
                    }
                    while let Some(line) = rest.first().filter(|line| line.text.starts_with('|')) {
                        let Some(lines) = table.lines(line.text) else { break };
                        let text = lines.join("\n");
                        let mut item = line::scan(&text).0;
                        item.iter_mut().for_each(|inner| inner.number = line.number);
                        self.grouped_row(list, &item, group.as_ref());
                        rest = rest.get(1..).unwrap_or_default();
                    }
                }
                Some(Mark::Link) => {
                    let words = line.text.strip_prefix("- ").and_then(item::labelled);
                    self.document.links.extend(words.and_then(|(_, words)| plain::read_link(words)));
                    rest = rest.get(1..).unwrap_or_default();
                }
                Some(Mark::Group(next)) => {
                    group = next;
                    rest = rest.get(1..).unwrap_or_default();
                }
                None if line.kind == Kind::Blank => rest = rest.get(1..).unwrap_or_default(),
                None => {
                    let style = &self.end.style;
                    let next = rest.iter().position(|line| mark(style, *id, line).is_some());
                    let next = next.unwrap_or(rest.len());
                    let (strange, after) = rest.split_at(next.max(1).min(rest.len()));
                    self.kept(strange);
                    let text = self.text(key, strange);
                    if !body.is_empty() && !text.is_empty() {
                        body.push_str("\n\n");
                    }
                    body.push_str(&text);
                    rest = after;
                }
            }
        }
        body
    }

    fn grouped_row(&mut self, list: ListId, item: &[Line<'_>], group: Option<&ActionGroup>) {
        self.row(list, item);
        if let (ListId::Actions, Some(last)) = (list, self.document.actions.last_mut()) {
            last.group = group.cloned();
        }
    }

    /// Lines as text: verbatim blocks as they are, allowances to the document.
    fn text(&mut self, key: &SectionKey, lines: &[Line<'_>]) -> String {
        let mut pieces: Vec<String> = Vec::new();
        let mut plain: Vec<&str> = Vec::new();
        let mut block: Vec<&str> = Vec::new();
        for line in lines {
            match line.kind {
                Kind::Verbatim => block.push(line.text),
                Kind::Edge if trim(line.text) == line::OPEN => pieces.extend(tidy(&mut plain)),
                Kind::Edge => pieces.push(line::unblock(block.drain(..))),
                Kind::Comment if part::read_allowance(line.text).is_some() => {
                    let Some(mut allowance) = part::read_allowance(line.text) else { continue };
                    let own = || FieldPath::Section(key.clone(), SectionField::Body).to_string();
                    allowance.path = allowance.path.or_else(|| Some(own()));
                    self.document.suppressions.push(allowance);
                }
                _ => plain.push(line.text),
            }
        }
        pieces.extend(tidy(&mut plain));
        pieces.join("\n\n")
    }
}

/// Lines without the blank ones at both ends; nothing if all are.
fn tidy(lines: &mut Vec<&str>) -> Option<String> {
    let taken = std::mem::take(lines);
    let full = |line: &&str| !trim(line).is_empty();
    let first = taken.iter().position(full)?;
    let last = taken.iter().rposition(full)?;
    Some(taken.get(first..=last)?.join("\n"))
}
