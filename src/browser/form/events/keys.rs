//! Keys and pointer in the list: one listener each for all rows.
//!
//! Up and Down walk, Shift extends the choice, Space and Ctrl click choose one, Ctrl A all; Enter opens, Delete removes, Ctrl
//! Enter inserts, Alt with an arrow moves, K and a letter gives a kind, / finds.

use super::grid::Grid;
use super::page::row_of;
use super::rows::{self, Start, insert_at};
use crate::browser::form::rows::move_row;
use crate::field::{FieldPath, RowField};
use crate::grid::change::{counted, is_chosen};
use crate::grid::paste::is_rows;
use crate::model::{EventKind, ListId, RowId};
use leptos::ev;
use std::sync::Arc;
use wasm_bindgen::JsCast;
use web_sys::{ClipboardEvent, Element};

/// Rows that a page key walks.
const PAGE: usize = 10;

/// The row that an event happened in, if it did not happen in one of the row's controls.
fn row_at(event: &web_sys::Event) -> Option<RowId> {
    let target: Element = event.target()?.dyn_into().ok()?;
    if target.closest(".edit, a, button").ok().flatten().is_some() {
        return None;
    }
    row_of(&target)
}

/// A key went to the list.
pub(super) fn press(grid: Grid, event: &ev::KeyboardEvent) {
    let Some(id) = row_at(event) else { return };
    let control = event.ctrl_key() || event.meta_key();
    let key = event.key();
    if grid.editor.readonly.get_untracked()
        && matches!(key.as_str(), "Delete" | "Backspace" | "Insert" | "k" | "K")
    {
        return;
    }
    match (key.as_str(), control, event.alt_key()) {
        ("ArrowUp", false, true) => move_row(grid.session, ListId::Timeline, &id, -1, "event"),
        ("ArrowDown", false, true) => move_row(grid.session, ListId::Timeline, &id, 1, "event"),
        ("ArrowUp" | "ArrowDown" | "Home" | "End" | "PageUp" | "PageDown", _, false) => {
            walk(grid, &id, &key, event.shift_key());
        }
        ("Enter" | "F2", false, false) => open(grid, &id),
        ("Enter", true, false) | ("Insert", false, false) => insert_at(grid, &id, Start::Middle),
        (" ", false, false) => toggle(grid, &id),
        ("a" | "A", true, false) => choose_all(grid),
        ("Escape", false, false) if !grid.chosen.with_untracked(|chosen| chosen.is_empty()) => clear(grid),
        ("Delete" | "Backspace", false, false) => rows::remove(grid, Some(id)),
        ("k" | "K", false, false) => {
            grid.naming.set_value(true);
            grid.session.say("Kind: D A M E C I R or N.");
        }
        ("/", false, false) => grid.find(),
        (letter, false, false) if grid.naming.get_value() => {
            grid.naming.set_value(false);
            let Some(kind) = kind_of(letter) else { return };
            rows::set_kind(grid, Some(id), kind);
        }
        _ => return,
    }
    event.prevent_default();
    event.stop_propagation();
}

/// The kind behind a letter.
fn kind_of(letter: &str) -> Option<EventKind> {
    Some(match letter.to_ascii_lowercase().as_str() {
        "d" => EventKind::Detection,
        "a" => EventKind::Action,
        "m" => EventKind::Misleading,
        "e" => EventKind::Escalation,
        "c" => EventKind::Communication,
        "i" => EventKind::Mitigation,
        "r" => EventKind::Resolution,
        "n" => EventKind::Note,
        _ => return None,
    })
}

fn walk(grid: Grid, from: &RowId, key: &str, extend: bool) {
    let ids = grid.ids();
    let Some(at) = ids.iter().position(|id| id == from) else { return };
    let last = ids.len().saturating_sub(1);
    let to = match key {
        "ArrowUp" => at.saturating_sub(1),
        "ArrowDown" => (at + 1).min(last),
        "PageUp" => at.saturating_sub(PAGE),
        "PageDown" => (at + PAGE).min(last),
        "Home" => 0,
        _ => last,
    };
    if let Some(id) = ids.get(to) {
        if extend {
            stretch(grid, &ids, id, from);
        }
        grid.focus(id);
    }
}

