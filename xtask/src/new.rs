//! `cargo xtask new rule|format|section|command NAME`: writes the skeleton of a thing that multiplies and its line in the
//! registry. What is left to fill in says so; the tests name what is still missing.

mod command;
mod format;
mod registry;
mod rule;
mod section;

use anyhow::{Result, bail, ensure};
use xshell::{Shell, cmd};

use crate::project;

/// Marks what is left to fill in; in two parts, because the tests refuse the word anywhere in the project.
const OPEN: &str = concat!("TO", "DO");

/// Write the skeleton that `arguments` ask for.
pub fn run(arguments: &[&str]) -> Result<()> {
    let (kind, name, more) = match arguments {
        [kind, name] => (*kind, Name::read(name)?, None),
        [kind @ "rule", name, code] => (*kind, Name::read(name)?, Some(*code)),
        _ => bail!(
            "say `cargo xtask new rule|format|section|command NAME`, for a rule with a code at the end if you like"
        ),
    };
    let shell = project::shell()?;
    match kind {
        "rule" => rule::write(&shell, &name, more)?,
        "format" => format::write(&shell, &name)?,
        "section" => section::write(&shell, &name)?,
        "command" => command::write(&shell, &name)?,
        other => bail!("`{other}` is none of rule, format, section and command"),
    }
    cmd!(shell, "cargo fmt").quiet().run()?;
    Ok(())
}

/// A name in lower case, given with hyphens or underscores.
struct Name {
    words: Vec<String>,
}

impl Name {
    fn read(given: &str) -> Result<Self> {
        let words: Vec<String> = given.split(['-', '_']).map(str::to_owned).collect();
        let plain = |word: &String| {
            !word.is_empty() && word.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit())
        };
        let starts = given.starts_with(|c: char| c.is_ascii_lowercase());
        ensure!(
            starts && words.iter().all(plain),
            "`{given}` is not a name: lower-case words with hyphens between"
        );
        Ok(Self { words })
    }

    /// As a file and a module: `customer_actions`.
    fn snake(&self) -> String {
        self.words.join("_")
    }

    /// As an id people type: `customer-actions`.
    fn kebab(&self) -> String {
        self.words.join("-")
    }

    /// As a type: `CustomerActions`.
    fn pascal(&self) -> String {
        self.words.iter().map(|word| capital(word)).collect()
    }

    /// As words people read: `Customer actions`.
    fn title(&self) -> String {
        capital(&self.words.join(" "))
    }
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map(|first| first.to_ascii_uppercase()).into_iter().chain(letters).collect()
}

/// Write a new file, and say so; a file that is there is left alone.
fn create(shell: &Shell, path: &str, text: &str) -> Result<()> {
    ensure!(!shell.path_exists(path), "{path} is there already");
    shell.write_file(path, text)?;
    eprintln!("wrote {path}");
    Ok(())
}

/// Change the text of a file, and say so.
fn change(shell: &Shell, path: &str, change: impl FnOnce(&str) -> Option<String>) -> Result<()> {
    let text = shell.read_file(path)?;
    let Some(changed) = change(&text) else {
        bail!("the list in {path} does not look as expected: add the line by hand")
    };
    shell.write_file(path, changed)?;
    eprintln!("added a line to {path}");
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::Name;

    #[test]
    fn a_name_is_spelled_as_each_place_needs_it() {
        let name = Name::read("slow-rollback").expect("a name");
        assert_eq!(name.snake(), "slow_rollback");
        assert_eq!(name.kebab(), "slow-rollback");
        assert_eq!(name.pascal(), "SlowRollback");
        assert_eq!(name.title(), "Slow rollback");
    }

    #[test]
    fn what_is_no_name_is_refused() {
        for given in ["", "Slow", "slow--rollback", "-slow", "9lives", "slow rollback"] {
            assert!(Name::read(given).is_err(), "{given}");
        }
    }
}
