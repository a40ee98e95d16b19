//! Gives the service worker its version: the sum of the files that it keeps, so that it changes when one of them does and only then.

use std::path::Path;

use anyhow::{Context, Result, ensure};
use sha2::{Digest, Sha256};
use xshell::Shell;

const UNWRITTEN: &str = "const VERSION = \"unwritten\"";

/// Write the version into `dist/sw.js`.
pub fn run(shell: &Shell, dist: &Path) -> Result<()> {
    let path = dist.join("sw.js");
    let worker = shell.read_file(&path)?;
    let mut sum = Sha256::new();
    for name in files(&worker)? {
        let name = if name == "./" { "index.html" } else { name };
        let bytes = shell.read_binary_file(dist.join(name)).with_context(|| format!("sw.js names {name}"))?;
        sum.update(&bytes);
    }
    sum.update(&worker);
    let version: String = sum.finalize().iter().take(8).map(|byte| format!("{byte:02x}")).collect();
    ensure!(worker.contains(UNWRITTEN), "sw.js has no place for its version");
    Ok(shell.write_file(path, worker.replacen(UNWRITTEN, &format!("const VERSION = \"{version}\""), 1))?)
}

/// The files that the worker names.
fn files(worker: &str) -> Result<Vec<&str>> {
    let list = worker.split_once("const FILES = [").and_then(|(_, rest)| rest.split_once(']'));
    let (list, _) = list.context("sw.js names its files in one list")?;
    Ok(list.split(',').map(|name| name.trim().trim_matches('"')).filter(|name| !name.is_empty()).collect())
}

#[cfg(test)]
mod tests {
    use super::files;

    #[test]
    fn the_list_is_read() {
        assert_eq!(files("const FILES = [\"./\", \"a.js\"];").expect("a list"), ["./", "a.js"]);
        assert!(files("nothing").is_err());
    }
}
