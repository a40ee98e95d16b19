//! The skeleton of a format that writes: its file and its place in the list of formats.

use anyhow::Result;
use xshell::Shell;

use super::{Name, OPEN, change, create, registry};

/// Write the format `name`.
pub fn write(shell: &Shell, name: &Name) -> Result<()> {
    let (module, id, title) = (name.snake(), name.kebab(), name.title());
    create(shell, &format!("src/format/{module}.rs"), &skeleton(&id, &title))?;
    change(shell, "src/format.rs", |text| {
        let text = text.replacen("\nuse ", &format!("\npub mod {module};\n\nuse "), 1).replacen(
            ";\n\npub mod",
            ";\npub mod",
            1,
        );
        let (opening, closing) = ("FORMATS: &[&Format] = &[", "]");
        registry::insert(&text, opening, closing, &format!("&{module}::FORMAT"), |_| false)
    })?;
    eprintln!(
        "{title} is in every menu and in `postmortem convert --to {id}`. Fill in `write`, and `read` if it can be read."
    );
    Ok(())
}

fn skeleton(id: &str, title: &str) -> String {
    format!(
        r#"//! {title}: {OPEN}: what it is for and who reads it. Writes only.

use super::Format;
use crate::env::Env;
use crate::model::Postmortem;

/// {title}.
pub const FORMAT: Format = Format {{
    id: "{id}",
    name: "{title}",
    extensions: &["{id}"],
    media_type: "text/plain",
    lossless: false,
    recognise: |_| 0,
    read: None,
    write: Some(write),
}};

/// {OPEN}: how a document looks in it.
pub fn write(document: &Postmortem, _env: &dyn Env) -> String {{
    format!("{{}}\n", document.title)
}}
"#
    )
}
