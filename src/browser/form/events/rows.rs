//! Rows added, opened and removed: each one step of undo, with the focus on what comes next and a word for those who cannot see.

use super::grid::Grid;
use crate::browser::component::time_field::now;
use crate::browser::env::BrowserEnv;
use crate::chronology::context;
use crate::edit::{Edit, Row};
use crate::field::{FieldPath, RowField};
use crate::format::markdown::kind_of_words;
use crate::grid::{between, change, entry, paste};
use crate::model::{EventKind, ListId, RowId, TimelineEvent};

/// What time a new row starts with.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Start {
    /// That of the row before.
    Same,
    /// The middle between its neighbours, approximate; behind the last row that row's.
    Middle,
    /// The present.
    Now,
}

/// Insert an empty row behind another and open it at its time.
pub(super) fn insert_at(grid: Grid, behind: &RowId, start: Start) {
    let index = grid.editor.with(|document| document.event_place(behind));
    insert(grid, index.map_or(0, |index| index + 1), start);
}

/// Insert an empty row at an index and open it at its time.
pub(super) fn insert(grid: Grid, index: usize, start: Start) {
    let editor = grid.editor;
    let id = editor.fresh_id();
    let mut event = TimelineEvent::new(id.clone());
    event.at = match start {
        Start::Now => Some(live(grid)),
        Start::Middle => editor.with(|document| between::new_time(document, index, editor.zones())),
        Start::Same => editor.with(|document| {
            context(document, None)
                .after
                .filter(|_| index >= document.timeline.len())
                .or_else(|| document.timeline.get(..index)?.iter().rev().find_map(|event| event.at.clone()))
        }),
    };
    let field = if start == Start::Now { RowField::Text } else { RowField::At };
    if editor.edit("adding an event", Edit::Insert(index, Row::Timeline(event))) {
        grid.entering.set_value(true);
        editor.go_to(FieldPath::event(&id, field));
    }
}

/// The present in the words of the list.
fn live(grid: Grid) -> crate::time::Time {
    let editor = grid.editor;
    let around = editor.with(|document| context(document, None));
    let present = now(editor);
    crate::time::text::typed("now", &around, Some(&present)).map_or(present, |typed| typed.at)
}

/// Add an event that begins now behind the last row, for those who write while it happens.
pub(super) fn add_now(grid: Grid) {
    let end = grid.editor.with(|document| document.timeline.len());
    insert(grid, end, Start::Now);
}

/// Take away a new row in which nothing was written. Says whether it did.
pub(super) fn leave_empty(grid: Grid, id: &RowId) -> bool {
    let empty = grid.editor.with(|document| {
        let event = document.event(id)?;
        let bare = event.text.trim().is_empty()
            && event.label.is_empty()
            && event.actor.is_empty()
            && event.links.is_empty();
        Some(bare && event.milestones.is_empty() && event.kind == EventKind::Note && event.until.is_none())
    });
    if empty != Some(true) || !grid.entering.get_value() {
        return false;
    }
    grid.session.open_event.set(None);
    grid.entering.set_value(false);
    let ids = grid.ids();
    let before = ids.iter().position(|other| other == id).and_then(|place| place.checked_sub(1));
    let before = before.and_then(|place| ids.get(place)).cloned();
    grid.editor.edit("removing an empty event", Edit::Remove(ListId::Timeline, id.clone()));
    match before {
        Some(before) => grid.focus(&before),
        None => grid.editor.go_to(FieldPath::List(ListId::Timeline)),
    }
    true
}

/// Add the event that a line tells behind the last row.
pub(super) fn add_line(grid: Grid, line: &str) -> bool {
    let editor = grid.editor;
    if line.trim().is_empty() {
        return false;
    }
    let id = editor.fresh_id();
    let around = editor.with(|document| context(document, None));
    let event = entry::read(line, id.clone(), &around, Some(&now(editor)), kind_of_words);
    let words = match &event.at {
        Some(at) => format!("Added at {}.", at.written),
        None => "Added without a time.".to_owned(),
    };
    let index = editor.with(|document| document.timeline.len());
    if !editor.edit("adding an event", Edit::Insert(index, Row::Timeline(event))) {
        return false;
    }
    editor.settle();
    editor.select(FieldPath::Row(ListId::Timeline, id));
    grid.session.say(words);
    true
}

