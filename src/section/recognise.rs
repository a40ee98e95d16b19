//! Which section a heading means: exact names first, then words that give it away, then near misses.

use super::SECTIONS;
use crate::model::SectionId;
use std::collections::HashMap;
use std::sync::LazyLock;

/// A section recognised by its heading.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Recognised {
    /// The section.
    pub id: SectionId,
    /// How sure that is.
    pub certainty: Certainty,
}

/// How sure a heading tells its section.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Certainty {
    /// A misspelt name.
    Near,
    /// A telling word inside a longer heading.
    Keyword,
    /// One of the names by which it is known.
    Exact,
}

/// Headings longer than this are sentences.
const LONGEST: usize = 120;

struct Index {
    exact: HashMap<String, SectionId>,
    /// First word of each keyword, with the whole of it.
    keywords: HashMap<String, Vec<(Vec<String>, SectionId)>>,
    /// Names worth comparing letter by letter, by their first letter.
    near: HashMap<char, Vec<(Vec<char>, SectionId)>>,
}

static INDEX: LazyLock<Index> = LazyLock::new(|| {
    let mut index = Index { exact: HashMap::new(), keywords: HashMap::new(), near: HashMap::new() };
    for section in SECTIONS {
        for alias in section.aliases {
            let name = normalise(alias);
            if name.chars().count() >= 7
                && let Some(first) = name.chars().next()
            {
                index.near.entry(first).or_default().push((name.chars().collect(), section.id));
            }
            index.exact.entry(name).or_insert(section.id);
        }
        for keyword in section.keywords {
            let words: Vec<String> = normalise(keyword).split(' ').map(str::to_owned).collect();
            if let Some(first) = words.first().cloned() {
                index.keywords.entry(first).or_default().push((words, section.id));
            }
        }
    }
    for list in index.keywords.values_mut() {
        list.sort_by_key(|(words, _)| std::cmp::Reverse(words.len()));
    }
    index
});

/// The section that a heading means.
pub fn recognise(heading: &str) -> Option<Recognised> {
    if heading.len() > LONGEST * 2 {
        return None;
    }
    let name = normalise(heading);
    let found = |id, certainty| Some(Recognised { id, certainty });
    if let Some(id) = exact(&name) {
        return found(id, Certainty::Exact);
    }
    if name.is_empty() || name.len() > LONGEST {
        return None;
    }
    let words: Vec<&str> = name.split(' ').collect();
    for at in 0..words.len() {
        let Some(list) = words.get(at).and_then(|word| INDEX.keywords.get(*word)) else { continue };
        let here = words.get(at..).unwrap_or_default();
        if let Some((_, id)) = list.iter().find(|(keyword, _)| {
            keyword.len() <= here.len() && keyword.iter().zip(here).all(|(wanted, word)| wanted == word)
        }) {
            return found(*id, Certainty::Keyword);
        }
    }
    near(&name).or_else(|| near_keyword(&words)).map(|id| Recognised { id, certainty: Certainty::Near })
}

fn exact(name: &str) -> Option<SectionId> {
    let index = &INDEX.exact;
    index.get(name).copied().or_else(|| {
        let shorter = ["the ", "incident ", "our ", "postmortem ", "outage "]
            .iter()
            .find_map(|word| name.strip_prefix(word))?;
        index.get(shorter).copied()
    })
}

/// A name that differs by at most one letter in seven.
fn near(name: &str) -> Option<SectionId> {
    let letters: Vec<char> = name.chars().collect();
    if !(7..=40).contains(&letters.len()) {
        return None;
    }
    let allowed = letters.len() / 7;
    let list = INDEX.near.get(letters.first()?)?;
    list.iter()
        .filter(|(other, _)| other.len().abs_diff(letters.len()) <= allowed)
        .find(|(other, _)| distance(&letters, other, allowed) <= allowed)
        .map(|(_, id)| *id)
}

