//! What the element shows: the bar, notices, and one of library, form, preview or reading report.

use super::banner::Banners;
use super::bar::{Bar, Dock};
use super::component::focus;
use super::export::{self, ExportView};
use super::form::Form;
use super::intake::{ChatPaste, Intake, Report};
use super::library::Library;
use super::preview::Preview;
use super::session::{Session, View};
use super::versions::Versions;
use super::{checks, command, print};
use crate::browser::view::prelude::*;
use leptos::ev;
use wasm_bindgen::JsCast;
use web_sys::Element;

fn element_of(event: &ev::FocusEvent) -> Option<Element> {
    event.target()?.dyn_into().ok()
}

/// The whole element.
#[component]
pub fn App(session: Session) -> impl IntoView {
    focus::follow(session);
    checks::announce(session);
    command::theme::restore(session);
    if session.has_library() {
        export::link::watch(session);
    }
    let (gained, lost) = focus::never_lost(session);
    let paper = NodeRef::new();
    print::follow(session, paper);
    let shown = Memo::new(move |_| session.view.get());
    Effect::new(move |before: Option<View>| {
        let now = shown.get();
        if before.is_some_and(|before| before != now) {
            focus::show_top(session);
        }
        now
    });
    view! {
        <div class="pm-root" on:keydown=move |event| command::press(session, &event)
            on:focusin=move |event| if let Some(element) = element_of(&event) { gained.run(element) }
            on:focusout=move |event| if let Some(element) = element_of(&event) { lost.run(element) }>
            <Bar session=session />
            <div class="banners"><Banners session=session /></div>
            <Intake session=session>
                {move || match shown.get() {
                    View::Library => view! { <Library session=session /> }.into_any(),
                    View::Write => view! { <Form session=session /> }.into_any(),
                    View::Preview => view! { <Preview session=session /> }.into_any(),
                    View::Export => view! { <ExportView session=session /> }.into_any(),
                    View::Report => view! { <Report session=session /> }.into_any(),
                    View::Chat => view! { <ChatPaste session=session /> }.into_any(),
                    View::Versions => view! { <Versions session=session /> }.into_any(),
                }}
            </Intake>
            <Show when=move || shown.get() == View::Write><Dock session=session /></Show>
            <div class="paper prose" node_ref=paper></div>
            <p class="pm-vh" role="status" aria-live="polite">{move || session.spoken.get()}</p>
        </div>
    }
}
