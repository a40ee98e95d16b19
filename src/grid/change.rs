//! Many rows changed in one step of undo: shift, kind, remove, sort, insert.

use super::shift::{shift_words, shifted};
use crate::edit::{Edit, Row, Transaction};
use crate::env::Zones;
use crate::field::{FieldPath, RowField, Value};
use crate::metrics::{Moments, Remembered};
use crate::model::{EventKind, ListId, Postmortem, RowId, TimelineEvent};

/// Above this many rows a step replaces the document instead of naming every row: an edit of one row looks for it in the list.
const MANY: usize = 64;

/// Chosen rows, in the order of their ids so that one is found quickly.
pub type Chosen = [RowId];

/// Whether a row is chosen. `chosen` is sorted.
pub fn is_chosen(chosen: &Chosen, id: &RowId) -> bool {
    chosen.binary_search(id).is_ok()
}

/// Shift the chosen rows by minutes. The second figure says how many could not move.
pub fn shift(document: &Postmortem, chosen: &Chosen, minutes: i64) -> (Transaction, usize, usize) {
    let (mut moved, mut stayed) = (0, 0);
    let transaction = each(document, chosen, "", &mut |event, edits| {
        let ends = [(RowField::At, &event.at), (RowField::Until, &event.until)];
        let mut any = false;
        for (field, time) in ends {
            if let Some(time) = time.as_ref().and_then(|time| shifted(time, minutes)) {
                edits.push((field, Value::Time(Some(time))));
                any = true;
            }
        }
        if any { moved += 1 } else { stayed += 1 }
    });
    let label = format!("shifting {} {}", counted(moved), shift_words(minutes));
    (Transaction { label, ..transaction }, moved, stayed)
}

/// Give the chosen rows a kind, confirmed by a person.
pub fn set_kind(document: &Postmortem, chosen: &Chosen, kind: EventKind) -> Transaction {
    let label = format!("marking {} as {}", counted(chosen.len()), kind.label().to_lowercase());
    each(document, chosen, &label, &mut |event, edits| {
        if event.kind != kind {
            edits.push((RowField::Kind, Value::Kind(kind)));
        }
        if event.inferred {
            edits.push((RowField::Inferred, Value::Flag(false)));
        }
    })
}

/// Remove the chosen rows.
pub fn remove(document: &Postmortem, chosen: &Chosen) -> Transaction {
    let label = format!("removing {}", counted(chosen.len()));
    if chosen.len() > MANY {
        let mut next = document.clone();
        next.timeline.retain(|event| !is_chosen(chosen, &event.id));
        return Transaction::new(label, vec![Edit::Replace(Box::new(next))]);
    }
    let gone = document.timeline.iter().filter(|event| is_chosen(chosen, &event.id));
    let edits = gone.map(|event| Edit::Remove(ListId::Timeline, event.id.clone())).collect();
    Transaction::new(label, edits)
}

/// Insert events at an index, in their order.
pub fn insert(document: &Postmortem, index: usize, events: Vec<TimelineEvent>, label: String) -> Transaction {
    if events.len() > MANY {
        let mut next = document.clone();
        let index = index.min(next.timeline.len());
        next.timeline.splice(index..index, events);
        return Transaction::new(label, vec![Edit::Replace(Box::new(next))]);
    }
    let edits = events
        .into_iter()
        .enumerate()
        .map(|(place, event)| Edit::Insert(index + place, Row::Timeline(event)))
        .collect();
    Transaction::new(label, edits)
}

/// The order of all rows by time, if it is another one than now. Rows of the same moment keep their order, and a row without a
/// time stays behind the one it followed.
pub fn sorted(document: &Postmortem, zones: &dyn Zones) -> Option<Vec<RowId>> {
    let zones = Remembered::new(zones);
    let moments = Moments::of(document, &zones);
    let mut last = i64::MIN;
    let mut rows: Vec<(i64, usize)> = moments
        .events()
        .iter()
        .enumerate()
        .map(|(index, (at, _))| {
            last = at.map_or(last, |at| at.at);
            (last, index)
        })
        .collect();
    rows.sort_unstable();
    if rows.iter().enumerate().all(|(place, (_, index))| place == *index) {
        return None;
    }
    Some(rows.iter().filter_map(|(_, index)| Some(document.timeline.get(*index)?.id.clone())).collect())
}

/// `1 event`, `12 events`.
pub fn counted(count: usize) -> String {
    if count == 1 { "1 event".to_owned() } else { format!("{count} events") }
}

type Sets = Vec<(RowField, Value)>;

fn each(
    document: &Postmortem,
    chosen: &Chosen,
    label: &str,
    change: &mut dyn FnMut(&TimelineEvent, &mut Sets),
) -> Transaction {
    let mut edits = Vec::new();
    let mut next = (chosen.len() > MANY).then(|| document.clone());
    for (index, event) in document.timeline.iter().enumerate() {
        if !is_chosen(chosen, &event.id) {
            continue;
        }
        let mut sets = Vec::new();
        change(event, &mut sets);
        for (field, value) in sets {
            match next.as_mut().and_then(|next| next.timeline.get_mut(index)) {
                Some(row) => put(row, field, value),
                None => edits.push(Edit::Set(FieldPath::event(&event.id, field), value)),
            }
        }
    }
    if let Some(next) = next {
        edits = vec![Edit::Replace(Box::new(next))];
    }
    Transaction::new(label, edits)
}

fn put(row: &mut TimelineEvent, field: RowField, value: Value) {
    match (field, value) {
        (RowField::At, Value::Time(time)) => row.at = time,
        (RowField::Until, Value::Time(time)) => row.until = time,
        (RowField::Kind, Value::Kind(kind)) => row.kind = kind,
        (RowField::Inferred, Value::Flag(inferred)) => row.inferred = inferred,
        _ => {}
    }
}
