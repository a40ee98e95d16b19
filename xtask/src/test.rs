//! `cargo xtask test`: every check in order, cheapest first. Each layer installs what it needs before it starts.

use anyhow::{Context, Result, bail};
use xshell::{Shell, cmd};

use crate::{build, project, step::Steps, tools};

#[derive(Clone, Copy, PartialEq)]
enum Layer {
    Native,
    Wasm,
    EndToEnd,
    /// The long runs against stores and browsers that fail; asked for by name only.
    Faults,
}

type Check = (Layer, &'static str, fn(&Shell) -> Result<()>);

const CHECKS: [Check; 17] = [
    (Layer::Native, "formatting", formatting),
    (Layer::Native, "native tests of the pure core", core_tests),
    (Layer::Native, "clippy for the pure core and the helpers", core_clippy),
    (Layer::Native, "clippy for the command line", cli_clippy),
    (Layer::Native, "native tests with the command line", cli_tests),
    (Layer::Wasm, "tools for the page", page_tools),
    (Layer::Wasm, "clippy for the page", page_clippy),
    (Layer::Wasm, "a browser and its driver", browser),
    (Layer::Wasm, "wasm tests in a headless browser", wasm_tests),
    (Layer::EndToEnd, "the page for release and its weight", release),
    (Layer::EndToEnd, "Firefox and WebKit with their drivers", engines),
    (Layer::EndToEnd, "a page that ends on purpose", ending),
    (Layer::EndToEnd, "end-to-end tests over the built page", end_to_end),
    (Layer::Faults, "failing stores and many writers, 1,000 random sessions", failing_stores),
    (Layer::Faults, "the page for release", release),
    (Layer::Faults, "a page that ends on purpose", ending),
    (Layer::Faults, "browser and tab killed, 50 rounds each", kills),
];

/// Run every check, or those of one layer.
pub fn run(arguments: &[&str]) -> Result<()> {
    let only = match arguments {
        [] => None,
        ["--only", "native"] => Some(Layer::Native),
        ["--only", "wasm"] => Some(Layer::Wasm),
        ["--only", "e2e"] => Some(Layer::EndToEnd),
        ["--only", "faults"] => Some(Layer::Faults),
        other => bail!(
            "`test` takes only `--only native`, `--only wasm`, `--only e2e` or `--only faults`, not `{}`",
            other.join(" ")
        ),
    };
    let shell = project::shell()?;
    let wanted = |layer: Layer| only.map_or(layer != Layer::Faults, |only| only == layer);
    let chosen: Vec<Check> = CHECKS.into_iter().filter(|(layer, ..)| wanted(*layer)).collect();
    let mut steps = Steps::new(chosen.len());
    for (_, name, check) in chosen {
        steps.run(name, || check(&shell)).with_context(|| format!("a check failed: {name}"))?;
    }
    steps.finish("Every check passed.");
    Ok(())
}

fn formatting(shell: &Shell) -> Result<()> {
    cmd!(shell, "cargo fmt --all --check")
        .quiet()
        .run()
        .context("some files are not formatted: run `cargo fmt --all`")
}

fn core_tests(shell: &Shell) -> Result<()> {
    Ok(cmd!(shell, "cargo test --locked --package postmortem-editor --package xtask").quiet().run()?)
}

fn core_clippy(shell: &Shell) -> Result<()> {
    Ok(cmd!(shell, "cargo clippy --locked --workspace --all-targets -- --deny warnings").quiet().run()?)
}

fn cli_clippy(shell: &Shell) -> Result<()> {
    Ok(cmd!(shell, "cargo clippy --locked --features cli --all-targets -- --deny warnings").quiet().run()?)
}

fn cli_tests(shell: &Shell) -> Result<()> {
    Ok(cmd!(shell, "cargo test --locked --features cli").quiet().run()?)
}

fn page_tools(shell: &Shell) -> Result<()> {
    tools::cargo::build_tools(shell).map(drop)
}

fn page_clippy(shell: &Shell) -> Result<()> {
    let targets = ["--lib", "--bin", "postmortem-editor", "--test", "browser", "--bench", "browser"];
    Ok(cmd!(
        shell,
        "cargo clippy --locked --target wasm32-unknown-unknown --features web {targets...} -- --deny warnings"
    )
    .quiet()
    .run()?)
}

fn browser(shell: &Shell) -> Result<()> {
    tools::browser::find(shell).map(drop)
}

fn engines(shell: &Shell) -> Result<()> {
    tools::engines::find(shell).map(drop)
}

fn wasm_tests(shell: &Shell) -> Result<()> {
    let runner = tools::cargo::test_runner(shell)?;
    let browser = tools::browser::find(shell)?;
    let _environment = [
        shell.push_env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", runner),
        shell.push_env("CHROMEDRIVER", browser.driver),
    ];
    Ok(cmd!(shell, "cargo test --locked --target wasm32-unknown-unknown --features web --test browser")
        .quiet()
        .run()?)
}

fn release(shell: &Shell) -> Result<()> {
    let tools = tools::cargo::build_tools(shell)?;
    let light = build::compile(shell, &tools, true)?;
    let small = build::shrink(shell)? && light;
    build::pack(shell, true)?;
    build::weigh(small)
}

fn ending(shell: &Shell) -> Result<()> {
    let tools = tools::cargo::build_tools(shell)?;
    build::panicking::run(shell, &tools).map(drop)
}

/// The figure of a long run, which the environment may set lower to see whether the run itself works.
fn figure<'a>(shell: &'a Shell, name: &str, usual: &str) -> xshell::PushEnv<'a> {
    let given = shell.var(name).unwrap_or_else(|_| usual.to_owned());
    shell.push_env(name, given)
}

fn failing_stores(shell: &Shell) -> Result<()> {
    let _many = figure(shell, "FAULT_SESSIONS", "1000");
    Ok(cmd!(shell, "cargo test --locked --release --test it drafts:: -- --nocapture").quiet().run()?)
}

fn kills(shell: &Shell) -> Result<()> {
    let _many = figure(shell, "KILL_ROUNDS", "50");
    in_browser(shell, &["killed::", "ended::", "--nocapture", "--test-threads=1"])
}

fn end_to_end(shell: &Shell) -> Result<()> {
    in_browser(shell, &[])
}

fn in_browser(shell: &Shell, arguments: &[&str]) -> Result<()> {
    let browser = tools::browser::find(shell)?;
    let engines = tools::engines::find(shell)?;
    let axe = tools::npm::axe(shell)?;
    let typescript = tools::npm::typescript(shell)?;
    // What the page finds is compared with what the command line finds.
    cmd!(shell, "cargo build --locked --features cli --bin postmortem").quiet().run()?;
    let _environment = [
        shell.push_env("FIREFOX", engines.firefox),
        shell.push_env("GECKODRIVER", engines.geckodriver),
        shell.push_env("MINIBROWSER", engines.minibrowser),
        shell.push_env("WEBKITDRIVER", engines.webkitdriver),
        shell.push_env("POSTMORTEM", project::root().join("target/debug/postmortem")),
        shell.push_env("CHROMEDRIVER", browser.driver),
        shell.push_env("CHROME", browser.browser),
        shell.push_env("AXE", axe),
        shell.push_env("TSC", typescript),
        shell.push_env("DIST", project::root().join("dist")),
        shell.push_env("DIST_PANIC", build::panicking::folder()),
    ];
    Ok(cmd!(shell, "cargo test --locked --package e2e -- {arguments...}").quiet().run()?)
}
