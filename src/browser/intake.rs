//! Ways in: choosing a file, dropping one, pasting text. A text is read, shown in a report, and kept when the author says so.
//!
//! *Invariant:* the open document is untouched until then.

mod chat;
mod day_question;
mod progress;
mod report;

pub use chat::{ChatPaste, open as open_chat};
pub use progress::call_off;
pub use report::{Report, open as open_report};

use progress::{Progress, ProgressBar};

use super::env::BrowserEnv;
use super::session::{Import, Session, View};
use super::store::Link;
use super::{export, files};
use crate::browser::view::prelude::*;
use crate::format::{self, ReadNote, Reading, Source};
use leptos::ev;
use leptos::task::spawn_local;
use wasm_bindgen::JsCast;
use web_sys::{ClipboardEvent, DragEvent, File, HtmlInputElement};

/// A text that is read in slices, in bytes; a shorter one is read before anybody notices.
const LONG: usize = 100_000;

/// Takes dropped files and pasted documents anywhere in the element.
#[component]
pub fn Intake(session: Session, children: Children) -> impl IntoView {
    let over = RwSignal::new(false);
    let holds_files = |event: &DragEvent| {
        event
            .data_transfer()
            .is_some_and(|data| data.types().iter().any(|kind| kind.as_string().as_deref() == Some("Files")))
    };
    let drag = move |event: DragEvent| {
        if holds_files(&event) {
            event.prevent_default();
            over.set(true);
        }
    };
    let dropped = move |event: DragEvent| {
        over.set(false);
        let Some(file) = event.data_transfer().and_then(|data| data.files()).and_then(|files| files.get(0))
        else {
            return;
        };
        event.prevent_default();
        take_file(session, file);
    };
    view! {
        <div class="intake" class:over=move || over.get() on:dragenter=drag on:dragover=drag on:dragleave=move |_| over.set(false) on:drop=dropped
            on:paste=move |event| pasted(session, &event)>
            <input type="file" id="choose-file" class="pm-vh" tabindex="-1" aria-label="Choose a postmortem file"
                accept=accepted() on:change=move |event| chosen(session, &event) />
            <ProgressBar session=session />
            {children()}
        </div>
    }
}

/// Endings and media types that the file picker offers.
fn accepted() -> String {
    let readable = format::FORMATS.iter().filter(|format| format.read.is_some());
    let endings = readable.flat_map(|format| format.extensions.iter().map(|ending| format!(".{ending}")));
    endings
        .chain([".txt".to_owned(), ".log".to_owned(), "text/plain".to_owned()])
        .collect::<Vec<_>>()
        .join(",")
}

fn chosen(session: Session, event: &ev::Event) {
    let Some(input) = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok()) else {
        return;
    };
    if let Some(file) = input.files().and_then(|files| files.get(0)) {
        take_file(session, file);
    }
    // Choosing the same file again must count as a choice.
    input.set_value("");
}

/// Text pasted outside any field is a document, or a chat. A field of one line takes a chat as one, too: its lines would be lost.
fn pasted(session: Session, event: &ClipboardEvent) {
    let target = event.composed_path().get(0);
    let target = target.dyn_ref::<web_sys::Element>();
    let tag = target.map(web_sys::Element::tag_name).unwrap_or_default().to_ascii_lowercase();
    let adds_event = target.is_some_and(|element| element.id() == "add/timeline");
    let in_field = matches!(tag.as_str(), "input" | "textarea" | "select");
    let Some(data) = event.clipboard_data().filter(|_| !in_field || adds_event) else { return };
    let text = data.get_data("text/plain").unwrap_or_default();
    if adds_event {
        if text.trim().contains('\n') && format::paste::recognise(&text).is_some() {
            event.prevent_default();
            open_chat(session, text);
        }
    } else if let Some(file) = data.files().and_then(|files| files.get(0)) {
        event.prevent_default();
        take_file(session, file);
    } else if !text.trim().is_empty() {
        event.prevent_default();
        take_text(session, &text, "pasted text");
    }
}

fn take_file(session: Session, file: File) {
    spawn_local(async move {
        match files::bytes(&file).await {
            Ok(bytes) if session.restore(&String::from_utf8_lossy(&bytes)) => {}
            Ok(bytes) => {
                let (source, notes) = format::source_of_bytes(&bytes, &file.name(), &BrowserEnv);
                take(session, source, notes, None);
            }
            Err(error) => session.tell(true, error.to_string(), None),
        }
    });
}

/// Read a text and show how it was read.
pub fn take_text(session: Session, text: &str, name: &str) {
    let limit = format::size_limit(text.as_bytes());
    if text.len() > limit {
        let limit = limit / (1024 * 1024);
        session.tell(
            true,
            format!("The {name} is longer than {limit} MB and was not read. Nothing was changed."),
            None,
        );
        return;
    }
    if let Some(code) = export::link::held(text).filter(|_| text.trim_start().starts_with("http")) {
        return export::link::open(session, code);
    }
    if session.restore(text) {
        return;
    }
    take(session, Source::new(name, text.to_owned(), &BrowserEnv), Vec::new(), None);
}

/// Read the text of a file that a draft made of it will belong to.
pub fn take_from_file(session: Session, text: &str, name: &str, file: Link) {
    if text.len() > format::size_limit(text.as_bytes()) || session.restore(text) {
        return take_text(session, text, name);
    }
    take(session, Source::new(name, text.to_owned(), &BrowserEnv), Vec::new(), Some(file));
}

/// Read a text that came in: a chat or a log for the timeline, or else a postmortem.
fn take(session: Session, source: Source, mut notes: Vec<ReadNote>, file: Option<Link>) {
    if format::paste::recognise(&source.text).is_some() {
        open_chat(session, source.text);
        return;
    }
    let mut done = move |source: Source, mut reading: Reading| {
        notes.append(&mut reading.notes);
        let notes = std::mem::take(&mut notes);
        show(
            session,
            Import { source, reading: Reading { notes, ..reading }, kept: false, file: file.clone() },
        );
    };
    if source.text.len() < LONG {
        let reading = source.read(&BrowserEnv);
        return done(source, reading);
    }
    spawn_local(async move {
        let progress = Progress::new(session);
        let reading = source.read_slowly(&BrowserEnv, &progress).await;
        if progress.finish() {
            done(source, reading);
        }
    });
}

fn show(session: Session, import: Import) {
    let name = &import.source.name;
    if let Some(refusal) = import.reading.refusal.as_ref().filter(|refusal| !refusal.read_only) {
        session.tell(true, format!("{name}: {} {}", refusal.what, refusal.todo), None);
        return;
    }
    session.save_now();
    session.popover.set(None);
    session.reading.set(Some(import));
    session.view.set(View::Report);
}
