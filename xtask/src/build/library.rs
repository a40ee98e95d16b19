//! The standard library built for weight, together with the page (docs/decisions/0012-own-standard-library.md). It needs the library's
//! source and flags that the compiler does not promise to keep, so the ordinary library is the way round.

use std::path::Path;

use anyhow::{Context, Result, ensure};
use xshell::{PushEnv, Shell, cmd};

use crate::tools;

/// A panic is a trap: no message is formatted, no place is named. The element shows the words it has at any trap.
const FLAGS: &str = "-Zunstable-options -Cpanic=immediate-abort -Zlocation-detail=none -Zfmt-debug=none";

/// Build the release page with it; `false` if that cannot be done here.
pub fn build(shell: &Shell, trunk: &Path) -> bool {
    let built = source(shell).and_then(|()| {
        let _environment = environment(shell);
        Ok(cmd!(shell, "{trunk} build --release").quiet().run()?)
    });
    if let Err(error) = &built {
        eprintln!("trying again with the ordinary standard library, which weighs more: {error:#}");
    }
    built.is_ok()
}

/// Add the library's source to the toolchain where it is missing.
fn source(shell: &Shell) -> Result<()> {
    let sysroot = cmd!(shell, "rustc --print sysroot").quiet().read()?;
    let source = Path::new(&sysroot).join("lib/rustlib/src/rust/library/Cargo.lock");
    if !source.is_file() {
        eprintln!("adding rust-src to the Rust toolchain");
        cmd!(shell, "rustup component add rust-src").quiet().run().context("rust-src cannot be had")?;
        ensure!(source.is_file(), "rust-src was added and is not in {sysroot}");
    }
    Ok(())
}

/// What cargo has to be told, through Trunk.
fn environment(shell: &Shell) -> [PushEnv<'_>; 4] {
    let target = tools::WASM.replace('-', "_").to_uppercase();
    [
        shell.push_env("RUSTC_BOOTSTRAP", "1"),
        shell.push_env("CARGO_UNSTABLE_BUILD_STD", "std,panic_abort"),
        shell.push_env("CARGO_UNSTABLE_BUILD_STD_FEATURES", "optimize_for_size"),
        shell.push_env(format!("CARGO_TARGET_{target}_RUSTFLAGS"), FLAGS),
    ]
}
