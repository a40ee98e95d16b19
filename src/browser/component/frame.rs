//! What every field shares: the frame with its label and the level of what was found, and how keys become words of the document.
//!
//! Plain functions of erased views, so that each kind of field adds little to the page.

use super::focus::field_id;
use super::notes::{frame_class, level_at};
use crate::browser::session::Session;
use crate::browser::view::prelude::*;
use crate::diagnostic::Level;
use crate::field::{FieldPath, Value};
use leptos::ev;
use wasm_bindgen::JsCast;
use web_sys::{CompositionEvent, InputEvent};

/// The frame of a field: everything but the control itself.
#[derive(Clone)]
pub struct Frame {
    /// The id of the control.
    pub id: String,
    /// The words above the field, or for screen readers only.
    pub label: String,
    /// What belongs here, shown beside the label.
    pub hint: &'static str,
    /// The label is read by screen readers only.
    pub bare: bool,
    /// The worst level found here.
    pub level: Memo<Option<Level>>,
}

impl Frame {
    /// The frame of the field at `path`.
    pub fn new(session: Session, path: &FieldPath, label: String, hint: &'static str, bare: bool) -> Self {
        Self { id: field_id(path), label, hint, bare, level: level_at(session, path.clone()) }
    }

    /// The label for screen readers, where none is shown.
    pub fn aria_label(&self) -> Option<String> {
        self.bare.then(|| self.label.clone())
    }

    /// `true` for assistive technology where an error was found.
    pub fn invalid(&self) -> impl Fn() -> Option<&'static str> + use<> {
        let level = self.level;
        move || (level.get() == Some(Level::Error)).then_some("true")
    }

    /// The frame around its control.
    pub fn around(self, control: AnyView) -> AnyView {
        let level = self.level;
        let label = (!self.bare).then(|| {
            let hint = (!self.hint.is_empty()).then(|| view! { <span class="hint">{self.hint}</span> });
            view! { <label class="label" for=self.id>{self.label}{hint}</label> }
        });
        view! { <div class=move || frame_class(level.get())>{label}{control}</div> }.into_any()
    }
}

/// The words of a field, and what a key does to them: every key is committed, except while an input method composes.
#[derive(Clone, Copy)]
pub struct Typing {
    session: Session,
    path: StoredValue<FieldPath>,
    /// The words as the document has them.
    pub words: Memo<String>,
    commit: Callback<String>,
}

impl Typing {
    /// Typing into the field at `path`; `value` makes of the words what the field holds.
    pub fn new(session: Session, path: FieldPath, label: &str, value: Callback<String, Value>) -> Self {
        let editor = session.editor;
        let stored = StoredValue::new(path);
        let words = Memo::new(move |_| stored.with_value(|path| editor.text(path)));
        let step = StoredValue::new(format!("typing in {label}"));
        let commit = Callback::new(move |now: String| {
            if now != words.get_untracked() {
                editor.typed(step.get_value(), stored.get_value(), value.run(now));
            }
        });
        Self { session, path: stored, words, commit }
    }

    /// A key changed the control's words.
    pub fn typed(self, event: &ev::Event) {
        // While an input method composes, its half-made words are nobody's text yet.
        if !event.dyn_ref::<InputEvent>().is_some_and(InputEvent::is_composing) {
            self.commit.run(event_target_value(event));
        }
    }

    /// An input method has made up its words.
    pub fn composed(self, event: &CompositionEvent) {
        self.commit.run(event_target_value(event));
    }

    /// The control took the focus.
    pub fn chosen(self) {
        self.session.editor.select(self.path.get_value());
    }

    /// The control lost the focus: the next key is another step of undo.
    pub fn left(self) {
        self.session.editor.close_step();
    }
}
