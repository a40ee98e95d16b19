//! The command `postmortem check`, run as people run it: exit codes, shapes of reports, folders, profiles, allowances.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

const FAULTY: &str =
    "# Checkout failed\n\n## Impact\nTBD\n\n## Timeline (UTC)\n- 2024-03-10 14:02 Alert fired\n";
const CLEAN: &str = "# Notes on the queue\n\n## Background\nThe checkout talks to two payment providers.\n";

/// A folder of its own for a test, gone when the test is over.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("postmortem-check-{name}-{}", std::process::id()));
        fs::create_dir_all(&path).expect("a folder can be made");
        Self(path)
    }

    fn file(&self, name: &str, text: impl AsRef<[u8]>) -> PathBuf {
        let path = self.0.join(name);
        fs::create_dir_all(path.parent().expect("a parent")).expect("a folder can be made");
        fs::write(&path, text).expect("a file can be written");
        path
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn check(arguments: &[&str], paths: &[&Path]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_postmortem"))
        .arg("check")
        .args(arguments)
        .args(paths)
        .output()
        .expect("the command runs")
}

fn text(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned()
}

#[test]
fn exit_codes_tell_clean_from_found_from_unreadable() {
    let folder = Folder::new("codes");
    let (clean, faulty) = (folder.file("clean.md", CLEAN), folder.file("faulty.md", FAULTY));
    assert_eq!(check(&[], &[&clean]).status.code(), Some(0));
    assert_eq!(check(&[], &[&clean, &faulty]).status.code(), Some(1));
    assert_eq!(check(&[], &[&faulty, &folder.0.join("missing.md")]).status.code(), Some(2));
    assert_eq!(check(&["--deny", "no-such-rule"], &[&clean]).status.code(), Some(2));
}

#[test]
fn text_says_what_was_found_where() {
    let folder = Folder::new("text");
    let report = text(&check(&[], &[&folder.file("faulty.md", FAULTY)]));
    assert!(report.contains("faulty.md: error PM503 placeholder-left at /sections/impact"), "{report}");
    assert!(report.contains("  > TBD\n"), "{report}");
    assert!(report.lines().last().is_some_and(|line| line.starts_with("1 file: ")), "{report}");
}

#[test]
fn allowing_denying_and_profiles_change_what_counts() {
    let folder = Folder::new("levels");
    let faulty = folder.file("faulty.md", "# Checkout failed\n\n## Summary\nThe site was down.\n");
    assert_eq!(check(&[], &[&faulty]).status.code(), Some(1), "{}", text(&check(&[], &[&faulty])));
    assert_eq!(check(&["--allow", "summary-length"], &[&faulty]).status.code(), Some(0));
    assert_eq!(check(&["--deny", "warning"], &[&faulty]).status.code(), Some(0));
    assert_eq!(check(&["--deny", "error", "--deny", "PM505"], &[&faulty]).status.code(), Some(1));
    assert!(text(&check(&["--profile", "public"], &[&folder.file("public.md", FAULTY)])).contains("PM517"));
}

#[test]
fn folders_are_searched_and_shapes_can_be_read_by_programs() {
    let folder = Folder::new("shapes");
    folder.file("b/faulty.md", FAULTY);
    folder.file("a.md", CLEAN);
    folder.file("picture.png", b"\x89PNG");
    let json: serde_json::Value =
        serde_json::from_str(&text(&check(&["--format", "json"], &[&folder.0]))).expect("JSON");
    let files = json["files"].as_array().expect("files");
    assert_eq!(files.len(), 2);
    assert!(
        files[1]["findings"].as_array().is_some_and(|found| found
            .iter()
            .any(|found| found["code"] == "PM503" && found["text"] == "TBD"))
    );
    let sarif: serde_json::Value =
        serde_json::from_str(&text(&check(&["--format", "sarif"], &[&folder.0]))).expect("JSON");
    let run = &sarif["runs"][0];
    let result = &run["results"][0];
    let index = result["ruleIndex"].as_u64().expect("an index") as usize;
    assert_eq!(run["tool"]["driver"]["rules"][index]["id"], result["ruleId"]);
    let junit = text(&check(&["--format", "junit"], &[&folder.0]));
    assert_eq!(junit.matches("<testsuite ").count(), 2, "{junit}");
    assert!(text(&check(&["--format", "github"], &[&folder.0])).starts_with("::"));
}
