//! Rows of the impact: `- **Window:** 9:00 PM to 10:00 PM – checkout` and `- **Figure:** **80 %** of users`.

use super::{Around, Shown, read_time, time_words};
use crate::format::markdown::own::item::{Item, bold, labelled};
use crate::format::markdown::own::plain::{escape, unescape};
use crate::model::{Figure, ImpactWindow, Members, RowId};

/// The label of an impact window.
pub(in crate::format::markdown::own) const WINDOW: &str = "Window";
/// The label of a figure.
pub(in crate::format::markdown::own) const FIGURE: &str = "Figure";

/// Stands where a window has no start or no end.
const OPEN: &str = "?";

/// What is shown of an impact window.
pub(super) fn show_window(window: &ImpactWindow) -> Shown {
    let words = |time: &Option<crate::time::Time>| time.as_ref().map_or(OPEN.to_owned(), time_words);
    let mut lead = format!("**{WINDOW}:** {} to {}", words(&window.start), words(&window.end));
    if !window.scope.is_empty() {
        lead.push_str(&format!(" – {}", escape(&window.scope)));
    }
    Shown { lead, ..Shown::default() }
}

/// The impact window that an item says.
pub(super) fn read_window(item: &Item, id: RowId, around: &Around) -> ImpactWindow {
    let said = labelled(&item.head).map_or("", |(_, rest)| rest);
    let (span, scope) = said.split_once(" – ").unwrap_or((said, ""));
    let (start, end) = span.split_once(" to ").unwrap_or((span, OPEN));
    let read = |words: &str, context| match words {
        "" | OPEN => None,
        words => Some(read_time(words, &context)),
    };
    let start = read(start, around.context());
    let end = read(end, around.within(start.as_ref()));
    ImpactWindow { id, start, end, scope: item.text(&unescape(scope)), members: Members::new() }
}

/// What is shown of a figure.
pub(super) fn show_figure(figure: &Figure) -> Shown {
    let number = match (figure.value.as_str(), figure.unit.as_str()) {
        (value, "") => escape(value),
        (value, unit) => format!("{} {}", escape(value), escape(unit)),
    };
    let mut lead = format!("**{FIGURE}:** **{number}**");
    if !figure.basis.is_empty() {
        lead.push_str(&format!(" of {}", escape(&figure.basis)));
    }
    Shown { lead, ..Shown::default() }
}

/// The figure that an item says: the last word of the number is its unit if it holds no digit.
pub(super) fn read_figure(item: &Item, id: RowId) -> Figure {
    let said = labelled(&item.head).map_or("", |(_, rest)| rest);
    let (number, rest) = bold(said).unwrap_or((said, ""));
    let (value, unit) = match number.rsplit_once(' ') {
        Some((value, unit)) if !unit.contains(|c: char| c.is_ascii_digit()) => (value, unit),
        _ => (number, ""),
    };
    let basis = rest.strip_prefix(" of ").unwrap_or(rest);
    Figure {
        id,
        value: unescape(value),
        unit: unescape(unit),
        basis: item.text(&unescape(basis)),
        members: Members::new(),
    }
}