/// Insert pasted rows behind a row, or behind the last.
pub(super) fn paste_rows(grid: Grid, text: &str, behind: Option<&RowId>) -> bool {
    let editor = grid.editor;
    if editor.readonly.get_untracked() {
        return false;
    }
    let (index, around) = editor.with(|document| {
        let place = behind.and_then(|id| document.event_place(id));
        let index = place.map_or(document.timeline.len(), |place| place + 1);
        let next = document.timeline.get(index).map(|event| event.id.clone());
        (index, context(document, next.as_ref()))
    });
    let events = paste::events(text, &around, || RowId::fresh(&BrowserEnv), kind_of_words);
    let mut ids: Vec<RowId> = events.iter().map(|event| event.id.clone()).collect();
    let Some(first) = ids.first().cloned() else { return false };
    let words = change::counted(ids.len());
    let step = editor.with(|document| change::insert(document, index, events, format!("pasting {words}")));
    if !editor.commit(step) {
        return false;
    }
    ids.sort();
    grid.chosen.set(ids.into());
    grid.anchor.set_value(Some(first.clone()));
    grid.focus(&first);
    grid.session.say(format!("Pasted {words}. They are chosen. Undo takes them away."));
    true
}

/// Remove the chosen rows, or the one given; the focus goes to the row behind them.
pub(super) fn remove(grid: Grid, one: Option<RowId>) {
    let editor = grid.editor;
    let chosen = grid.chosen.get_untracked();
    let gone: Vec<RowId> = if chosen.is_empty() { one.into_iter().collect() } else { chosen.to_vec() };
    let ids = grid.ids();
    let is_gone = |id: &RowId| change::is_chosen(&gone, id);
    let Some(last) = ids.iter().rposition(is_gone) else { return };
    let next = ids.get(last + 1).or_else(|| ids.iter().rfind(|id| !is_gone(id))).cloned();
    let step = editor.with(|document| change::remove(document, &gone));
    if !editor.commit(step) {
        return;
    }
    grid.chosen.set([].into());
    grid.session.say(format!("Removed {}. Undo brings back what was removed.", change::counted(gone.len())));
    match next {
        Some(next) => {
            grid.refresh();
            grid.focus(&next);
        }
        None => editor.go_to(FieldPath::List(ListId::Timeline)),
    }
}

/// Give the chosen rows, or the one given, a kind.
pub(super) fn set_kind(grid: Grid, one: Option<RowId>, kind: EventKind) {
    let chosen = grid.chosen.get_untracked();
    let rows: Vec<RowId> = if chosen.is_empty() { one.into_iter().collect() } else { chosen.to_vec() };
    if rows.is_empty() {
        return;
    }
    let step = grid.editor.with(|document| change::set_kind(document, &rows, kind));
    if step.edits.is_empty() || grid.editor.commit(step) {
        grid.session.say(format!("{}: {}.", change::counted(rows.len()), kind.label()));
    }
}

/// Shift the chosen rows by minutes.
pub(super) fn shift(grid: Grid, minutes: i64) {
    let chosen = grid.chosen.get_untracked();
    let (step, moved, stayed) = grid.editor.with(|document| change::shift(document, &chosen, minutes));
    if moved > 0 && grid.editor.commit(step) {
        let stay = if stayed > 0 {
            format!(" {} without a clock time stay.", change::counted(stayed))
        } else {
            String::new()
        };
        let words = crate::grid::shift::shift_words(minutes);
        grid.session.say(format!("{} {words}.{stay}", change::counted(moved)));
    } else {
        grid.session.say("None of the chosen events has a time that could be shifted.");
    }
}

/// Put all rows in the order of their times.
pub(super) fn sort(grid: Grid) {
    let editor = grid.editor;
    match editor.with(|document| change::sorted(document, editor.zones())) {
        Some(order) => {
            if editor.edit("sorting by time", Edit::Reorder(ListId::Timeline, order)) {
                grid.session.say("Sorted by time. Undo brings back the order before.");
            }
        }
        None => grid.session.say("The events are in the order of their times already."),
    }
}
