//! What happens with a reading: a new draft, in place of the open document, into it, or nothing. And what becomes of its file.

use crate::browser::files;
use crate::browser::session::{BEFORE_MERGE, BEFORE_READING, Import, Session, View};
use crate::browser::view::prelude::*;
use crate::chronology::places;
use crate::edit::{Edit, Transaction};
use crate::merge;
use crate::model::Postmortem;

/// The buttons under the report.
pub(super) fn footer(session: Session, import: &Import) -> AnyView {
    if import.kept { kept(session, import) } else { waiting(session, import) }
}

fn kept(session: Session, import: &Import) -> AnyView {
    let source = StoredValue::new(import.source.clone());
    let stays = session.kept_source().is_some();
    let words = if stays {
        "The file is kept with this draft until you dismiss it."
    } else {
        "The file is too large to be kept with the draft. It lasts until the page is closed."
    };
    let download = move |_| {
        let done = source.with_value(|source| files::download(&source.name, "text/plain", &source.text));
        if let Err(error) = done {
            session.tell(true, error.to_string(), None);
        }
    };
    let dismiss = move |_| {
        session.dismiss_source();
        session.view.set(View::Write);
        session.say("The file and its report were dismissed.");
    };
    view! {
        <footer>
            <p>{words}</p>
            <button type="button" class="btn" id="dismiss-source" on:click=dismiss>"Dismiss the file"</button>
            <button type="button" class="btn line" on:click=download>"Download it"</button>
            <button type="button" class="btn fill" id="close-report" on:click=move |_| session.view.set(View::Write)>"Back to writing"</button>
        </footer>
    }
    .into_any()
}

fn waiting(session: Session, import: &Import) -> AnyView {
    let several = !import.reading.others.is_empty();
    let open_has_words = session
        .editor
        .with(|open| !open.title.is_empty() || !open.sections.is_empty() || !open.timeline.is_empty());
    let read_only = import.reading.refusal.is_some();
    let into_open = (open_has_words && !read_only).then(|| {
        view! {
            <button type="button" class="btn line" id="merge-reading" on:click=move |_| into_open(session, true)>"Merge into the open document"</button>
            <button type="button" class="btn line" id="replace-reading" on:click=move |_| into_open(session, false)>"Replace the open document"</button>
        }
    });
    let words = if several { "Keep each as a draft" } else { "Keep as a new draft" };
    view! {
        <footer>
            <p>"One step back undoes it all."</p>
            <button type="button" class="btn" on:click=move |_| cancel(session)>"Cancel"</button>
            {into_open}
            <button type="button" class="btn fill" id="keep-reading" on:click=move |_| as_new(session)>{words}</button>
        </footer>
    }
    .into_any()
}

fn cancel(session: Session) {
    let in_draft = session.editor.with(|open| !open.id.is_empty());
    session.view.set(if session.has_library() && !in_draft { View::Library } else { View::Write });
    session.reading.set(None);
}

fn as_new(session: Session) {
    let Some(import) = session.reading.get_untracked() else { return };
    session.reading.set(None);
    for other in &import.reading.others {
        session.duplicate(other.clone());
    }
    session.start_new(import.reading.document.clone());
    if import.reading.refusal.is_some() {
        session.editor.readonly.set(true);
    } else if let Some(link) = import.file.clone().filter(|_| import.reading.others.is_empty()) {
        session.link_file(&import.source.text, link);
    }
    kept_now(session, import);
}

/// Into the open document: in its place, or added to it. One step of undo.
fn into_open(session: Session, adds: bool) {
    let Some(import) = session.reading.get_untracked() else { return };
    let editor = session.editor;
    let read = &import.reading.document;
    let place = |document: &Postmortem, events: &[_]| places(document, events, editor.zones());
    let next = editor.with(|open| {
        if adds {
            merge::absorb(open, read, &place, &|| editor.fresh_id())
        } else {
            Postmortem { id: open.id.clone(), ..read.clone() }
        }
    });
    session.keep_now(if adds { BEFORE_MERGE } else { BEFORE_READING });
    let label = if adds { "merging a file" } else { "reading a file" };
    if editor.commit(Transaction::new(label, vec![Edit::Replace(Box::new(next))])) {
        session.view.set(View::Write);
        for other in &import.reading.others {
            session.duplicate(other.clone());
        }
        kept_now(session, import);
    }
}

/// The reading is in the open draft: its file stays with it, and its report in reach.
fn kept_now(session: Session, import: Import) {
    session.keep_source(&import.source);
    let words = format!("Read from {}: {}.", import.source.name, super::facts(&import.reading.document));
    session.reading.set(Some(Import { kept: true, ..import }));
    let show = session.action(move || super::open(session));
    session.tell(false, words, Some(("How it was read".to_owned(), show)));
}
