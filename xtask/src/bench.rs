//! `cargo xtask bench`: the figures the project promises, measured on an optimised build. Each bench is a file under `benches/`.

use anyhow::{Context, Result};
use xshell::cmd;

use crate::project;

/// Run every bench, or those that are named.
pub fn run(names: &[&str]) -> Result<()> {
    let shell = project::shell()?;
    cmd!(shell, "cargo bench --locked --quiet --bench speed -- {names...}")
        .quiet()
        .run()
        .context("a figure is over its limit, or there is no such bench")
}
