//! A house's own style: a JSON file that is kept with the drafts and offered beside the styles that come with the editor.

use crate::browser::files;
use crate::browser::session::Session;
use crate::format::markdown::Style;
use leptos::task::spawn_local;
use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlInputElement};

/// The note that keeps it.
const NOTE: &str = "house-style";

/// The style of the house, if it brought one.
pub fn style(session: Session) -> Option<Style> {
    Style::read(&session.with_shelf(|shelf| shelf.note(NOTE).map(str::to_owned))?).ok()
}

/// A file was chosen: keep it if it is a style, else say what is wrong.
pub fn chosen(session: Session, event: &Event, then: impl Fn() + 'static) {
    let input = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
    let Some(file) = input.as_ref().and_then(|input| input.files()?.get(0)) else { return };
    spawn_local(async move {
        let bytes = match files::bytes(&file).await {
            Ok(bytes) => bytes,
            Err(error) => return session.tell(true, error.to_string(), None),
        };
        let text = String::from_utf8_lossy(&bytes);
        match Style::read(&text) {
            Ok(_) => {
                session.set_note(NOTE, &text);
                then();
            }
            Err(why) => session.tell(true, [&file.name(), ": ", &why].concat(), None),
        }
    });
    if let Some(input) = input {
        // Choosing the same file again must count as a choice.
        input.set_value("");
    }
}
