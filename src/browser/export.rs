//! Ways out: every format that writes, seen before it leaves, as a download and onto the clipboard. Nothing blocks it, findings least of
//! all.

mod file;
pub(super) mod house;
pub(super) mod link;
mod panel;

pub use file::FileChanged;
pub use panel::ExportView;

use super::env::BrowserEnv;
use super::session::Session;
use super::timeline_view::file as drawing;
use super::{clipboard, files};
use crate::field::{Field, FieldPath};
use crate::format::{self, html};
use leptos::task::spawn_local;

/// Download the document in a format.
pub fn download(session: Session, id: &'static str) {
    if let Some(text) = session.written(id) {
        download_text(session, id, &text);
    }
}

/// Download what was seen.
fn download_text(session: Session, id: &str, text: &str) {
    let title = session.editor.with(|document| document.title.clone());
    if download_named(session, &title, id, text) {
        session.exported();
    }
}

/// Download a text under a title. Gives whether the browser takes it.
fn download_named(session: Session, title: &str, id: &str, text: &str) -> bool {
    let format = format::by_id(id).unwrap_or(&format::markdown::FORMAT);
    let name = files::file_name(title, format.extensions.first().copied().unwrap_or("txt"));
    let done = files::download(&name, format.media_type, text);
    match &done {
        Ok(()) => session.say(format!("Downloaded {name}.")),
        Err(error) => session.tell(true, error.to_string(), None),
    }
    done.is_ok()
}

/// Take a draft away that is open no more and not saved: as a file, or onto the clipboard.
pub fn rescue(session: Session, draft: &str, copies: bool) {
    let Some(document) = session.words_apart(draft) else { return };
    let text = crate::publish::write(&format::markdown::FORMAT, &document, &BrowserEnv).unwrap_or_default();
    if copies {
        copy_text(session, "markdown", Some(draft.to_owned()), text);
    } else {
        download_named(session, &document.title, "markdown", &text);
    }
}

/// Copy the document in a format.
pub fn copy(session: Session, id: &'static str) {
    if let Some(text) = session.written(id) {
        copy_text(session, id, None, text);
    }
}

/// Copy what was seen of the open draft, or of the one that is named.
fn copy_text(session: Session, id: &'static str, draft: Option<String>, text: String) {
    let name = format::by_id(id).map_or("text", |format| format.name);
    spawn_local(async move {
        if clipboard::copy(&text).await {
            copied(session, name);
        } else {
            let download = session.action(move || match &draft {
                Some(draft) => rescue(session, draft, false),
                None => download(session, id),
            });
            let words = "The browser does not let this page use the clipboard. Download the file instead.";
            session.tell(true, words, Some(("Download".to_owned(), download)));
        }
    });
}

/// Copy as rich text, with Markdown for programs that take only text.
fn rich(session: Session) {
    let page = session.editor.with(html::fragment);
    let text = session.written("markdown").unwrap_or_default();
    if clipboard::copy_rich(&text, &page) {
        copied(session, "rich text");
    } else {
        let words = "The browser does not let this page use the clipboard. Download the web page and copy from there.";
        let download = session.action(move || download(session, "html"));
        session.tell(true, words, Some(("Download".to_owned(), download)));
    }
}

fn copied(session: Session, name: &str) {
    let words = format!("Copied as {name}.");
    session.say(words.clone());
    session.tell(false, words, None);
}

/// The title for showing, with words for an empty one.
pub fn title_of(session: Session) -> String {
    let title = session.editor.text(&FieldPath::Field(Field::Title));
    if title.trim().is_empty() { "Untitled postmortem".to_owned() } else { title }
}
