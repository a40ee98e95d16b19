//! A text as it came in, kept with the draft that was read from it: what it was called, and all that reading it again needs.

use super::{Format, NoteKind, Pace, ReadNote, Reading, by_extension, decode, markdown, read};
use crate::env::{Env, SeededEnv};

/// A text that was read and can be read again, with the same ids for the same rows.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Source {
    /// The file's name, or what else people call it.
    pub name: String,
    /// The text.
    pub text: String,
    /// The order of day and month in dates of figures that the author chose.
    pub day_first: Option<bool>,
    seed: u64,
}

/// The first word of a kept source; a newer layout has a higher number.
const MAGIC: &str = "source/1";

impl Source {
    /// A text that somebody pasted or a file held.
    pub fn new(name: &str, text: String, env: &dyn Env) -> Self {
        let mut bytes = [0_u8; 8];
        env.random(&mut bytes);
        Self { name: name.replace(['\n', '\r'], " "), text, day_first: None, seed: u64::from_be_bytes(bytes) }
    }

    /// Read it; its name's ending hints at the format.
    pub fn read(&self, env: &dyn Env) -> Reading {
        let env = SeededEnv::new(env, self.seed);
        match self.day_first {
            Some(day_first) => markdown::read_days(&self.text, day_first, &env),
            None => read(&self.text, self.hint(), &env),
        }
    }

    /// Read it in slices, resting where `pace` asks for it.
    pub async fn read_slowly(&self, env: &dyn Env, pace: &dyn Pace) -> Reading {
        let is_markdown = super::best(&self.text, self.hint()).is_some_and(|format| format.id == "markdown");
        if self.day_first.is_some() || !is_markdown || super::refuse_text(&self.text).is_some() {
            return self.read(env);
        }
        markdown::read_slowly(&self.text, &SeededEnv::new(env, self.seed), pace).await
    }

    fn hint(&self) -> Option<&'static Format> {
        self.name.rsplit_once('.').and_then(|(_, ending)| by_extension(ending))
    }

    /// One text that holds everything.
    pub fn store(&self) -> String {
        let days = match self.day_first {
            None => "ask",
            Some(true) => "day",
            Some(false) => "month",
        };
        format!("{MAGIC} {} {days} {}\n{}", self.seed, self.name, self.text)
    }

    /// From a text that [`Source::store`] made; `None` if it is none.
    pub fn restore(stored: &str) -> Option<Self> {
        let (head, text) = stored.split_once('\n')?;
        let mut words = head.strip_prefix(MAGIC)?.strip_prefix(' ')?.splitn(3, ' ');
        let seed = words.next()?.parse().ok()?;
        let day_first = match words.next()? {
            "day" => Some(true),
            "month" => Some(false),
            _ => None,
        };
        Some(Self { name: words.next()?.to_owned(), text: text.to_owned(), day_first, seed })
    }
}

/// Bytes as a source, with notes on what had to be replaced.
pub fn source_of_bytes(bytes: &[u8], name: &str, env: &dyn Env) -> (Source, Vec<ReadNote>) {
    let (text, notes) = decode(bytes);
    (Source::new(name, text, env), notes)
}

/// What a reading did, in the groups that its report has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Group {
    /// Something is wrong with the text itself, or must be decided.
    Look,
    /// What a heading stands for was guessed.
    Headings,
    /// A date or a zone was taken from the text around.
    Times,
    /// The kind of an event was taken from its words.
    Kinds,
    /// Other guesses.
    Other,
    /// Kept as it is, in a section of its own.
    Kept,
    /// Placed by its heading or its form.
    Placed,
}

impl Group {
    /// Every group in the order of a report.
    pub const ALL: [Self; 7] =
        [Self::Look, Self::Headings, Self::Times, Self::Kinds, Self::Other, Self::Kept, Self::Placed];

    /// The heading of the group.
    pub fn label(self) -> &'static str {
        match self {
            Self::Look => "To look at",
            Self::Headings => "Headings that were taken for a section",
            Self::Times => "Days and zones that were assumed",
            Self::Kinds => "Kinds of events, from their words",
            Self::Other => "Guessed",
            Self::Kept => "Kept in sections of their own",
            Self::Placed => "Placed",
        }
    }
}

/// What a reading did in one of the groups.
#[derive(Debug, Clone, PartialEq)]
pub struct Told {
    /// The group.
    pub group: Group,
    /// How many notes it has.
    pub count: usize,
    /// The first of them.
    pub notes: Vec<ReadNote>,
}

/// The notes of a reading in groups, with a note for each kind that was inferred: the first `most` of each. A long text has
/// thousands of them, and nobody waits for what nobody sees.
pub fn report(reading: &Reading, most: usize) -> Vec<Told> {
    use crate::field::{FieldPath, RowField};
    use crate::model::{ListId, TimelineEvent};
    let group = |note: &ReadNote| match (note.kind, &note.path) {
        (NoteKind::Warning, _) => Group::Look,
        (NoteKind::Kept, _) => Group::Kept,
        (NoteKind::Placed, _) => Group::Placed,
        (NoteKind::Guessed, Some(FieldPath::Section(..))) => Group::Headings,
        (
            NoteKind::Guessed,
            Some(FieldPath::Time(_) | FieldPath::RowField(_, _, RowField::At | RowField::Until)),
        ) => Group::Times,
        (NoteKind::Guessed, _) => Group::Other,
    };
    let inferred = |event: &TimelineEvent| {
        let at = event.at.as_ref().map_or("", |at| at.written.as_str());
        let source = format!("{at} {}", event.text);
        ReadNote {
            kind: NoteKind::Guessed,
            line: 0,
            source: source.trim().chars().take(120).collect(),
            path: Some(FieldPath::RowField(ListId::Timeline, event.id.clone(), RowField::Kind)),
            message: format!("Taken for: {}.", event.kind.label()),
        }
    };
    let mut told = Group::ALL.map(|group| Told { group, count: 0, notes: Vec::new() });
    let mut add = |group: Group, note: &dyn Fn() -> ReadNote| {
        if let Some(told) = told.get_mut(group as usize) {
            told.count += 1;
            if told.notes.len() < most {
                told.notes.push(note());
            }
        }
    };
    for note in &reading.notes {
        add(group(note), &|| note.clone());
    }
    for event in reading.document.timeline.iter().filter(|event| event.inferred) {
        add(Group::Kinds, &|| inferred(event));
    }
    told.into_iter().filter(|told| told.count > 0).collect()
}
