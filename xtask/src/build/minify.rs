//! Takes out of scripts and style sheets what only people read: blanks, comments, long names. esbuild does it; without it the files
//! work and weigh more.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use xshell::{Shell, cmd};

use crate::tools;

/// What makes texts small, where it is there.
#[derive(Default)]
pub struct Minifier(Option<PathBuf>);

impl Minifier {
    /// The one of a release.
    pub fn find(shell: &Shell) -> Self {
        let found = tools::npm::esbuild(shell);
        if let Err(error) = &found {
            eprintln!("esbuild is not here, so scripts are larger than those of a release: {error:#}");
        }
        Self(found.ok())
    }

    /// A module.
    pub fn script(&self, shell: &Shell, text: &str) -> Result<String> {
        self.run(shell, text, "js")
    }

    /// The scripts and style sheets of a folder, where they lie.
    pub fn files(&self, shell: &Shell, folder: &Path, names: &[&str]) -> Result<()> {
        for name in names {
            let path = folder.join(name);
            let kind = if name.ends_with(".css") { "css" } else { "js" };
            let small = self.run(shell, &shell.read_file(&path)?, kind)?;
            shell.write_file(path, small)?;
        }
        Ok(())
    }

    fn run(&self, shell: &Shell, text: &str, kind: &str) -> Result<String> {
        let Some(program) = &self.0 else { return Ok(text.to_owned()) };
        // Browsers of 2024 and later, as `load.js` says; nothing is rewritten for older ones.
        let small = cmd!(
            shell,
            "{program} --minify --loader={kind} --target=es2023 --charset=utf8 --legal-comments=none --log-level=error"
        );
        let small = if kind == "js" { small.arg("--format=esm") } else { small };
        small.quiet().stdin(text).read().context("esbuild failed").map(|small| small + "\n")
    }
}