/// Choose everything from where choosing began (or `from`) to `to`.
fn stretch(grid: Grid, ids: &Arc<[RowId]>, to: &RowId, from: &RowId) {
    let begin = grid.anchor.get_value().filter(|_| !grid.chosen.with_untracked(|chosen| chosen.is_empty()));
    let begin = begin.unwrap_or_else(|| from.clone());
    let place = |id: &RowId| ids.iter().position(|other| other == id);
    let (Some(a), Some(b)) = (place(&begin), place(to)) else { return };
    let mut chosen = ids.get(a.min(b)..=a.max(b)).unwrap_or_default().to_vec();
    chosen.sort();
    grid.anchor.set_value(Some(begin));
    choose(grid, chosen);
}

fn toggle(grid: Grid, id: &RowId) {
    let mut chosen = grid.chosen.get_untracked().to_vec();
    match chosen.binary_search(id) {
        Ok(place) => {
            chosen.remove(place);
        }
        Err(place) => chosen.insert(place, id.clone()),
    }
    grid.anchor.set_value(Some(id.clone()));
    choose(grid, chosen);
}

fn choose_all(grid: Grid) {
    let mut chosen = grid.ids().to_vec();
    chosen.sort();
    choose(grid, chosen);
}

fn choose(grid: Grid, chosen: Vec<RowId>) {
    grid.session.say(format!("{} chosen.", counted(chosen.len())));
    grid.chosen.set(chosen.into());
}

/// Choose nothing.
pub(super) fn clear(grid: Grid) {
    grid.chosen.set([].into());
    grid.anchor.set_value(None);
    grid.session.say("Nothing is chosen.");
}

/// Open a row at its words.
pub(super) fn open(grid: Grid, id: &RowId) {
    grid.entering.set_value(false);
    grid.editor.go_to(FieldPath::event(id, RowField::Text));
}

/// A press of the pointer: alone it makes the row current, with Ctrl it chooses one more, with Shift a stretch. A finger opens.
pub(super) fn click(grid: Grid, event: &ev::MouseEvent) {
    let Some(id) = row_at(event) else { return };
    if event.shift_key() {
        let from = grid.current().unwrap_or_else(|| id.clone());
        stretch(grid, &grid.ids(), &id, &from);
    } else if event.ctrl_key() || event.meta_key() {
        if grid.chosen.with_untracked(|chosen| chosen.is_empty())
            && let Some(current) = grid.current().filter(|current| *current != id)
        {
            toggle(grid, &current);
        }
        toggle(grid, &id);
    } else if event.dyn_ref::<web_sys::PointerEvent>().is_some_and(|event| event.pointer_type() == "touch") {
        return open(grid, &id);
    } else if !grid.chosen.with_untracked(|chosen| chosen.is_empty() || is_chosen(chosen, &id)) {
        clear(grid);
    }
    grid.focus(&id);
}

/// A second press opens.
pub(super) fn double_click(grid: Grid, event: &ev::MouseEvent) {
    if let Some(id) = row_at(event) {
        open(grid, &id);
    }
}

/// The pointer is over a row: its buttons show.
pub(super) fn hover(grid: Grid, event: &web_sys::PointerEvent) {
    let row = event
        .target()
        .and_then(|target| target.dyn_into::<Element>().ok())
        .and_then(|target| row_of(&target));
    if grid.hovered.with_untracked(|hovered| *hovered != row) {
        grid.hovered.set(row);
    }
}

/// Rows are pasted anywhere in the list; into a field only what is plainly a table.
pub(super) fn paste(grid: Grid, event: &ClipboardEvent) {
    let Some(data) = event.clipboard_data() else { return };
    let text = data.get_data("text/plain").unwrap_or_default();
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let in_field =
        target.as_ref().is_some_and(|target| target.matches("input, textarea, select").unwrap_or(false));
    let rows = if in_field { text.contains('\t') && is_rows(&text) } else { !text.trim().is_empty() };
    let behind = target.as_ref().and_then(row_of);
    if rows && rows::paste_rows(grid, &text, behind.as_ref()) {
        event.prevent_default();
        event.stop_propagation();
    }
}
