//! What a field for a time does beyond one for text: it reads what people type, takes a span apart when it is left, steps with
//! the arrow keys, and asks when the clocks of that night leave two readings.

use crate::browser::editor::Editor;
use crate::browser::env::BrowserEnv;
use crate::browser::session::Session;
use crate::browser::view::prelude::*;
use crate::edit::{Edit, Transaction};
use crate::env::Env;
use crate::field::{FieldPath, Value};
use crate::grid::{ask, entry, shift};
use crate::time::{Time, text};
use leptos::ev;

/// A field for a time.
#[derive(Clone, Copy)]
pub struct TimeField {
    /// What the text around the field tells about a time in it.
    pub context: Callback<(), text::Context>,
    /// Where the end of a span goes, if the field can begin one.
    pub until: StoredValue<Option<FieldPath>>,
}

impl TimeField {
    /// A field whose context the callback gives.
    pub fn new(context: Callback<(), text::Context>) -> Self {
        Self { context, until: StoredValue::new(None) }
    }

    /// The same, with the place of a span's end.
    pub fn span(context: Callback<(), text::Context>, until: FieldPath) -> Self {
        Self { context, until: StoredValue::new(Some(until)) }
    }

    /// The words as a time.
    pub(super) fn value(self, editor: Editor, words: &str) -> Value {
        let filled = !words.trim().is_empty();
        Value::Time(filled.then(|| text::typing(words, &self.context.run(()), Some(&now(editor)))))
    }

    /// The field was left: a span is taken apart, and `+5` becomes a time of its own, in the step of the typing before it.
    pub(super) fn leave(self, editor: Editor, path: &FieldPath) {
        let Some(Value::Time(Some(time))) = editor.with(|document| document.get(path)) else { return };
        let Some(typed) = text::settled(&time.written, &self.context.run(()), Some(&now(editor))) else {
            return;
        };
        let end = self.until.get_value();
        if typed.until.is_some() && end.is_none() && !typed.reworded {
            return;
        }
        let mut edits = vec![Edit::Set(path.clone(), Value::Time(Some(typed.at)))];
        if let (Some(until), Some(end)) = (typed.until, end) {
            edits.push(Edit::Set(end, Value::Time(Some(until))));
        }
        editor.commit(Transaction::typing("typing in a time", path.clone(), edits));
    }

    /// Arrow keys move the time by a minute, with Shift by a quarter of an hour.
    pub(super) fn keys(self, editor: Editor, path: &FieldPath, event: &ev::KeyboardEvent) {
        let sign = match event.key().as_str() {
            "ArrowUp" => 1,
            "ArrowDown" => -1,
            _ => return,
        };
        if event.ctrl_key() || event.alt_key() || event.meta_key() {
            return;
        }
        self.leave(editor, path);
        let Some(Value::Time(Some(time))) = editor.with(|document| document.get(path)) else { return };
        let minutes = if event.shift_key() { 15 } else { 1 };
        if let Some(moved) = shift::shifted(&time, sign * minutes) {
            event.prevent_default();
            editor.typed("moving a time", path.clone(), Value::Time(Some(moved)));
        }
    }
}

/// The present as a time of the open document.
pub fn now(editor: Editor) -> Time {
    editor.with(|document| entry::present(document, BrowserEnv.now(), editor.zones()))
}

/// The question about the time at `path`, where there is one.
pub(super) fn asked(session: Session, path: FieldPath) -> AnyView {
    let editor = session.editor;
    let path = StoredValue::new(path);
    let question = Memo::new(move |_| {
        let Some(Value::Time(Some(time))) = path.with_value(|path| editor.value(path)) else { return None };
        editor.with(|document| ask::question(&time, document, editor.zones()))
    });
    let answers = move || {
        let question = question.get()?;
        let answer = |(words, time): (String, Time)| {
            let said = words.clone();
            let take = move |_| {
                let edit = Edit::Set(path.get_value(), Value::Time(Some(time.clone())));
                if editor.edit("choosing the offset", edit) {
                    session.say(format!("{said}."));
                    editor.go_to(path.get_value());
                }
            };
            view! { <button type="button" class="btn line small" disabled=move || editor.readonly.get() on:click=take>{words}</button> }
        };
        Some(view! {
            <p>{question.what}</p>
            <div class="do">{question.answers.into_iter().map(answer).collect_view()}</div>
        })
    };
    view! { <div class="ask" aria-live="polite">{answers}</div> }.into_any()
}
