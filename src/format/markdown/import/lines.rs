//! The text as lines, each with its shape. Line by line, because people's lists, tables and headings are often none to CommonMark.

use crate::format::Pace;
use crate::format::pace::goes_on;

/// A line and its shape.
#[derive(Debug, Clone, Copy)]
pub(super) struct Line<'a> {
    /// Counted from 1 in the source.
    pub number: usize,
    /// The line without its end.
    pub raw: &'a str,
    /// Columns before the first character; a tab counts to the next fourth column.
    pub indent: usize,
    pub shape: Shape,
    /// The line without indent, list mark and heading marks.
    pub text: &'a str,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    Blank,
    /// A fence, or a line inside one.
    Code,
    /// A thematic break, or the underline of a heading.
    Rule,
    Heading(u8),
    Item {
        ordered: bool,
    },
    /// A row of a pipe table.
    Row,
    Text,
}

impl Line<'_> {
    pub fn is_blank(&self) -> bool {
        self.shape == Shape::Blank
    }

    pub fn is_item(&self) -> bool {
        matches!(self.shape, Shape::Item { .. })
    }
}

/// Splits a text into lines. A break inside a line (U+2028, which HTML breaks are turned into) begins a line with the same number.
pub(super) async fn lines<'a>(text: &'a str, first_number: usize, pace: &dyn Pace) -> Vec<Line<'a>> {
    let about = text.len() / 40 + 1;
    let mut all: Vec<Line<'a>> = Vec::with_capacity(about);
    let mut fence: Option<(char, usize)> = None;
    let broken = text.contains('\u{2028}');
    for (index, source) in text.split('\n').enumerate() {
        if !goes_on(pace, index, about, (0.1, 0.2)).await {
            break;
        }
        let source = source.strip_suffix('\r').unwrap_or(source);
        // Few texts have breaks inside their lines, and two searches in each would be one too many.
        let mut left = Some(source);
        while let Some(here) = left {
            let (raw, behind) = match broken.then(|| here.split_once('\u{2028}')).flatten() {
                Some((raw, behind)) => (raw, Some(behind)),
                None => (here, None),
            };
            left = behind;
            let mut line = shape(raw, first_number + index);
            match fence {
                Some((mark, length)) => {
                    if closes(line.raw, mark, length) {
                        fence = None;
                    }
                    line.shape = Shape::Code;
                    line.text = line.raw.trim_start();
                }
                None => {
                    fence = opens(line.text);
                    if fence.is_some() {
                        line.shape = Shape::Code;
                    }
                }
            }
            underline(&mut all, &mut line);
            all.push(line);
        }
    }
    all
}

fn shape(raw: &str, number: usize) -> Line<'_> {
    let raw = raw.trim_end();
    let mut indent = 0;
    let mut content = raw;
    for (at, c) in raw.char_indices() {
        match c {
            ' ' | '\u{a0}' => indent += 1,
            '\t' => indent += 4 - indent % 4,
            '\u{feff}' | '\u{200b}' | '\r' | '\0' => {}
            _ => {
                content = raw.get(at..).unwrap_or_default();
                break;
            }
        }
    }
    let mut line = Line { number, raw, indent, shape: Shape::Text, text: content };
    if raw.is_empty() {
        line.text = "";
        line.shape = Shape::Blank;
    } else if let Some((level, text)) = heading(content) {
        line.shape = Shape::Heading(level);
        line.text = text;
    } else if is_rule(content) {
        line.shape = Shape::Rule;
    } else if let Some((ordered, deeper, text)) = item(content) {
        line.shape = Shape::Item { ordered };
        line.indent += deeper;
        line.text = text;
    } else if content.starts_with('|') && content.len() > 1 {
        line.shape = Shape::Row;
    }
    line
}

/// `## Timeline ##`, also `#Timeline`.
fn heading(content: &str) -> Option<(u8, &str)> {
    let level = content.bytes().take(7).take_while(|byte| *byte == b'#').count();
    if !(1..=6).contains(&level) {
        return None;
    }
    let text = content.get(level..)?;
    if !text.starts_with([' ', '\t', '\u{a0}']) {
        // `#123` is a ticket and `#channel` a name; `#Postmortem` is a heading.
        let first = text.chars().next()?;
        if !(first.is_uppercase() || first == '*') || text.split_whitespace().count() > 8 {
            return None;
        }
    }
    let text = text.trim();
    let closed = text.trim_end_matches('#');
    let text = if closed.len() < text.len() && (closed.ends_with(char::is_whitespace) || closed.is_empty()) {
        closed.trim_end()
    } else {
        text
    };
    Some((u8::try_from(level).ok()?, text))
}

