//! Rows pasted from a spreadsheet or as plain lines: which column holds the time, the kind, the words and who acted is told from
//! the cells, because every sheet has its own order. No word is lost.

use super::entry::{self, KindOf, guess_kind};
use crate::model::{EventKind, RowId, TimelineEvent};
use crate::time::text::{Context, settled, typing};
use std::borrow::Cow;

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Column {
    Date,
    Time,
    Until,
    Kind,
    Text,
    Actor,
    /// Anything else: joins the words.
    More,
}

/// Whether a pasted text is rows rather than words for one field.
pub fn is_rows(text: &str) -> bool {
    let text = text.trim_matches(['\r', '\n']);
    text.contains('\t') || text.lines().filter(|line| !line.trim().is_empty()).count() > 1
}

/// The events of a pasted text, in its order. `context` is what the rows before tell; each row is read behind the one above it.
pub fn events(
    text: &str,
    context: &Context,
    mut fresh: impl FnMut() -> RowId,
    kind_of: KindOf,
) -> Vec<TimelineEvent> {
    let mut context = context.clone();
    let mut events = Vec::new();
    let mut keep = |event: TimelineEvent, context: &mut Context| {
        if let Some(at) = event.at.as_ref().filter(|at| at.clock.is_some()) {
            context.date = at.date.or(context.date);
            context.after = Some(at.clone());
        }
        events.push(event);
    };
    if !text.contains('\t') {
        for line in text.lines().filter(|line| !line.trim().is_empty()) {
            keep(entry::read(line, fresh(), &context, None, kind_of), &mut context);
        }
        return events;
    }
    let rows = cells(text);
    let (columns, headed) = columns(&rows);
    for row in rows.iter().skip(usize::from(headed)) {
        keep(event(row, &columns, fresh(), &context, kind_of), &mut context);
    }
    events
}

