//! A house style: how a house calls, orders and lays out what a postmortem says. Data, read from JSON; the writer and the reader of our
//! dialect both go by it, so a text in any style comes back as the same document.

use super::section;
use super::table::{Column, Table};
use crate::format::json::input::{Input, Notes, string};
use crate::model::{ListId, Section, SectionId, SectionKey};
use crate::section::usual_level;

/// What the first member of a style says.
const SCHEMA: &str = "postmortem-style/1";

/// A house style.
#[derive(Debug, Clone, Default)]
pub struct Style {
    /// What people call it.
    pub name: String,
    /// The JSON it was read from, on one line: texts in the style carry it.
    pub(super) json: String,
    /// Addresses of the fields at the head, in order; others follow.
    pub(super) head: Vec<String>,
    /// Labels by the address of the field.
    pub(super) labels: Vec<(String, String)>,
    /// Headings in order.
    pub(super) places: Vec<Place>,
    /// Lists that are tables.
    pub(super) tables: Vec<Table>,
}

/// A heading of a style.
#[derive(Debug, Clone)]
pub(super) struct Place {
    /// The section under it; none for a heading that only stands above others.
    pub(super) section: Option<SectionId>,
    /// Its words.
    pub(super) heading: String,
    /// Its level.
    pub(super) level: u8,
}

/// A section, whether it stands only for its rows, and its place in the style.
pub(super) type Placed = (Section, bool, Option<usize>);

impl Style {
    /// The style that a JSON text describes.
    ///
    /// # Errors
    /// In plain words what is wrong with it.
    pub fn read(json: &str) -> Result<Self, String> {
        let mut notes = Notes::on(json);
        let whole = |error: serde_json::Error| format!("This is no house style: {error}.");
        let mut input = Input::parse(json, &mut notes).map_err(whole)?;
        if input.raw("schema").and_then(string).as_deref() != Some(SCHEMA) {
            return Err(format!("This is no house style: its “schema” does not say {SCHEMA}."));
        }
        let mut style = Self { name: input.text("name", &mut notes).unwrap_or_default(), ..Self::default() };
        style.head = input.names("head", &mut notes);
        style.labels = pairs(input.raw("labels"), "labels")?;
        for raw in list(input.raw("sections"), "sections")? {
            style.places.push(Place::read(raw)?);
        }
        for (name, raw) in members(input.raw("tables"), "tables")? {
            let known = ListId::ALL.into_iter().find(|list| list.name() == name);
            let list = known.ok_or_else(|| unknown("list", &name))?;
            let columns = pairs(Some(raw), &name)?;
            let columns: Vec<Column> =
                columns.into_iter().map(|(source, heading)| Column { source, heading }).collect();
            if !columns.iter().any(|column| column.source == "text") {
                return Err(format!("The table “{name}” has no column for “text”."));
            }
            style.tables.push(Table { list, columns });
        }
        style.json = on_one_line(json);
        Ok(style)
    }

    /// The same style without tables.
    pub fn as_lists(&mut self) {
        self.tables.clear();
    }

    /// The table that a list is, if it is one.
    pub(super) fn table(&self, list: ListId) -> Option<&Table> {
        self.tables.iter().find(|table| table.list == list)
    }

    /// The place of a section.
    pub(super) fn place(&self, id: SectionId) -> Option<&Place> {
        self.places.iter().find(|place| place.section == Some(id))
    }

    /// The section that a heading means.
    pub(super) fn section(&self, words: &str) -> Option<SectionId> {
        let named = |place: &&Place| place.section.is_some() && place.heading == words;
        self.places.iter().find(named).and_then(|place| place.section).or_else(|| section::by_heading(words))
    }

    /// The label of a field.
    pub(super) fn label(&self, path: &str) -> Option<&str> {
        self.labels.iter().find(|(known, _)| known == path).map(|(_, label)| label.as_str())
    }

    /// What a reader makes of a heading's words, given the section it means.
    pub(super) fn heading(&self, known: Option<SectionId>, words: &str) -> String {
        let usual = known.is_some_and(|id| {
            self.place(id).map_or_else(|| crate::section::usual_heading(id), |place| &place.heading) == words
                || crate::section::usual_heading(id) == words
        });
        if usual { String::new() } else { words.to_owned() }
    }

