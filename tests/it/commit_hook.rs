//! The hook of `docs/ci`, run by Git as people install it: what is about to be committed is checked, and only errors stop it.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

const FINE: &str = "# Notes on the queue\n\n## Background\nThe checkout talks to two payment providers.\n";
const FAULTY: &str = "# Mail was late\n\n## Impact\nTBD\n";

struct Repository(PathBuf);

impl Repository {
    /// A repository with the hook in it; none where there is no Git.
    fn new() -> Option<Self> {
        Command::new("git").arg("--version").output().ok().filter(|output| output.status.success())?;
        let folder = std::env::temp_dir().join(format!("postmortem-hook-{}", std::process::id()));
        let here = Self(folder);
        fs::create_dir_all(here.0.join("postmortems")).expect("a folder can be made");
        assert!(here.git(&["init", "--quiet"]).status.success());
        let hook = here.0.join(".git/hooks/pre-commit");
        let ours = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/ci/pre-commit");
        fs::create_dir_all(hook.parent().expect("a folder")).expect("a folder can be made");
        fs::copy(ours, &hook).expect("the hook can be copied");
        fs::set_permissions(&hook, fs::Permissions::from_mode(0o755)).expect("it can be made executable");
        Some(here)
    }

    fn git(&self, arguments: &[&str]) -> Output {
        let command = Path::new(env!("CARGO_BIN_EXE_postmortem")).parent().expect("a folder");
        let path = format!("{}:{}", command.display(), std::env::var("PATH").unwrap_or_default());
        Command::new("git")
            .current_dir(&self.0)
            .env("PATH", path)
            .env("GIT_CONFIG_GLOBAL", "/dev/null")
            .args(["-c", "user.name=Ada", "-c", "user.email=ada@example.org"])
            .args(arguments)
            .output()
            .expect("git runs")
    }

    fn commit(&self, name: &str, text: &str) -> Output {
        fs::write(self.0.join(name), text).expect("a file can be written");
        assert!(self.git(&["add", "--all"]).status.success());
        self.git(&["commit", "--quiet", "--message", "A postmortem"])
    }
}

impl Drop for Repository {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

#[test]
fn errors_stop_a_commit_and_nothing_else_does() {
    let Some(here) = Repository::new() else {
        eprintln!("There is no Git here, so there is no hook to try.");
        return;
    };
    let refused = here.commit("postmortems/mail on a monday.md", FAULTY);
    assert!(!refused.status.success(), "an error stops the commit");
    let told =
        String::from_utf8_lossy(&refused.stdout).into_owned() + &String::from_utf8_lossy(&refused.stderr);
    assert!(told.contains("PM503") && told.contains("mail on a monday.md:4"), "{told}");
    let taken = here.commit("postmortems/mail on a monday.md", FINE);
    assert!(taken.status.success(), "{}", String::from_utf8_lossy(&taken.stderr));
    // What is no postmortem is left alone.
    let other = here.commit("notes.md", FAULTY);
    assert!(other.status.success(), "{}", String::from_utf8_lossy(&other.stderr));
}

#[test]
fn the_files_for_build_servers_name_commands_that_exist() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut tried = 0;
    for file in ["docs/ci/github.yml", "docs/ci/gitlab.yml", ".pre-commit-hooks.yaml", "docs/ci.md"] {
        let text = fs::read_to_string(root.join(file)).expect("it is there");
        for (_, command) in text.lines().filter_map(|line| line.split_once("postmortem check ")) {
            let options =
                command.split_whitespace().take_while(|word| !word.starts_with(['#', '>', '|', '`']));
            let mut words: Vec<&str> = options.filter(|word| word.starts_with("--")).collect();
            words.dedup();
            for word in words.iter().map(|word| word.trim_end_matches(['`', ',', '.', ':'])) {
                let help = Command::new(env!("CARGO_BIN_EXE_postmortem")).args(["check", "--help"]).output();
                let help = String::from_utf8_lossy(&help.expect("the command runs").stdout).into_owned();
                assert!(
                    help.contains(&format!("{word} ")) || help.contains(&format!("{word}\n")),
                    "{file}: {word}"
                );
                tried += 1;
            }
        }
    }
    assert!(tried > 8, "{tried} options tried");
}
