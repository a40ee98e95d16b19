//! The house in order: arrows between modules, words at the top of each, a fixture and a page for every rule, no long files.

use postmortem_editor::rule::RULES;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// Each module of the library and what it may name. A module may always name itself.
const ARROWS: &[(&str, &[&str])] = &[
    ("model", &["time", "field", "env"]),
    ("time", &["model", "field", "env"]),
    ("field", &["model", "time", "env"]),
    ("env", &["model", "time", "field"]),
    ("section", VOCABULARY),
    ("edit", &["model", "time", "field", "env", "section"]),
    ("diagnostic", &["model", "time", "field", "env", "section", "edit"]),
    ("metrics", BELOW_METRICS),
    ("outline", BELOW_METRICS),
    ("chronology", WORK),
    ("grid", &["model", "time", "field", "env", "edit", "metrics", "chronology"]),
    ("draft", ABOVE_WORK),
    ("example", &["model", "env", "format"]),
    ("rule", WORK),
    ("format", WORK),
    ("layout", WORK),
    ("merge", WORK),
    ("publish", &["model", "env", "format", "layout"]),
    ("browser", SHELL),
    ("cli", SHELL),
];
const VOCABULARY: &[&str] = &["model", "time", "field", "env"];
const BELOW_METRICS: &[&str] = &["model", "time", "field", "env", "edit", "diagnostic", "section"];
const WORK: &[&str] = &["model", "time", "field", "env", "edit", "diagnostic", "section", "metrics"];
/// What stands on formats and merging, and below the shells.
const ABOVE_WORK: &[&str] =
    &["model", "time", "field", "env", "edit", "diagnostic", "section", "metrics", "format", "merge"];
const SHELL: &[&str] = &[
    "model",
    "time",
    "field",
    "env",
    "edit",
    "diagnostic",
    "section",
    "metrics",
    "rule",
    "format",
    "layout",
    "merge",
    "publish",
    "outline",
    "chronology",
    "grid",
    "draft",
    "example",
];

/// Longer files are asked to be split.
const LONGEST: usize = 420;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Every Rust file under `folder`, with its text.
fn sources(folder: &str) -> Vec<(PathBuf, String)> {
    texts(folder, "rs")
}

/// Every file under `folder` whose name ends so, with its text.
fn texts(folder: &str, ending: &str) -> Vec<(PathBuf, String)> {
    fn walk(folder: &Path, ending: &str, files: &mut Vec<PathBuf>) {
        let Ok(entries) = fs::read_dir(folder) else { return };
        for path in entries.flatten().map(|entry| entry.path()) {
            if path.is_dir() && !path.ends_with("target") {
                walk(&path, ending, files);
            } else if path.extension().is_some_and(|extension| extension == ending) {
                files.push(path);
            }
        }
    }
    let mut files = Vec::new();
    walk(&root().join(folder), ending, &mut files);
    files.sort();
    assert!(!files.is_empty(), "no sources under {folder}");
    let name = |path: &Path| path.strip_prefix(root()).unwrap_or(path).to_path_buf();
    files
        .into_iter()
        .map(|path| (name(&path), fs::read_to_string(&path).expect("a source file is text")))
        .collect()
}

fn everything() -> Vec<(PathBuf, String)> {
    ["src", "tests", "xtask"].into_iter().flat_map(sources).collect()
}

/// The module of the library that a file belongs to: `src/rule/words.rs` to `rule`.
fn module(path: &Path) -> Option<String> {
    let part = path.strip_prefix("src").ok()?.components().next()?;
    Some(part.as_os_str().to_string_lossy().trim_end_matches(".rs").to_string())
}

