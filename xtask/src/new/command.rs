//! The skeleton of a user command: its file and its line in the list of commands.

use anyhow::Result;
use xshell::Shell;

use super::{Name, OPEN, change, create};

const LIST: &str = "src/browser/command.rs";

/// Write the command `name`.
pub fn write(shell: &Shell, name: &Name) -> Result<()> {
    let (module, title) = (name.snake(), name.title());
    create(shell, &format!("src/browser/command/{module}.rs"), &skeleton(&title))?;
    change(shell, LIST, |text| {
        let text = text.replacen("pub mod ", &format!("pub mod {module};\npub mod "), 1);
        let entry = format!(
            "Command {{ label: \"{title}\", key: \"\", enabled: {module}::enabled, run: {module}::run }}"
        );
        append(&text, &entry)
    })?;
    eprintln!("“{title}” is in the palette. Fill in when it is enabled and what it does.");
    Ok(())
}

/// The entries of this list hold commas of their own, so the new one goes to the end.
fn append(text: &str, entry: &str) -> Option<String> {
    let opening = "COMMANDS: &[Command] = &[\n";
    let start = text.find(opening)? + opening.len();
    let end = start + text.get(start..)?.find("\n];")? + 1;
    let (before, after) = text.split_at(end);
    Some(format!("{before}    {entry},\n{after}"))
}

fn skeleton(title: &str) -> String {
    format!(
        r#"//! {title}: {OPEN}: what it does, in one line.

use crate::browser::session::Session;
use leptos::prelude::*;

/// Whether it makes sense now.
pub fn enabled(session: Session) -> bool {{
    !session.editor.readonly.get_untracked()
}}

/// Do it.
pub fn run(session: Session) {{
    session.say("{OPEN}");
}}
"#
    )
}
