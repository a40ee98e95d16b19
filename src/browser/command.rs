//! User commands: each has a name, a label, a key and an action. Keys, palette and menus read this list.
//!
//! Keys count only while the focus is inside the element.

use super::session::{Session, View};
use leptos::ev::KeyboardEvent;
use wasm_bindgen::JsCast;

macro_rules! commands {
    ($($name:ident),* $(,)?) => {
        $(pub mod $name;)*

        /// Every command, in the order of the palette.
        pub const COMMANDS: &[&Command] = &[$(&$name::COMMAND),*];
    };
}

commands! {
    undo, redo, next_check, previous_check, swap_view, open_file, open_folder, save_file, save_markdown, save_json, copy_markdown, import, paste_chat, reading_report, call_off_reading, add_event,
    event_now, find_event, sort_events, add_action,
    versions, new_draft, all_drafts, find_draft, back_up, theme, palette,
}

/// Something a person can do from anywhere in the element.
pub struct Command {
    /// The words people read.
    pub label: &'static str,
    /// The key as shown, such as `Ctrl S`; empty if it has none.
    pub key: &'static str,
    /// Whether it makes sense now.
    pub enabled: fn(Session) -> bool,
    /// Do it.
    pub run: fn(Session),
}

fn always(_: Session) -> bool {
    true
}

fn in_draft(session: Session) -> bool {
    session.view.get_untracked() != View::Library
}

fn can_change(session: Session) -> bool {
    in_draft(session) && !session.editor.readonly.get_untracked()
}

fn in_list(session: Session) -> bool {
    session.view.get_untracked() == View::Library
}

fn has_library(session: Session) -> bool {
    session.has_library()
}

/// Whether the key went into a field for text; single letters are commands only outside.
fn in_text(event: &KeyboardEvent) -> bool {
    let target = event.composed_path().get(0);
    target.dyn_ref::<web_sys::Element>().is_some_and(|element| {
        matches!(element.tag_name().to_ascii_lowercase().as_str(), "input" | "textarea" | "select")
    })
}

/// A key was pressed inside the element.
pub fn press(session: Session, event: &KeyboardEvent) {
    let control = event.ctrl_key() || event.meta_key();
    let mut pressed = String::new();
    if control {
        pressed.push_str("Ctrl ");
    }
    if event.shift_key() {
        pressed.push_str("Shift ");
    }
    if event.alt_key() {
        pressed.push_str("Alt ");
    }
    let key = event.key();
    pressed.push_str(&if key.chars().count() == 1 { key.to_ascii_uppercase() } else { key });
    if pressed == "Ctrl Y" {
        pressed = "Ctrl Shift Z".to_owned();
    }
    let single = !control && !event.alt_key() && event.key().chars().count() == 1;
    if single && in_text(event) {
        return;
    }
    if let Some(command) =
        COMMANDS.iter().find(|command| command.key == pressed && (command.enabled)(session))
    {
        event.prevent_default();
        event.stop_propagation();
        (command.run)(session);
    }
}
