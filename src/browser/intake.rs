//! Ways in: choosing a file, dropping one, pasting text. A text is read, shown in a report, and kept when the author says so.
//!
//! *Invariant:* the open document is untouched until then.

mod report;

pub use report::Report;

use super::env::BrowserEnv;
use super::session::{Session, View};
use super::{export, files};
use crate::browser::view::prelude::*;
use crate::format::{self, Reading};
use leptos::ev;
use leptos::task::spawn_local;
use wasm_bindgen::JsCast;
use web_sys::{ClipboardEvent, DragEvent, File, HtmlInputElement};

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
            {children()}
        </div>
    }
}

/// Endings and media types that the file picker offers.
fn accepted() -> String {
    let readable = format::FORMATS.iter().filter(|format| format.read.is_some());
    let endings = readable.flat_map(|format| format.extensions.iter().map(|ending| format!(".{ending}")));
    endings.chain([".txt".to_owned(), "text/plain".to_owned()]).collect::<Vec<_>>().join(",")
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

/// Text pasted outside any field is a document.
fn pasted(session: Session, event: &ClipboardEvent) {
    let in_field = event.composed_path().get(0).dyn_ref::<web_sys::Element>().is_some_and(|element| {
        matches!(element.tag_name().to_ascii_lowercase().as_str(), "input" | "textarea" | "select")
    });
    let Some(data) = event.clipboard_data().filter(|_| !in_field) else { return };
    if let Some(file) = data.files().and_then(|files| files.get(0)) {
        event.prevent_default();
        take_file(session, file);
    } else if let Some(text) = data.get_data("text/plain").ok().filter(|text| !text.trim().is_empty()) {
        event.prevent_default();
        take_text(session, &text, "pasted text");
    }
}

fn take_file(session: Session, file: File) {
    spawn_local(async move {
        match files::bytes(&file).await {
            Ok(bytes) => show(session, files::read(&bytes, &file.name(), &BrowserEnv), file.name()),
            Err(error) => session.tell(true, error.to_string(), None),
        }
    });
}

/// Read a text and show how it was read.
pub fn take_text(session: Session, text: &str, name: &str) {
    if text.len() > format::SIZE_LIMIT {
        let limit = format::SIZE_LIMIT / (1024 * 1024);
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
    show(session, format::read(text, None, &BrowserEnv), name.to_owned());
}

fn show(session: Session, reading: Reading, name: String) {
    if let Some(refusal) = reading.refusal.as_ref().filter(|refusal| !refusal.read_only) {
        session.tell(true, format!("{name}: {} {}", refusal.what, refusal.todo), None);
        return;
    }
    session.save_now();
    session.popover.set(None);
    session.reading.set(Some((reading, name)));
    session.view.set(View::Report);
}
