//! A field for text that grows with it: a mirror under the text area sets its height and carries the underlines of checks.

use super::frame::{Frame, Typing};
use super::notes::{frame_class, level_class};
use crate::browser::session::Session;
use crate::browser::view::prelude::*;
use crate::diagnostic::Level;
use crate::field::{FieldPath, Value};
use leptos::ev;
use std::ops::Range;

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
    let readonly = session.editor.readonly;
    let frame = Frame::new(session, &path, label, hint, bare);
    let level = frame.level;
    let marks = marks_at(session, path.clone());
    let value = Callback::new(move |now: String| {
        Value::Text(if one_line { now.replace(['\n', '\r'], " ") } else { now })
    });
    let typing = Typing::new(session, path, &frame.label, value);
    let text = typing.words;
    let keys = move |event: ev::KeyboardEvent| {
        if one_line && event.key() == "Enter" && !event.ctrl_key() && !event.meta_key() {
            event.prevent_default();
        }
    };
    let field = view! {
        <div class=move || format!("grow {class} {}", if bare { frame_class(level.get()) } else { "" })>
            <div class="mirror" aria-hidden="true">{move || mirror(&text.get(), &marks.get(), placeholder)}</div>
            <textarea
                part="field"
                id=frame.id.clone()
                rows="1"
                aria-label=frame.aria_label()
                aria-invalid=frame.invalid()
                placeholder=placeholder
                readonly=move || readonly.get()
                prop:value=move || text.get()
                on:input=move |event| typing.typed(&event)
                on:compositionend=move |event| typing.composed(&event)
                on:keydown=keys
                on:focus=move |_| typing.chosen()
                on:blur=move |_| typing.left()
            ></textarea>
        </div>
    };
    if bare { field.into_any() } else { frame.around(field.into_any()) }
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
