//! The margin: checks float beside their fields without pushing the text; two that would meet, the lower one moves down.
//!
//! Where the margin is too narrow the style sheet puts checks under their fields, and there is nothing to do here.

use super::size::follow_size;
use crate::browser::session::Session;
use crate::browser::view::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

/// Space between two checks, in CSS pixels.
const GAP: f64 = 8.0;

/// Keep the checks inside `place` apart for as long as the present owner lives.
pub fn keep_apart(session: Session, place: NodeRef<HtmlElement>) {
    let found = session.editor.diagnostics();
    let arrange = move || {
        if let Some(place) = place.get_untracked() {
            arrange(&place);
        }
    };
    Effect::new(move |_| {
        found.track();
        session.editor.settled().track();
        request_animation_frame(arrange);
    });
    follow_size(place, arrange);
}

fn arrange(place: &HtmlElement) {
    let Ok(notes) = place.query_selector_all(".row > .notes") else { return };
    let notes: Vec<HtmlElement> =
        (0..notes.length()).filter_map(|index| notes.item(index)?.dyn_into().ok()).collect();
    // All reading before all writing, so that the page is laid out once.
    for note in &notes {
        let _ = note.style().remove_property("translate");
    }
    let top_of = |element: &Element| element.get_bounding_client_rect().top();
    let doc_top = top_of(place);
    let floats = |note: &HtmlElement| note.scroll_height() > note.client_height();
    let places: Vec<(usize, f64, f64)> = notes
        .iter()
        .enumerate()
        .filter(|(_, note)| floats(note))
        .map(|(index, note)| (index, top_of(note) - doc_top, f64::from(note.scroll_height())))
        .collect();
    let mut end = f64::NEG_INFINITY;
    for (index, top, height) in &places {
        let down = (end - top).max(0.0);
        if down > 0.0
            && let Some(note) = notes.get(*index)
        {
            let _ = note.style().set_property("translate", &format!("0 {down}px"));
        }
        end = top + down + height + GAP;
    }
    let room = if places.is_empty() { String::new() } else { format!("{}px", end.max(0.0)) };
    if place.style().get_property_value("min-height").unwrap_or_default() != room {
        let _ = place.style().set_property("min-height", &room);
    }
}
