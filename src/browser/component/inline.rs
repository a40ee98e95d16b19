//! A small question in place: a label, one field, a button. Used where a finding needs an answer or a reason.

use super::focus::focus_id;
use crate::browser::session::Session;
use crate::browser::view::prelude::*;
use leptos::ev;

/// The question; `act` says whether the answer was taken, which closes it.
#[component]
pub fn Inline(
    session: Session,
    id: String,
    label: String,
    #[prop(into)] initial: String,
    /// Answers to choose from; free words if there are none.
    choices: Vec<String>,
    /// The words on the button.
    does: &'static str,
    act: Callback<String, bool>,
    open: RwSignal<bool>,
    /// What else is asked, between the field and the buttons.
    more: AnyView,
) -> impl IntoView {
    let first = choices.first().cloned();
    let answer = RwSignal::new(first.unwrap_or(initial));
    // The opener stands before the question and takes the focus back.
    let opener = StoredValue::new(opener(&id));
    let shut = move || {
        open.set(false);
        focus_id(session, opener.get_value());
    };
    let take = move || {
        if act.run(answer.get_untracked()) {
            open.set(false);
        }
    };
    let keys = move |event: ev::KeyboardEvent| match event.key().as_str() {
        "Enter" => {
            event.prevent_default();
            take();
        }
        "Escape" => {
            event.stop_propagation();
            shut();
        }
        _ => {}
    };
    let field = if choices.is_empty() {
        view! {
            <input class="input" id=id.clone() type="text" autocomplete="off"
                prop:value=move || answer.get() on:input=move |event| answer.set(event_target_value(&event)) on:keydown=keys />
        }
        .into_any()
    } else {
        let option = |words: String| view! { <option value=words.clone()>{words.clone()}</option> };
        view! {
            <select class="input" id=id.clone() on:change=move |event| answer.set(event_target_value(&event)) on:keydown=keys>
                {choices.into_iter().map(option).collect_view()}
            </select>
        }
        .into_any()
    };
    view! {
        <div class="hushform">
            <label class="label" for=id.clone()>{label}</label>
            {field}
            {more}
            <div class="foot">
                <button type="button" class="btn fill small" on:click=move |_| take()>{does}</button>
                <button type="button" class="btn small quiet" on:click=move |_| shut()>"Cancel"</button>
            </div>
        </div>
    }
    .into_any()
}

/// The id of the button that opens the question with this id.
pub fn opener(id: &str) -> String {
    ["open-", id].concat()
}
