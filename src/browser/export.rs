//! Ways out: every format that writes, as a download and onto the clipboard. Nothing blocks it, findings least of all.

use super::component::icon::Glyph;
use super::component::popover::close;
use super::component::{Icon, Popover};
use super::session::Session;
use super::timeline_view::file as drawing;
use super::{clipboard, files};
use crate::browser::view::prelude::*;
use crate::field::{Field, FieldPath};
use crate::format::{self, FORMATS};
use leptos::task::spawn_local;

/// The menu of formats.
#[component]
pub fn ExportMenu(session: Session) -> impl IntoView {
    view! {
        <Popover session=session name="export" label="Export">
            <p class="head">"Download a file"</p>
            {FORMATS.iter().filter(|format| format.write.is_some()).map(|format| view! {
                <button type="button" class="item" on:click=move |_| { close(session, "export"); download(session, format.id); }>
                    <Icon glyph=Glyph::File />{format.name}<span class="code">{format!(".{}", format.extensions.first().copied().unwrap_or("txt"))}</span>
                    {(!format.lossless).then(|| view! { <small>"For reading; cannot be read back whole"</small> })}
                </button>
            }).collect_view()}
            <p class="head">"Timeline drawing"</p>
            <button type="button" class="item" on:click=move |_| { close(session, "export"); drawing::save_svg(session); }>
                <Icon glyph=Glyph::Bars />"Drawing, sharp at any size"<span class="code">".svg"</span>
            </button>
            <button type="button" class="item" on:click=move |_| { close(session, "export"); drawing::save_png(session); }>
                <Icon glyph=Glyph::Bars />"Picture"<span class="code">".png"</span>
            </button>
            <p class="head">"Copy"</p>
            {FORMATS.iter().filter(|format| format.write.is_some()).map(|format| view! {
                <button type="button" class="item" on:click=move |_| { close(session, "export"); copy(session, format.id); }>
                    <Icon glyph=Glyph::Copy />{format!("Copy as {}", format.name)}<span></span>
                </button>
            }).collect_view()}
        </Popover>
    }
    .into_any()
}

/// Download the document in a format.
pub fn download(session: Session, id: &'static str) {
    let (Some(format), Some(text)) = (format::by_id(id), session.written(id)) else { return };
    let title = session.editor.with(|document| document.title.clone());
    let name = files::file_name(&title, format.extensions.first().copied().unwrap_or("txt"));
    match files::download(&name, format.media_type, &text) {
        Ok(()) => {
            session.exported();
            session.say(format!("Downloaded {name}."));
        }
        Err(error) => session.tell(true, error.to_string(), None),
    }
}

/// Copy the document in a format.
pub fn copy(session: Session, id: &'static str) {
    let (Some(format), Some(text)) = (format::by_id(id), session.written(id)) else { return };
    spawn_local(async move {
        if clipboard::copy(&text).await {
            session.say(format!("Copied as {}.", format.name));
            session.tell(false, format!("Copied as {}.", format.name), None);
        } else {
            let download = Callback::new(move |()| download(session, id));
            let words = "The browser does not let this page use the clipboard. Download the file instead.";
            session.tell(true, words, Some(("Download".to_owned(), download)));
        }
    });
}

/// The title for showing, with words for an empty one.
pub fn title_of(session: Session) -> String {
    let title = session.editor.text(&FieldPath::Field(Field::Title));
    if title.trim().is_empty() { "Untitled postmortem".to_owned() } else { title }
}
