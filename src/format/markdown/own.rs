//! Our own dialect of Markdown, read strictly: what the writer wrote comes back exactly.
//!
//! People edit such texts by hand, too. A line that is not understood stays where it is, as text of its section.

mod end;
mod header;
mod inert;
mod infer;
mod item;
mod line;
mod part;
mod plain;
mod remark;
mod row;
mod section;
pub(super) mod style;
mod table;
pub(super) mod write;

use super::super::json::v1::Given;
use super::super::{NoteKind, ReadNote, Reading, Refusal};
use crate::env::Env;
use crate::model::{EventKind, ListId, Postmortem, SectionKey};
use line::{Kind, Line, trim};
use std::collections::BTreeSet;

/// The first line of a text in our dialect, or the first under front matter.
pub(crate) const MARKER: &str = "<!-- postmortem/1 -->";

/// The version that a text says it is written in, if it says one.
pub(super) fn version(text: &str) -> Option<u32> {
    let (_, rest) = part::front_matter(text);
    let first = rest.split('\n').find(|line| !trim(line).is_empty())?;
    trim(first).strip_prefix("<!-- postmortem/")?.strip_suffix(" -->")?.parse().ok()
}

/// Read a text in our dialect; its line ends are `\n`.
pub(super) fn read(text: &str, env: &dyn Env) -> Reading {
    let (front, rest) = part::front_matter(text);
    let skipped = text.len() - rest.len();
    let first_line = text.get(..skipped).map_or(0, |before| before.matches('\n').count());
    let (mut lines, _) = line::scan(rest);
    for line in &mut lines {
        line.number += first_line;
    }
    let (end, lines) = end::End::read(&lines);
    let mut reader = Reader::new(env, end);
    reader.document.front_matter = front.map(str::to_owned);
    let start =
        lines.iter().position(|line| trim(line.text).starts_with("<!-- postmortem/")).map_or(0, |at| at + 1);
    let mut lines = lines.get(start..).unwrap_or_default();
    lines = reader.title(lines);
    lines = reader.head(lines);
    let mut sections = Vec::new();
    while !lines.is_empty() {
        let heading = lines.first().filter(|line| matches!(line.kind, Kind::Heading(_)));
        let body = usize::from(heading.is_some());
        let next = lines.iter().skip(body).position(|line| matches!(line.kind, Kind::Heading(_)));
        let (here, rest) = lines.split_at(next.map_or(lines.len(), |next| next + body));
        sections.push((heading.copied(), here.get(body..).unwrap_or_default()));
        lines = rest;
    }
    for (index, (heading, lines)) in sections.into_iter().enumerate() {
        reader.section(heading, lines, index);
    }
    reader.end.order(&mut reader.document.sections, &mut reader.given);
    reader.kinds();
    Reading { document: reader.document, notes: reader.notes, ..Reading::default() }
}

/// A text whose version is newer than this one: shown as well as it can be, never written over.
pub(super) fn newer(version: u32) -> Refusal {
    Refusal {
        what: format!(
            "The text was written by a newer version (postmortem/{version}); this one knows postmortem/1."
        ),
        todo: "It can be read and exported here. To change it, open it with the newer version.".to_owned(),
        read_only: true,
    }
}

/// Leaves out what says the usual: a heading or a label that is the usual one is no wording of the author's.
pub(super) fn settle(document: &mut Postmortem) {
    for section in &mut document.sections {
        if let SectionKey::Known(id) = section.key
            && section.heading == crate::section::usual_heading(id)
        {
            section.heading.clear();
        }
    }
    document.wording.retain(|path, word| header::by_path(path).is_none_or(|known| known.label != word));
}

/// Reads a document part by part.
struct Reader<'e> {
    document: Postmortem,
    notes: Vec<ReadNote>,
    given: Given<'e>,
    /// Lists and sections that have a place already.
    taken: BTreeSet<crate::model::SectionId>,
    around: row::Around,
    /// What the end of the text says of the whole.
    end: end::End,
    /// What is known of the kind of each event.
    kinds: Vec<(bool, Option<(EventKind, bool)>)>,
}

impl<'e> Reader<'e> {
    fn new(env: &'e dyn Env, end: end::End) -> Self {
        Self {
            document: Postmortem::default(),
            notes: Vec::new(),
            given: Given::new(env),
            taken: BTreeSet::new(),
            around: row::Around::default(),
            end,
            kinds: Vec::new(),
        }
    }

    fn note(&mut self, line: &Line<'_>, kind: NoteKind, message: &str) {
        let source = line.text.chars().take(80).collect();
        self.notes.push(ReadNote {
            kind,
            line: line.number,
            source,
            path: None,
            message: message.to_owned(),
        });
    }

    /// The title, if the text begins with one.
    fn title<'a, 'l>(&mut self, lines: &'l [Line<'a>]) -> &'l [Line<'a>] {
        let lines = skip_blank(lines);
        match lines.split_first() {
            Some((first, rest)) if first.kind == Kind::Heading(1) => {
                self.document.title = plain::unescape(line::heading_words(first.text));
                rest
            }
            _ => lines,
        }
    }

    /// Add a row that the lines of an item say.
    fn row(&mut self, list: ListId, lines: &[Line<'_>]) {
        let given = &mut self.given;
        let found = row::read(list, lines, &self.around, &mut |own| given.take(own));
        self.around.pass(&found.row);
        self.kinds.extend(found.kind);
        self.document.push_row(found.row);
    }

    /// The kinds of events, now that the whole timeline is there.
    fn kinds(&mut self) {
        let events = self.document.timeline.iter().zip(&self.kinds);
        let known: Vec<infer::Kind> = events.map(|(event, (shown, _))| infer::kind(event, *shown)).collect();
        let inferred = infer::kinds(&known);
        let stated = self.kinds.iter().zip(inferred);
        for (event, ((shown, stated), inferred)) in self.document.timeline.iter_mut().zip(stated) {
            // What stands there was put there by somebody who could see it.
            (event.kind, event.inferred) = stated.filter(|_| !shown).unwrap_or(inferred);
        }
    }
}

/// The lines from the first that is not blank.
fn skip_blank<'a, 'l>(lines: &'l [Line<'a>]) -> &'l [Line<'a>] {
    let start = lines.iter().position(|line| line.kind != Kind::Blank).unwrap_or(lines.len());
    lines.get(start..).unwrap_or_default()
}

/// The lines of the item that begins `lines`, and the rest.
fn split_item<'a, 'l>(lines: &'l [Line<'a>]) -> (&'l [Line<'a>], &'l [Line<'a>]) {
    let belongs = |line: &&Line<'_>| {
        // Code keeps its blank lines.
        trim(line.text).is_empty() || line.kind == Kind::Verbatim || item::continues(line.text)
    };
    let length = 1 + lines.iter().skip(1).take_while(belongs).count();
    lines.split_at(length.min(lines.len()))
}
