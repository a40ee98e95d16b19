//! What the shown words of a row do not say: the difference between the row and what a reader makes of its lines, as remarks.
//!
//! The difference is taken on the members of the JSON, so that every field of every row is covered without a word about it here.

use super::super::item::Item;
use super::super::{line, remark};
use super::event::is_markup;
use crate::edit::Row;
use crate::env::FixedEnv;
use crate::format::json::input::{Input, Notes};
use crate::format::json::node::Node;
use crate::format::json::v1::{self, Given, moment};
use crate::model::{EventKind, ListId, Members, TimelineEvent};
use crate::time::Time;
use crate::time::text::Context;
use serde_json::Value;
use std::borrow::Cow;

type Entries = Vec<(Cow<'static, str>, Node)>;

/// Members that are times.
const TIMES: [&str; 5] = ["at", "until", "due", "start", "end"];

/// The text of a row that stands as Markdown of its own.
pub(super) fn text_of(row: &Row) -> &str {
    match row {
        Row::Timeline(event) => &event.text,
        Row::Actions(item) => &item.text,
        Row::Factors(factor) => &factor.text,
        Row::WentWell(lesson) | Row::WentPoorly(lesson) | Row::GotLucky(lesson) => &lesson.text,
        Row::Stats(stat) => &stat.text,
        Row::Windows(_) | Row::Figures(_) | Row::Responders(_) => "",
    }
}

/// The same, to be changed.
pub(super) fn text_mut(row: &mut Row) -> Option<&mut String> {
    match row {
        Row::Timeline(event) => Some(&mut event.text),
        Row::Actions(item) => Some(&mut item.text),
        Row::Factors(factor) => Some(&mut factor.text),
        Row::WentWell(lesson) | Row::WentPoorly(lesson) | Row::GotLucky(lesson) => Some(&mut lesson.text),
        Row::Stats(stat) => Some(&mut stat.text),
        Row::Windows(_) | Row::Figures(_) | Row::Responders(_) => None,
    }
}

/// Says which entities of a text were put in.
pub(super) fn raw_remark(numbers: &[usize]) -> String {
    remark::write(None, &Node::Object(vec![("raw".into(), super::super::end::numbers(numbers))]))
}

/// The entities of an item's text that were put in.
pub(super) fn raw(item: &Item) -> Option<Vec<usize>> {
    item.remarks.iter().find_map(|remark| serde_json::from_value(remark.object().remove("raw")?).ok())
}

/// The row's known members in JSON.
fn entries(row: &Row) -> Entries {
    let mut row = row.clone();
    row.members_mut().clear();
    match v1::row::write(&row, false, None) {
        Node::Object(entries) => entries,
        _ => Vec::new(),
    }
}

/// What `want` has and `have` has not; `null` for what it must not have.
pub(in crate::format::markdown::own) fn difference(want: &Entries, have: &Entries) -> Entries {
    let find = |entries: &'_ Entries, name: &str| {
        entries.iter().find(|(other, _)| other == name).map(|(_, node)| node.clone())
    };
    let mut out = Vec::new();
    for (name, node) in want {
        match (node, find(have, name)) {
            (node, Some(other)) if *node == other => {}
            (Node::Object(want), Some(Node::Object(have))) if TIMES.contains(&name.as_ref()) => {
                out.push((name.clone(), Node::Object(difference(want, &have))));
            }
            (node, _) => out.push((name.clone(), node.clone())),
        }
    }
    for (name, _) in have {
        if find(want, name).is_none() {
            out.push((name.clone(), Node::Null));
        }
    }
    out
}

/// The remarks that make `read` into `row`.
pub(super) fn remarks(row: &Row, read: &Row, keep_id: bool, first: &str) -> Vec<String> {
    let mut always: Entries = Vec::new();
    let mut depends: Vec<(String, Entries)> = Vec::new();
    if keep_id {
        always.push(("id".into(), Node::text(row.id().as_str())));
    }
    if let (Row::Timeline(event), Row::Timeline(other)) = (row, read)
        && (event.kind, event.inferred) != (other.kind, other.inferred)
    {
        always.push(("kind".into(), Node::text(event.kind.name())));
        if event.inferred {
            always.push(("inferred".into(), Node::Flag(true)));
        }
    }
    for (name, node) in difference(&entries(row), &entries(read)) {
        let shown = time(read, &name);
        if matches!(name.as_ref(), "kind" | "inferred") {
            continue;
        }
        let markup = name == "source" && matches!(row, Row::Timeline(event) if is_markup(&event.source));
        if markup || adds_only(&node, shown) {
            always.push((name, node));
            continue;
        }
        let about = match (name.as_ref(), shown) {
            ("until" | "due", Some(time)) => time.written.clone(),
            _ => line::trim(first).to_owned(),
        };
        match depends.iter_mut().find(|(other, _)| *other == about) {
            Some((_, entries)) => entries.push((name, node)),
            None => depends.push((about, vec![(name, node)])),
        }
    }
    let mut own = row.clone();
    let members = std::mem::take(own.members_mut());
    if !members.is_empty() {
        let texts = members.into_iter().map(|(name, raw)| (name.into(), Node::Text(raw)));
        always.push(("members".into(), Node::Object(texts.collect())));
    }
    let mut lines = Vec::new();
    if !always.is_empty() {
        lines.push(remark::write(None, &Node::Object(always)));
    }
    lines.extend(
        depends.into_iter().map(|(about, entries)| remark::write(Some(&about), &Node::Object(entries))),
    );
    lines
}

