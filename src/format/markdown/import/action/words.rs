//! What words of an action section are: items, closing remarks, pictures, references, nothing.

use super::super::marks::bare;

pub(super) fn starts_like_item(text: &str) -> bool {
    let first = text.trim_start_matches(['*', '_', '`']).chars().next();
    first.is_some_and(|c| !c.is_lowercase() && c != '<' && c != '!' && c != '>')
}

pub(super) fn ends_sentence(text: &str) -> bool {
    text.trim_end().ends_with(['.', '!', '?', ';', ':', ')', '"', '”', '*', '。'])
}

pub(super) fn is_nothing(text: &str) -> bool {
    let words = bare(text);
    let words = words.trim_end_matches(['.', '!']).to_lowercase();
    matches!(
        words.as_str(),
        "" | "none" | "n/a" | "na" | "nothing" | "-" | "..." | "…" | "tbd" | "todo" | "[ ]"
    )
}

pub(super) fn is_reference(text: &str) -> bool {
    text.starts_with('[') && text.contains("]:")
}

pub(super) fn is_picture(text: &str) -> bool {
    text.starts_with("![") || text.starts_with('<')
}

pub(super) fn numberless(text: &str) -> &str {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    match text.get(digits..).and_then(|rest| rest.strip_prefix([')', '.'])) {
        Some(rest) if digits > 0 => rest.trim_start(),
        _ => text,
    }
}

/// A closing remark rather than something to do.
pub(super) fn is_closing(text: &str) -> bool {
    const HEADS: [&str; 16] = [
        "by implementing",
        "by addressing",
        "by taking",
        "by following",
        "this incident",
        "this outage",
        "this postmortem",
        "this post-mortem",
        "overall,",
        "in conclusion",
        "on a lighter",
        "we apologi",
        "thank",
        "with these",
        "the outage",
        "these measures",
    ];
    let lower: String = text.chars().take(24).flat_map(char::to_lowercase).collect();
    text.split_whitespace().count() >= 10 && HEADS.iter().any(|head| lower.starts_with(head))
}

/// Whether words are the name of a known section and nothing else.
pub(super) fn names_section(text: &str) -> bool {
    crate::section::recognise_exact(text).is_some()
}
