//! The skeleton of a user command: its file and its place among `commands!`.

use anyhow::Result;
use xshell::Shell;

use super::{Name, OPEN, change, create, registry};

/// Write the command `name`. It stands before the theme and the palette, which end the list.
pub fn write(shell: &Shell, name: &Name) -> Result<()> {
    let (module, title) = (name.snake(), name.title());
    create(shell, &format!("src/browser/command/{module}.rs"), &skeleton(&title))?;
    let last = |other: &str| matches!(other, "theme" | "palette");
    change(shell, "src/browser/command.rs", |text| {
        registry::insert(text, "\ncommands! {", "}", &module, last)
    })?;
    eprintln!("“{title}” is in the palette. Say what it does, and when it makes sense.");
    Ok(())
}

fn skeleton(title: &str) -> String {
    format!(
        r#"//! {OPEN}: what it does, in one line.

use super::{{Command, can_change}};
use crate::browser::session::Session;

pub(super) const COMMAND: Command = Command {{ label: "{title}", key: "", enabled: can_change, run }};

fn run(session: Session) {{
    session.say("{OPEN}");
}}
"#
    )
}
