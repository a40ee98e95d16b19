//! A one-line field: text, a time, a zone, a severity. It shows its own words; what they mean changes when they do.

use super::frame::{Frame, Typing};
use super::time_field::{TimeField, asked};
use crate::browser::editor::Editor;
use crate::browser::session::Session;
use crate::browser::view::prelude::*;
use crate::field::{FieldPath, Value};
use crate::model::Severity;
use crate::time::{Zone, text};
use leptos::ev;

/// What a line holds.
#[derive(Clone, Copy)]
pub enum Holds {
    /// Text as it is.
    Text,
    /// A time.
    Time(TimeField),
    /// A zone.
    Zone,
    /// A severity in the house's word.
    Severity,
}

impl Holds {
    /// The value that these words stand for.
    fn value(self, editor: Editor, words: &str) -> Value {
        let empty = words.trim().is_empty();
        match self {
            Self::Text => Value::Text(words.to_owned()),
            Self::Time(field) => field.value(editor, words),
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
    let frame = Frame::new(session, &path, label, hint, bare);
    let list = (!suggestions.is_empty()).then(|| format!("{}-list", frame.id));
    let value = Callback::new(move |words: String| holds.value(editor, &words));
    let typing = Typing::new(session, path.clone(), &frame.label, value);
    let words = typing.words;
    let datalist = list.clone().map(|list| {
        let option = |word: &'static str| view! { <option value=word></option> };
        view! { <datalist id=list>{suggestions.into_iter().map(option).collect_view()}</datalist> }
    });
    let time = if let Holds::Time(field) = holds { Some(field) } else { None };
    let asked = time.map(|_| asked(session, path.clone()));
    let path = StoredValue::new(path);
    let left = move |_| {
        if let Some(field) = time {
            path.try_with_value(|path| field.leave(editor, path));
        }
        typing.left();
    };
    let keys = move |event: ev::KeyboardEvent| {
        if let Some(field) = time {
            path.try_with_value(|path| field.keys(editor, path, &event));
        }
    };
    let control = view! {
        <input
            part="field"
            id=frame.id.clone()
            class=if time.is_some() { "input pm-num" } else { "input" }
            type="text"
            autocomplete="off"
            aria-label=frame.aria_label()
            aria-invalid=frame.invalid()
            list=list
            placeholder=placeholder
            readonly=move || editor.readonly.get()
            prop:value=move || words.get()
            on:input=move |event| typing.typed(&event)
            on:compositionend=move |event| typing.composed(&event)
            on:focus=move |_| typing.chosen()
            on:keydown=keys
            on:blur=left
        />
        {datalist}
        {asked}
    };
    frame.around(control.into_any())
}