/// A misspelt telling word: "Timelime of the night".
fn near_keyword(words: &[&str]) -> Option<SectionId> {
    words.iter().filter(|word| (7..=16).contains(&word.len())).take(12).find_map(|word| {
        let letters: Vec<char> = word.chars().collect();
        let mut keywords =
            SECTIONS.iter().flat_map(|section| section.keywords.iter().map(|keyword| (*keyword, section.id)));
        let close = |keyword: &str| {
            !keyword.contains(' ')
                && keyword.len().abs_diff(word.len()) <= 1
                && keyword.chars().next() == letters.first().copied()
                && distance(&letters, &keyword.chars().collect::<Vec<char>>(), 1) <= 1
        };
        keywords.find(|(keyword, _)| close(keyword)).map(|(_, id)| id)
    })
}

/// Edit distance with neighbours swapped counted once; stops counting beyond `limit`.
fn distance(a: &[char], b: &[char], limit: usize) -> usize {
    let mut before: Vec<usize> = Vec::new();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.iter().enumerate() {
        let mut next = vec![i + 1];
        for (j, y) in b.iter().enumerate() {
            let cost = usize::from(x != y);
            let mut best = (row[j] + cost).min(row[j + 1] + 1).min(next[j] + 1);
            if i > 0 && j > 0 && *x == b[j - 1] && a[i - 1] == *y {
                best = best.min(before[j - 1] + 1);
            }
            next.push(best);
        }
        if next.iter().min().is_some_and(|least| *least > limit) {
            return limit + 1;
        }
        before = std::mem::replace(&mut row, next);
    }
    row.last().copied().unwrap_or(0)
}

/// A heading reduced to the words that tell its meaning: lower case, without marks, numbering, brackets, emoji and plural endings.
pub fn normalise(heading: &str) -> String {
    let mut name = String::with_capacity(heading.len());
    let mut depth = 0_usize;
    let mut word = String::new();
    let mut shortcode = heading.split(':').count() > 2;
    let mut chars = heading.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '(' | '[' | '{' | '（' => {
                push(&mut name, &mut word);
                depth += 1;
            }
            ')' | ']' | '}' | '）' => depth = depth.saturating_sub(1),
            _ if depth > 0 => {}
            // `:warning:` is a picture.
            ':' if shortcode && chars.peek().is_some_and(|c| c.is_ascii_lowercase()) => {
                push(&mut name, &mut word);
                let ahead: String =
                    chars.clone().take_while(|c| c.is_ascii_alphanumeric() || *c == '_').collect();
                if chars.clone().nth(ahead.len()) == Some(':') {
                    for _ in 0..=ahead.len() {
                        chars.next();
                    }
                }
                shortcode = true;
            }
            '\'' | '’' | '‘' => {}
            _ if c.is_alphanumeric() => word.extend(c.to_lowercase()),
            _ => push(&mut name, &mut word),
        }
    }
    push(&mut name, &mut word);
    if name.is_empty() && depth > 0 {
        return normalise(&heading.replace(['(', '[', '{', '（'], " "));
    }
    // A number in front is numbering, unless the number is all there is, or is part of the name ("5 whys").
    match name.split_once(' ') {
        Some((first, rest)) if first.chars().all(|c| c.is_ascii_digit()) && !rest.starts_with("why") => {
            rest.to_owned()
        }
        Some(("i" | "ii" | "iii" | "iv" | "v" | "vi" | "vii" | "viii" | "ix" | "x", rest)) => rest.to_owned(),
        _ => name,
    }
}

/// Add a word in the singular.
fn push(name: &mut String, word: &mut String) {
    if word.is_empty() {
        return;
    }
    if !name.is_empty() {
        name.push(' ');
    }
    if word.len() > 3 && word.ends_with('s') && !word.ends_with("ss") && !word.ends_with("us") {
        word.pop();
    }
    name.push_str(word);
    word.clear();
}
