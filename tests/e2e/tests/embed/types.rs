//! The published types: what a page in TypeScript writes compiles strictly, and what is not in the contract does not.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, ensure};

const BY_XTASK: &str = "run `cargo xtask test --only e2e`, which finds the compiler";

/// A folder with the published types and one file that uses them.
struct Project(PathBuf);

impl Project {
    fn new(name: &str, source: &str) -> Result<Self> {
        let dist = std::env::var_os("DIST").context(BY_XTASK)?;
        let folder = std::env::temp_dir().join(format!("postmortem-types-{}-{name}", std::process::id()));
        std::fs::create_dir_all(&folder)?;
        let types = Path::new(&dist).join("embed").join("postmortem-editor.d.ts");
        std::fs::copy(types, folder.join("postmortem-editor.d.ts"))?;
        std::fs::write(folder.join("page.ts"), source)?;
        Ok(Self(folder))
    }

    /// What the compiler says; nothing if it is content.
    fn complaints(&self) -> Result<String> {
        let compiler = std::env::var_os("TSC").context(BY_XTASK)?;
        let output = Command::new("node")
            .arg(compiler)
            .args(["--noEmit", "--strict", "--target", "es2022", "--lib", "es2022,dom,dom.iterable"])
            .args(["--module", "es2022", "--moduleResolution", "bundler", "page.ts"])
            .current_dir(&self.0)
            .output()
            .context("node does not start")?;
        let said = String::from_utf8_lossy(&output.stdout).into_owned();
        ensure!(
            output.status.success() == said.trim().is_empty(),
            "{said}{}",
            String::from_utf8_lossy(&output.stderr)
        );
        Ok(said)
    }
}

impl Drop for Project {
    fn drop(&mut self) {
        drop(std::fs::remove_dir_all(&self.0));
    }
}

#[test]
fn a_page_in_typescript_compiles_strictly() -> Result<()> {
    let project = Project::new("right", include_str!("../../files/page.ts"))?;
    assert_eq!(project.complaints()?, "");
    Ok(())
}

#[test]
fn what_the_element_does_not_have_is_refused() -> Result<()> {
    for (name, line) in [
        ("level", "element.check().filter((one) => one.level === 'fatal');"),
        ("number", "element.value = 5;"),
        ("method", "element.save();"),
        ("event", "element.addEventListener('postmortem-check', (event) => event.detail.fatal);"),
        ("storage", "element.storage = { keys: () => [] };"),
    ] {
        let project = Project::new(
            name,
            &format!(
                "import './postmortem-editor.js';\nconst element = document.createElement('postmortem-editor');\n{line}\n"
            ),
        )?;
        let said = project.complaints()?;
        assert!(said.starts_with("page.ts(3,") && said.lines().count() < 9, "{name}: {said}");
    }
    Ok(())
}
