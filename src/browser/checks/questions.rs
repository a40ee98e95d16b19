//! The checklist of the review meeting, made when somebody asks for it.

use crate::browser::env::BrowserEnv;
use crate::browser::session::Session;
use crate::browser::view::prelude::*;
use crate::rule::review::{Question, questions};

/// The button, and the questions by part.
#[component]
pub fn Questions(session: Session) -> impl IntoView {
    let open = RwSignal::new(false);
    let editor = session.editor;
    let all = move || {
        editor.settled().track();
        editor.with(|document| questions(document, &BrowserEnv))
    };
    let part = |all: &[Question]| {
        let heading = all.first().map_or("", |one| one.part);
        let row = |one: &Question| view! { <li>{one.text.clone()}</li> };
        view! {
            <h4 class="head">{heading}</h4>
            <ul class="asks">{all.iter().map(row).collect_view()}</ul>
        }
    };
    view! {
        <button type="button" class="btn line small" aria-expanded=move || open.get().to_string() on:click=move |_| open.update(|open| *open = !*open)>
            "Questions for the review"
        </button>
        <Show when=move || open.get()>
            {move || all().chunk_by(|one, other| one.part == other.part).map(part).collect_view()}
        </Show>
    }
    .into_any()
}
