//! The question that mends a finding, asked beside it, and mending all findings of a kind at once.

use super::focus::focus_id;
use super::inline::{Inline, opener};
use crate::browser::env::BrowserEnv;
use crate::browser::session::Session;
use crate::browser::view::prelude::*;
use crate::diagnostic::{Ask, Diagnostic, Then};
use crate::edit::Transaction;
use crate::rule::{Rule, mend_all};

/// The button that asks, and the question.
#[component]
pub fn Answer(session: Session, one: Diagnostic, ask: Ask) -> impl IntoView {
    let open = RwSignal::new(false);
    let id = format!("answer{}{}", one.path, one.code);
    let opens = id.clone();
    let label = ask.label;
    let choices: Vec<String> = match &ask.then {
        Then::Pick(choices) => choices.iter().map(|(name, _)| name.clone()).collect(),
        _ => Vec::new(),
    };
    let initial = ask.initial.clone();
    let ask = StoredValue::new_local(ask);
    let editor = session.editor;
    let act = Callback::new(move |words: String| {
        let edits = editor.with(|document| ask.with_value(|ask| ask.answer(document, &words, &BrowserEnv)));
        match edits {
            Ok(edits) => {
                let done = editor.commit(Transaction::new(label, edits));
                editor.settle();
                session.say("Done.");
                done
            }
            Err(words) => {
                session.say(words);
                session.tell(false, words, None);
                false
            }
        }
    });
    let show = move |_| {
        open.update(|open| *open = !*open);
        focus_id(session, opens.clone());
    };
    view! {
        <button type="button" id=opener(&id) class="btn line small" aria-expanded=move || open.get().to_string() disabled=move || editor.readonly.get() on:click=show>
            {label}
        </button>
        <Show when=move || open.get()>
            <Inline session=session id=id.clone() label=label.to_owned() initial=initial.clone() choices=choices.clone() does="Do it" act=act open=open more=().into_any() />
        </Show>
    }
    .into_any()
}

/// Mends every finding of a rule as one step of undo.
pub fn mend_every(session: Session, code: &'static str) {
    let editor = session.editor;
    let Some(rule) = Rule::find(code) else { return };
    let edits = editor.with(|document| {
        editor.with_beside(|beside| mend_all(document, &BrowserEnv, beside, rule, |_| true))
    });
    if editor.commit(Transaction::new(format!("mending all {code}"), edits)) {
        editor.settle();
        session.say(format!("All {code} mended."));
    }
}
