//! What was changed in a long draft since its newest whole record, as a few edits beside it. To write it costs as much as was changed, not
//! as much as there is, so that long drafts are as safe while somebody types as short ones.
//!
//! A tail is a record too: its parent is the revision of the whole record that it belongs to, its payload lines of [`Journal`]. Beside every
//! whole record of a long draft lies an empty one, so that a tail is compared and swapped without reading the whole. It must not be used
//! for a new order of a whole list or of the sections: that makes a whole record.

use super::save::aside;
use super::{Journal, Pairs, Record, place};
use crate::edit::{Edit, Touched, apply};
use crate::env::FixedEnv;
use crate::format;
use crate::model::{ListId, Postmortem, RowId};

/// Bytes of a document above which only what changed is written while somebody types.
pub const LONG: usize = 48 * 1024;
/// Bytes of a tail above which a whole record is written.
const LIMIT: usize = 64 * 1024;

/// What was touched in a document, as the payload of a tail; nothing if that takes a whole record.
///
/// Every touched row is taken out and those that are still there are put back in their order, so it is all one whether a row was new,
/// went, moved or was written in.
pub fn tail(document: &Postmortem, touched: &[Touched]) -> Option<String> {
    let (mut edits, mut rows) = (Vec::new(), Vec::<(ListId, &RowId)>::new());
    for what in touched {
        match what {
            Touched::Field(path) => edits.push(Edit::Set(path.clone(), document.get(path)?)),
            Touched::Row(list, id) | Touched::Placed(list, id) if !rows.contains(&(*list, id)) => {
                edits.push(Edit::Remove(*list, id.clone()));
                rows.push((*list, id));
            }
            Touched::Row(..) | Touched::Placed(..) => {}
            Touched::Order(_) | Touched::Sections | Touched::All => return None,
        }
    }
    for list in ListId::ALL.into_iter().filter(|list| rows.iter().any(|(of, _)| of == list)) {
        for (at, id) in document.order(list).iter().enumerate().filter(|(_, id)| rows.contains(&(list, id))) {
            edits.push(Edit::Insert(at, document.row(list, id)?));
        }
    }
    let text = Journal::lines(&edits);
    (!edits.is_empty() && text.len() <= LIMIT).then_some(text)
}

/// The record that a whole one and its tail make together; nothing if they do not belong together.
pub(super) fn join(head: &Record, tail: &Record) -> Option<Record> {
    if tail.parent != head.revision || tail.payload.is_empty() {
        return None;
    }
    // A stored document has all its ids, so nothing here is made up.
    let env = FixedEnv::default();
    let mut document = format::read(&head.payload, format::by_id("json"), &env).document;
    for edit in Journal::edits(&tail.payload, &env)? {
        // A row that came after the whole record is not there to be taken out.
        let came = matches!(&edit, Edit::Remove(list, id) if document.row(*list, id).is_none());
        if !came {
            apply(&mut document, edit).ok()?;
        }
    }
    Some(Record {
        revision: tail.revision,
        writer: tail.writer.clone(),
        saved: tail.saved,
        exported: tail.exported,
        payload: format::json::write_dense(&document),
        id: head.id.clone(),
        parent: head.parent,
        label: head.label.clone(),
    })
}

/// What is stored under a draft's own key and its tail's, as one text.
pub fn joined(head: String, tail: Option<&str>) -> String {
    let Some(tail) = tail.and_then(|tail| Record::parse(tail).ok()) else { return head };
    let Ok(record) = Record::parse(&head) else { return head };
    join(&record, &tail).map_or(head, |record| record.to_string())
}

/// Whole records in place of records and tails. A tail that belongs to nothing is shown among what is damaged.
pub fn fold(mut found: Pairs) -> Pairs {
    let (tails, mut rest): (Pairs, Pairs) =
        found.drain(..).partition(|(key, _)| place::under(key, "tail").is_some());
    for (key, text) in tails {
        let id = place::under(&key, "tail").unwrap_or_default();
        let own = place::head(id);
        let tail = Record::parse(&text).ok();
        if tail.as_ref().is_some_and(|tail| tail.payload.is_empty()) {
            continue;
        }
        let head = rest.iter_mut().find(|(key, _)| *key == own);
        let made = head.and_then(|(_, head)| {
            *head = join(&Record::parse(head).ok()?, &tail?)?.to_string();
            Some(())
        });
        if made.is_none() {
            let kept = aside(id, text);
            rest.extend(kept.text.map(|text| (kept.key, text)));
        }
    }
    rest
}
