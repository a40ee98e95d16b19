//! Suppressing a finding: a reason is asked for in place, and the reason travels with the document.

use super::focus::focus_id;
use super::icon::{Glyph, Icon};
use crate::browser::session::Session;
use crate::browser::view::prelude::*;
use crate::diagnostic::Diagnostic;
use crate::edit::{Edit, Transaction};
use crate::field::{Field, FieldPath, Value};
use crate::model::Suppression;
use leptos::ev;

/// The button that opens the question, and the question.
#[component]
pub fn Hush(session: Session, one: Diagnostic, asking: RwSignal<bool>) -> impl IntoView {
    let id = format!("why-not{}{}", one.path, one.code);
    let opens = id.clone();
    let ask = move |_| {
        asking.update(|open| *open = !*open);
        focus_id(session, opens.clone());
    };
    let readonly = session.editor.readonly;
    view! {
        <button type="button" class="btn small icon quiet hushbtn" title="Suppress with a reason" aria-expanded=move || asking.get().to_string()
            disabled=move || readonly.get() on:click=ask>
            <Icon glyph=Glyph::Hush small=true /><span class="t">"Suppress"</span>
        </button>
        <Show when=move || asking.get()>
            <Question session=session one=one.clone() id=id.clone() asking=asking />
        </Show>
    }
    .into_any()
}

#[component]
fn Question(session: Session, one: Diagnostic, id: String, asking: RwSignal<bool>) -> impl IntoView {
    let reason = RwSignal::new(String::new());
    let everywhere = RwSignal::new(false);
    let code = one.code;
    let place = one.path.to_string();
    let keep = move || {
        let reason = reason.get_untracked();
        if reason.trim().is_empty() {
            session.say("Say why first.");
            return;
        }
        let path = (!everywhere.get_untracked()).then(|| place.clone());
        allow(
            session,
            Suppression { rule: code.to_owned(), path, reason: reason.trim().to_owned(), level: None },
        );
    };
    let by_key = keep.clone();
    let keys = move |event: ev::KeyboardEvent| match event.key().as_str() {
        "Enter" => {
            event.prevent_default();
            by_key();
        }
        "Escape" => {
            event.stop_propagation();
            asking.set(false);
        }
        _ => {}
    };
    view! {
        <div class="hushform">
            <label class="label" for=id.clone()>"Why is this fine here?"</label>
            <input class="input" id=id type="text" autocomplete="off" placeholder="Both engineers were on a call, no notes were taken"
                prop:value=move || reason.get() on:input=move |event| reason.set(event_target_value(&event)) on:keydown=keys />
            <label class="rootflag">
                <input type="checkbox" prop:checked=move || everywhere.get() on:change=move |event| everywhere.set(event_target_checked(&event)) />
                {format!("Suppress {code} in the whole document")}
            </label>
            <div class="foot">
                <button type="button" class="btn fill small" on:click=move |_| keep()>"Suppress"</button>
                <button type="button" class="btn small quiet" on:click=move |_| asking.set(false)>"Cancel"</button>
            </div>
        </div>
    }
    .into_any()
}

fn set(session: Session, label: String, all: Vec<Suppression>) {
    let editor = session.editor;
    let edit = Edit::Set(FieldPath::Field(Field::Suppressions), Value::Suppressions(all));
    if editor.commit(Transaction::new(label, vec![edit])) {
        editor.settle();
    }
}

fn allow(session: Session, one: Suppression) {
    let mut all = session.editor.with(|document| document.suppressions.clone());
    let code = one.rule.clone();
    all.push(one);
    set(session, format!("suppressing {code}"), all);
    session.say(format!("{code} is suppressed here. The checks list brings it back."));
}

/// Report the finding again.
pub fn bring_back(session: Session, index: usize) {
    let mut all = session.editor.with(|document| document.suppressions.clone());
    if index < all.len() {
        let gone = all.remove(index);
        set(session, format!("bringing back {}", gone.rule), all);
    }
}
