//! PM512: addresses, numbers and hosts that outsiders should not see.

use crate::edit::Edit;
use crate::field::Value;
use super::{Findings, Manual, Passage, Rule, Subject, by_part, words};
use crate::diagnostic::Level;
use crate::field::FieldPath;
use crate::model::Profile;
use std::net::Ipv4Addr;
use std::ops::Range;

pub static RULE: Rule = Rule {
    code: "PM512",
    name: "pii-leak",
    level: Level::Error,
    profile: Profile::Public,
    manual: Manual {
        finds: "Mail addresses, telephone numbers, IP addresses and names of internal hosts in a document for readers outside, also inside code. \
                Addresses set aside for documentation and role mailboxes such as support@ are left alone.",
        matters: "People and machines that are named in public are written to, called and scanned.",
        fix: "Replace it by a role or a description: “the customer”, “the primary database host”.",
        example: "Requests from 203.11.5.7 failed; ada@corp.example called.",
        instead: "Requests from one customer failed; they called.",
        allow: "When it is public already and meant to be used.",
    },
    check,
};

const ROLES: &[&str] = &["support", "info", "contact", "help", "security", "status", "press", "privacy", "noreply", "no-reply", "hello", "abuse"];

fn check(subject: &Subject<'_>, found: &mut Findings<'_>) {
    let mut hits: Vec<(FieldPath, Range<usize>, &'static str)> = Vec::new();
    for passage in subject.passages() {
        if let Some((range, kind)) = leak(passage) {
            hits.push((passage.path.clone(), range, kind));
        }
    }
    for part in by_part(hits, |(path, ..)| path) {
        for group in found.groups(part, |(path, ..)| path.clone()) {
            let Some((path, range, kind)) = group.first() else { continue };
            let place = words::place(subject.document, path);
            let what = match group.len() {
                1 => format!("There is {kind} {place}, and the document is public."),
                many => format!("{} places hold what outsiders should not see. The first is {kind} {place}.", words::count_first(many)),
            };
            let related: Vec<FieldPath> = group.iter().skip(1).map(|(path, ..)| path.clone()).collect();
            let finding = found
                .report(path.clone(), what, "What is named in public is written to, called and scanned. Replace it by a role or a description.")
                .at(range.clone())
                .with(related);
            if let Some(Value::Text(mut text)) = subject.document.get(path) {
                text.replace_range(range.clone(), "[removed]");
                finding.fix("Take it out", vec![Edit::Set(path.clone(), Value::Text(text))]);
            }
        }
    }
}

/// The first thing of the kind, looked for word by word in the whole text.
fn leak(passage: &Passage<'_>) -> Option<(Range<usize>, &'static str)> {
    let text = passage.text;
    // Everything that is looked for holds one of these inside a word.
    let inside = |three: &[u8]| matches!(three, [before, b'@' | b'.' | b'+', after] if before.is_ascii_alphanumeric() && after.is_ascii_alphanumeric());
    if !text.as_bytes().windows(3).any(inside) && !text.contains('+') {
        return None;
    }
    let mut place = 0;
    for word in text.split(|letter: char| letter.is_whitespace() || matches!(letter, '(' | ')' | '<' | '>' | ',' | ';' | '"' | '`' | '[' | ']')) {
        let start = place;
        place += word.len() + text.get(start + word.len()..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
        let bare = word.trim_end_matches(['.', ':', '!', '?', '/']).trim_start_matches("mailto:");
        let start = start + word.find(bare).unwrap_or(0);
        let before = text.get(..start).unwrap_or_default().trim_end();
        if let Some(kind) = kind(bare, before) {
            return Some((start..start + bare.len(), kind));
        }
    }
    None
}

fn kind(word: &str, before: &str) -> Option<&'static str> {
    if let Some((name, host)) = word.split_once('@') {
        let host_fits = host.split_once('.').is_some_and(|(_, end)| !end.is_empty()) && host.chars().all(|letter| letter.is_ascii_alphanumeric() || matches!(letter, '.' | '-'));
        let example = host.ends_with(".example") || host.ends_with("example.com") || host.ends_with("example.org");
        let role = ROLES.contains(&name.to_ascii_lowercase().as_str());
        return (!name.is_empty() && host_fits && !example && !role).then_some("a mail address");
    }
    let address = word.split_once(':').map_or(word, |(address, _)| address).split('/').next().unwrap_or_default();
    if let Ok(address) = address.parse::<Ipv4Addr>() {
        let version = before.to_ascii_lowercase().ends_with("version") || before.ends_with('v');
        let harmless = address.is_documentation() || address.is_loopback() || address.is_unspecified();
        return (!version && !harmless).then_some("an IP address");
    }
    let digits = word.bytes().filter(u8::is_ascii_digit).count();
    let phone = word.starts_with('+') && (8..=15).contains(&digits) && word.chars().all(|letter| letter.is_ascii_digit() || matches!(letter, '+' | '-' | '.' | '/'));
    if phone {
        return Some("a telephone number");
    }
    let host = word.split("://").last().unwrap_or(word).split(['/', ':']).next().unwrap_or_default().to_ascii_lowercase();
    let inside = [".internal", ".corp", ".lan", ".local", ".intranet"].iter().any(|ending| host.len() > ending.len() && host.ends_with(ending));
    inside.then_some("the name of an internal host")
}