fn is_rule(content: &str) -> bool {
    let mut count = 0;
    let Some(mark) = content.chars().next().filter(|c| matches!(c, '-' | '*' | '_' | '=' | '—' | '\\'))
    else {
        return false;
    };
    for c in content.chars() {
        if c == mark {
            count += 1;
        } else if !c.is_whitespace() {
            return false;
        }
    }
    count >= 3
}

/// A list mark: whether it counts, how much deeper than its column it stands, and what follows.
fn item(content: &str) -> Option<(bool, usize, &str)> {
    let first = content.chars().next()?;
    let after = content.get(first.len_utf8()..)?;
    let spaced = after.starts_with([' ', '\t', '\u{a0}']) || after.is_empty();
    match first {
        '-' | '*' | '+' if spaced => Some((false, 0, after.trim_start())),
        // Dashes that word processors make of nested bullets.
        '—' | '–' if spaced => Some((false, 2, after.trim_start())),
        '•' | '◦' | '▪' | '●' | '‣' | '·' | '○' | '■' | '➤' | '➢' | '✓' | '✔' | '→' | '►' => {
            Some((false, 0, after.trim_start()))
        }
        'o' if after.starts_with('\t') => Some((false, 0, after.trim_start())),
        '0'..='9' => {
            let digits = content.bytes().take(10).take_while(u8::is_ascii_digit).count();
            let rest = content.get(digits..)?;
            let mark = rest.chars().next()?;
            let text = rest.get(mark.len_utf8()..)?;
            if !matches!(mark, '.' | ')') || digits > 4 {
                return None;
            }
            if text.starts_with([' ', '\t', '\u{a0}']) || text.is_empty() {
                return Some((true, 0, text.trim_start()));
            }
            // `10.12:30 PM` is the tenth item with its blank forgotten.
            let glued = mark == '.' && digits <= 2 && {
                let hour = text.bytes().take_while(u8::is_ascii_digit).count();
                (1..=2).contains(&hour)
                    && text.get(hour..).is_some_and(|rest| {
                        rest.starts_with(':')
                            && rest.bytes().skip(1).take(2).filter(u8::is_ascii_digit).count() == 2
                    })
            };
            glued.then_some((true, 0, text))
        }
        'i' | 'v' | 'x' | 'a'..='d' => {
            let letters = content
                .bytes()
                .take(5)
                .take_while(|byte| matches!(byte, b'i' | b'v' | b'x' | b'a'..=b'd'))
                .count();
            let head = content.get(..letters)?;
            let roman = head.bytes().all(|byte| matches!(byte, b'i' | b'v' | b'x'));
            let rest = content.get(letters..)?;
            let text = rest.strip_prefix(['.', ')'])?;
            ((roman || letters == 1) && text.starts_with([' ', '\t'])).then(|| (true, 0, text.trim_start()))
        }
        _ => None,
    }
}

fn opens(text: &str) -> Option<(char, usize)> {
    let mark = text.chars().next().filter(|c| matches!(c, '`' | '~'))?;
    let length = text.chars().take_while(|c| *c == mark).count();
    let info = text.get(length..)?;
    (length >= 3 && !(mark == '`' && info.contains('`'))).then_some((mark, length))
}

fn closes(raw: &str, mark: char, length: usize) -> bool {
    let text = raw.trim();
    text.chars().count() >= length && text.chars().all(|c| c == mark)
}

/// A line of `===` or `---` directly under a short plain line makes that line a heading.
fn underline(all: &mut [Line<'_>], line: &mut Line<'_>) {
    if line.shape != Shape::Rule {
        return;
    }
    let level = match line.raw.trim().chars().next() {
        Some('=') => 1,
        Some('-') if !line.raw.trim().contains(' ') => 2,
        _ => return,
    };
    let mut above = all.iter_mut().rev();
    let Some(title) = above.next() else { return };
    let alone = above.next().is_none_or(|before| before.shape != Shape::Text || before.raw.is_empty());
    if title.shape == Shape::Text
        && title.indent < 4
        && title.text.len() <= 120
        && alone
        && !title.text.starts_with('<')
    {
        title.shape = Shape::Heading(level);
        // The line under a heading is a mark of it.
        line.shape = Shape::Blank;
        line.text = "";
    }
}

/// Words that stood behind a label, as a line of their own.
pub(super) fn text_line(text: &str, number: usize) -> Line<'_> {
    shape(text, number)
}
