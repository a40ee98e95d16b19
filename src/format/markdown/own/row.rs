//! Rows as list items: what of a row is shown, and how it is read back. What the shown words do not say goes into remarks, which the
//! writer finds by reading what it has written.

mod action;
mod event;
pub(super) mod hidden;
pub(super) mod impact;
mod small;

use super::item::Item;
use super::line::{self, Line};
use crate::edit::Row;
use crate::model::{EventKind, ListId, RowId};
use crate::time::Time;
use crate::time::text::Context;

/// What is shown of a row.
#[derive(Debug, Default)]
pub(super) struct Shown {
    /// Markdown before the text, on the first line.
    pub(super) lead: String,
    /// The text, which is Markdown of its own.
    pub(super) text: String,
    /// Labelled fields below.
    pub(super) fields: Vec<(&'static str, String)>,
}

impl Shown {
    fn field(&mut self, label: &'static str, text: &str) {
        if !text.is_empty() {
            self.fields.push((label, super::plain::escape(text)));
        }
    }

    fn time(&mut self, label: &'static str, time: Option<&Time>) {
        if let Some(time) = time {
            self.fields.push((label, time_words(time)));
        }
    }
}

/// What the rows before tell about the times of the next.
#[derive(Debug, Clone, Default)]
pub(super) struct Around {
    /// The zone of the document: a time without one of its own has none.
    pub(super) zoned: bool,
    /// The incident's start, as stated apart from the timeline.
    pub(super) start: Option<Time>,
    /// The time of the row before.
    pub(super) before: Option<Time>,
}

impl Around {
    /// The context in which a time is read.
    pub(super) fn context(&self) -> Context {
        let last = self.before.as_ref().or(self.start.as_ref());
        Context {
            date: last.and_then(|time| time.date),
            zone: self
                .start
                .as_ref()
                .or(self.before.as_ref())
                .and_then(|time| time.zone.clone())
                .filter(|_| !self.zoned),
            after: last.cloned(),
            start: self.start.clone(),
            ..Context::default()
        }
    }

    /// The context of a row that was read, for its further times.
    fn within(&self, at: Option<&Time>) -> Context {
        let mut inner = self.clone();
        if at.is_some() {
            inner.before = at.cloned();
        }
        inner.context()
    }

