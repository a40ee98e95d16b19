//! PM508: links that lead nowhere or do not say where.

use super::reach::{ahead, behind, in_code};
use super::prose::Shape;
use super::{Findings, Manual, Rule, Subject, by_part, words};
use crate::diagnostic::Level;
use crate::field::FieldPath;
use crate::model::Profile;
use std::ops::Range;

pub static RULE: Rule = Rule {
    code: "PM508",
    name: "broken-link",
    level: Level::Warning,
    profile: Profile::Standard,
    manual: Manual {
        finds: "Links without an address, with a space or a misspelt scheme in it, and links whose words are “here”, “link” or “click here”. In \
                the profile public also links to hosts that only the house can reach. Nothing is fetched.",
        matters: "A link that fails is worse than none, and “here” tells neither a hurried reader nor a screen reader where it leads.",
        fix: "Correct the address, and name what is behind it.",
        example: "The graph is [here](htp://graphs.example/1).",
        instead: "See [the error rate that night](https://graphs.example/1).",
        allow: "When the address is an example.",
    },
    check,
};

const BARE: &[&str] = &["here", "click here", "link", "this", "this link", "click", "url"];

fn check(subject: &Subject<'_>, found: &mut Findings<'_>) {
    let public = subject.document.profile == Profile::Public;
    let mut hits: Vec<(FieldPath, Range<usize>, String)> = Vec::new();
    for passage in subject.passages().iter().filter(|passage| passage.shape().has(Shape::OPENS)) {
        for link in links(passage.text) {
            let Some(fault) = fault(&link, public) else { continue };
            hits.push((passage.path.clone(), link.range, fault));
        }
    }
    for part in by_part(hits, |(path, ..)| path) {
        for group in found.groups(part, |(path, ..)| path.clone()) {
            let Some((path, range, fault)) = group.first() else { continue };
            let what = match group.len() {
                1 => format!("The link {} {fault}.", words::place(subject.document, path)),
                many => format!(
                    "{} links lead nowhere or do not say where. The first, {}, {fault}.",
                    words::count_first(many),
                    words::place(subject.document, path)
                ),
            };
            let related: Vec<FieldPath> = group.iter().skip(1).map(|(path, ..)| path.clone()).collect();
            found
                .report(path.clone(), what, "A link that fails is worse than none. Correct the address, and name what is behind it.")
                .at(range.clone())
                .with(related);
        }
    }
}

/// A Markdown link as written.
struct MarkdownLink<'a> {
    range: Range<usize>,
    label: &'a str,
    target: &'a str,
}

/// The links of a text, outside of code.
fn links(text: &str) -> Vec<MarkdownLink<'_>> {
    let mut links = Vec::new();
    let mut place = 0;
    while let Some(middle) = text.get(place..).and_then(|rest| rest.find("](")).map(|at| place + at) {
        place = middle + 2;
        let open = behind(text, middle, 500).rfind('[').map(|at| middle - behind(text, middle, 500).len() + at);
        let close = ahead(text, place, 2000).split('\n').next().and_then(|line| line.find(')'));
        let (Some(open), Some(close)) = (open, close) else { continue };
        let image = text.get(..open).is_some_and(|before| before.ends_with('!'));
        let code = in_code(text, open);
        let (Some(label), Some(target)) = (text.get(open + 1..middle), text.get(place..place + close)) else { continue };
        if !image && !code && !label.contains('\n') {
            links.push(MarkdownLink { range: open..place + close + 1, label, target });
        }
    }
    links
}

fn fault(link: &MarkdownLink<'_>, public: bool) -> Option<String> {
    let target = link.target.trim();
    // A title may follow the address.
    let address = target.split(" \"").next().unwrap_or(target).trim_matches(['<', '>']);
    if address.is_empty() {
        return Some("has no address".to_string());
    }
    if address.contains(' ') && !target.starts_with('<') {
        return Some("has a space in its address".to_string());
    }
    let lower = address.to_ascii_lowercase();
    for wrong in ["htp://", "htpp://", "hhttp://", "http//", "https//", "http:/ ", "httpss://", "ttp://", "ttps://", "https:// ", "http://http", "https://http"] {
        if lower.starts_with(wrong) {
            return Some(format!("begins with {}, which is no scheme", words::quote(wrong.trim())));
        }
    }
    if public && internal(&lower) {
        return Some(format!("leads to {}, which readers outside cannot reach", words::quote(address)));
    }
    let label = link.label.trim_matches(|letter: char| !letter.is_alphanumeric()).to_lowercase();
    BARE.contains(&label.as_str()).then(|| format!("is called {} and does not say where it leads", words::quote(link.label)))
}

/// A host without a dot, or under a name that is only known inside.
fn internal(address: &str) -> bool {
    let Some((_, rest)) = address.split_once("://") else { return false };
    let host = rest.split(['/', ':', '?', '#']).next().unwrap_or_default();
    let inside = [".local", ".internal", ".corp", ".lan", ".intranet", ".home", ".private"];
    !host.is_empty() && (!host.contains('.') || inside.iter().any(|ending| host.ends_with(ending)))
}
