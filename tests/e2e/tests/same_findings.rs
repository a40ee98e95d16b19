//! The same findings everywhere: the page in a browser and the command line, byte for byte, on the documents of the rules' fixtures.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, ensure};
use e2e::browser::Browser;
use serde_json::{Value, json};

use crate::files::Made;

/// How many documents are compared at least.
const LEAST: usize = 60;

/// The first two postmortems of every page of fixtures, with the profile that the page names.
fn documents() -> Result<Vec<(String, String, Option<String>)>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../fixtures/rule");
    let mut pages: Vec<PathBuf> =
        fs::read_dir(folder)?.map(|entry| Ok(entry?.path())).collect::<Result<_>>()?;
    pages.sort();
    let mut documents = Vec::new();
    for page in pages {
        let text = fs::read_to_string(&page)?;
        let name = page.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let profile = text.lines().find_map(|line| line.strip_prefix("profile: ")).map(str::to_owned);
        for block in text.split("\n```postmortem\n").skip(1).take(2) {
            let document = block.split("\n```").next().unwrap_or_default();
            documents.push((name.clone(), format!("{document}\n"), profile.clone()));
        }
    }
    Ok(documents)
}

/// Run the command line that the tests were given.
fn command(arguments: &[&str]) -> Result<String> {
    let binary = std::env::var_os("POSTMORTEM").context("run `cargo xtask test --only e2e`")?;
    let output = Command::new(binary).args(arguments).output()?;
    Ok(String::from_utf8(output.stdout)?)
}

#[test]
fn the_page_and_the_command_line_find_the_same() -> Result<()> {
    let browser = Browser::open()?;
    let (mut compared, mut findings, mut different) = (0, 0, Vec::new());
    for (name, text, profile) in documents()? {
        let source = Made::new(&format!("{name}-{compared}.md"), text.as_bytes())?;
        // As JSON, so that rows have the same names on both sides.
        let path = source.path().to_string_lossy().into_owned();
        let Ok(mut document) = serde_json::from_str::<Value>(&command(&["convert", "--to", "json", &path])?)
        else {
            continue;
        };
        if let Some(profile) = profile {
            document["profile"] = json!(profile);
        }
        let text = document.to_string();
        let file = Made::new(&format!("{name}-{compared}.json"), text.as_bytes())?;
        let path = file.path().to_string_lossy().into_owned();
        let report: Value = serde_json::from_str(&command(&["check", "--format", "json", &path])?)?;
        let native = report["files"][0]["findings"].to_string();
        let script = format!(
            "const editor = document.querySelector('postmortem-editor'); editor.read({}, 'json'); return JSON.stringify(editor.check());",
            json!(text)
        );
        let page = browser.script(&script)?;
        let page = page.as_str().unwrap_or_default();
        compared += 1;
        findings += report["files"][0]["findings"].as_array().map_or(0, Vec::len);
        if page != native {
            different.push(format!("{name}\n  page:    {page}\n  command: {native}"));
        }
    }
    ensure!(compared >= LEAST, "only {compared} documents were compared");
    ensure!(findings >= compared, "only {findings} findings in {compared} documents");
    ensure!(different.is_empty(), "{} of {compared} differ:\n{}", different.len(), different.join("\n"));
    Ok(())
}
