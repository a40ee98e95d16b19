//! A one-line field: text, a time, a zone, a severity. It shows its own words; what they mean changes when they do.

use super::frame::{Frame, Typing};
use crate::browser::session::Session;
use crate::browser::view::prelude::*;
use crate::field::{FieldPath, Value};
use crate::model::Severity;
use crate::time::{Zone, text};

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
    let readonly = session.editor.readonly;
    let frame = Frame::new(session, &path, label, hint, bare);
    let list = (!suggestions.is_empty()).then(|| format!("{}-list", frame.id));
    let value = Callback::new(move |words: String| holds.value(&words));
    let typing = Typing::new(session, path, &frame.label, value);
    let words = typing.words;
    let datalist = list.clone().map(|list| {
        let option = |word: &'static str| view! { <option value=word></option> };
        view! { <datalist id=list>{suggestions.into_iter().map(option).collect_view()}</datalist> }
    });
    let control = view! {
        <input
            id=frame.id.clone()
            class=if matches!(holds, Holds::Time(_)) { "input pm-num" } else { "input" }
            type="text"
            autocomplete="off"
            aria-label=frame.aria_label()
            aria-invalid=frame.invalid()
            list=list
            placeholder=placeholder
            readonly=move || readonly.get()
            prop:value=move || words.get()
            on:input=move |event| typing.typed(&event)
            on:compositionend=move |event| typing.composed(&event)
            on:focus=move |_| typing.chosen()
            on:blur=move |_| typing.left()
        />
        {datalist}
    };
    frame.around(control.into_any())
}
