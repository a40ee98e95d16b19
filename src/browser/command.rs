//! User commands: each has a name, a label, a key and an action. Keys, palette and menus read this list.
//!
//! Keys count only while the focus is inside the element.

pub mod import;
pub mod palette;

use super::checks;
use super::export;
use super::session::{Session, View};
use crate::field::FieldPath;
use crate::model::ListId;
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

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

fn in_library(session: Session) -> bool {
    session.has_library()
}

/// Every command, in the order of the palette.
pub const COMMANDS: &[Command] = &[
    Command { label: "Undo", key: "Ctrl Z", enabled: can_change, run: |session| session.editor.undo() },
    Command { label: "Redo", key: "Ctrl Shift Z", enabled: can_change, run: |session| session.editor.redo() },
    Command { label: "Next check", key: "F8", enabled: in_draft, run: |session| checks::step(session, true) },
    Command {
        label: "Previous check",
        key: "Shift F8",
        enabled: in_draft,
        run: |session| checks::step(session, false),
    },
    Command { label: "Write or preview", key: "F9", enabled: in_draft, run: swap_view },
    Command {
        label: "Save a Markdown file",
        key: "Ctrl S",
        enabled: in_draft,
        run: |session| export::download(session, "markdown"),
    },
    Command {
        label: "Save a JSON file",
        key: "",
        enabled: in_draft,
        run: |session| export::download(session, "json"),
    },
    Command {
        label: "Copy as Markdown",
        key: "",
        enabled: in_draft,
        run: |session| export::copy(session, "markdown"),
    },
    Command { label: "Import a file", key: "", enabled: always, run: import::run },
    Command {
        label: "Add an event",
        key: "",
        enabled: can_change,
        run: |session| session.editor.go_to(FieldPath::List(ListId::Timeline)),
    },
    Command {
        label: "Add an action item",
        key: "",
        enabled: can_change,
        run: |session| session.editor.go_to(FieldPath::List(ListId::Actions)),
    },
    Command {
        label: "New postmortem",
        key: "",
        enabled: in_library,
        run: |session| session.start_new(Default::default()),
    },
    Command { label: "All drafts", key: "", enabled: in_library, run: |session| session.close_draft() },
    Command {
        label: "All commands",
        key: "Ctrl K",
        enabled: always,
        run: |session| super::component::popover::toggle(session, "palette"),
    },
];

fn swap_view(session: Session) {
    session.view.update(|view| *view = if *view == View::Preview { View::Write } else { View::Preview });
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
    pressed.push_str(&if key.chars().count() == 1 { key.to_uppercase() } else { key });
    if pressed == "Ctrl Y" {
        pressed = "Ctrl Shift Z".to_owned();
    }
    if let Some(command) =
        COMMANDS.iter().find(|command| command.key == pressed && (command.enabled)(session))
    {
        event.prevent_default();
        event.stop_propagation();
        (command.run)(session);
    }
}
