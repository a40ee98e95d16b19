//! A document that becomes final while errors are found: which ones is said, and the author may go on, which the document records.

use crate::browser::env::BrowserEnv;
use crate::browser::session::Session;
use crate::browser::view::prelude::*;
use crate::diagnostic::Diagnostic;
use crate::edit::Transaction;
use crate::model::Status;
use crate::rule::{open_errors, record_open, sign};
use std::sync::Arc;

/// Look at the status after every pause.
pub fn watch(session: Session) {
    let editor = session.editor;
    Effect::new(move |before: Option<Status>| {
        editor.settled().track();
        let now = editor.with(|document| document.status);
        if now == Status::Final && before.is_some_and(|before| before != Status::Final) {
            let found = editor.diagnostics().get_untracked();
            let codes = open_errors(&found);
            if !codes.is_empty() {
                let words = [
                    "The status is Final, and these errors remain: ",
                    &codes.join(", "),
                    ". You can mend them, or go on; the document then says so.",
                ];
                let record = session.action(move || go_on(session, &found));
                session.tell(false, words.concat(), Some(("Go on and record it".to_owned(), record)));
            }
        }
        now
    });
    // What was signed off stays at hand, to compare with later.
    Effect::new(move |before: Option<Option<String>>| {
        editor.settled().track();
        let held = editor.with(sign::held);
        if let (Some((mark, who)), Some(before)) = (&held, before)
            && before.as_ref() != Some(mark)
        {
            session.keep_now(&["Signed off: ", who].concat());
        }
        held.map(|(mark, _)| mark)
    });
}

fn go_on(session: Session, found: &Arc<Vec<Diagnostic>>) {
    let editor = session.editor;
    let edits = editor.with(|document| record_open(document, found, &BrowserEnv));
    if editor.commit(Transaction::new("recording what remains", edits)) {
        session.say("Recorded in the document.");
    }
}
