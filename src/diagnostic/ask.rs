//! A question that mends a finding: what only the author knows is asked for in place, and the answer becomes edits with one undo.
//!
//! What the answer means follows from the field it is for. This module knows no single rule.

use crate::edit::{Edit, Row};
use crate::env::Env;
use crate::field::{FieldPath, RowField, Value};
use crate::model::{Postmortem, RowId, SectionId};
use crate::time::text;
use std::ops::Range;

/// A question whose answer mends a finding.
#[derive(Debug, Clone, PartialEq)]
pub struct Ask {
    /// What is asked: "Who does it?".
    pub label: &'static str,
    /// What stands in the answer's field at first.
    pub initial: String,
    /// What becomes of the answer.
    pub then: Then,
}

/// What becomes of an answer.
#[derive(Debug, Clone, PartialEq)]
pub enum Then {
    /// It is the content of each of these fields.
    Set(Vec<FieldPath>),
    /// It takes the place of a piece of a text.
    Replace(FieldPath, Range<usize>),
    /// It is this field of a new row at an index of its list.
    Insert(usize, Box<Row>, RowField),
    /// It is a paragraph at the end of a section.
    Append(SectionId),
    /// It is one of these, and each has its own edits.
    Pick(Vec<(String, Vec<Edit>)>),
}

impl Ask {
    /// The edits that an answer makes; words to say where it does not fit.
    pub fn answer(
        &self,
        document: &Postmortem,
        words: &str,
        env: &dyn Env,
    ) -> Result<Vec<Edit>, &'static str> {
        let words = words.trim_end();
        if words.trim().is_empty() {
            return Err("Write the answer first.");
        }
        match &self.then {
            Then::Set(paths) => {
                paths.iter().map(|path| Ok(Edit::Set(path.clone(), value(document, path, words)?))).collect()
            }
            Then::Replace(path, range) => match document.get(path) {
                Some(Value::Text(mut text)) if text.get(range.clone()).is_some() => {
                    text.replace_range(range.clone(), words);
                    Ok(vec![Edit::Set(path.clone(), Value::Text(text))])
                }
                _ => Err("The text has changed since. Look at it again."),
            },
            Then::Insert(index, row, field) => {
                let row = row.as_ref().clone().with_id(RowId::fresh(env));
                let path = FieldPath::RowField(row.list(), row.id().clone(), *field);
                let index = (*index).min(document.order(row.list()).len());
                let mut after = document.clone();
                // The row goes in first, so that its field says what the words mean.
                let insert = Edit::Insert(index, row);
                crate::edit::apply(&mut after, insert.clone()).map_err(|_| "There is no room for it.")?;
                let value = match (value(&after, &path, words)?, after.get(&path)) {
                    // What the row says already stands behind the answer.
                    (Value::Text(text), Some(Value::Text(rest))) => Value::Text(text + &rest),
                    (value, _) => value,
                };
                Ok(vec![insert, Edit::Set(path, value)])
            }
            Then::Append(section) => {
                let before = document.prose(*section).unwrap_or_default().trim_end();
                let text = if before.is_empty() { words.to_owned() } else { [before, words].join("\n\n") };
                Ok(vec![Edit::Set(FieldPath::prose(*section), Value::Text(text))])
            }
            Then::Pick(choices) => choices
                .iter()
                .find(|(name, _)| name == words)
                .map(|(_, edits)| edits.clone())
                .ok_or("Choose one of them."),
        }
    }
}

/// What words mean in a field.
fn value(document: &Postmortem, path: &FieldPath, words: &str) -> Result<Value, &'static str> {
    let text = || words.to_owned();
    Ok(match document.get(path).ok_or("The row has gone. Look at the checks again.")? {
        Value::Text(_) => Value::Text(text()),
        Value::OptionalText(_) => Value::OptionalText(Some(text())),
        Value::Zone(_) => Value::Zone(Some(
            text::read_zone(words).ok_or("Write a zone such as UTC, +02:00 or Europe/Berlin.")?,
        )),
        Value::Time(_) => {
            let time = text::read(words, &text::Context::default());
            if time.is_unread() {
                return Err("Write a date such as 2024-03-10.");
            }
            Value::Time(Some(time))
        }
        Value::Links(mut links) => {
            let url = crate::model::Link { label: String::new(), url: text() };
            links.push(url);
            Value::Links(links)
        }
        _ => return Err("The answer does not fit the field."),
    })
}
