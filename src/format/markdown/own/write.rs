//! Writing our own dialect. What the visible text cannot say goes into remarks, and only then.

mod order;

use super::line;
use super::section::{self, NO_GROUP};
use super::style::Style;
use super::table::Table;
use super::{MARKER, header, inert, infer, part, plain, remark, row};
use crate::edit::Row;
use crate::field::FieldPath;
use crate::format::json::node::{Node, Out};
use crate::format::json::v1::event::write_link;
use crate::format::json::v1::write_suppression;
use crate::model::{
    ActionGroup, GroupKind, ListId, Members, Milestone, Postmortem, RowId, Section, SectionId, SectionKey,
};
use crate::section::{usual_heading, usual_level};
use std::collections::BTreeSet;

/// The document in our dialect, in a style.
pub(in crate::format::markdown) fn write(document: &Postmortem, style: &Style) -> String {
    let mut writer = Writer::new(document, style);
    writer.front();
    writer.head();
    writer.sections();
    writer.out
}

struct Writer<'d> {
    document: &'d Postmortem,
    out: String,
    /// Rows and sections that somebody refers to keep their ids.
    kept: BTreeSet<RowId>,
    taken: BTreeSet<SectionId>,
    around: row::Around,
    style: &'d Style,
    /// For each section as written: the entities that were put into its prose.
    raw: Vec<Vec<usize>>,
}

impl<'d> Writer<'d> {
    fn new(document: &'d Postmortem, style: &'d Style) -> Self {
        let paths = document.suppressions.iter().filter_map(|suppression| suppression.path.as_deref());
        let kept =
            paths.chain(document.wording.keys().map(String::as_str)).filter_map(
                |path| match FieldPath::parse(path)? {
                    FieldPath::Row(_, id) | FieldPath::RowField(_, id, _) => Some(id),
                    FieldPath::Section(SectionKey::House(id), _) => Some(id),
                    _ => None,
                },
            );
        let around = row::Around {
            zoned: document.zone.is_some(),
            start: document.times.get(&Milestone::Started).cloned(),
            before: None,
        };
        let (out, kept, taken) = (String::new(), kept.collect(), BTreeSet::new());
        Self { document, out, kept, taken, around, style, raw: Vec::new() }
    }

    /// A line.
    fn line(&mut self, line: &str) {
        self.out.push_str(line);
        self.out.push('\n');
    }

    /// A blank line, unless one stands there.
    fn gap(&mut self) {
        if !self.out.ends_with("\n\n") && !self.out.is_empty() {
            self.out.push('\n');
        }
    }

    fn lines(&mut self, lines: &[String]) {
        for line in lines {
            self.line(line);
        }
    }

    fn front(&mut self) {
        if let Some(front) = self.visible_front() {
            self.line(front);
        }
        self.line(MARKER);
        if !self.document.title.is_empty() {
            self.gap();
            self.line(&format!("# {}", plain::escape(&self.document.title)));
        }
    }

