//! The figure that stands on the impact band: `80% of users`. A stated one first, otherwise the first share in the words of the impact.

use super::text;
use crate::model::{Figure, Postmortem, SectionId};

/// The figure that tells most, or nothing.
pub(super) fn headline(document: &Postmortem) -> Option<String> {
    let stated = document.figures.iter().map(figure_words).find(|words| !words.is_empty());
    stated.or_else(|| document.prose(SectionId::Impact).and_then(share_in))
}

/// A figure in words: `80% of users`, `3,000 requests`.
fn figure_words(figure: &Figure) -> String {
    let (value, unit, basis) = (figure.value.trim(), figure.unit.trim(), figure.basis.trim());
    if value.is_empty() {
        return String::new();
    }
    let mut words = value.to_owned();
    if !unit.is_empty() {
        if unit != "%" {
            words.push(' ');
        }
        words.push_str(unit);
    }
    if !basis.is_empty() {
        words.push_str(if basis.starts_with("of ") { " " } else { " of " });
        words.push_str(basis);
    }
    words
}

/// Words that end the name of what a share is taken from.
const VERBS: [&str; 22] = [
    "was",
    "were",
    "are",
    "is",
    "had",
    "have",
    "has",
    "been",
    "being",
    "failed",
    "could",
    "saw",
    "got",
    "received",
    "experienced",
    "who",
    "which",
    "that",
    "and",
    "with",
    "during",
    "for",
];

/// The first share in a text, with what it is taken from: `about 18 percent of card payments failed` gives `18% of card payments`.
fn share_in(prose: &str) -> Option<String> {
    let plain = text::plain(prose);
    let words: Vec<&str> = plain.split_whitespace().collect();
    let (at, number, after) = words.iter().enumerate().find_map(|(at, word)| {
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric() && c != '%');
        let (number, after) = match bare.strip_suffix('%') {
            Some("") => {
                (words.get(at.checked_sub(1)?)?.trim_start_matches(|c: char| !c.is_alphanumeric()), at + 1)
            }
            Some(number) => (number, at + 1),
            None => {
                let next = words.get(at + 1)?.trim_matches(|c: char| !c.is_alphanumeric());
                (bare, matches!(next, "percent" | "per").then_some(at + 2)?)
            }
        };
        number.starts_with(|c: char| c.is_ascii_digit()).then_some((at, number, after))
    })?;
    let ended = |word: &str| word.ends_with(['.', ',', ';', ':', ')']);
    let mut share = format!("{number}%");
    let stops = words.get(at..after).is_none_or(|own| own.iter().any(|word| ended(word)));
    if stops || words.get(after).copied() != Some("of") {
        return Some(share);
    }
    share.push_str(" of");
    for word in words.iter().skip(after + 1).take(3) {
        if VERBS.contains(&word.to_lowercase().as_str()) {
            break;
        }
        share.push(' ');
        share.push_str(word.trim_end_matches(['.', ',', ';', ':', ')']));
        if ended(word) {
            break;
        }
    }
    Some(share)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Members, RowId};

    fn figure(value: &str, unit: &str, basis: &str) -> String {
        let (value, unit, basis) = (value.to_owned(), unit.to_owned(), basis.to_owned());
        figure_words(&Figure { id: RowId::from("f"), value, unit, basis, members: Members::new() })
    }

    #[test]
    fn figures_read_as_people_say_them() {
        assert_eq!(figure("80", "%", "users"), "80% of users");
        assert_eq!(figure("3,000", "requests", ""), "3,000 requests");
        assert_eq!(figure("5", "%", "of 120,000 requests"), "5% of 120,000 requests");
        assert_eq!(figure("", "%", "users"), "");
    }

    #[test]
    fn a_share_in_the_impact_is_found() {
        let cases = [
            ("The outage affected 80% of users.", Some("80% of users")),
            ("- About 18 percent of card payments were rejected", Some("18% of card payments")),
            ("12.5 % of our requests, mostly reads", Some("12.5% of our requests")),
            ("Errors rose to 40%. Of these, many", Some("40%")),
            ("Nobody could sign in.", None),
            ("% of users", None),
        ];
        for (prose, share) in cases {
            assert_eq!(share_in(prose).as_deref(), share, "{prose}");
        }
    }
}
