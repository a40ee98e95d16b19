//! The paragraph that closes a document below its last action item.

use super::super::lines::{Line, Shape};
use super::super::marks::label;
use super::words::{is_closing, is_picture, is_reference};

/// Takes the closing paragraph off the end of an action section.
pub(super) fn split_closing<'l, 'a>(lines: &'l [Line<'a>]) -> (&'l [Line<'a>], Option<&'l [Line<'a>]>) {
    let begin = lines
        .iter()
        .rposition(|line| !matches!(line.shape, Shape::Text | Shape::Blank) || line.indent >= 2)
        .map_or(0, |at| at + 1);
    let listed = begin > 0;
    let tail = lines.get(begin..).unwrap_or_default();
    let after_blank = |at: usize| at > 0 && tail.get(at - 1).is_some_and(Line::is_blank);
    let closes = |(at, line): (usize, &Line<'_>)| {
        let prose = line.shape == Shape::Text
            && line.text.split_whitespace().count() >= 8
            && !line.text.trim_end().ends_with(':');
        let plain = label(line.text).is_none_or(|label| !label.strong)
            && !is_picture(line.text)
            && !is_reference(line.text);
        prose && plain && (listed && after_blank(at) || is_closing(line.text))
    };
    match tail.iter().enumerate().position(closes) {
        Some(at) => {
            let (before, closing) = lines.split_at(begin + at);
            (before, Some(closing))
        }
        None => (lines, None),
    }
}
