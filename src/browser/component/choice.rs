//! A field with a fixed set of answers.

use super::focus::field_id;
use super::notes::{frame_class, level_at};
use crate::browser::session::Session;
use crate::edit::Edit;
use crate::field::{FieldPath, Value};
use leptos::prelude::*;

/// A drop-down for the value at `path`; `options` are pairs of value and words.
#[component]
pub fn Choice(
    session: Session,
    path: FieldPath,
    /// The words above the field.
    #[prop(into)]
    label: String,
    options: Vec<(Value, &'static str)>,
    /// The label is read by screen readers only.
    #[prop(optional)]
    bare: bool,
) -> impl IntoView {
    let editor = session.editor;
    let id = field_id(&path);
    let level = level_at(session, path.clone());
    let values: Vec<Value> = options.iter().map(|(value, _)| value.clone()).collect();
    let chosen = {
        let (path, values) = (path.clone(), values.clone());
        Memo::new(move |_| {
            let now = editor.value(&path);
            values.iter().position(|value| now.as_ref() == Some(value)).unwrap_or(0)
        })
    };
    let name = label.clone();
    let choose = {
        let path = path.clone();
        move |event| {
            let index: usize = event_target_value(&event).parse().unwrap_or(0);
            if let Some(value) = values.get(index) {
                editor.edit(format!("choosing {name}"), Edit::Set(path.clone(), value.clone()));
            }
        }
    };
    view! {
        <div class=move || frame_class(level.get())>
            {(!bare).then(|| view! { <label class="label" for=id.clone()>{label.clone()}</label> })}
            <select
                id=id.clone()
                class="input"
                aria-label=bare.then(|| label.clone())
                disabled=move || editor.readonly.get()
                prop:value=move || chosen.get().to_string()
                on:change=choose
                on:focus=move |_| editor.select(path.clone())
            >
                {options
                    .iter()
                    .enumerate()
                    .map(|(index, (_, words))| view! {
                        <option value=index.to_string() selected=move || chosen.get() == index>{*words}</option>
                    })
                    .collect_view()}
            </select>
        </div>
    }
    .into_any()
}
