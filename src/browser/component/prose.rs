//! A field for text that grows with it: a mirror under the text area sets its height and carries the underlines of checks.

use super::focus::field_id;
use super::notes::{frame_class, level_at, level_class};
use crate::browser::session::Session;
use crate::diagnostic::Level;
use crate::field::{FieldPath, Value};
use leptos::ev;
use leptos::prelude::*;
use std::ops::Range;
use wasm_bindgen::JsCast;
use web_sys::{CompositionEvent, InputEvent};

/// A growing text field for the text at `path`.
#[component]
pub fn Prose(
    session: Session,
    path: FieldPath,
    /// The words above the field.
    #[prop(into)]
    label: String,
    /// What belongs here, shown beside the label.
    #[prop(optional)]
    hint: &'static str,
    /// Guidance inside the empty field.
    #[prop(optional)]
    placeholder: &'static str,
    /// The label is read by screen readers only.
    #[prop(optional)]
    bare: bool,
    /// A class for the frame.
    #[prop(optional)]
    class: &'static str,
    /// Line breaks are not wanted: they become spaces.
    #[prop(optional)]
    one_line: bool,
) -> impl IntoView {
    let editor = session.editor;
    let id = field_id(&path);
    let level = level_at(session, path.clone());
    let marks = marks_at(session, path.clone());
    let text = {
        let path = path.clone();
        Memo::new(move |_| editor.text(&path))
    };
    let name = label.clone();
    let commit = {
        let path = path.clone();
        Callback::new(move |now: String| {
            let now = if one_line { now.replace(['\n', '\r'], " ") } else { now };
            editor.typed(format!("typing in {name}"), path.clone(), Value::Text(now));
        })
    };
    let typed = move |event: ev::Event| {
        // While an input method composes, its half-made words are nobody's text yet.
        if !event.dyn_ref::<InputEvent>().is_some_and(InputEvent::is_composing) {
            commit.run(event_target_value(&event));
        }
    };
    let composed = move |event: CompositionEvent| commit.run(event_target_value(&event));
    let keys = move |event: ev::KeyboardEvent| {
        if one_line && event.key() == "Enter" && !event.ctrl_key() && !event.meta_key() {
            event.prevent_default();
        }
    };
    let choose = {
        let path = path.clone();
        move |_| editor.select(path.clone())
    };
    let field = view! {
        <div class=move || format!("grow {class} {}", if bare { frame_class(level.get()) } else { "" })>
            <div class="mirror" aria-hidden="true">{move || mirror(&text.get(), &marks.get(), placeholder)}</div>
            <textarea
                id=id.clone()
                rows="1"
                aria-label=bare.then(|| label.clone())
                aria-invalid=move || (level.get() == Some(Level::Error)).then_some("true")
                placeholder=placeholder
                readonly=move || editor.readonly.get()
                prop:value=move || text.get()
                on:input=typed
                on:compositionend=composed
                on:keydown=keys
                on:focus=choose
                on:blur=move |_| editor.close_step()
            ></textarea>
        </div>
    };
    if bare {
        return field.into_any();
    }
    view! {
        <div class=move || frame_class(level.get())>
            <label class="label" for=id>{label}{(!hint.is_empty()).then(|| view! { <span class="hint">{hint}</span> })}</label>
            {field}
        </div>
    }
    .into_any()
}

type Mark = (Range<usize>, Level);

/// The parts of the field's text that checks are about.
fn marks_at(session: Session, path: FieldPath) -> Memo<Vec<Mark>> {
    let found = session.editor.diagnostics();
    Memo::new(move |_| {
        found.with(|found| {
            let here = found.iter().filter(|one| one.path == path);
            let mut marks: Vec<Mark> =
                here.filter_map(|one| one.range.clone().map(|range| (range, one.level))).collect();
            marks.sort_by_key(|(range, _)| range.start);
            marks
        })
    })
}

/// The text with its marks, and a last character that gives an empty last line its height.
fn mirror(text: &str, marks: &[Mark], placeholder: &'static str) -> AnyView {
    if text.is_empty() {
        return format!("{placeholder}\u{200b}").into_any();
    }
    let mut pieces: Vec<AnyView> = Vec::new();
    let mut at = 0;
    for (range, level) in marks {
        // The text may have changed since it was checked; a mark that no longer fits is left out.
        let (Some(before), Some(marked)) = (text.get(at..range.start), text.get(range.clone())) else {
            continue;
        };
        pieces.push(before.to_owned().into_any());
        pieces.push(view! { <mark class=level_class(*level)>{marked.to_owned()}</mark> }.into_any());
        at = range.end;
    }
    pieces.push(format!("{}\u{200b}", text.get(at..).unwrap_or_default()).into_any());
    pieces.into_any()
}
