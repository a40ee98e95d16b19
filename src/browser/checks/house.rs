//! The rules of a house in the page: chosen as a file, kept in this browser, or given by the host of the element.

use crate::browser::files;
use crate::browser::session::Session;
use crate::browser::view::prelude::*;
use crate::rule::House;
use leptos::ev;
use leptos::task::spawn_local;
use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;

/// The note of the store that keeps the pack.
const NOTE: &str = "house";

/// Which pack is in force, and ways to choose another.
#[component]
pub fn HousePack(session: Session) -> impl IntoView {
    let editor = session.editor;
    let name = move || {
        editor.settled().track();
        editor.diagnostics().track();
        editor.with_beside(|beside| (beside.house != House::default()).then(|| beside.house.name.clone()))
    };
    let chosen = move |event: ev::Event| {
        let input = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
        let Some(input) = input else { return };
        if let Some(file) = input.files().and_then(|files| files.get(0)) {
            spawn_local(async move {
                match files::bytes(&file).await {
                    Ok(bytes) => take(session, &String::from_utf8_lossy(&bytes), true),
                    Err(error) => session.tell(true, error.to_string(), None),
                }
            });
        }
        input.set_value("");
    };
    view! {
        <h3 class="head">"House rules"</h3>
        <div class="item hushed">
            <label class="label" for="house-pack">
                {move || name().map_or_else(|| "None. A rule pack (.toml) adds your house's.".to_owned(), |name| ["In force: ", &name].concat())}
            </label>
            <input id="house-pack" type="file" accept=".toml,text/plain" on:change=chosen />
            <Show when=move || name().is_some()>
                <button type="button" class="btn line small" on:click=move |_| take(session, "", true)>"Take away"</button>
            </Show>
        </div>
    }
    .into_any()
}

/// Put a pack in force; an empty one is none. What cannot be read is said, and nothing changes.
pub fn take(session: Session, text: &str, keep: bool) {
    match House::read(text) {
        Ok(mut house) => {
            if house.name.is_empty() && !text.trim().is_empty() {
                house.name = "a pack without a name".to_owned();
            }
            session.editor.set_beside(|beside| beside.house = house);
            if keep {
                session.set_note(NOTE, text);
            }
        }
        Err(error) => session.tell(true, ["The rule pack was not read. ", &error].concat(), None),
    }
}

/// The pack that this browser keeps.
pub fn kept(session: Session) {
    let text = session.with_shelf(|shelf| shelf.note(NOTE).map(str::to_owned)).unwrap_or_default();
    if !text.is_empty() {
        take(session, &text, false);
    }
}