    /// Go on behind `row`.
    pub(super) fn pass(&mut self, row: &Row) {
        if let Row::Timeline(event) = row
            && let Some(time) = event.at.as_ref().filter(|time| !time.is_unread())
        {
            self.before = Some(time.clone());
        }
    }
}

/// The words by which a time is shown: those that were written, or the usual ones.
pub(super) fn time_words(time: &Time) -> String {
    let words = if line::trim(&time.written).is_empty() {
        crate::time::text::write(time)
    } else {
        time.written.clone()
    };
    let shown = super::plain::escape(&words);
    if line::trim(&shown).is_empty() { "?".to_owned() } else { shown }
}

/// The time that shown words say.
pub(super) fn read_time(words: &str, context: &Context) -> Time {
    let written = super::plain::unescape(words);
    let time = crate::time::text::read(&written, context);
    Time { written, ..time }
}

/// A row as the lines of a list item. `kind` is what the whole timeline makes a reader take an event for.
pub(super) fn write(
    row: &Row,
    keep_id: bool,
    around: &Around,
    kind: Option<(EventKind, bool)>,
) -> Vec<String> {
    let mut shown = match row {
        Row::Timeline(event) => event::show(event),
        Row::Actions(item) => action::show(item),
        Row::Windows(window) => impact::show_window(window),
        Row::Figures(figure) => impact::show_figure(figure),
        _ => small::show(row),
    };
    let (text, raw) = super::inert::inert(&shown.text, true);
    shown.text = text;
    let mut notes = Vec::new();
    if matches!(row, Row::Timeline(event) if event::needs_word(event, around)) {
        notes.push("  <!-- {\"at\": {}} -->".to_owned());
    }
    if !raw.is_empty() {
        notes.extend(line::indent([hidden::raw_remark(&raw)]));
    }
    let mut lines = lay_out(row, &shown, false, &notes);
    let plain = {
        let text = lines.join("\n");
        let (scanned, closed) = line::scan(&text);
        // A line that opens a block would be closed by the end of the next one.
        let opens = |line: &Line<'_>| line.kind == line::Kind::Comment && line::trim(line.text) == line::OPEN;
        let heads = |line: &Line<'_>| matches!(line.kind, line::Kind::Heading(_));
        let tidy = closed && !scanned.iter().any(|line| opens(line) || heads(line));
        tidy && hidden::text_of(&read(row.list(), &scanned, around, &mut |_| row.id().clone()).row)
            == hidden::text_of(row)
    };
    if !plain {
        lines = lay_out(row, &shown, true, &notes);
    }
    let text = lines.join("\n");
    let (scanned, _) = line::scan(&text);
    let mut read_back = read(row.list(), &scanned, around, &mut |_| row.id().clone()).row;
    match (&mut read_back, row) {
        (Row::Timeline(event), _) => (event.kind, event.inferred) = kind.unwrap_or_default(),
        // The group is a line above the item.
        (Row::Actions(read), Row::Actions(item)) => read.group.clone_from(&item.group),
        _ => {}
    }
    let remarks = hidden::remarks(row, &read_back, keep_id, lines.first().map_or("", String::as_str));
    lines.extend(line::indent(remarks));
    lines
}

/// The lines of a list item, the text verbatim in a block if it could be misread.
fn lay_out(row: &Row, shown: &Shown, in_block: bool, notes: &[String]) -> Vec<String> {
    let mark = match row {
        Row::Actions(item) if item.status == crate::model::ActionStatus::Done => "- [x]",
        Row::Actions(_) => "- [ ]",
        _ => "-",
    };
    let mut text = if in_block { Vec::new() } else { shown.text.split('\n').map(str::to_owned).collect() };
    let first = if text.is_empty() { String::new() } else { text.remove(0) };
    let mut head = mark.to_owned();
    for part in [shown.lead.as_str(), first.as_str()] {
        if !part.is_empty() {
            head.push(' ');
            head.push_str(part);
        }
    }
    let mut lines = vec![head];
    lines.extend(line::indent(text));
    if in_block {
        lines.extend(line::indent(line::block(&shown.text)));
    }
    let field = |(label, value): &(&str, String)| format!("- **{label}:** {value}");
    lines.extend(line::indent(shown.fields.iter().map(field)));
    lines.extend_from_slice(notes);
    lines
}

/// A row that was read.
pub(super) struct Found {
    /// The row.
    pub(super) row: Row,
    /// For an event: whether its kind stands there, and the kind that a remark states.
    pub(super) kind: Option<(bool, Option<(EventKind, bool)>)>,
}

/// The row that the lines of a list item say. `id` gives it an id: its own if the item states one.
pub(super) fn read(
    list: ListId,
    lines: &[Line<'_>],
    around: &Around,
    id: &mut dyn FnMut(Option<&str>) -> RowId,
) -> Found {
    let known = |label: &str, value: &str| match list {
        ListId::Timeline => event::knows(label, value),
        ListId::Actions => action::knows(label, value),
        ListId::Factors => small::knows(label, value),
        _ => false,
    };
    let item = Item::read(lines, known);
    let id = id(hidden::id(&item).as_deref());
    let mut kind = None;
    let mut row = match list {
        ListId::Timeline => {
            let (event, shown) = event::read(&item, id, around);
            kind = Some((shown, hidden::kind(&item)));
            Row::Timeline(event)
        }
        ListId::Actions => Row::Actions(action::read(&item, id, around)),
        ListId::Windows => Row::Windows(impact::read_window(&item, id, around)),
        ListId::Figures => Row::Figures(impact::read_figure(&item, id)),
        _ => small::read(list, &item, id),
    };
    if let Some(text) = hidden::text_mut(&mut row)
        && let Some(raw) = hidden::raw(&item)
    {
        *text = super::inert::mend(text, &raw);
    }
    Found { row: hidden::apply(row, &item, lines.first().map_or("", |line| line.text)), kind }
}

/// Whether two ways of writing an item are read as the same row.
pub(super) fn same(list: ListId, lines: &[String], other: Option<Vec<String>>, around: &Around) -> bool {
    let Some(other) = other else { return false };
    let read = |lines: &[String]| {
        let text = lines.join("\n");
        let found = read(list, &line::scan(&text).0, around, &mut |id| RowId::from(id.unwrap_or_default()));
        (found.row, found.kind)
    };
    read(lines) == read(&other)
}
