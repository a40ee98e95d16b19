//! A one-line field: text, a time, a zone, a severity. It shows its own words; what they mean changes when they do.

use super::focus::field_id;
use super::notes::{frame_class, level_at};
use crate::browser::session::Session;
use crate::diagnostic::Level;
use crate::field::{FieldPath, Value};
use crate::model::Severity;
use crate::time::{Zone, text};
use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{CompositionEvent, InputEvent};

/// What a line holds.
#[derive(Clone, Copy)]
pub enum Holds {
    /// Text as it is.
    Text,
    /// A time; the callback gives what the text around it tells.
    Time(Callback<(), text::Context>),
    /// A zone.
    Zone,
    /// A severity in the house's word.
    Severity,
}

impl Holds {
    /// The value that these words stand for.
    fn value(self, words: &str) -> Value {
        let empty = words.trim().is_empty();
        match self {
            Self::Text => Value::Text(words.to_owned()),
            Self::Time(context) => Value::Time((!empty).then(|| text::read(words, &context.run(())))),
            Self::Zone => Value::Zone((!empty).then(|| {
                text::read_zone(words).unwrap_or_else(|| Zone { written: words.to_owned(), offset: None })
            })),
            Self::Severity => Value::Severity((!empty).then(|| Severity { value: words.to_owned() })),
        }
    }
}

/// A one-line field for the value at `path`.
#[component]
pub fn Line(
    session: Session,
    path: FieldPath,
    /// The words above the field.
    #[prop(into)]
    label: String,
    holds: Holds,
    /// What belongs here, shown beside the label.
    #[prop(optional)]
    hint: &'static str,
    /// Guidance inside the empty field.
    #[prop(optional)]
    placeholder: &'static str,
    /// The label is read by screen readers only.
    #[prop(optional)]
    bare: bool,
    /// Words to choose from; others may be typed.
    #[prop(optional)]
    suggestions: Vec<&'static str>,
) -> impl IntoView {
    let editor = session.editor;
    let id = field_id(&path);
    let list = format!("{id}-list");
    let level = level_at(session, path.clone());
    let words = {
        let path = path.clone();
        Memo::new(move |_| editor.text(&path))
    };
    let name = label.clone();
    let commit = {
        let path = path.clone();
        Callback::new(move |now: String| {
            if now != words.get_untracked() {
                editor.typed(format!("typing in {name}"), path.clone(), holds.value(&now));
            }
        })
    };
    let typed = move |event: ev::Event| {
        if !event.dyn_ref::<InputEvent>().is_some_and(InputEvent::is_composing) {
            commit.run(event_target_value(&event));
        }
    };
    let composed = move |event: CompositionEvent| commit.run(event_target_value(&event));
    let numeric = matches!(holds, Holds::Time(_));
    let has_list = !suggestions.is_empty();
    let choose = move |_| editor.select(path.clone());
    view! {
        <div class=move || frame_class(level.get())>
            {(!bare).then(|| view! {
                <label class="label" for=id.clone()>{label.clone()}{(!hint.is_empty()).then(|| view! { <span class="hint">{hint}</span> })}</label>
            })}
            <input
                id=id.clone()
                class=if numeric { "input pm-num" } else { "input" }
                type="text"
                autocomplete="off"
                aria-label=bare.then(|| label.clone())
                aria-invalid=move || (level.get() == Some(Level::Error)).then_some("true")
                list=has_list.then(|| list.clone())
                placeholder=placeholder
                readonly=move || editor.readonly.get()
                prop:value=move || words.get()
                on:input=typed
                on:compositionend=composed
                on:focus=choose
                on:blur=move |_| editor.close_step()
            />
            {has_list.then(|| view! {
                <datalist id=list.clone()>{suggestions.iter().map(|word| view! { <option value=*word></option> }).collect_view()}</datalist>
            })}
        </div>
    }
    .into_any()
}
