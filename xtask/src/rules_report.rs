//! `cargo xtask rules-report FOLDER`: on how many real postmortems each rule fires, with three excerpts.
//!
//! A warning that fires on more than a third of good documents is sharpened or demoted; the reasons are in `docs/decisions/`.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::{Context, Result, bail};
use serde_json::Value;
use xshell::cmd;

use crate::project;

/// Excerpts shown for each rule.
const EXCERPTS: usize = 3;

#[derive(Default)]
struct Fired {
    level: String,
    name: String,
    documents: usize,
    findings: usize,
    excerpts: Vec<String>,
}

/// Check every document of a folder and count.
pub fn run(arguments: &[&str]) -> Result<()> {
    let (folder, profile) = match arguments {
        [folder] => (*folder, "standard"),
        [folder, "--profile", profile] => (*folder, *profile),
        _ => bail!("`rules-report` takes a folder, and `--profile NAME` if another than standard is meant"),
    };
    let shell = project::shell()?;
    cmd!(shell, "cargo build --locked --release --features cli --bin postmortem").quiet().run()?;
    let binary = project::root().join("target/release/postmortem");
    let output = cmd!(shell, "{binary} check --format json --profile {profile} {folder}")
        .quiet()
        .ignore_status()
        .read()?;
    let report: Value = serde_json::from_str(&output).context("the command line did not print JSON")?;
    let files = report["files"].as_array().context("the report has no files")?;
    let mut rules: BTreeMap<String, Fired> = BTreeMap::new();
    for file in files {
        let name = file["file"].as_str().unwrap_or_default();
        let mut seen = Vec::new();
        for finding in file["findings"].as_array().into_iter().flatten() {
            let text = |member: &str| finding[member].as_str().unwrap_or_default().to_owned();
            let code = text("code");
            let fired = rules.entry(code.clone()).or_default();
            (fired.level, fired.name) = (text("level"), text("rule"));
            fired.findings += 1;
            if seen.contains(&code) {
                continue;
            }
            seen.push(code);
            fired.documents += 1;
            fired.excerpts.push(format!("{}: {}", short(name), text("what")));
        }
    }
    print(&rules, files.len());
    Ok(())
}

fn print(rules: &BTreeMap<String, Fired>, documents: usize) {
    eprintln!("{documents} documents");
    for (code, fired) in rules {
        let Fired { level, name, documents: hit, findings, excerpts } = fired;
        let share = 100 * hit / documents.max(1);
        let loud = if share > 33 && level != "advice" { "  more than a third" } else { "" };
        eprintln!("\n{code} {level:<7} {name:<24} {hit:>4} documents ({share} %), {findings} findings{loud}");
        // From the beginning, the middle and the end, so that one house does not speak for all.
        let step = excerpts.len().div_ceil(EXCERPTS).max(1);
        for excerpt in excerpts.iter().step_by(step).take(EXCERPTS) {
            eprintln!("    {excerpt}");
        }
    }
}

fn short(path: &str) -> String {
    let name =
        Path::new(path).file_stem().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    name.chars().take(40).collect()
}
