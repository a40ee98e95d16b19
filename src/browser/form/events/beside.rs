//! The switch for what stands beside the times: time since the start, the reader's own zone, another zone, or nothing. It is a
//! matter of the view and not saved.

use super::grid::Grid;
use crate::browser::env::own_zone;
use crate::browser::view::prelude::*;
use crate::grid::beside::Beside;
use leptos::ev;

/// The switch.
pub(super) fn switch(grid: Grid) -> AnyView {
    let other = RwSignal::new(false);
    let unknown = RwSignal::new(false);
    let own = own_zone();
    let words = own.as_ref().map(|own| format!("Your time ({})", own.replace('_', " ")));
    let read = move |words: &str| Beside::zone(words, grid.editor.zones());
    let choose = move |event| {
        let choice = event_target_value(&event);
        other.set(choice == "other");
        unknown.set(false);
        match choice.as_str() {
            "start" => grid.beside.set(Beside::Start),
            "own" => grid.beside.set(own.as_deref().and_then(read).unwrap_or(Beside::Nothing)),
            "other" => {}
            _ => grid.beside.set(Beside::Nothing),
        }
    };
    let typed = move |event: ev::Event| {
        let words = event_target_value(&event);
        let zone = read(&words);
        unknown.set(zone.is_none() && !words.trim().is_empty());
        if let Some(zone) = zone {
            grid.beside.set(zone);
        }
    };
    let field = move || {
        other.get().then(|| view! {
            <input class="input" type="text" autocomplete="off" aria-label="The other zone" placeholder="Asia/Tokyo, UTC+2" list="zones-beside"
                aria-invalid=move || unknown.get().then_some("true") on:change=typed />
            <datalist id="zones-beside">
                {["UTC", "Europe/London", "Europe/Berlin", "America/New_York", "America/Los_Angeles", "Asia/Kolkata", "Asia/Tokyo"].map(|zone| view! { <option value=zone></option> }).collect_view()}
            </datalist>
        })
    };
    view! {
        <span class="beside">
            <select class="input" aria-label="Beside the times" title="What stands under each time; it is not saved" on:change=choose>
                <option value="start">"Since start"</option>
                {words.map(|words| view! { <option value="own">{words}</option> })}
                <option value="other">"Another zone…"</option>
                <option value="none">"Nothing"</option>
            </select>
            {field}
        </span>
    }
    .into_any()
}
