//! The skeleton of a section of prose: its id, its file and its line among `sections!`, all before the conclusion.

use anyhow::Result;
use xshell::Shell;

use super::{Name, OPEN, change, create, registry};

/// Write the section `name`.
pub fn write(shell: &Shell, name: &Name) -> Result<()> {
    let (module, variant) = (name.snake(), name.pascal());
    create(shell, &format!("src/section/{module}.rs"), &skeleton(&variant, &name.title()))?;
    let last = |entry: &str| entry.to_ascii_lowercase().starts_with("conclusion");
    change(shell, "src/section.rs", |text| registry::insert(text, "\nsections! {", "}", &module, last))?;
    let entry = format!("{variant} \"{}\"", name.kebab());
    change(shell, "src/model/section.rs", |text| {
        registry::insert(text, "\nsection_ids! {", "}", &entry, last)
    })?;
    eprintln!(
        "Move both lines where the section usually stands, and fill in its guidance and the headings people give it."
    );
    Ok(())
}

fn skeleton(variant: &str, title: &str) -> String {
    let alias = title.to_lowercase();
    format!(
        r#"//! The section “{title}”.

use super::{{Definition, Shape}};
use crate::model::SectionId;

/// What it is called and what belongs in it.
pub const SECTION: Definition = Definition {{
    id: SectionId::{variant},
    heading: "{title}",
    level: 2,
    shape: Shape::Prose,
    guidance: "{OPEN}: what belongs here, in one sentence.",
    aliases: &["{alias}"],
    keywords: &[],
}};
"#
    )
}
