//! Import a file: opens the browser's file picker.

use super::{Command, always};
use crate::browser::component::focus::root;
use crate::browser::session::Session;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

pub(super) const COMMAND: Command = Command { label: "Import a file", key: "", enabled: always, run };

/// Open the file picker.
pub fn run(session: Session) {
    let input = root(session).and_then(|root| root.get_element_by_id("choose-file"));
    if let Some(input) = input.and_then(|input| input.dyn_into::<HtmlElement>().ok()) {
        input.click();
    }
}
