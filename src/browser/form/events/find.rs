//! Finding in the timeline: words, kind, who acted; the list shows what is found.

use super::grid::Grid;
use crate::browser::component::Icon;
use crate::browser::component::focus::focus_id;
use crate::browser::component::icon::Glyph;
use crate::browser::view::prelude::*;
use crate::grid::filter::{Filter, actors};
use crate::model::EventKind;
use gloo::timers::callback::Timeout;
use leptos::ev;

/// Milliseconds without a key after which the list follows.
const PAUSE: u32 = 120;

/// The bar that stands above the list while something is looked for.
pub(super) fn bar(grid: Grid) -> AnyView {
    let any = grid.finding;
    let timer = StoredValue::new_local(None::<Timeout>);
    let find = move |event| {
        let words = event_target_value(&event);
        let set = move || {
            if let Some(filter) = grid.filter.try_get_untracked() {
                grid.filter.set(Filter { words, ..filter });
            }
        };
        timer.set_value(Some(after(PAUSE, set)));
    };
    let keys = move |event: ev::KeyboardEvent| match event.key().as_str() {
        "Enter" | "ArrowDown" if event.target().is_some_and(|target| is_input(&target)) => {
            event.prevent_default();
            if let Some(first) = grid.ids().first() {
                grid.focus(first);
            }
        }
        "Escape" => {
            event.stop_propagation();
            close(grid);
        }
        _ => {}
    };
    let content = move || {
        let kind = |kind: EventKind| view! { <option value=kind.name()>{kind.label()}</option> };
        let actors = grid.editor.with(actors);
        let who = (!actors.is_empty()).then(|| {
            let actor = |actor: String| view! { <option value=actor.clone()>{actor.clone()}</option> };
            view! {
                <select class="input" aria-label="Who acted" on:change=move |event| {
                    let actor = event_target_value(&event);
                    grid.filter.update(|filter| filter.actor = actor);
                }><option value="">"Anybody"</option>{actors.into_iter().map(actor).collect_view()}</select>
            }
        });
        view! {
            <div class="findbar" role="search" aria-label="Find in the timeline" on:keydown=keys>
                <input class="input" id="find/timeline" type="search" autocomplete="off" aria-label="Find events" placeholder="Find events" on:input=find />
                <select class="input" aria-label="Kind of event" on:change=move |event| {
                    let kind = EventKind::from_name(&event_target_value(&event));
                    grid.filter.update(|filter| filter.kind = kind);
                }><option value="">"Every kind"</option>{EventKind::ALL.map(kind).collect_view()}</select>
                {who}
                <span class="sub" role="status">{move || {
                    let (found, all) = grid.counts();
                    format!("{found} of {all}")
                }}</span>
                <button type="button" class="btn small icon quiet end" aria-label="Stop finding" title="Stop finding" on:click=move |_| close(grid)><Icon glyph=Glyph::Close small=true /></button>
            </div>
        }
    };
    view! { {move || any.get().then(content)} }.into_any()
}

fn is_input(target: &web_sys::EventTarget) -> bool {
    use wasm_bindgen::JsCast;
    target.dyn_ref::<web_sys::HtmlInputElement>().is_some()
}

/// Open the bar, or go back to it.
pub(super) fn open(grid: Grid) {
    grid.finding.set(true);
    focus_id(grid.session, "find/timeline".to_owned());
}

/// Close the bar: every row shows again, and the current row keeps its place in view.
pub(super) fn close(grid: Grid) {
    grid.finding.set(false);
    grid.filter.set(Filter::default());
    match grid.current() {
        Some(id) => {
            grid.refresh();
            grid.focus(&id);
        }
        None => focus_id(grid.session, "find/open".to_owned()),
    }
}
