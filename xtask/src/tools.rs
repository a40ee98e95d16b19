//! Finds the tools the other commands need and installs what is missing: the wasm target, Trunk, wasm-bindgen,
//! wasm-opt, the browsers and their drivers.
//!
//! What is installed here goes into a folder of its own per version, shared between checkouts, and never replaces a
//! tool of another project. Only the browsers and Node come from the system's package manager.

pub mod browser;
pub mod cargo;
pub mod engines;
pub mod npm;
mod system;

use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use xshell::{Shell, cmd};

use crate::{project, step::Steps};

/// The target that the page is compiled for.
pub const WASM: &str = "wasm32-unknown-unknown";

/// `cargo xtask tools`: find or install everything.
pub fn run() -> Result<()> {
    let shell = project::shell()?;
    let mut steps = Steps::new(5);
    let build = steps.run("tools that build the page", || cargo::build_tools(&shell))?;
    let optimiser = steps.run("wasm-opt", || Ok(npm::wasm_opt(&shell)))?;
    let browser = steps.run("a browser and its driver", || browser::find(&shell))?;
    let engines = steps.run("Firefox and WebKit with their drivers", || engines::find(&shell))?;
    let axe = steps.run("axe-core", || npm::axe(&shell))?;
    eprintln!("\ntrunk             {}", build.trunk.display());
    eprintln!("wasm-bindgen      {}", build.wasm_bindgen.display());
    match optimiser {
        Ok(path) => eprintln!("wasm-opt          {}", path.display()),
        Err(error) => eprintln!("wasm-opt          not here: {error}"),
    }
    eprintln!("chromedriver      {}", browser.driver.display());
    eprintln!("geckodriver       {}", engines.geckodriver.display());
    eprintln!("WebKitWebDriver   {}", engines.webkitdriver.display());
    eprintln!("axe-core          {}", axe.display());
    Ok(())
}

/// Add the wasm target to the active toolchain where it is missing.
pub fn wasm_target(shell: &Shell) -> Result<()> {
    let sysroot = cmd!(shell, "rustc --print sysroot").quiet().read()?;
    if Path::new(&sysroot).join("lib/rustlib").join(WASM).is_dir() {
        return Ok(());
    }
    eprintln!("adding the target {WASM} to the Rust toolchain");
    cmd!(shell, "rustup target add {WASM}")
        .quiet()
        .run()
        .with_context(|| format!("the Rust target {WASM} is missing: run `rustup target add {WASM}`"))
}

/// The folder for tools of this project, shared between checkouts.
fn cache() -> Result<PathBuf> {
    let variable = |name| std::env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    if let Some(chosen) = variable("POSTMORTEM_EDITOR_TOOLS") {
        return Ok(chosen);
    }
    let base = variable("XDG_CACHE_HOME")
        .or_else(|| variable("LOCALAPPDATA"))
        .or_else(|| variable("HOME").map(|home| home.join(".cache")))
        .context("there is no home folder to keep tools in: set POSTMORTEM_EDITOR_TOOLS to a folder")?;
    Ok(base.join("postmortem-editor"))
}

/// Every place on the `PATH` where a program of this name lies, first come first.
fn on_path(name: &str) -> Vec<PathBuf> {
    let file = format!("{name}{}", std::env::consts::EXE_SUFFIX);
    let path = std::env::var_os("PATH").unwrap_or_default();
    std::env::split_paths(&path).map(|folder| folder.join(&file)).filter(|file| file.is_file()).collect()
}

/// What a program answers to `--version`, if it starts at all.
fn version_of(shell: &Shell, program: &Path) -> Option<String> {
    cmd!(shell, "{program} --version").quiet().ignore_stderr().read().ok()
}
