//! The element's contract stands in three places: the class, its types and its page. They name the same things.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

fn read(path: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).expect("a file of the project")
}

/// The word at the start of a line.
fn word(line: &str) -> String {
    line.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect()
}

/// What pages may use of the class: neither private, nor a reaction of the platform, nor the program's own.
fn members_of_class() -> BTreeSet<String> {
    let text = read("src/browser/element.js");
    let class = text.split_once("class PostmortemEditor").and_then(|(_, rest)| rest.split_once("\n  }\n"));
    let lines = class.map(|(class, _)| class).expect("the class").lines();
    let members = lines.filter_map(|line| line.strip_prefix("    ")).filter(|line| !line.starts_with(' '));
    members
        .filter_map(|line| {
            let bare = line.strip_prefix("get ").or_else(|| line.strip_prefix("set ")).unwrap_or(line);
            let name = word(bare);
            let callable = bare.strip_prefix(&name).is_some_and(|rest| rest.starts_with('('));
            (callable && name != "constructor" && !name.ends_with("Callback") && !name.starts_with("pm"))
                .then_some(name)
        })
        .collect()
}

fn members_of_types() -> BTreeSet<String> {
    let text = read("src/browser/embed/postmortem-editor.d.ts");
    let class = text
        .split_once("class PostmortemEditor extends HTMLElement {")
        .and_then(|(_, rest)| rest.split_once("\n}\n"));
    let lines = class.map(|(class, _)| class).expect("the class").lines();
    let members = lines
        .filter_map(|line| line.strip_prefix("  "))
        .filter(|line| line.starts_with(|c: char| c.is_lowercase()));
    members
        .filter(|line| !line.starts_with("static ") && !line.starts_with("addEventListener"))
        .map(|line| word(line.strip_prefix("readonly ").unwrap_or(line)))
        .collect()
}

#[test]
fn class_types_and_page_name_the_same_members() {
    let (class, types) = (members_of_class(), members_of_types());
    assert!(class.len() > 15, "{class:?}");
    assert_eq!(class, types);
    let page = read("docs/embedding.md");
    let missing: Vec<_> = class.iter().filter(|name| !page.contains(&format!("`{name}"))).collect();
    assert!(missing.is_empty(), "docs/embedding.md does not explain {missing:?}");
}

#[test]
fn attributes_events_and_messages_are_explained() {
    let page = read("docs/embedding.md");
    let class = read("src/browser/element.js");
    let quoted =
        |text: &str| -> Vec<String> { text.split('"').skip(1).step_by(2).map(str::to_owned).collect() };
    let lines =
        class.lines().filter(|line| line.contains("const PROGRAM =") || line.contains("observedAttributes"));
    let attributes: Vec<String> = lines.flat_map(quoted).collect();
    assert!(attributes.len() > 6, "{attributes:?}");
    let types = read("src/browser/embed/postmortem-editor.d.ts");
    let events: Vec<String> = types
        .lines()
        .filter(|line| line.starts_with("  \"postmortem-"))
        .flat_map(|line| quoted(line).into_iter().take(1))
        .collect();
    assert_eq!(events.len(), 4, "{events:?}");
    let frame = read("src/browser/embed/frame.js");
    let answers = frame
        .split_once("const answers = {")
        .and_then(|(_, rest)| rest.split_once("\n};"))
        .expect("the answers")
        .0;
    let messages: Vec<String> = answers
        .lines()
        .filter_map(|line| line.strip_prefix("  "))
        .map(word)
        .filter(|name| !name.is_empty())
        .collect();
    assert_eq!(messages, ["init", "configure", "load", "save", "change", "export", "check", "exit"]);
    for name in attributes.iter().chain(&events).chain(&messages) {
        assert!(page.contains(&format!("`{name}`")), "docs/embedding.md does not explain `{name}`");
    }
}
