//! The title: which of the lines before the first section names the incident.

use super::fact::{self, Fact};
use super::lines::{Line, Shape};
use super::marks::{bare, bold_line, label};
use crate::section::normalise;

/// The title and the line it stands on.
pub(super) struct Title {
    pub text: String,
    /// Index among the lines of the preamble.
    pub at: usize,
    /// The words of a label in front of it.
    pub label: String,
}

/// The title among the lines before the first section.
pub(super) fn title(lines: &[Line<'_>]) -> Option<Title> {
    let mut generic = None;
    let mut plain = None;
    for (at, line) in lines.iter().enumerate().take(60) {
        let found = |text: &str| Some(Title { text: tidy(text), at, label: String::new() });
        match line.shape {
            Shape::Heading(_) if fact::of(line.text).is_some() || line.text.starts_with("![") => {}
            Shape::Heading(_) if is_generic(line.text) => generic = generic.or_else(|| found(line.text)),
            Shape::Heading(_) => return found(line.text),
            Shape::Text => {
                if let Some(named) = label(line.text)
                    .filter(|label| fact::of(label.words) == Some(Fact::Title) && !label.rest.is_empty())
                {
                    return Some(Title { text: tidy(named.rest), at, label: bare(named.words) });
                }
                match bold_line(line.text) {
                    Some(words) if is_generic(words) => generic = generic.or_else(|| found(words)),
                    Some(words) if words.len() <= 140 && plain.is_none() => return found(words),
                    _ if is_generic(line.text) && plain.is_none() => {
                        generic = generic.or_else(|| found(line.text))
                    }
                    _ if plain.is_none() && is_plain_title(lines, at) => plain = found(line.text),
                    _ => {}
                }
            }
            _ => {}
        }
    }
    match (plain, generic) {
        // A heading that says "Postmortem" is more of a title than a sentence below it.
        (Some(plain), Some(generic))
            if generic.at < plain.at
                && lines.get(generic.at).is_some_and(|line| line.shape != Shape::Text) =>
        {
            Some(generic)
        }
        (plain, generic) => plain.or(generic),
    }
}

/// A title without marks, and without the pictures around it.
pub(super) fn tidy(text: &str) -> String {
    let text = bare(text);
    let picture = |c: char| c.is_whitespace() || is_picture(c);
    let inner = text.trim_matches(picture);
    let words = if inner.is_empty() { text.as_str() } else { inner };
    words.trim_end_matches(':').trim_end().to_owned()
}

/// Emoji and their joiners.
fn is_picture(c: char) -> bool {
    // Letters in a frame are letters.
    !c.is_alphanumeric()
        && matches!(u32::from(c), 0x1F000..=0x1FAFF | 0x2600..=0x27BF | 0x2B00..=0x2BFF | 0xFE0F | 0x200D | 0xE0020..=0xE007F)
}

/// A short first line that names a report, or stands alone above everything else.
fn is_plain_title(lines: &[Line<'_>], at: usize) -> bool {
    let Some(line) = lines.get(at) else { return false };
    let text = line.text.trim();
    let first = lines.iter().take(at).all(|line| {
        line.is_blank()
            || line.text.starts_with(['<', '!', '['])
            || line.text.starts_with("http")
            || line.shape == Shape::Rule
    });
    let sentence = text.ends_with(['.', ',', ';'])
        || text.len() > 120
        || text.starts_with(['<', '!', '[', '>', '|'])
        || text.starts_with("http");
    let labelled = label(text).is_some_and(|label| fact::of(label.words).is_some());
    !sentence
        && !labelled
        && (names_a_report(text) && text.split_whitespace().count() <= 16
            || first
                && text.split_whitespace().count() <= 12
                && lines.get(at + 1).is_none_or(|next| next.is_blank() || next.shape == Shape::Rule))
}

/// A title that says only what sort of document it is: "Postmortem", "0x19. Postmortem", "My first postmortem".
pub(super) fn is_generic(text: &str) -> bool {
    let name = normalise(text.trim_start_matches("0x"));
    let mut words = name.split(' ').filter(|word| !word.is_empty()).peekable();
    words.peek().is_none()
        || words.all(|word| {
            matches!(
                word,
                "postmortem"
                    | "post"
                    | "mortem"
                    | "postmoterm"
                    | "postmprtem"
                    | "portmortem"
                    | "report"
                    | "incident"
                    | "my"
                    | "first"
                    | "the"
                    | "an"
                    | "a"
                    | "project"
                    | "document"
                    | "task"
                    | "title"
                    | "readme"
                    | "analysi"
                    | "retro"
                    | "retrospective"
                    | "review"
            ) || word.chars().all(|c| c.is_ascii_digit())
                || word.starts_with("0x")
                || word.starts_with('x') && word.len() <= 3
        })
}

/// Whether words name a document of this sort.
pub(super) fn names_a_report(text: &str) -> bool {
    let name = normalise(text);
    name.split(' ').any(|word| {
        matches!(
            word,
            "postmortem"
                | "mortem"
                | "postmoterm"
                | "report"
                | "outage"
                | "incident"
                | "rca"
                | "retro"
                | "downtime"
                | "failure"
        )
    })
}
