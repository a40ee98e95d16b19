//! A field with a fixed set of answers.

use super::frame::Frame;
use crate::browser::session::Session;
use crate::browser::view::prelude::*;
use crate::edit::{Transaction, choosing};
use crate::field::{FieldPath, Value};
use std::borrow::Cow;

/// Values to choose from, each with its words.
pub type Options = Vec<(Value, Cow<'static, str>)>;

/// A drop-down for the value at `path`; `options` are pairs of value and words.
#[component]
pub fn Choice(
    session: Session,
    path: FieldPath,
    /// The words above the field.
    #[prop(into)]
    label: String,
    options: Options,
    /// The label is read by screen readers only.
    #[prop(optional)]
    bare: bool,
) -> impl IntoView {
    let editor = session.editor;
    let frame = Frame::new(session, &path, label, "", bare);
    let path = StoredValue::new(path);
    let (values, words): (Vec<Value>, Vec<_>) = options.into_iter().unzip();
    let values = StoredValue::new(values);
    let chosen = Memo::new(move |_| {
        let now = path.with_value(|path| editor.value(path));
        values.with_value(|values| values.iter().position(|value| now.as_ref() == Some(value)).unwrap_or(0))
    });
    let step = format!("choosing {}", frame.label);
    let choose = move |event| {
        let index: usize = event_target_value(&event).parse().unwrap_or(0);
        if let Some(value) = values.with_value(|values| values.get(index).cloned()) {
            editor.commit(Transaction::new(step.clone(), choosing(path.get_value(), value)));
        }
    };
    let option = |(index, words): (usize, Cow<'static, str>)| {
        view! { <option value=index.to_string() selected=move || chosen.get() == index>{words}</option> }
    };
    let control = view! {
        <select
            id=frame.id.clone()
            class="input"
            aria-label=frame.aria_label()
            disabled=move || editor.readonly.get()
            prop:value=move || chosen.get().to_string()
            on:change=choose
            on:focus=move |_| editor.select(path.get_value())
        >
            {words.into_iter().enumerate().map(option).collect_view()}
        </select>
    };
    frame.around(control.into_any())
}
