//! The page in `dist/` once more with a program that can be ended on purpose, below `target/` where nobody takes it for the page.

use std::path::PathBuf;

use anyhow::{Context, Result, ensure};
use xshell::{Shell, cmd};

use crate::{project, tools, tools::cargo::BuildTools};

/// Where it lies.
pub fn folder() -> PathBuf {
    project::root().join("target/panic-key/dist")
}

/// Build it from what is in `dist/`.
pub fn run(shell: &Shell, tools: &BuildTools) -> Result<PathBuf> {
    let (dist, folder) = (project::root().join("dist"), folder());
    let name = "panicNow";
    ensure!(
        !shell.read_file(dist.join("postmortem-editor.js"))?.contains(name),
        "the page itself has {name}"
    );
    shell.remove_path(&folder)?;
    shell.create_dir(&folder)?;
    for path in shell.read_dir(&dist)?.into_iter().filter(|path| path.is_file()) {
        shell.copy_file(path, &folder)?;
    }
    let (target, bind) = (tools::WASM, &tools.wasm_bindgen);
    cmd!(shell, "cargo build --locked --target {target} --features panic-key --bin postmortem-editor")
        .quiet()
        .run()?;
    let wasm = project::root().join("target").join(target).join("debug/postmortem-editor.wasm");
    cmd!(shell, "{bind} --target web --no-typescript --out-dir {folder} {wasm}")
        .quiet()
        .run()
        .context("wasm-bindgen failed")?;
    ensure!(shell.read_file(folder.join("postmortem-editor.js"))?.contains(name), "{name} is missing");
    Ok(folder)
}
