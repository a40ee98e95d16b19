//! The timeline picture and its measures.

use super::session::Session;
use leptos::prelude::*;

/// The picture of the open document.
#[component]
pub fn TimelineView(session: Session) -> impl IntoView {
    let editor = session.editor;
    let words = move || {
        editor.settled().track();
        editor.with(|document| crate::metrics::measure(document, editor.zones()).duration.words())
    };
    view! { <div class="glance"><div class="glance-top"><p>"Duration: " {words}</p></div></div> }
}
