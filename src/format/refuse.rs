//! What is not read at all, and the plain words for it. It looks at size and shape only, never at meaning.

use super::{Refusal, size_limit};

/// Refuses what is larger than the limit of a file that begins like this.
pub(super) fn size(bytes: usize, beginning: &[u8]) -> Option<Refusal> {
    let limit = size_limit(beginning);
    (bytes > limit).then(|| Refusal {
        what: format!(
            "The file is {} MB large; the limit is {} MB.",
            bytes.div_ceil(1024 * 1024),
            limit / 1024 / 1024
        ),
        todo: "Split it, or take out pictures and logs, and open the rest.".to_owned(),
        read_only: false,
    })
}

/// Refuses text without any words and bytes that were never text.
pub(super) fn text(text: &str) -> Option<Refusal> {
    let refusal = |what: &str, todo: &str| {
        Some(Refusal { what: what.to_owned(), todo: todo.to_owned(), read_only: false })
    };
    if text.trim_matches(|c: char| c.is_whitespace() || c == '\u{feff}' || c == '\0').is_empty() {
        return refusal(
            "The file is empty: there is no text in it.",
            "Choose another file, or start a new postmortem.",
        );
    }
    if looks_binary(text) {
        return refusal(
            "This is a picture, an archive or another binary file, not text.",
            "Open a Markdown or JSON file. To show a picture in a postmortem, link to it.",
        );
    }
    None
}

/// Whether decoded bytes are no text: more than a tenth of the beginning is made of control and replacement characters.
fn looks_binary(text: &str) -> bool {
    const SAMPLE: usize = 4096;
    let odd = |c: char| (c.is_control() && !matches!(c, '\n' | '\r' | '\t' | '\u{c}')) || c == '\u{fffd}';
    let (mut count, mut strange) = (0_usize, 0_usize);
    for c in text.chars().take(SAMPLE) {
        count += 1;
        strange += usize::from(odd(c));
    }
    strange > 8 && strange * 10 > count
}
