//! What only npm has: wasm-opt (in binaryen), esbuild, axe-core and the TypeScript compiler. Versions are exact; nothing from npm ships.

use std::path::PathBuf;

use anyhow::{Context, Result, ensure};
use xshell::{Shell, cmd};

use super::{cache, on_path, system, version_of};

const BINARYEN: &str = "132";
const ESBUILD: &str = "0.25.12";
const AXE: &str = "4.14.1";
const TYPESCRIPT: &str = "5.9.3";

/// Find or install wasm-opt. Older ones do not know what today's compiler emits.
pub fn wasm_opt(shell: &Shell) -> Result<PathBuf> {
    let recent = |path: &PathBuf| {
        let answer = version_of(shell, path).unwrap_or_default();
        let number = answer.split_whitespace().find_map(|word| word.parse::<u32>().ok());
        number.is_some_and(|number| number >= 120)
    };
    if let Some(found) = on_path("wasm-opt").into_iter().find(recent) {
        return Ok(found);
    }
    let folder = package(shell, "binaryen", BINARYEN)?;
    let program = folder.join("bin").join("wasm-opt");
    ensure!(recent(&program), "wasm-opt was installed to {} but does not start there", program.display());
    Ok(program)
}

/// Find or install esbuild, which makes scripts small.
pub fn esbuild(shell: &Shell) -> Result<PathBuf> {
    Ok(package(shell, "esbuild", ESBUILD)?.join("bin").join("esbuild"))
}

/// Find or install axe-core and give the path of its one script.
pub fn axe(shell: &Shell) -> Result<PathBuf> {
    Ok(package(shell, "axe-core", AXE)?.join("axe.min.js"))
}

/// Find or install the TypeScript compiler and give the path of its one script.
pub fn typescript(shell: &Shell) -> Result<PathBuf> {
    Ok(package(shell, "typescript", TYPESCRIPT)?.join("lib").join("tsc.js"))
}

fn package(shell: &Shell, name: &str, version: &str) -> Result<PathBuf> {
    let root = cache()?.join(format!("{name}-{version}"));
    let folder = root.join("node_modules").join(name);
    if folder.join("package.json").is_file() {
        return Ok(folder);
    }
    if on_path("npm").is_empty() {
        let by_hand = format!(
            "{name} comes from npm, which is not here: install Node.js and npm, then run this again."
        );
        system::install(shell, &["nodejs", "npm"], &by_hand)?;
    }
    eprintln!("installing {name} {version} with npm");
    cmd!(
        shell,
        "npm install --silent --no-audit --no-fund --ignore-scripts --prefix {root} {name}@{version}"
    )
    .quiet()
    .run()
    .with_context(|| format!("npm could not install {name} {version}"))?;
    Ok(folder)
}
