//! Trunk, wasm-bindgen and geckodriver: all come from the package registry, prebuilt where `cargo binstall` is there, else built from source.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};
use xshell::{Shell, cmd};

use super::{cache, on_path, version_of};
use crate::project;

/// Newer ones need a newer compiler than `rust-version` in `Cargo.toml` promises.
const TRUNK: &str = "0.21.14";

/// What turns the source into a page.
pub struct BuildTools {
    /// Trunk.
    pub trunk: PathBuf,
    /// The wasm-bindgen command line, of exactly the locked version.
    pub wasm_bindgen: PathBuf,
}

/// Find or install what turns the source into a page.
pub fn build_tools(shell: &Shell) -> Result<BuildTools> {
    super::wasm_target(shell)?;
    Ok(BuildTools { trunk: trunk(shell)?, wasm_bindgen: wasm_bindgen(shell)? })
}

fn trunk(shell: &Shell) -> Result<PathBuf> {
    find_or_install(
        shell,
        &Tool {
            package: "trunk",
            program: "trunk",
            version: TRUNK,
            // Its own lock file is known to build; nothing it could download is wanted, so no TLS is built in.
            options: &["--locked", "--no-default-features"],
            minutes: 5,
        },
    )
}

fn wasm_bindgen(shell: &Shell) -> Result<PathBuf> {
    cli(shell, "wasm-bindgen")
}

/// The program that runs wasm tests in a browser.
pub fn test_runner(shell: &Shell) -> Result<PathBuf> {
    cli(shell, "wasm-bindgen-test-runner")
}

/// What drives Firefox. Debian has no package of it.
pub fn geckodriver(shell: &Shell) -> Result<PathBuf> {
    find_or_install(
        shell,
        &Tool {
            package: "geckodriver",
            program: "geckodriver",
            version: "0.36.0",
            options: &["--locked"],
            minutes: 4,
        },
    )
}

fn cli(shell: &Shell, program: &str) -> Result<PathBuf> {
    // The generated glue and the program that writes it share a format that changes with every version.
    let version = project::locked_version("wasm-bindgen")?;
    find_or_install(
        shell,
        &Tool {
            package: "wasm-bindgen-cli",
            program,
            version: &version,
            options: &["--no-default-features"],
            minutes: 3,
        },
    )
}

struct Tool<'a> {
    package: &'a str,
    program: &'a str,
    version: &'a str,
    options: &'a [&'a str],
    minutes: u32,
}

fn find_or_install(shell: &Shell, tool: &Tool) -> Result<PathBuf> {
    let right = |path: &PathBuf| {
        version_of(shell, path)
            .is_some_and(|answer| answer.split_whitespace().any(|word| word == tool.version))
    };
    let root = cache()?.join(format!("{}-{}", tool.package, tool.version));
    let ours = root.join("bin").join(format!("{}{}", tool.program, std::env::consts::EXE_SUFFIX));
    if let Some(found) = on_path(tool.program).into_iter().chain([ours.clone()]).find(right) {
        return Ok(found);
    }
    install(shell, tool, &root)?;
    ensure!(
        right(&ours),
        "{} {} was installed to {} but does not start there. Remove that folder and try again.",
        tool.program,
        tool.version,
        root.display()
    );
    Ok(ours)
}

fn install(shell: &Shell, tool: &Tool, root: &Path) -> Result<()> {
    let &Tool { package, version, options, minutes, .. } = tool;
    let prebuilt = cmd!(shell, "cargo binstall -V").quiet().ignore_stdout().ignore_stderr().run().is_ok();
    if prebuilt {
        eprintln!("installing {package} {version} (prebuilt)");
        let fetched = cmd!(
            shell,
            "cargo binstall --no-confirm --disable-strategies compile --root {root} {package}@{version}"
        );
        if fetched.quiet().run().is_ok() {
            return Ok(());
        }
    }
    eprintln!("building {package} {version} from source, once for all checkouts: about {minutes} minutes");
    // A tool that runs for seconds is not worth minutes of optimising. It is built outside the project's own target
    // folder, whose settings and features differ.
    let _settings = [
        ("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1"),
        ("CARGO_PROFILE_RELEASE_LTO", "off"),
        ("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16"),
        ("CARGO_PROFILE_RELEASE_DEBUG", "0"),
    ]
    .map(|(name, value)| shell.push_env(name, value));
    cmd!(shell, "cargo install --quiet --root {root} {package} --version {version} {options...}")
        .quiet()
        .run()
        .with_context(|| format!("{package} {version} could not be installed from the package registry"))
}