#[test]
fn arrows_point_down() {
    let mut wrong = Vec::new();
    for (path, text) in sources("src") {
        let Some(from) = module(&path) else { continue };
        let Some((_, allowed)) = ARROWS.iter().find(|(name, _)| *name == from) else {
            assert!(
                ["lib", "main", "bin"].contains(&from.as_str()),
                "{from} has no place in the list of arrows"
            );
            continue;
        };
        for (number, line) in
            text.lines().enumerate().filter(|(_, line)| !line.trim_start().starts_with("//"))
        {
            // Between back-quotes a module is spoken of, not used.
            let used = line.match_indices("crate::").filter(|(at, _)| !line[..*at].ends_with('`'));
            for named in used.filter_map(|(at, word)| line.get(at + word.len()..)) {
                let to: String =
                    named.chars().take_while(|letter| letter.is_alphanumeric() || *letter == '_').collect();
                let known = ARROWS.iter().any(|(name, _)| *name == to);
                if known && to != from && !allowed.contains(&to.as_str()) {
                    wrong.push(format!("{}:{}: {from} names {to}", path.display(), number + 1));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_module_says_what_it_is_for() {
    let silent: Vec<String> = everything()
        .into_iter()
        .filter(|(_, text)| !text.starts_with("//!") && !text.starts_with("#!"))
        .map(|(path, _)| path.display().to_string())
        .collect();
    assert!(silent.is_empty(), "these files do not open with //!: {}", silent.join(", "));
}

#[test]
fn files_are_short() {
    let long: Vec<String> = everything()
        .into_iter()
        .map(|(path, text)| (path, text.lines().count()))
        .filter(|(_, lines)| *lines > LONGEST)
        .map(|(path, lines)| format!("{} has {lines} lines", path.display()))
        .collect();
    assert!(long.is_empty(), "split these: {}", long.join(", "));
}

#[test]
fn nothing_is_left_undone_or_unsafe_to_show() {
    // Assembled so that this file does not name what it forbids.
    let tests = [["#[", "ignore"].concat()];
    let html = [
        ["inner", "_html"].concat(),
        ["inner", "HTML"].concat(),
        ["outer", "HTML"].concat(),
        ["insert_adjacent", "_html"].concat(),
    ];
    let notes = ["TODO", "FIXME", "XXX", "HACK"];
    let mut wrong = Vec::new();
    for (path, text) in everything() {
        for (number, line) in text.lines().enumerate() {
            let place = format!("{}:{}", path.display(), number + 1);
            if tests.iter().any(|word| line.contains(word.as_str())) {
                wrong.push(format!("{place}: a test that does not run"));
            }
            if path.starts_with("src") && html.iter().any(|word| line.contains(word.as_str())) {
                wrong.push(format!("{place}: HTML put in as text"));
            }
            let comment = line.split_once("//").map(|(_, comment)| comment).unwrap_or_default();
            let note = |word: &&str| {
                comment.split(|letter: char| !letter.is_alphanumeric()).any(|part| *word == part)
            };
            if !comment.contains('`') && notes.iter().any(note) {
                wrong.push(format!("{place}: something left undone"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The names of the Markdown files of a folder, without the ending.
fn stems(folder: &str) -> BTreeSet<String> {
    let entries = fs::read_dir(root().join(folder)).expect("the folder is there");
    entries
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "md"))
        .filter_map(|path| Some(path.file_stem()?.to_string_lossy().into_owned()))
        .filter(|name| name != "README")
        .collect()
}

#[test]
fn every_rule_has_fixtures_that_flag_and_fixtures_that_spare() {
    let names: BTreeSet<String> = RULES.iter().map(|rule| rule.name.to_string()).collect();
    assert_eq!(stems("tests/fixtures/rule"), names);
    for name in names {
        let page = fs::read_to_string(root().join(format!("tests/fixtures/rule/{name}.md")))
            .expect("a fixture is text");
        let documents =
            page.lines().filter(|line| line.starts_with("```") && line.ends_with("postmortem")).count();
        let flagged =
            page.lines().filter(|line| line.starts_with("```") && line.ends_with("diagnostics")).count();
        assert!(flagged >= 1 && documents > flagged, "{name}: {flagged} flagged, {documents} documents");
    }
}

#[test]
fn rule_pages_are_those_of_the_registry() {
    let folder = root().join("docs/rules");
    let mut index = String::from(
        "# The checks\n\nWritten from the manual pages in `src/rule/`; `UPDATE=1 cargo test --test it tidy` writes them again.\n\n\
         | Code | Name | Level | From profile | Finds |\n| --- | --- | --- | --- | --- |\n",
    );
    let mut pages = Vec::new();
    for rule in RULES {
        let finds = rule
            .manual
            .finds
            .split(". ")
            .next()
            .unwrap_or_default()
            .trim_end_matches('.')
            .replace('|', "\\|");
        index += &format!(
            "| {} | [{}]({}.md) | {} | {} | {finds}. |\n",
            rule.code,
            rule.name,
            rule.name,
            rule.level.name(),
            rule.profile.name()
        );
        pages.push((format!("{}.md", rule.name), rule.page()));
    }
    pages.push(("README.md".to_string(), index));
    if std::env::var_os("UPDATE").is_some() {
        fs::create_dir_all(&folder).expect("the folder can be made");
        for (name, page) in &pages {
            fs::write(folder.join(name), page).expect("a page can be written");
        }
    }
    for (name, page) in &pages {
        let written = fs::read_to_string(folder.join(name)).unwrap_or_default();
        assert_eq!(&written, page, "docs/rules/{name} differs; UPDATE=1 writes it");
    }
    let names: BTreeSet<String> = RULES.iter().map(|rule| rule.name.to_string()).collect();
    assert_eq!(stems("docs/rules"), names);
}

/// Names in text that may be classes: what stands between quotation marks, and what follows `class:`.
fn class_words(text: &str) -> BTreeSet<&str> {
    let word = |letter: char| letter.is_alphanumeric() || matches!(letter, '-' | '_' | '{');
    let code = text.lines().filter(|line| !line.trim_start().starts_with("//"));
    let spans = code.flat_map(|line| {
        let quoted = line.split('"').skip(1).step_by(2);
        let toggled = line.split("class:").skip(1).filter_map(|rest| rest.split('=').next());
        quoted.chain(toggled)
    });
    spans.flat_map(|span| span.split(|letter| !word(letter))).collect()
}

#[test]
fn every_style_has_a_use() {
    let page = [sources("src"), texts("src", "js")].concat();
    let mut words: BTreeSet<&str> = page.iter().flat_map(|(_, text)| class_words(text)).collect();
    let start = fs::read_to_string(root().join("index.html")).expect("the page that Trunk begins with");
    words.extend(class_words(&start));
    // `lv-{level}` is `lv-` before any word.
    let used = |class: &str| {
        words.contains(class)
            || class.split_once('-').is_some_and(|(first, rest)| {
                words.contains(format!("{first}-{{").as_str()) && words.contains(rest)
            })
    };
    let mut idle = Vec::new();
    for (path, text) in texts("style", "css") {
        let bare: String =
            text.split("/*").map(|part| part.rsplit("*/").next().unwrap_or_default()).collect();
        let selectors = bare.split(['{', '}', ';']).zip(bare.match_indices(['{', '}', ';']));
        for (selector, _) in selectors.filter(|(_, (_, end))| *end == "{") {
            let classes =
                selector.split(|letter: char| letter != '.' && letter != '-' && !letter.is_alphanumeric());
            for class in classes.flat_map(|compound| compound.split('.').skip(1)) {
                let name = class.starts_with(|first: char| first.is_alphabetic());
                if name && !used(class) {
                    idle.push(format!("{}: .{class}", path.display()));
                }
            }
        }
    }
    assert!(idle.is_empty(), "no view has these classes:\n{}", idle.join("\n"));
}
