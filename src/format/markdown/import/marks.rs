//! The marks of inline Markdown around words: taking them off, and finding labels.

/// Words without the emphasis, code and heading marks around them.
pub(super) fn bare(text: &str) -> String {
    let text = text.trim();
    if !text.contains(['*', '_', '`', '<']) {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    let mut before = ' ';
    while let Some(c) = chars.next() {
        if !matches!(c, '*' | '`' | '_') {
            out.push(c);
            before = c;
            continue;
        }
        // Marks inside a word belong to it: without them two words would be one.
        let mut marks = String::from(c);
        while let Some(next) = chars.next_if(|next| matches!(next, '*' | '`' | '_')) {
            marks.push(next);
        }
        if before.is_alphanumeric() && chars.peek().is_some_and(|next| next.is_alphanumeric()) {
            out.push_str(&marks);
        }
    }
    out.trim().to_owned()
}

/// A label and what stands behind it: `**Impact:** text`, `Impact: text`, `__Impact__ - text`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Label<'a> {
    /// The label without marks and colon.
    pub words: &'a str,
    /// What follows it on the line.
    pub rest: &'a str,
    /// It stands in bold or italics.
    pub strong: bool,
    /// A colon closes it.
    pub colon: bool,
}

/// The label that a line begins with.
pub(super) fn label(text: &str) -> Option<Label<'_>> {
    let text = text.trim();
    let pictureless = text.trim_start_matches(|c: char| {
        !c.is_alphanumeric()
            && !matches!(
                c,
                '*' | '_'
                    | '['
                    | '('
                    | '<'
                    | '`'
                    | '#'
                    | '|'
                    | '!'
                    | '"'
                    | '\''
                    | '~'
                    | '@'
                    | '/'
                    | '{'
                    | '$'
                    | '>'
                    | '-'
                    | '+'
                    | '.'
            )
            && !c.is_ascii()
    });
    let text = if pictureless.is_empty() { text } else { pictureless };
    for mark in ["**", "__", "*", "_"] {
        let Some(inner) = text.strip_prefix(mark) else { continue };
        let end = inner.find(mark)?;
        let words = inner.get(..end)?;
        let mut rest = inner.get(end + mark.len()..)?.trim_start_matches(['*', '_']);
        let trimmed = words.trim().trim_end_matches(['*', '_']).trim_end();
        let mut colon = trimmed.ends_with(':');
        let words = trimmed.trim_end_matches(':').trim();
        if let Some(after) = rest.trim_start().strip_prefix(':') {
            colon = true;
            rest = after;
        } else if let Some(after) = dash(rest) {
            rest = after;
        }
        if words.is_empty() || words.len() > 140 {
            return None;
        }
        return Some(Label { words, rest: rest.trim(), strong: mark.len() == 2 || colon, colon });
    }
    let end = text.find(':')?;
    let words = text.get(..end)?;
    let rest = text.get(end + 1..)?;
    // Times and addresses are told by one letter, and most lines that have a colon begin with a time.
    if rest.starts_with(|c: char| c == '/' || c.is_ascii_digit()) {
        return None;
    }
    let short = words.len() <= 80 && words.split_whitespace().count() <= 9;
    let plain = !words.is_empty() && !words.contains(['`', '[', '<', '|', '"', '!']);
    (short && plain).then(|| Label { words: words.trim(), rest: rest.trim(), strong: false, colon: true })
}

/// A line that is nothing but bold words: `**Timeline:**`.
pub(super) fn bold_line(text: &str) -> Option<&str> {
    let text = text.trim();
    ["**", "__"].into_iter().find_map(|mark| {
        let inner = text.strip_prefix(mark)?;
        let inner = inner.strip_suffix(':').unwrap_or(inner).trim_end();
        let inner = inner.strip_suffix(mark)?.trim_matches(['*', '_']);
        (!inner.is_empty() && !inner.contains(mark)).then_some(inner.trim())
    })
}

fn dash(rest: &str) -> Option<&str> {
    let rest = rest.trim_start();
    ["- ", "– ", "— "].into_iter().find_map(|mark| rest.strip_prefix(mark))
}

/// Shortened for showing in a note.
pub(super) fn shorten(text: &str) -> String {
    const LENGTH: usize = 80;
    let text = text.trim();
    match text.char_indices().nth(LENGTH) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default().trim_end()),
        None => text.to_owned(),
    }
}

/// Whether words begin as a sentence or a name does.
pub(super) fn starts_upper(words: &str) -> bool {
    words.trim_start_matches(|c: char| !c.is_alphanumeric()).chars().next().is_some_and(|c| !c.is_lowercase())
}

/// A heading without the colon that closes it; the colons of a `:shortcode:` stay.
pub(super) fn uncolon(text: &str) -> &str {
    let text = text.trim_end();
    let Some(rest) = text.strip_suffix(':') else { return text };
    let last = rest.rsplit([' ', '\t']).next().unwrap_or_default();
    let shortcode = last.len() > 1
        && last.starts_with(':')
        && last.bytes().skip(1).all(|b| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-' | b'+'));
    if shortcode { text } else { rest.trim_end_matches(':').trim_end() }
}

/// A text with further labels inside, cut in front of each: `10 AM to 2 PM Impact: the shop was slow`.
pub(super) fn cut_labels(text: &str, known: impl Fn(&str) -> bool) -> Vec<&str> {
    let mut pieces = Vec::new();
    let mut from = 0;
    for (colon, _) in text.match_indices(": ").take(40) {
        let head = text.get(from..colon).unwrap_or_default();
        // The label is the longest known run of words with a capital in front of the colon.
        let mut start = None;
        for (count, (at, _)) in head.rmatch_indices(' ').enumerate() {
            if count >= 4 {
                break;
            }
            let words = head.get(at + 1..).unwrap_or_default();
            if words.starts_with(char::is_uppercase) && known(words) {
                start = Some(from + at + 1);
            }
        }
        if let Some(start) = start {
            pieces.push(text.get(from..start).unwrap_or_default().trim_end());
            from = start;
        }
    }
    pieces.push(text.get(from..).unwrap_or_default());
    pieces
}
