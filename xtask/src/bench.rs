//! `cargo xtask bench`: the figures the project promises, measured on an optimised build. Each bench is a file under `benches/`.

use anyhow::{Context, Result};
use xshell::{Shell, cmd};

use crate::{project, tools};

/// glibc keeps all memory that it was given once. Otherwise it asks the system anew for each large piece and not for small ones, and the
/// first touch of its pages makes a long document look slower than ten short ones.
const KEEP_MEMORY: [(&str, &str); 3] = [
    ("MALLOC_MMAP_MAX_", "0"),
    ("MALLOC_TRIM_THRESHOLD_", "1000000000000"),
    ("MALLOC_TOP_PAD_", "1000000000"),
];

/// Run every native bench, or those that are named; `browser` runs those that are promised for a page, in one.
pub fn run(names: &[&str]) -> Result<()> {
    let shell = project::shell()?;
    if names == ["browser"] {
        return in_browser(&shell);
    }
    let _environment = KEEP_MEMORY.map(|(name, value)| shell.push_env(name, value));
    cmd!(shell, "cargo bench --locked --quiet --bench speed -- {names...}")
        .quiet()
        .run()
        .context("a figure is over its limit, or there is no such bench")
}

fn in_browser(shell: &Shell) -> Result<()> {
    let runner = tools::cargo::test_runner(shell)?;
    let browser = tools::browser::find(shell)?;
    let _environment = [
        shell.push_env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", runner),
        shell.push_env("CHROMEDRIVER", browser.driver),
        // Seconds.
        shell.push_env("WASM_BINDGEN_TEST_TIMEOUT", "900"),
    ];
    let target = ["--target", "wasm32-unknown-unknown", "--features", "web"];
    cmd!(shell, "cargo test --locked --profile wasm-release {target...} --bench browser -- --nocapture")
        .quiet()
        .run()
        .context("a figure is over its limit")
}
