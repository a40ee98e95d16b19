//! `postmortem check --fix`: writes what was mended back into the text, and nothing else.
//!
//! A candidate text counts only if reading it gives the mended document. First the words themselves are exchanged where they stand; where
//! that is not possible, what our own writer would change is merged into the text. If neither reads back right, the finding stays.

use super::locate::Places;
use crate::edit::{self, Edit};
use crate::env::Env;
use crate::field::{FieldPath, SectionField, Value};
use crate::format::{self, Format, json, markdown};
use crate::model::{ListId, Postmortem, RowId, Suppression};
use crate::rule::{Beside, RULES, mend_all};
use std::ops::Range;

/// What became of a text.
pub(super) struct Mended {
    /// The text now.
    pub(super) text: String,
    /// The rules whose findings were mended.
    pub(super) done: Vec<&'static str>,
    /// The rules whose findings could be mended in the document but not in this text.
    pub(super) left: Vec<&'static str>,
}

/// Mend every finding that needs nobody to look at it.
pub(super) fn mend(
    text: &str,
    document: &Postmortem,
    hint: Option<&'static Format>,
    env: &dyn Env,
    beside: &Beside,
) -> Mended {
    let mut mended = Mended { text: text.to_owned(), done: Vec::new(), left: Vec::new() };
    let mut before = document.clone();
    for rule in RULES.iter().filter(|rule| rule.applies(document.profile) && !beside.house.leaves_out(rule)) {
        let edits =
            mend_all(&before, env, beside, rule, |found| found.fixes.first().is_some_and(|fix| fix.sure));
        if edits.is_empty() {
            continue;
        }
        let mut after = before.clone();
        if edits.iter().any(|step| edit::apply(&mut after, step.clone()).is_err()) {
            continue;
        }
        let reads = |candidate: &str| {
            let reading = format::read(candidate, hint, env);
            // The command line may have chosen another profile than the text names.
            let document = Postmortem { profile: after.profile, ..reading.document };
            format::same(&document, &after).then_some(document)
        };
        let candidates =
            [in_place(&mended.text, &before, &edits), merged(&mended.text, &before, &after, env)];
        let fits =
            candidates.into_iter().flatten().find_map(|text| reads(&text).map(|document| (text, document)));
        match fits {
            Some((text, document)) => {
                mended.text = text;
                before = document;
                mended.done.push(rule.code);
            }
            None => mended.left.push(rule.code),
        }
    }
    mended
}

/// The words exchanged where they stand.
fn in_place(text: &str, document: &Postmortem, edits: &[Edit]) -> Option<String> {
    let (mut text, mut document) = (text.to_owned(), document.clone());
    for step in edits {
        let places = Places::new(&text, &document);
        let next = match step {
            Edit::Set(FieldPath::Field(crate::field::Field::Suppressions), Value::Suppressions(rest)) => {
                without_allowance(&text, &document.suppressions, rest)
            }
            Edit::Set(FieldPath::Section(key, SectionField::Level), Value::Level(level)) => {
                let line = places.heading(key)?;
                let marks = text.get(line.clone())?.bytes().take_while(|byte| *byte == b'#').count();
                (marks > 0)
                    .then(|| spliced(&text, line.start..line.start + marks, &"#".repeat(usize::from(*level))))
            }
            Edit::Set(path, value) => exchanged(&text, &document, &places, path, value),
            Edit::Reorder(list, order) => reordered(&text, &places, &document, *list, order),
            _ => None,
        }?;
        edit::apply(&mut document, step.clone()).ok()?;
        text = next;
    }
    Some(text)
}

fn spliced(text: &str, range: Range<usize>, words: &str) -> String {
    let mut text = text.to_owned();
    text.replace_range(range, words);
    text
}

/// A text or the words of a time: only the letters that differ.
fn exchanged(
    text: &str,
    document: &Postmortem,
    places: &Places<'_>,
    path: &FieldPath,
    value: &Value,
) -> Option<String> {
    let (old, new) = match (document.get(path)?, value) {
        (Value::Text(old), Value::Text(new)) => (old, new.clone()),
        (Value::Time(Some(old)), Value::Time(Some(new))) => (old.written, new.written.clone()),
        _ => return None,
    };
    let ahead = old.char_indices().zip(new.chars()).find(|((_, one), other)| one != other);
    let start = ahead.map_or(old.len().min(new.len()), |((at, _), _)| at);
    let (left, right) = (old.get(start..)?, new.get(start..)?);
    let same: usize = left
        .chars()
        .rev()
        .zip(right.chars().rev())
        .take_while(|(one, other)| one == other)
        .map(|(letter, _)| letter.len_utf8())
        .sum();
    let (gone, come) = (left.get(..left.len() - same)?, right.get(..right.len() - same)?);
    if gone.trim().is_empty() {
        return None;
    }
    // Blank space at the ends has no place of its own: it stays with the letters beside it.
    let lead = gone.len() - gone.trim_start().len();
    let range = start + lead..start + gone.trim_end().len();
    let place = places.exact(path, Some(&range))?;
    let come = come.trim();
    let words = if text.trim_start().starts_with('{') {
        let escaped = serde_json::to_string(come).ok()?;
        escaped.get(1..escaped.len() - 1)?.to_owned()
    } else {
        come.to_owned()
    };
    Some(spliced(text, place, &words))
}

/// The text without the line of an allowance that is gone.
fn without_allowance(text: &str, before: &[Suppression], after: &[Suppression]) -> Option<String> {
    let gone = before.iter().find(|one| !after.contains(one))?;
    let says = |line: &str| {
        let line = line.trim();
        line.starts_with("<!--")
            && line.ends_with("-->")
            && line.contains(&format!(" {}", gone.rule))
            && line.contains(gone.reason.as_str())
            && gone.path.as_ref().is_none_or(|path| line.contains(path.as_str()) || !line.contains(" at "))
    };
    let mut place = 0;
    for line in text.split_inclusive('\n') {
        if says(line) {
            return Some(spliced(text, place..place + line.len(), ""));
        }
        place += line.len();
    }
    None
}

/// Whole lines of rows in another order.
fn reordered(
    text: &str,
    places: &Places<'_>,
    document: &Postmortem,
    list: ListId,
    order: &[RowId],
) -> Option<String> {
    let rows = document.order(list);
    let starts: Option<Vec<usize>> = rows.iter().map(|id| Some(places.row_lines(list, id)?.start)).collect();
    let starts = starts?;
    let last = places.row_lines(list, rows.last()?)?.end;
    let end = text.get(last..)?.find('\n').map_or(text.len(), |at| last + at + 1);
    if !starts.windows(2).all(|two| two[0] < two[1]) {
        return None;
    }
    let block = |id: &RowId| {
        let index = rows.iter().position(|row| row == id)?;
        let until = starts.get(index + 1).copied().unwrap_or(end);
        text.get(*starts.get(index)?..until)
    };
    let mut changed = text.get(..*starts.first()?)?.to_owned();
    for id in order {
        let lines = block(id)?;
        changed.push_str(lines);
        if !lines.ends_with('\n') {
            changed.push('\n');
        }
    }
    changed.push_str(text.get(end..)?);
    if !text.ends_with('\n') && end == text.len() {
        changed.pop();
    }
    Some(changed)
}

/// What our own writer changes, merged into the text as it is.
fn merged(text: &str, before: &Postmortem, after: &Postmortem, env: &dyn Env) -> Option<String> {
    let format = if text.trim_start().starts_with('{') { &json::FORMAT } else { &markdown::FORMAT };
    let write = format.write?;
    diffy::merge(&write(before, env), text, &write(after, env)).ok()
}