    /// What a reader makes of a heading's level.
    pub(super) fn level(&self, known: Option<SectionId>, shown: u8) -> u8 {
        match known {
            Some(id) if self.place(id).is_some_and(|place| place.level == shown) => usual_level(id),
            _ => shown,
        }
    }

    /// Sections in the order of the style, each with its place. What has none stands at the end, and deeper headings stay with the
    /// section that they stood in.
    pub(super) fn arrange(&self, sections: Vec<(Section, bool)>) -> Vec<Placed> {
        let mut before = 0;
        let mut placed: Vec<(usize, Placed)> = Vec::with_capacity(sections.len());
        for (section, unlisted) in sections {
            let known = match section.key {
                SectionKey::Known(id) => Some(id),
                SectionKey::House(_) => None,
            };
            // A heading of the house that only stands above others may be there already.
            let same = |place: &Place| match known {
                Some(_) => place.section == known,
                None => place.section.is_none() && place.heading.eq_ignore_ascii_case(&section.heading),
            };
            let free = |place: &usize| {
                known.is_some() || !placed.iter().any(|(_, (_, _, other))| *other == Some(*place))
            };
            let place = self.places.iter().position(same).filter(free);
            before = match place {
                Some(place) => place + 1,
                None if self.places.is_empty() || known == Some(SectionId::Preamble) => 0,
                None if section.level > 2 => before,
                None => self.places.len() + 1,
            };
            placed.push((before, (section, unlisted, place)));
        }
        placed.sort_by_key(|(rank, _)| *rank);
        placed.into_iter().map(|(_, section)| section).collect()
    }

    /// The headings that stand above a place, outermost first.
    pub(super) fn above(&self, place: usize) -> Vec<usize> {
        let mut found = Vec::new();
        let mut level = self.places.get(place).map_or(0, |place| place.level);
        for (index, other) in self.places.iter().enumerate().take(place).rev() {
            if other.level < level {
                level = other.level;
                found.insert(0, index);
            }
        }
        found
    }
}

impl Place {
    fn read(json: &str) -> Result<Self, String> {
        let mut notes = Notes::on(json);
        let mut input = Input::parse(json, &mut notes)
            .map_err(|_| format!("“{json}” is no section: write an object with its heading."))?;
        let section = match input.text("section", &mut notes) {
            None => None,
            Some(name) => Some(SectionId::from_name(&name).ok_or_else(|| unknown("section", &name))?),
        };
        let heading = input.text("heading", &mut notes);
        let heading = heading.unwrap_or_else(|| section.map_or("", crate::section::usual_heading).to_owned());
        let level = input.raw("level").and_then(|raw| raw.parse().ok()).unwrap_or(2);
        Ok(Self { section, heading, level: std::cmp::Ord::clamp(level, 2, 6) })
    }
}

/// JSON without the space between its parts, its members in the order they have.
fn on_one_line(json: &str) -> String {
    let (mut out, mut inside, mut escaped) = (String::with_capacity(json.len()), false, false);
    for c in json.chars().filter(|c| !matches!(c, '\n' | '\r')) {
        if inside || !matches!(c, ' ' | '\t') {
            out.push(c);
        }
        inside ^= c == '"' && !escaped;
        escaped = c == '\\' && !escaped;
    }
    out
}

fn unknown(what: &str, name: &str) -> String {
    format!("There is no {what} “{name}”.")
}

fn wrong(name: &str, wanted: &str) -> String {
    format!("“{name}” is not {wanted}.")
}

/// The members of an object, in order.
fn members<'a>(raw: Option<&'a str>, name: &str) -> Result<Vec<(String, &'a str)>, String> {
    let Some(raw) = raw else { return Ok(Vec::new()) };
    let entries = crate::format::json::input::entries(raw).map_err(|_| wrong(name, "an object"))?;
    Ok(entries.into_iter().map(|(key, raw)| (key.into_owned(), raw)).collect())
}

/// The members of an object whose values are words.
fn pairs(raw: Option<&str>, name: &str) -> Result<Vec<(String, String)>, String> {
    let word =
        |(key, raw): (String, &str)| Ok((key, string(raw).ok_or_else(|| wrong(name, "an object of words"))?));
    members(raw, name)?.into_iter().map(word).collect()
}

fn list<'a>(raw: Option<&'a str>, name: &str) -> Result<Vec<&'a str>, String> {
    let Some(raw) = raw else { return Ok(Vec::new()) };
    crate::format::json::input::items(raw).ok_or_else(|| wrong(name, "a list"))
}
