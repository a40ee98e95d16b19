//! From blocks to a document: every block to its section, in order.

mod content;
mod place;

use super::body;
use super::front_matter::FrontMatter;
use super::marks::shorten;
use super::markup::Markup;
use super::outline::{Block, Opener, Role};
use crate::env::Env;
use crate::field::{Field, FieldPath};
use crate::format::pace::{goes_on, within};
use crate::format::{NoteKind, Pace, ReadNote, Reading, in_order};
use crate::model::{Milestone, Postmortem, Section, SectionId, SectionKey};
use crate::section::Certainty;
use crate::time::Zone;
use crate::time::text::{Context, read};
use chrono::NaiveDate;
use std::collections::HashMap;

/// Builds the document.
pub(super) struct Reader<'a> {
    pub env: &'a dyn Env,
    pub markup: &'a Markup<'a>,
    pub document: Postmortem,
    notes: Vec<ReadNote>,
    /// The day of the incident, as far as it is known.
    pub day: Option<NaiveDate>,
    /// Whether dates of figures have the day first, as far as the document shows.
    pub day_first: Option<bool>,
    /// Where each section stands in the document.
    places: HashMap<SectionKey, usize>,
    /// Nothing but sections of the house's own and labels of the summary stand so far.
    opens: bool,
    /// Level of the outermost section headings in the source.
    base: u8,
    others: Vec<Postmortem>,
    /// The two days that the first undecided date can mean.
    pub open_days: Option<(NaiveDate, NaiveDate)>,
    /// How many items stood before the block that is being read.
    pub first_action: usize,
    /// The document has a conclusion under a heading of its own.
    pub concludes: bool,
    /// The closing paragraph of the action section that was read last.
    pub closing: Option<String>,
    /// Words of groups that no item can bear.
    pub spare: String,
    /// List items below belong to the item above.
    pub details: bool,
    /// An event of the timeline says that the incident was noticed.
    pub detected: bool,
    /// How many items stood before the group that is being read.
    pub group_from: usize,
}

/// More postmortems than this in one text are no postmortems: each holds the text of those behind it.
pub(super) const MOST_DOCUMENTS: u8 = 8;

/// Reads the blocks of a document, and those of at most so many postmortems behind it.
pub(super) async fn read_blocks<'a>(
    documents: u8,
    front: &FrontMatter<'_>,
    blocks: Vec<Block<'a>>,
    markup: &'a Markup<'a>,
    day_first: Option<bool>,
    env: &'a dyn Env,
    pace: &dyn Pace,
) -> Reading {
    let levels = |known: bool| {
        let level = move |block: &Block<'_>| match block.opener {
            Opener::Heading(level) if !known || matches!(block.role, Role::Section(_)) => Some(level),
            _ => None,
        };
        blocks.iter().filter_map(level).min()
    };
    let base = levels(true).or(levels(false)).unwrap_or(2);
    let mut reader = Reader {
        env,
        markup,
        document: Postmortem::default(),
        notes: Vec::new(),
        day: None,
        day_first,
        base,
        others: Vec::new(),
        open_days: None,
        places: HashMap::new(),
        opens: true,
        first_action: 0,
        group_from: 0,
        details: false,
        detected: false,
        spare: String::new(),
        concludes: false,
        closing: None,
    };
    reader.front_matter(front);
    let mut blocks = blocks;
    if documents > 1
        && let Some(other) = super::several::split(&mut blocks)
    {
        let line = other.first().map_or(0, |block| block.number);
        let Reading { document, others, .. } = Box::pin(read_blocks(
            documents - 1,
            &FrontMatter::default(),
            other,
            markup,
            day_first,
            env,
            pace,
        ))
        .await;
        let message =
            "A second postmortem begins here. It can be opened as a document of its own.".to_owned();
        reader.note(NoteKind::Guessed, line, &document.title, None, message);
        reader.others.push(document);
        reader.others.extend(others);
    }
    reader.blocks(blocks, pace).await;
    let Reader { document, notes, others, open_days, .. } = reader;
    Reading { document, notes: in_order(notes), others, undecided: open_days, refusal: None }
}

impl<'a> Reader<'a> {
    /// What is known so far that completes a time.
    pub fn context(&self) -> Context {
        Context { date: self.day, day_first: self.day_first, ..Context::default() }
    }

