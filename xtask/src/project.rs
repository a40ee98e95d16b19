//! Where things are in the project, and what its lock file pins.

use std::path::PathBuf;

use anyhow::{Context, Result};
use xshell::Shell;

/// The root of the repository.
pub fn root() -> PathBuf {
    let here = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    here.parent().map(PathBuf::from).unwrap_or(here)
}

/// A shell that stands in the root of the repository.
pub fn shell() -> Result<Shell> {
    let shell = Shell::new()?;
    shell.change_dir(root());
    Ok(shell)
}

/// The version of the project.
pub fn version() -> Result<String> {
    locked_version("postmortem-editor")
}

/// The version of a crate in `Cargo.lock`.
pub fn locked_version(name: &str) -> Result<String> {
    let path = root().join("Cargo.lock");
    let lock =
        std::fs::read_to_string(&path).with_context(|| format!("{} cannot be read", path.display()))?;
    version_in(&lock, name).with_context(|| format!("Cargo.lock does not name `{name}`"))
}

fn version_in(lock: &str, name: &str) -> Option<String> {
    let wanted = format!("name = \"{name}\"");
    let mut lines = lock.lines().skip_while(|line| *line != wanted);
    lines.next()?;
    let version = lines.next()?.strip_prefix("version = \"")?.strip_suffix('"')?;
    Some(version.to_owned())
}

#[cfg(test)]
mod tests {
    use super::version_in;

    #[test]
    fn reads_the_version_below_the_name() {
        let lock = "[[package]]\nname = \"a\"\nversion = \"1.2.3\"\n\n[[package]]\nname = \"ab\"\nversion = \"4.0.0\"\n";
        assert_eq!(version_in(lock, "a").as_deref(), Some("1.2.3"));
        assert_eq!(version_in(lock, "ab").as_deref(), Some("4.0.0"));
        assert_eq!(version_in(lock, "b"), None);
    }
}
