//! Pieces of a text near a place, never longer than asked for: what keeps searches for closing marks linear on hostile text.

/// The text from `at` on, at most about `length` bytes.
pub fn ahead(text: &str, at: usize, length: usize) -> &str {
    let mut end = at.saturating_add(length).min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    text.get(at..end).unwrap_or_default()
}

/// The text before `at`, at most about `length` bytes.
pub fn behind(text: &str, at: usize, length: usize) -> &str {
    let mut start = at.saturating_sub(length);
    while !text.is_char_boundary(start) {
        start += 1;
    }
    text.get(start..at).unwrap_or_default()
}

/// Whether the place lies between back-quotes on its line.
pub fn in_code(text: &str, at: usize) -> bool {
    let before = behind(text, at, 500);
    let line = before.rsplit('\n').next().unwrap_or_default();
    line.bytes().filter(|byte| *byte == b'`').count() % 2 == 1
}
