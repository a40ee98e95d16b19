//! `cargo xtask docs`: writes the pages that come from the source again: the rules' manual and the JSON Schema. The tests
//! that compare them do the writing, so that there is one description of each.

use anyhow::{Context, Result};
use xshell::cmd;

use crate::project;

/// Write every generated page.
pub fn run() -> Result<()> {
    let shell = project::shell()?;
    let _update = shell.push_env("UPDATE", "1");
    cmd!(shell, "cargo test --quiet --test it -- pages schema")
        .quiet()
        .run()
        .context("the pages could not be written")?;
    eprintln!("The pages under docs/ are those of the source; `git diff docs` shows what changed.");
    Ok(())
}