    pub fn note(
        &mut self,
        kind: NoteKind,
        line: usize,
        source: &str,
        path: Option<FieldPath>,
        message: String,
    ) {
        self.notes.push(ReadNote { kind, line, source: shorten(source), path, message });
    }

    fn front_matter(&mut self, front: &FrontMatter<'_>) {
        let Some(raw) = front.raw else { return };
        self.document.front_matter = Some(raw.to_owned());
        if let Some(title) = front.get(&["title"]) {
            title.clone_into(&mut self.document.title);
            self.note(
                NoteKind::Placed,
                1,
                title,
                Some(FieldPath::Field(Field::Title)),
                "Title from the front matter.".to_owned(),
            );
        }
        let context = Context::default();
        for (milestone, keys) in [
            (Milestone::Started, &["start_time", "started", "start", "started_at"]),
            (Milestone::Resolved, &["end_time", "ended", "end", "ended_at"]),
            (Milestone::Detected, &["detected_at", "detected", "detect_time", "detection_time"]),
        ] {
            if let Some(words) = front.get(keys) {
                let time = read(words, &context);
                if time.is_moment() {
                    self.state(milestone, Some(time), 1);
                }
            }
        }
    }

    async fn blocks(&mut self, blocks: Vec<Block<'a>>, pace: &dyn Pace) {
        self.concludes = blocks
            .iter()
            .any(|block| block.role == Role::Section(SectionId::Conclusion) && block.opener != Opener::None);
        let mut later: Vec<(usize, usize)> = Vec::new();
        let mut blocks = blocks;
        // A first pass places every section, so that facts stated below the timeline complete it too.
        let mut places: Vec<Option<SectionKey>> = vec![None; blocks.len()];
        let count = blocks.len();
        for at in 0..count {
            if !goes_on(pace, at, count, (0.4, 0.6)).await {
                return;
            }
            let Some(block) = blocks.get_mut(at) else { continue };
            let block = std::mem::replace(block, empty());
            if block.role == Role::House && self.heading_fact(&block) {
                continue;
            }
            match block.role {
                Role::Preamble => self.preamble(&block),
                Role::Section(SectionId::Timeline) => {
                    let key = self.place(&block, &places);
                    places[at] = Some(key);
                    later.push((at, self.document.sections.len()));
                    blocks[at] = block;
                    continue;
                }
                _ => {
                    let key = self.place(&block, &places);
                    self.section(&block, &key, pace, within((0.4, 0.6), at, at + 1, count)).await;
                    self.closing_paragraph();
                    places[at] = Some(key);
                }
            }
            blocks[at] = Block { lines: Vec::new(), ..block };
        }
        self.complete();
        let share = 0.4 / later.len().max(1) as f32;
        for (index, (at, _)) in later.into_iter().enumerate() {
            let from = 0.6 + share * index as f32;
            let (Some(block), Some(Some(key))) = (blocks.get(at), places.get(at)) else { continue };
            let rest = self.timeline(block, pace, (from, from + share)).await;
            self.add_body(key, &rest);
        }
        self.conclude();
    }

    pub fn add_body(&mut self, key: &SectionKey, text: &str) {
        let place = self.places.get(key).copied();
        if let Some(section) = place.and_then(|place| self.document.sections.get_mut(place)) {
            body::append(&mut section.body, text);
        }
    }

    /// Adds a section behind the others.
    fn push_section(&mut self, section: Section) {
        self.opens &= match section.key {
            SectionKey::House(_) => true,
            SectionKey::Known(id) => {
                matches!(id, SectionId::Preamble | SectionId::Impact | SectionId::RootCauseBrief)
            }
        };
        self.places.insert(section.key.clone(), self.document.sections.len());
        self.document.sections.push(section);
    }

    pub fn zone(&self) -> Option<&Zone> {
        self.document.zone.as_ref()
    }
}

fn empty<'a>() -> Block<'a> {
    Block {
        role: Role::House,
        heading: String::new(),
        title: None,
        number: 0,
        opener: Opener::None,
        lines: Vec::new(),
        parent: None,
        certainty: Certainty::Exact,
    }
}
