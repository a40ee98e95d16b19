//! What can be done with the chosen rows together.

use super::grid::Grid;
use super::{keys, rows};
use crate::browser::component::Icon;
use crate::browser::component::icon::Glyph;
use crate::browser::view::prelude::*;
use crate::grid::change::counted;
use crate::model::EventKind;
use crate::time::text::read_span;
use leptos::ev;

/// The bar that stands above the list while rows are chosen.
pub(super) fn bar(grid: Grid) -> AnyView {
    let count = Memo::new(move |_| grid.chosen.with(|chosen| chosen.len()));
    let any = Memo::new(move |_| count.get() > 0);
    let amount = RwSignal::new("+1h".to_owned());
    let minutes = Memo::new(move |_| amount.with(|amount| read_span(amount)));
    let act = move || match minutes.get_untracked() {
        Some(minutes) => rows::shift(grid, minutes),
        None => grid.session.say("Say how far: +1h, -30, 1:30, 2 days."),
    };
    let enter = move |event: ev::KeyboardEvent| match event.key().as_str() {
        "Enter" => {
            event.prevent_default();
            act();
        }
        "Escape" => {
            event.stop_propagation();
            keys::clear(grid);
            if let Some(id) = grid.current() {
                grid.focus(&id);
            }
        }
        _ => {}
    };
    let kind = move |event| {
        if let Some(kind) = EventKind::from_name(&event_target_value(&event)) {
            rows::set_kind(grid, None, kind);
        }
    };
    let readonly = grid.editor.readonly;
    let content = move || {
        let option = |kind: EventKind| view! { <option value=kind.name()>{kind.label()}</option> };
        view! {
            <div class="chosenbar" role="group" aria-label="Chosen events" on:keydown=enter>
                <b>{move || format!("{} chosen", counted(count.get()))}</b>
                <span class="withunit">
                    <input class="input" type="text" autocomplete="off" aria-label="Shift by" placeholder="+1h, -30, 1:30" prop:value=move || amount.get()
                        aria-invalid=move || minutes.get().is_none().then_some("true") on:input=move |event| amount.set(event_target_value(&event)) />
                    <button type="button" class="btn line small" disabled=move || readonly.get() || minutes.get().is_none() on:click=move |_| act()>"Shift"</button>
                </span>
                <select class="input" aria-label="Kind of the chosen events" disabled=move || readonly.get() on:change=kind prop:value="">
                    <option value="">"Kind…"</option>
                    {EventKind::ALL.map(option).collect_view()}
                </select>
                <button type="button" class="btn small quiet danger" disabled=move || readonly.get() on:click=move |_| rows::remove(grid, None)>
                    <Icon glyph=Glyph::Trash small=true />"Delete"
                </button>
                <button type="button" class="btn small icon quiet end" aria-label="Choose nothing" title="Choose nothing" on:click=move |_| {
                    keys::clear(grid);
                    if let Some(id) = grid.current() { grid.focus(&id); }
                }><Icon glyph=Glyph::Close small=true /></button>
            </div>
        }
    };
    view! { {move || any.get().then(content)} }.into_any()
}
