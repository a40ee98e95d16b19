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
    /// Lengths of those first words, by their first letter: a word of another length need not be looked up.
    lengths: [u32; 32],
    /// Names worth comparing letter by letter, by their first letter.
    near: HashMap<char, Vec<Name>>,
    /// Keywords of one word, by their first letter.
    near_words: HashMap<char, Vec<Name>>,
}

/// A name taken apart, to be compared letter by letter.
struct Name {
    letters: Vec<char>,
    bytes: usize,
    sorts: u32,
    id: SectionId,
}

impl Name {
    fn add(names: &mut HashMap<char, Vec<Self>>, name: &str, id: SectionId) {
        let letters: Vec<char> = name.chars().collect();
        let Some(first) = letters.first().copied() else { return };
        let sorts = sorts(&letters);
        names.entry(first).or_default().push(Self { letters, bytes: name.len(), sorts, id });
    }
}

/// Which letters occur.
fn sorts(letters: &[char]) -> u32 {
    letters.iter().fold(0, |sorts, c| sorts | 1 << (u32::from(*c) & 31))
}

/// Where a word stands in [`Index::lengths`].
fn slot(word: &str) -> (usize, u32) {
    (usize::from(word.bytes().next().unwrap_or(0) & 31), 1 << (word.len() & 31))
}

static INDEX: LazyLock<Index> = LazyLock::new(|| {
    let mut index = Index {
        exact: HashMap::new(),
        keywords: HashMap::new(),
        lengths: [0; 32],
        near: HashMap::new(),
        near_words: HashMap::new(),
    };
    for section in SECTIONS {
        for alias in section.aliases {
            let name = normalise(alias);
            if name.chars().count() >= 7 {
                Name::add(&mut index.near, &name, section.id);
            }
            index.exact.entry(name).or_insert(section.id);
        }
        for keyword in section.keywords {
            if !keyword.contains(' ') {
                Name::add(&mut index.near_words, keyword, section.id);
            }
            let words: Vec<String> = normalise(keyword).split(' ').map(str::to_owned).collect();
            if let Some(first) = words.first().cloned() {
                let (place, length) = slot(&first);
                index.lengths[place] |= length;
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
    if let Some(found) = exact(&name) {
        return Some(found);
    }
    if name.is_empty() || name.len() > LONGEST {
        return None;
    }
    let words: Vec<&str> = name.split(' ').collect();
    for at in 0..words.len() {
        let listed = |word: &&&str| {
            let (place, length) = slot(word);
            INDEX.lengths[place] & length != 0
        };
        let list = words.get(at).filter(listed).and_then(|word| INDEX.keywords.get(*word));
        let Some(list) = list else { continue };
        let here = words.get(at..).unwrap_or_default();
        if let Some((_, id)) = list.iter().find(|(keyword, _)| {
            keyword.len() <= here.len() && keyword.iter().zip(here).all(|(wanted, word)| wanted == word)
        }) {
            return found(*id, Certainty::Keyword);
        }
    }
    near(&name).or_else(|| near_keyword(&words)).map(|id| Recognised { id, certainty: Certainty::Near })
}

/// The section that a heading names and nothing else: [`recognise`], where nothing less would do.
pub fn recognise_exact(heading: &str) -> Option<Recognised> {
    if heading.len() > LONGEST * 2 { None } else { exact(&normalise(heading)) }
}

fn exact(name: &str) -> Option<Recognised> {
    let index = &INDEX.exact;
    let id = index.get(name).copied().or_else(|| {
        let shorter = ["the ", "incident ", "our ", "postmortem ", "outage "]
            .iter()
            .find_map(|word| name.strip_prefix(word))?;
        index.get(shorter).copied()
    })?;
    Some(Recognised { id, certainty: Certainty::Exact })
}

/// A name that differs by at most one letter in seven.
fn near(name: &str) -> Option<SectionId> {
    let letters: Vec<char> = name.chars().take(41).collect();
    if !(7..=40).contains(&letters.len()) {
        return None;
    }
    close(&INDEX.near, &letters, letters.len() / 7, |_| true)
}

/// A misspelt telling word: "Timelime of the night".
fn near_keyword(words: &[&str]) -> Option<SectionId> {
    words.iter().filter(|word| (7..=16).contains(&word.len())).take(12).find_map(|word| {
        let letters: Vec<char> = word.chars().collect();
        close(&INDEX.near_words, &letters, 1, |name| name.bytes.abs_diff(word.len()) <= 1)
    })
}

/// The first of `names` that `letters` differ from by at most `allowed`.
fn close(
    names: &HashMap<char, Vec<Name>>,
    letters: &[char],
    allowed: usize,
    fits: impl Fn(&Name) -> bool,
) -> Option<SectionId> {
    let own = sorts(letters);
    // A change takes one letter away and brings another.
    let may = |name: &&Name| {
        let apart = (name.sorts & !own).count_ones().max((own & !name.sorts).count_ones());
        apart as usize <= allowed && name.letters.len().abs_diff(letters.len()) <= allowed && fits(name)
    };
    let mut list = names.get(letters.first()?)?.iter().filter(may);
    list.find(|name| within(letters, &name.letters, allowed)).map(|name| name.id)
}

/// Whether two words are at most `limit` changes apart, neighbours swapped counted once.
fn within(a: &[char], b: &[char], limit: usize) -> bool {
    const MOST: usize = 48;
    if b.len() >= MOST {
        return false;
    }
    let (mut before, mut row, mut next) = ([0_usize; MOST], [0_usize; MOST], [0_usize; MOST]);
    for (place, cost) in row.iter_mut().enumerate() {
        *cost = place;
    }
    for (i, x) in a.iter().enumerate() {
        next[0] = i + 1;
        let mut least = i + 1;
        for (j, y) in b.iter().enumerate() {
            let cost = usize::from(x != y);
            let mut best = (row[j] + cost).min(row[j + 1] + 1).min(next[j] + 1);
            if i > 0 && j > 0 && *x == b[j - 1] && a[i - 1] == *y {
                best = best.min(before[j - 1] + 1);
            }
            next[j + 1] = best;
            least = least.min(best);
        }
        if least > limit {
            return false;
        }
        (before, row, next) = (row, next, before);
    }
    row[b.len()] <= limit
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
            _ if c.is_ascii_alphanumeric() => word.push(c.to_ascii_lowercase()),
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