    /// Front matter that can stand where it stood.
    fn visible_front(&self) -> Option<&'d str> {
        let front = self.document.front_matter.as_deref()?;
        let clear = part::front_matter(front) == (Some(front), "") && !inert::is_active(front);
        clear.then_some(front)
    }

    fn has(&self, id: SectionId) -> bool {
        self.document.section(&SectionKey::Known(id)).is_some()
    }

    fn head(&mut self) {
        let document = self.document;
        let mut wording = document.wording.clone();
        let mut lines = Vec::new();
        let context = header::context(document.times.get(&Milestone::Started));
        let (alone, mut started) = (header::context(None), false);
        for known in header::ordered(self.style) {
            let Some(value) = document.get(&known.path) else { continue };
            let Some(words) = header::show(document, &known.path) else { continue };
            let path = known.path.to_string();
            let label = match (self.style.label(&path), wording.get(&path)) {
                (Some(label), _) => label.to_owned(),
                (None, Some(label)) if label != known.label => wording.remove(&path).unwrap_or_default(),
                _ => known.label.to_owned(),
            };
            lines.push(item(&label, &words));
            if header::by_label(self.style, &label).is_none_or(|found| found.path != known.path) {
                let node = Node::Object(vec![("field".into(), Node::Text(path))]);
                lines.extend(line::indent([remark::write(None, &node)]));
            }
            // A field is read before the start of the impact is known, or after.
            let around = if started { &context } else { &alone };
            started |= known.path == FieldPath::Time(Milestone::Started);
            let read = header::read(&known.path, &words, around);
            lines.extend(line::indent(header::remarks(&value, read.as_ref(), &words)));
        }
        let links = !self.has(SectionId::Links) && self.links_are_tame();
        if links {
            lines.extend(document.links.iter().map(|link| item("Link", &plain::link(link))));
        }
        for (list, home) in [(ListId::Responders, SectionId::People), (ListId::Stats, SectionId::Stats)] {
            if !self.has(home) {
                lines.extend(self.head_rows(list));
            }
        }
        if !lines.is_empty() {
            self.gap();
        }
        self.lines(&lines);
        self.whole(wording);
    }

    /// Responders and stats that stand at the head. Where a label alone would be read as something else, a remark says what it is.
    fn head_rows(&self, list: ListId) -> Vec<String> {
        let mut lines = Vec::new();
        for row in self.document.rows(list) {
            let label = match &row {
                Row::Responders(responder) => responder.role.as_str(),
                Row::Stats(stat) => stat.label.as_str(),
                _ => continue,
            };
            lines.extend(row::write(&row, self.kept.contains(row.id()), &self.around, None));
            let taken = header::by_label(self.style, label).is_some() || label == "Link";
            let clear = match list {
                ListId::Responders => header::is_role(label) && !taken,
                _ => !header::is_role(label) && !taken,
            };
            if !clear {
                let node = Node::Object(vec![("list".into(), Node::text(list.name()))]);
                lines.extend(line::indent([remark::write(None, &node)]));
            }
        }
        lines
    }

    /// Whether every link comes back from its Markdown.
    fn links_are_tame(&self) -> bool {
        self.document.links.iter().all(|link| plain::read_link(&plain::link(link)).as_ref() == Some(link))
    }

    /// Allowances, and what else belongs to the document as a whole.
    fn whole(&mut self, wording: std::collections::BTreeMap<String, String>) {
        let document = self.document;
        let allowances: Option<Vec<String>> =
            document.suppressions.iter().map(part::write_allowance).collect();
        let mut hidden = Out::default();
        hidden.text("id", &document.id);
        if !wording.is_empty() {
            let words = wording.into_iter().map(|(path, word)| (path.into(), Node::Text(word)));
            hidden.put("wording", Node::Object(words.collect()));
        }
        if !self.links_are_tame() {
            hidden.list("links", &document.links, write_link);
        }
        if allowances.is_none() {
            hidden.list("suppressions", &document.suppressions, write_suppression);
        }
        if self.visible_front().is_none() {
            hidden.some("frontMatter", document.front_matter.as_ref().map(Node::text));
        }
        hidden.some("members", texts(&document.members));
        let allowances = allowances.unwrap_or_default();
        let hidden = hidden.plain();
        let silent = matches!(&hidden, Node::Object(entries) if entries.is_empty());
        if !allowances.is_empty() || !silent {
            self.gap();
        }
        self.lines(&allowances);
        if !silent {
            self.line(&remark::write(None, &hidden));
        }
    }

    fn section(&mut self, section: &Section, unlisted: bool, first: bool) {
        self.gap();
        let known = match section.key {
            SectionKey::Known(id) => Some(id),
            SectionKey::House(_) => None,
        };
        let usual_level = known.map_or(2, usual_level);
        let (body, raw) = inert::inert(&section.body, false);
        self.raw.push(raw);
        let bare = first
            && known == Some(SectionId::Preamble)
            && section.heading.is_empty()
            && section.level == usual_level
            && section.members.is_empty()
            && !section.body.is_empty();
        if !bare {
            self.heading(section, known, unlisted);
        }
        if let Some(known) = known {
            self.taken.insert(known);
        }
        let plain = line::is_plain(&body)
            && !(bare && (body.starts_with([' ', '\t']) || super::item::begins(first_line(&body))));
        if !body.is_empty() {
            self.gap();
            if plain {
                self.line(&body);
            } else {
                self.lines(&line::block(&body));
            }
        }
        let Some(known) = known else { return };
        if plain && section::holds_rows(self.style, known, &body) {
            self.gap();
            self.line(line::ROWS);
        }
        let lists = section::lists(known);
        if lists.iter().any(|list| !self.document.order(*list).is_empty()) {
            self.gap();
        }
        for list in lists {
            self.rows(*list);
        }
        if known == SectionId::Links && self.links_are_tame() && !self.document.links.is_empty() {
            self.gap();
            for link in &self.document.links {
                self.line(&item("Link", &plain::link(link)));
            }
        }
    }

    fn heading(&mut self, section: &Section, known: Option<SectionId>, unlisted: bool) {
        let usual = known.map_or("", usual_heading);
        let place = known.and_then(|id| self.style.place(id));
        let words = match (place, section.heading.as_str()) {
            (Some(place), _) => &place.heading,
            (None, "") => usual,
            (None, words) => words,
        };
        let level = place.map_or(section.level.clamp(2, 6), |place| place.level);
        let marks = "#".repeat(usize::from(level));
        self.line(format!("{marks} {}", plain::escape(words)).trim_end_matches(' '));
        let found = self.style.section(words).filter(|id| !self.taken.contains(id));
        let mut hidden = Out::default();
        if found != known {
            hidden.put("section", Node::text(known.map_or("house", SectionId::name)));
        }
        if !unlisted
            && self.style.heading(known, line::heading_words(&plain::unescape(&plain::escape(words))))
                != section.heading
        {
            hidden.put("heading", Node::text(&section.heading));
        }
        let read = self.style.level(known, level);
        hidden
            .some("level", (!unlisted && read != section.level).then(|| Node::Number(section.level.into())));
        hidden.flag("unlisted", unlisted);
        if let SectionKey::House(id) = &section.key
            && self.kept.contains(id)
        {
            hidden.put("id", Node::text(id.as_str()));
        }
        hidden.some("members", texts(&section.members));
        match hidden.plain() {
            Node::Object(entries) if entries.is_empty() => {}
            node => self.line(&remark::write(None, &node)),
        }
    }

    fn rows(&mut self, list: ListId) {
        let mut group: Option<ActionGroup> = None;
        let known = self.document.timeline.iter().map(|event| infer::kind(event, infer::must_show(event)));
        let mut kinds = infer::kinds(&known.collect::<Vec<_>>()).into_iter();
        let table = self.style.table(list);
        let mut rows: Vec<Vec<String>> = Vec::new();
        let mut cells = table.map(|_| Vec::new());
        for row in self.document.rows(list) {
            if let Row::Actions(item) = &row
                && item.group != group
            {
                self.lay(table, &mut rows, &mut cells);
                self.gap();
                self.group(item.group.as_ref());
                self.gap();
                group.clone_from(&item.group);
            }
            let kind = kinds.next().filter(|_| list == ListId::Timeline);
            let lines = row::write(&row, self.kept.contains(row.id()), &self.around, kind);
            if let (Some(table), Some(all)) = (table, &mut cells) {
                match table
                    .row(&lines)
                    .filter(|cells| row::same(list, &lines, table.lines(cells), &self.around))
                {
                    Some(row) => all.push(row),
                    None => cells = None,
                }
            }
            rows.push(lines);
            self.around.pass(&row);
        }
        self.lay(table, &mut rows, &mut cells);
    }

    /// Rows as a table, if every one of them fits into its cells, else as a list.
    fn lay(&mut self, table: Option<&Table>, rows: &mut Vec<Vec<String>>, cells: &mut Option<Vec<String>>) {
        match (table, cells.take().filter(|cells| !cells.is_empty())) {
            (Some(table), Some(cells)) => {
                self.line(&table.head());
                self.line(&table.rule());
                self.lines(&cells);
            }
            _ => rows.iter().for_each(|lines| self.lines(lines)),
        }
        rows.clear();
        *cells = table.map(|_| Vec::new());
    }

    fn group(&mut self, group: Option<&ActionGroup>) {
        let Some(group) = group else { return self.line(NO_GROUP) };
        let stated = |kind: GroupKind| {
            let mut hidden = Out::default();
            hidden.put("group", Node::text(kind.name()));
            hidden.text("label", &group.label);
            remark::write(None, &hidden.plain())
        };
        let shown = !group.label.is_empty();
        if shown {
            self.line(&format!("**{}**", plain::escape(&group.label)));
        }
        if !shown || infer::group_kind(&group.label) != group.kind {
            self.line(&stated(group.kind));
        }
    }
}

/// A labelled line.
fn item(label: &str, words: &str) -> String {
    format!("- **{}:** {words}", plain::escape(label)).trim_end_matches(' ').to_owned()
}

/// Unknown members: raw JSON text by name, as text, so that it comes back to the letter.
fn texts(members: &Members) -> Option<Node> {
    let texts = members.iter().map(|(name, raw)| (name.clone().into(), Node::text(raw)));
    (!members.is_empty()).then(|| Node::Object(texts.collect()))
}

fn first_line(text: &str) -> &str {
    text.split('\n').next().unwrap_or_default()
}
