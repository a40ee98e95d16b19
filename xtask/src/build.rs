//! `cargo xtask build`: writes the site to `dist/`, the element to `dist/embed/` and all of it in one file, makes the wasm small, prints what every file weighs and holds the
//! page to its budget.

mod bundle;
mod embed;
mod library;
mod minify;
mod offline;
pub mod panicking;
mod tailor;

use std::path::Path;

use anyhow::{Context, Result, bail};
use xshell::{PushEnv, Shell, cmd};

use self::minify::Minifier;
use crate::{
    project, size,
    step::Steps,
    tools::{self, cargo::BuildTools},
};

/// How wasm-opt makes it small: a function that is taken into its one caller, and what is computed once for two places, are shorter
/// and pack worse.
const SMALL: [&str; 3] = ["-Oz", "--one-caller-inline-max-function-size=1", "--skip-pass=local-cse"];

/// Proposals every browser of today has and the compiler uses; wasm-opt has to be told.
const WASM_FEATURES: [&str; 6] = [
    "--enable-bulk-memory",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-reference-types",
    "--enable-multivalue",
];

/// Build the site with progress.
pub fn run(arguments: &[&str]) -> Result<()> {
    let quick = match arguments {
        [] => false,
        ["--debug"] => true,
        other => bail!("`build` takes only `--debug`, not `{}`", other.join(" ")),
    };
    let shell = project::shell()?;
    let mut steps = Steps::new(if quick { 3 } else { 5 });
    let tools = steps.run("tools that build the page", || tools::cargo::build_tools(&shell))?;
    let light = steps.run("compile the page", || compile(&shell, &tools, !quick))?;
    let small = if quick { false } else { steps.run("make the wasm small", || shrink(&shell))? && light };
    steps.run("pack the element and the page in one file", || pack(&shell, !quick))?;
    // What is not optimised weighs ten times as much and takes minutes to pack.
    if !quick {
        steps.run("weigh the page", || weigh(small))?;
    }
    steps.finish("The site is in dist/ and works from any folder of any static host; the element for other pages is in dist/embed/.");
    Ok(())
}

/// Compile and bundle into `dist/`; what was there before goes. Says whether the standard library was built for weight too.
pub fn compile(shell: &Shell, tools: &BuildTools, release: bool) -> Result<bool> {
    let trunk = &tools.trunk;
    let _environment = environment(shell, tools)?;
    let dist = project::root().join("dist");
    shell.remove_path(&dist)?;
    let light = release && library::build(shell, trunk);
    if !light {
        let release = release.then_some("--release");
        cmd!(shell, "{trunk} build {release...}").quiet().run().context("the page does not build")?;
    }
    // Trunk takes out its own marks only where it puts a script in their place.
    let page = dist.join("index.html");
    let text = shell.read_file(&page)?;
    let clean: String = text.split_inclusive('\n').filter(|line| !line.contains("data-trunk")).collect();
    shell.write_file(page, clean)?;
    join(shell, &dist)?;
    Ok(light)
}

/// One script in place of the page's modules: fewer requests, and one place that a wrong media type can break.
fn join(shell: &Shell, dist: &Path) -> Result<()> {
    let modules = project::root().join("src/browser");
    let joined = bundle::Bundle::default().of(&modules, "boot.js")?;
    for module in bundle::names(&modules, "boot.js")? {
        shell.remove_path(dist.join(module))?;
    }
    Ok(shell.write_file(dist.join("boot.js"), joined)?)
}

/// What Trunk needs around it: our wasm-bindgen first on the `PATH`, and no look at the network.
pub fn environment<'a>(shell: &'a Shell, tools: &BuildTools) -> Result<[PushEnv<'a>; 3]> {
    let folder = tools.wasm_bindgen.parent().map(Path::to_owned);
    let path = std::env::var_os("PATH").unwrap_or_default();
    let path = std::env::join_paths(folder.into_iter().chain(std::env::split_paths(&path)))?;
    // Trunk reads NO_COLOR as true or false, while the convention is any value at all.
    let colour = if std::env::var_os("NO_COLOR").is_some() { "true" } else { "false" };
    Ok([
        shell.push_env("PATH", path),
        shell.push_env("TRUNK_SKIP_VERSION_CHECK", "true"),
        shell.push_env("NO_COLOR", colour),
    ])
}

/// Run wasm-opt over the wasm in `dist/`. Without it the page works and weighs more; says whether it was there.
pub fn shrink(shell: &Shell) -> Result<bool> {
    let optimiser = match tools::npm::wasm_opt(shell) {
        Ok(path) => path,
        Err(error) => {
            eprintln!(
                "wasm-opt is not here, so the sizes below are larger than those of a release: {error:#}"
            );
            return Ok(false);
        }
    };
    let dist = project::root().join("dist");
    let (script, module) = (dist.join("postmortem-editor.js"), dist.join("postmortem-editor_bg.wasm"));
    let both = || -> Result<_> { Ok((shell.read_file(&script)?, shell.read_binary_file(&module)?)) };
    let put = |(glue, wasm): (String, Vec<u8>)| -> Result<()> {
        shell.write_file(&script, glue)?;
        Ok(shell.write_file(&module, wasm)?)
    };
    let (glue, wasm) = both().context("the build did not write the program")?;
    put(tailor::without_classes(&glue, &wasm)?)?;
    // A second run finds what the first one opened.
    for _ in 0..2 {
        cmd!(shell, "{optimiser} {SMALL...} {WASM_FEATURES...} {module} --output {module}")
            .quiet()
            .run()
            .context("wasm-opt failed")?;
    }
    let (glue, wasm) = both()?;
    put(tailor::fitted(&glue, &wasm)?)?;
    Ok(true)
}

/// Pack what is in `dist/` for other people's pages, and for hours without a network.
pub fn pack(shell: &Shell, release: bool) -> Result<()> {
    size::rim(&bundle::Bundle::default().of(&project::root().join("src/browser"), "rim.js")?)?;
    let dist = project::root().join("dist");
    let minifier = if release { Minifier::find(shell) } else { Minifier::default() };
    // The element and the one file are made of the glue as wasm-bindgen wrote it; the page's own files become small after that.
    embed::run(shell, &minifier)?;
    minifier.files(shell, &dist, &["boot.js", "postmortem-editor.js", "page.css"])?;
    offline::run(shell, &dist)?;
    minifier.files(shell, &dist, &["sw.js"])
}

/// Print what every file weighs, and fail over the budget, which is one for a page that wasm-opt made small.
pub fn weigh(small: bool) -> Result<()> {
    size::report(&project::root().join("dist"), small)
}