fn event(
    row: &[Cow<'_, str>],
    columns: &[Column],
    id: RowId,
    context: &Context,
    kind_of: KindOf,
) -> TimelineEvent {
    let mut event = TimelineEvent::new(id);
    let mut words: Vec<&str> = Vec::new();
    let mut kind = None;
    let cell = |column: Column| {
        let place = columns.iter().position(|other| *other == column)?;
        row.get(place).map(|cell| cell.trim()).filter(|cell| !cell.is_empty())
    };
    let when = match (cell(Column::Date), cell(Column::Time)) {
        (Some(date), Some(time)) => Some(Cow::Owned(format!("{date} {time}"))),
        (one, other) => one.or(other).map(Cow::Borrowed),
    };
    if let Some(when) = when {
        (event.at, event.until) = match settled(&when, context, None) {
            Some(typed) => (Some(typed.at), typed.until),
            None => (Some(typing(&when, context, None)), None),
        };
    }
    if let Some(end) = cell(Column::Until) {
        let context = Context { after: event.at.clone(), ..context.clone() };
        event.until = Some(typing(end, &context, None));
    }
    for (place, value) in row.iter().enumerate() {
        let value = value.trim();
        match columns.get(place).copied().unwrap_or(Column::More) {
            Column::Kind if kind_named(value).is_some() => kind = kind_named(value),
            Column::Actor => value.clone_into(&mut event.actor),
            Column::Text | Column::More | Column::Kind if !value.is_empty() => words.push(value),
            _ => {}
        }
    }
    event.text = words.join(" – ");
    match kind {
        Some(kind) => event.kind = kind,
        None => guess_kind(&mut event, kind_of),
    }
    event
}

/// The kind that a cell names.
fn kind_named(cell: &str) -> Option<EventKind> {
    let cell = cell.trim().to_lowercase();
    let named = |kind: &EventKind| kind.name() == cell || kind.label().to_lowercase() == cell;
    EventKind::ALL.into_iter().find(named).or(match cell.as_str() {
        "detected" | "alert" => Some(EventKind::Detection),
        "escalated" => Some(EventKind::Escalation),
        "mitigated" | "fix" => Some(EventKind::Mitigation),
        "resolved" => Some(EventKind::Resolution),
        "comms" | "update" => Some(EventKind::Communication),
        _ => None,
    })
}

/// What the columns hold, and whether the first row is their headings.
fn columns(rows: &[Vec<Cow<'_, str>>]) -> (Vec<Column>, bool) {
    let count = rows.iter().map(Vec::len).max().unwrap_or(0);
    let headings: Vec<Option<Column>> =
        rows.first().map(|row| row.iter().map(|cell| heading(cell)).collect()).unwrap_or_default();
    let named = headings.iter().flatten().count();
    let headed = named > 1 && rows.first().is_some_and(|row| row.iter().all(|cell| !is_time(cell)));
    let body = rows.get(usize::from(headed)..).unwrap_or_default();
    let share = |place: usize, test: &dyn Fn(&str) -> bool| {
        let filled = body.iter().filter_map(|row| row.get(place)).filter(|cell| !cell.trim().is_empty());
        let (mut all, mut hit) = (0, 0);
        for cell in filled {
            all += 1;
            hit += usize::from(test(cell));
        }
        hit > 0 && hit * 2 >= all
    };
    let length = |place: usize| -> usize {
        body.iter().filter_map(|row| row.get(place)).map(|cell| cell.trim().chars().count()).sum()
    };
    let mut columns = vec![Column::More; count];
    if headed {
        for (column, heading) in columns.iter_mut().zip(&headings) {
            *column = heading.unwrap_or(Column::More);
        }
    }
    let has = |columns: &[Column], column: Column| columns.contains(&column);
    for place in 0..count {
        if columns.get(place) != Some(&Column::More) {
            continue;
        }
        let found = if share(place, &is_date) && !has(&columns, Column::Date) {
            Column::Date
        } else if share(place, &is_time) && !has(&columns, Column::Time) {
            Column::Time
        } else if share(place, &is_time) && !has(&columns, Column::Until) {
            Column::Until
        } else if share(place, &|cell| kind_named(cell).is_some()) && !has(&columns, Column::Kind) {
            Column::Kind
        } else {
            continue;
        };
        if let Some(column) = columns.get_mut(place) {
            *column = found;
        }
    }
    if !has(&columns, Column::Text) {
        let longest = (0..count)
            .filter(|place| columns.get(*place) == Some(&Column::More))
            .max_by_key(|place| (length(*place), usize::MAX - place));
        if let Some(column) = longest.and_then(|place| columns.get_mut(place)) {
            *column = Column::Text;
        }
    }
    // A short column behind the words says who acted.
    let text = columns.iter().position(|column| *column == Column::Text);
    if let Some(text) = text.filter(|_| !has(&columns, Column::Actor) && !headed) {
        let behind =
            (text + 1..count).find(|place| columns.get(*place) == Some(&Column::More) && length(*place) > 0);
        if let Some(place) = behind.filter(|place| length(*place) * 2 < length(text).max(1))
            && let Some(column) = columns.get_mut(place)
        {
            *column = Column::Actor;
        }
    }
    (columns, headed)
}

fn heading(cell: &str) -> Option<Column> {
    let cell = cell.trim().to_lowercase();
    Some(match cell.as_str() {
        "date" | "day" => Column::Date,
        "time" | "when" | "timestamp" | "at" | "start" | "from" | "time (utc)" => Column::Time,
        "until" | "end" | "to" => Column::Until,
        "kind" | "type" | "category" => Column::Kind,
        "text" | "event" | "what" | "description" | "what happened" | "details" | "notes" | "note" => {
            Column::Text
        }
        "who" | "actor" | "person" | "by" | "owner" | "author" => Column::Actor,
        _ => return None,
    })
}

fn is_time(cell: &str) -> bool {
    typing(cell, &Context::default(), None).clock.is_some()
        || cell.trim_start().starts_with(['+', 'T']) && counts(cell)
}

fn counts(cell: &str) -> bool {
    let zero = Context {
        start: Some(typing("0:00", &Context::default(), None)),
        after: Some(typing("0:00", &Context::default(), None)),
        ..Context::default()
    };
    typing(cell, &zero, None).clock.is_some()
}

fn is_date(cell: &str) -> bool {
    let time = typing(cell, &Context::default(), None);
    time.date.is_some() && time.clock.is_none()
}

/// Cells by row, as spreadsheets copy them: tabs between cells, and quotes around a cell that holds line breaks.
fn cells(text: &str) -> Vec<Vec<Cow<'_, str>>> {
    let mut rows = Vec::new();
    let mut rest = text.trim_matches(['\r', '\n']);
    let mut row = Vec::new();
    loop {
        let (cell, after) = cell(rest);
        row.push(cell);
        match after.chars().next() {
            Some('\t') => rest = after.get(1..).unwrap_or_default(),
            Some(_) => {
                rest = after.trim_start_matches(['\r', '\n']);
                rows.push(std::mem::take(&mut row));
            }
            None => break,
        }
    }
    rows.push(row);
    rows.retain(|row| row.iter().any(|cell| !cell.trim().is_empty()));
    rows
}

/// The cell at the beginning, and what follows it.
fn cell(text: &str) -> (Cow<'_, str>, &str) {
    if let Some(quoted) = text.strip_prefix('"') {
        let mut at = 0;
        while let Some(quote) = quoted.get(at..).and_then(|rest| rest.find('"')) {
            let end = at + quote;
            let after = quoted.get(end + 1..).unwrap_or_default();
            if after.starts_with('"') {
                at = end + 2;
                continue;
            }
            if after.is_empty() || after.starts_with(['\t', '\r', '\n']) {
                return (quoted.get(..end).unwrap_or_default().replace("\"\"", "\"").into(), after);
            }
            break;
        }
    }
    let end = text.find(['\t', '\r', '\n']).unwrap_or(text.len());
    let (cell, after) = text.split_at(end);
    (cell.into(), after)
}