fn time<'a>(row: &'a Row, name: &str) -> Option<&'a Time> {
    match (row, name) {
        (Row::Timeline(event), "at") => event.at.as_ref(),
        (Row::Timeline(event), "until") => event.until.as_ref(),
        (Row::Actions(item), "due") => item.due.as_ref(),
        (Row::Windows(window), "start") => window.start.as_ref(),
        (Row::Windows(window), "end") => window.end.as_ref(),
        _ => None,
    }
}

/// Whether a difference only adds to a time what its words leave open.
fn adds_only(node: &Node, shown: Option<&Time>) -> bool {
    let (Node::Object(entries), Some(time)) = (node, shown) else { return false };
    entries.iter().all(|(name, _)| leaves_open(time, name))
}

/// Whether the words of a time, taken alone, say nothing of its date or its zone.
fn leaves_open(time: &Time, name: &str) -> bool {
    let alone = crate::time::text::read(&time.written, &Context::default());
    match name {
        "date" => !alone.is_unread() && alone.date.is_none(),
        "zone" => !alone.is_unread() && alone.zone.is_none(),
        _ => false,
    }
}

/// The remarks that make the time that was `read` into `time`.
pub(in crate::format::markdown::own) fn time_remarks(time: &Time, read: &Time) -> Vec<String> {
    let entries = |time: &Time| match moment::write(time, None) {
        Node::Object(entries) => entries,
        _ => Vec::new(),
    };
    let difference = difference(&entries(time), &entries(read));
    if difference.is_empty() {
        return Vec::new();
    }
    let adds = difference.iter().all(|(name, _)| leaves_open(read, name));
    let about = (!adds).then_some(read.written.as_str());
    vec![remark::write(about, &Node::Object(vec![("time".into(), Node::Object(difference))]))]
}

/// The time with what remarks say of it.
pub(in crate::format::markdown::own) fn apply_time(time: Time, remarks: &[remark::Remark]) -> Time {
    let mut event = TimelineEvent::new("time".into());
    event.at = Some(time.clone());
    let mut changes = Vec::new();
    for remark in
        remarks.iter().filter(|remark| remark.about.as_ref().is_none_or(|about| *about == time.written))
    {
        let object = remark.object();
        if let Some(value) = object.get("time") {
            changes.push(("at".to_owned(), value.clone(), remark.about.is_some()));
        }
    }
    match overlay(Row::Timeline(event), changes) {
        Row::Timeline(event) => event.at.unwrap_or(time),
        _ => time,
    }
}

/// The id that an item states.
pub(super) fn id(item: &Item) -> Option<String> {
    item.remarks.iter().find_map(|remark| {
        let object = remark.object();
        Some(object.get("id")?.as_str()?.to_owned())
    })
}

/// The kind that an item's remarks state, and whether it is inferred.
pub(super) fn kind(item: &Item) -> Option<(EventKind, bool)> {
    item.remarks.iter().find_map(|remark| {
        let object = remark.object();
        let kind = EventKind::from_name(object.get("kind")?.as_str()?)?;
        Some((kind, object.get("inferred").and_then(Value::as_bool).unwrap_or_default()))
    })
}

/// The row with what the item's remarks say.
pub(super) fn apply(row: Row, item: &Item, first: &str) -> Row {
    let mut known: Vec<(String, Value, bool)> = Vec::new();
    let mut members = Members::new();
    for remark in &item.remarks {
        let holds = |about: &String| {
            line::trim(first) == about
                || item.fields.iter().any(|(_, value)| super::super::plain::unescape(value) == *about)
        };
        if !remark.about.as_ref().is_none_or(holds) {
            continue;
        }
        let object = remark.object();
        for (name, value) in object {
            match name.as_str() {
                // These are said of the item, not of a member of the row.
                "id" | "list" | "field" | "kind" | "inferred" | "raw" => {}
                "members" => members.extend(serde_json::from_value::<Members>(value).unwrap_or_default()),
                _ => known.push((name, value, remark.about.is_some())),
            }
        }
    }
    let mut row = if known.is_empty() { row } else { overlay(row, known) };
    if !members.is_empty() {
        *row.members_mut() = members;
    }
    row
}

fn overlay(row: Row, changes: Vec<(String, Value, bool)>) -> Row {
    let (list, id): (ListId, _) = (row.list(), row.id().clone());
    let mut entries = entries(&row);
    for (name, value, sure) in changes {
        let place = entries.iter_mut().find(|(other, _)| *other == name);
        match (place, value) {
            (Some((_, Node::Object(inner))), Value::Object(changes)) if TIMES.contains(&name.as_str()) => {
                let shown = time(&row, &name);
                // A date that somebody wrote into the words is worth more than the one that was inferred.
                for (part, value) in changes {
                    if sure || shown.is_none_or(|time| leaves_open(time, &part)) {
                        put(inner, part, &value);
                    }
                }
            }
            (_, value) => put(&mut entries, name, &value),
        }
    }
    let text = Node::Object(entries).compact();
    let mut notes = Notes::on(&text);
    match Input::parse(&text, &mut notes) {
        Ok(input) => {
            v1::row::read(list, input, &mut notes, &mut Given::new(&FixedEnv::default())).with_id(id)
        }
        Err(_) => row,
    }
}

fn put(entries: &mut Entries, name: String, value: &Value) {
    let node = Node::Raw(value.to_string());
    match entries.iter_mut().find(|(other, _)| *other == name) {
        Some((_, place)) => *place = node,
        None => entries.push((name.into(), node)),
    }
}
