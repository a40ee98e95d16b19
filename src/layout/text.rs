//! Words in the picture: how wide they are, and what is left of Markdown in one line. It guesses widths from classes of letters,
//! because nothing pure can ask a browser; the guess errs on the wide side.

/// About how wide `text` is in a system font of 12 px, in pixels.
pub fn width(text: &str, bold: bool) -> f64 {
    let regular: f64 = text.chars().map(letter).sum();
    if bold { regular * 1.06 } else { regular }
}

/// As much of `words` as fits, with an ellipsis where something had to go.
pub fn fitted(words: &str, room: f64, bold: bool) -> String {
    if width(words, bold) <= room {
        return words.to_owned();
    }
    let mut used = 11.0;
    let fits = |letter: &char| {
        used += if bold { self::letter(*letter) * 1.06 } else { self::letter(*letter) };
        used <= room
    };
    let short: String = words.chars().take_while(fits).collect();
    format!("{}…", short.trim_end())
}

fn letter(letter: char) -> f64 {
    match letter {
        'i' | 'j' | 'l' | 'I' | '.' | ',' | ':' | ';' | '\'' | '|' | '!' => 3.3,
        ' ' | 'f' | 'r' | 't' | '(' | ')' | '[' | ']' | '/' | '-' => 4.4,
        'm' | 'w' | 'M' | 'W' | '@' | '%' => 10.4,
        'A'..='Z' => 8.4,
        '0'..='9' => 7.3,
        '\u{300}'..='\u{36f}' | '\u{200b}'..='\u{200f}' => 0.0,
        '\u{1100}'..='\u{11ff}' | '\u{2e80}'..='\u{ffdc}' | '\u{1f000}'.. => 12.4,
        _ => 6.9,
    }
}

/// The first line of a Markdown text as plain words: no emphasis marks, no code marks, links by their words.
pub fn plain(markdown: &str) -> String {
    let line = markdown.lines().map(str::trim).find(|line| !line.is_empty()).unwrap_or_default();
    let line = line.trim_start_matches(['#', '>', '-', '*', '+', ' ']);
    let mut words = String::with_capacity(line.len());
    let mut rest = line;
    while let Some(letter) = rest.chars().next() {
        if letter == '['
            && let Some((label, after)) = link(rest)
        {
            words.push_str(label);
            rest = after;
            continue;
        }
        let after = &rest[letter.len_utf8()..];
        let escaped = letter == '\\' && after.starts_with(|next: char| next.is_ascii_punctuation());
        if escaped {
            let next = after.chars().next().unwrap_or(letter);
            words.push(next);
            rest = &after[next.len_utf8()..];
            continue;
        }
        if !matches!(letter, '*' | '`') {
            words.push(letter);
        }
        rest = after;
    }
    words.trim().to_owned()
}

/// `[label](address)` at the beginning of `text`: the label and what follows.
fn link(text: &str) -> Option<(&str, &str)> {
    let (label, after) = text.strip_prefix('[')?.split_once("](")?;
    let (_, after) = after.split_once(')')?;
    (!label.contains('[')).then_some((label, after))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markdown_marks_go_and_words_stay() {
        assert_eq!(plain("**Alert** on `api` ([graph](https://x.example))"), "Alert on api (graph)");
        assert_eq!(plain("\n- first\nsecond"), "first");
        assert_eq!(plain(r"2 \* 3 [a] b"), "2 * 3 [a] b");
        assert_eq!(plain("snake_case stays"), "snake_case stays");
        assert_eq!(plain(""), "");
    }

    #[test]
    fn words_lose_their_end_where_there_is_no_room() {
        assert_eq!(fitted("short", 100.0, false), "short");
        let long = fitted("a rather long sentence", 60.0, false);
        assert!(long.ends_with('…') && width(&long, false) <= 62.0, "{long}");
    }

    #[test]
    fn wide_letters_are_wide() {
        assert!(width("illi", false) < width("mmmm", false));
        assert!(width("times", true) > width("times", false));
        assert_eq!(width("障害", false), 24.8);
    }
}
