//! One line that becomes an event: a time as people type it, then what happened. Pasted rows become events at once.

use super::grid::Grid;
use super::rows;
use crate::browser::component::Icon;
use crate::browser::component::icon::Glyph;
use crate::browser::intake::open_chat;
use crate::browser::view::prelude::*;
use crate::grid::paste::is_rows;
use leptos::ev;
use web_sys::ClipboardEvent;

/// The line and its buttons.
pub(super) fn line(grid: Grid) -> AnyView {
    let editor = grid.editor;
    let line = RwSignal::new(String::new());
    let add = move || {
        if rows::add_line(grid, &line.get_untracked()) {
            line.set(String::new());
        }
    };
    let keys = move |event: ev::KeyboardEvent| {
        if event.key() == "Enter" && !event.is_composing() {
            event.prevent_default();
            add();
        }
    };
    let paste = move |event: ClipboardEvent| {
        let text =
            event.clipboard_data().and_then(|data| data.get_data("text/plain").ok()).unwrap_or_default();
        if is_rows(&text) && rows::paste_rows(grid, &text, None) {
            event.prevent_default();
        }
    };
    view! {
        <div class="quick">
            <div>
                <label class="pm-vh" for="add/timeline">"Add an event: time, then what happened"</label>
                <input class="input" id="add/timeline" autocomplete="off" placeholder="Add an event: 10:40 PM rolled back, +5 paged, ~9 slow; or paste rows"
                    readonly=move || editor.readonly.get() prop:value=move || line.get()
                    on:input=move |event| line.set(event_target_value(&event)) on:keydown=keys on:paste=paste />
            </div>
            <div class="do">
                <button type="button" class="btn line" disabled=move || editor.readonly.get() on:click=move |_| add()><Icon glyph=Glyph::Plus small=true />"Add"</button>
                <button type="button" class="btn line" disabled=move || editor.readonly.get() title="Add an event that happens now (Ctrl ;)" on:click=move |_| rows::add_now(grid)>
                    <Icon glyph=Glyph::Clock small=true />"Now"
                </button>
                <button type="button" class="btn quiet" id="paste-chat" disabled=move || editor.readonly.get() on:click=move |_| open_chat(grid.session, String::new())>
                    <Icon glyph=Glyph::Copy small=true />"Paste chat or log"
                </button>
            </div>
        </div>
    }
    .into_any()
}
