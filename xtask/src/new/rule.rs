//! The skeleton of a rule: its file, its fixture, its line among `rules!` in the order of codes.

use anyhow::{Context, Result, ensure};
use xshell::Shell;

use super::{Name, OPEN, change, create, registry};

/// Write the rule `name`. Without a code it gets the next one after all others.
pub fn write(shell: &Shell, name: &Name, code: Option<&str>) -> Result<()> {
    let codes = codes(shell)?;
    let code = match code {
        Some(code) => code.to_owned(),
        None => format!("PM{:03}", codes.iter().map(|(_, code)| number(code)).max().unwrap_or_default() + 1),
    };
    ensure!(code.len() == 5 && number(&code) > 0, "`{code}` is not a code such as PM013");
    ensure!(codes.iter().all(|(_, other)| *other != code), "{code} is taken");
    let (module, id) = (name.snake(), name.kebab());
    create(shell, &format!("src/rule/{module}.rs"), &skeleton(&code, &id))?;
    create(shell, &format!("tests/fixtures/rule/{id}.md"), &fixture(&id, &name.title()))?;
    let later = |other: &str| codes.iter().any(|(module, theirs)| module == other && *theirs > code);
    change(shell, "src/rule.rs", |text| registry::insert(text, "\nrules! {", "}", &module, later))?;
    eprintln!("{id} is {code}. Fill in the manual, `check` and the fixture.");
    Ok(())
}

fn number(code: &str) -> u32 {
    code.strip_prefix("PM").and_then(|digits| digits.parse().ok()).unwrap_or_default()
}

/// The module and the code of every rule there is.
fn codes(shell: &Shell) -> Result<Vec<(String, String)>> {
    let mut codes = Vec::new();
    for path in shell.read_dir("src/rule").context("there is no folder src/rule")? {
        let Some(module) = path.file_stem().and_then(|stem| stem.to_str()) else { continue };
        if !path.is_file() {
            continue;
        }
        let text = shell.read_file(&path)?;
        let code = text.split_once("    code: \"").and_then(|(_, rest)| rest.split_once('"'));
        codes.extend(code.map(|(code, _)| (module.to_owned(), code.to_owned())));
    }
    Ok(codes)
}

fn skeleton(code: &str, id: &str) -> String {
    format!(
        r#"//! {code}: {OPEN}: what is found, in one line.

use super::{{Findings, Manual, Rule, Subject}};
use crate::diagnostic::Level;
use crate::field::{{Field, FieldPath}};
use crate::model::Profile;

pub static RULE: Rule = Rule {{
    code: "{code}",
    name: "{id}",
    level: Level::Warning,
    profile: Profile::Standard,
    manual: Manual {{
        finds: "{OPEN}: what it finds, and what it leaves alone.",
        matters: "{OPEN}: why a reader cares.",
        fix: "{OPEN}: how to mend it.",
        example: "{OPEN}: a piece of a postmortem that is found.",
        instead: "{OPEN}: the same piece, mended.",
        allow: "{OPEN}: when to allow it.",
    }},
    check,
}};

fn check(subject: &Subject<'_>, found: &mut Findings<'_>) {{
    if subject.document.title == "{OPEN}: what to look for" {{
        found.report(FieldPath::Field(Field::Title), "{OPEN}: what was found", "{OPEN}: why it matters");
    }}
}}
"#
    )
}

fn fixture(id: &str, title: &str) -> String {
    format!(
        "# {id}\n\n{OPEN}: what it finds, in one line.\n\n## Flags {OPEN}\n\n```postmortem\n# {title}\n\n{OPEN}\n```\n\n```diagnostics\n\
         ```\n\n## Accepts {OPEN}\n\n```postmortem\n# {title}\n\n{OPEN}\n```\n"
    )
}
