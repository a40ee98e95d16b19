//! Undo and redo as text, so that they outlive a reload: one line a step, one line an edit, the values as canonical JSON.
//!
//! A value is written as the document that holds nothing else, so that what keeps documents keeps steps too. A step that cannot be read ends
//! the list: what lies behind it could not be undone without it.

use super::record::{quoted, unquoted};
use crate::edit::{Edit, History, Row, Transaction, apply};
use crate::env::Env;
use crate::field::FieldPath;
use crate::format;
use crate::model::{ListId, Members, Postmortem, RowId, Section, SectionKey};

/// Steps of undo and redo, as text.
#[derive(Debug)]
pub struct Journal;

/// Bytes that are kept of each direction; the oldest steps give way.
const LIMIT: usize = 256 * 1024;

impl Journal {
    /// The steps as text.
    pub fn write(history: &History) -> String {
        let mut text = String::new();
        for (name, steps) in [("undo", history.undo_steps()), ("redo", history.redo_steps())] {
            let from = text.len();
            for step in steps.iter().rev() {
                let before = text.len();
                line(&mut text, &[name, &quoted(&step.label)]);
                for edit in &step.edits {
                    write_edit(&mut text, edit);
                }
                if text.len() - from > LIMIT {
                    text.truncate(before);
                    break;
                }
            }
        }
        text
    }

    /// Edits as text, without a step around them.
    pub fn lines(edits: &[Edit]) -> String {
        let mut text = String::new();
        for edit in edits {
            write_edit(&mut text, edit);
        }
        text
    }

    /// The edits that `text` holds; nothing if one of them cannot be read.
    pub fn edits(text: &str, env: &dyn Env) -> Option<Vec<Edit>> {
        let edit = |line: &str| {
            let (name, rest) = line.split_once(' ').unwrap_or((line, ""));
            read_edit(name, rest, env)
        };
        text.lines().map(edit).collect()
    }

    /// The steps that `text` holds, as far as they can be read.
    pub fn read(text: &str, env: &dyn Env) -> History {
        let (mut undo, mut redo) = (Vec::new(), Vec::new());
        let mut broken = [false; 2];
        let mut redoing = false;
        for line in text.lines() {
            let (name, rest) = line.split_once(' ').unwrap_or((line, ""));
            let steps: &mut Vec<Transaction> = match name {
                "undo" | "redo" => {
                    redoing = name == "redo";
                    let steps = if redoing { &mut redo } else { &mut undo };
                    if !broken[usize::from(redoing)] {
                        steps.push(Transaction::new(unquoted(rest).unwrap_or_default(), Vec::new()));
                    }
                    continue;
                }
                _ if redoing => &mut redo,
                _ => &mut undo,
            };
            let broken = &mut broken[usize::from(redoing)];
            if *broken {
                continue;
            }
            match (read_edit(name, rest, env), steps.last_mut()) {
                (Some(edit), Some(step)) => step.edits.push(edit),
                _ => {
                    steps.pop();
                    *broken = true;
                }
            }
        }
        undo.reverse();
        redo.reverse();
        History::of(undo, redo)
    }
}

fn line(text: &mut String, words: &[&str]) {
    for (index, word) in words.iter().enumerate() {
        if index > 0 {
            text.push(' ');
        }
        text.push_str(word);
    }
    text.push('\n');
}

fn write_edit(text: &mut String, edit: &Edit) {
    // Line ends stand in JSON only where an unknown member was written with them; no JSON holds these two characters.
    let json = |document: &Postmortem| {
        format::json::write_dense(document).replace('\n', "\u{1}").replace('\r', "\u{2}")
    };
    match edit {
        Edit::Set(path, value) => {
            let mut document = room_for(path);
            // The value came from a field of this kind.
            let _ = apply(&mut document, Edit::Set(path.clone(), value.clone()));
            line(text, &["set", &quoted(&path.to_string()), &json(&document)]);
        }
        Edit::Insert(index, row) => {
            let mut document = Postmortem::default();
            document.push_row(row.clone());
            line(text, &["insert", &index.to_string(), row.list().name(), &json(&document)]);
        }
        Edit::Remove(list, id) => line(text, &["remove", list.name(), &quoted(id.as_str())]),
        Edit::Move(list, id, to) => line(text, &["move", list.name(), &quoted(id.as_str()), &to.to_string()]),
        Edit::Reorder(list, order) => {
            let ids: Vec<String> = order.iter().map(|id| quoted(id.as_str())).collect();
            let mut words = vec!["order", list.name()];
            words.extend(ids.iter().map(String::as_str));
            line(text, &words);
        }
        Edit::InsertSection(index, section) => {
            let document = Postmortem { sections: vec![section.clone()], ..Postmortem::default() };
            line(text, &["section", &index.to_string(), &json(&document)]);
        }
        Edit::RemoveSection(key) => line(text, &["drop", &quoted(&name(key))]),
        Edit::MoveSection(key, to) => line(text, &["shift", &quoted(&name(key)), &to.to_string()]),
        Edit::Replace(document) => line(text, &["replace", &json(document)]),
    }
}

fn read_edit(name: &str, rest: &str, env: &dyn Env) -> Option<Edit> {
    let document = |text: &str| {
        let text = text.replace('\u{1}', "\n").replace('\u{2}', "\r");
        let reading = format::read(&text, format::by_id("json"), env);
        reading.refusal.is_none().then_some(reading.document)
    };
    let list = |text: &str| ListId::from_name(text);
    let id = |text: &str| Some(RowId::from(unquoted(text)?.as_str()));
    let (first, more) = rest.split_once(' ').unwrap_or((rest, ""));
    Some(match name {
        "set" => {
            let path = FieldPath::parse(&unquoted(first)?)?;
            let value = document(more)?.get(&path)?;
            Edit::Set(path, value)
        }
        "insert" => {
            let (list_name, json) = more.split_once(' ')?;
            Edit::Insert(first.parse().ok()?, document(json)?.rows(list(list_name)?).pop()?)
        }
        "remove" => Edit::Remove(list(first)?, id(more)?),
        "move" => {
            let (row, to) = more.split_once(' ')?;
            Edit::Move(list(first)?, id(row)?, to.parse().ok()?)
        }
        "order" => Edit::Reorder(
            list(first)?,
            more.split(' ').filter(|id| !id.is_empty()).map(id).collect::<Option<_>>()?,
        ),
        "section" => Edit::InsertSection(first.parse().ok()?, document(more)?.sections.pop()?),
        "drop" => Edit::RemoveSection(key(first)?),
        "shift" => Edit::MoveSection(key(first)?, more.parse().ok()?),
        "replace" => Edit::Replace(Box::new(document(rest)?)),
        _ => return None,
    })
}

/// A document that has the row or section in which the field lies, and nothing else.
fn room_for(path: &FieldPath) -> Postmortem {
    let mut document = Postmortem::default();
    match path {
        FieldPath::RowField(list, id, _) => document.push_row(Row::empty(*list, id.clone())),
        FieldPath::Section(key, _) => document.sections.push(Section {
            key: key.clone(),
            heading: String::new(),
            level: 2,
            body: String::new(),
            members: Members::new(),
        }),
        _ => {}
    }
    document
}

fn name(key: &SectionKey) -> String {
    FieldPath::Section(key.clone(), crate::field::SectionField::Body).to_string()
}

fn key(word: &str) -> Option<SectionKey> {
    match FieldPath::parse(&unquoted(word)?)? {
        FieldPath::Section(key, _) => Some(key),
        _ => None,
    }
}
