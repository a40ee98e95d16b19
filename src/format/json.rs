//! JSON: everything a document holds, for programs and for moving between editors. The members are those of a version under `json/`.

pub(crate) mod input;
pub(crate) mod node;
pub mod schema;
pub(crate) mod v1;

use super::{Format, NoteKind, Reading, Refusal};
use crate::env::Env;
use crate::model::Postmortem;
use crate::time::Clock;
use input::{Input, Notes, string};
use std::borrow::Cow;

/// The format.
pub const FORMAT: Format = Format {
    id: "json",
    name: "JSON",
    extensions: &["json"],
    media_type: "application/json",
    lossless: true,
    recognise,
    read: Some(read),
    write: Some(write),
};

/// The same on one line, for programs.
pub const COMPACT: Format = Format {
    id: "json-compact",
    name: "JSON on one line",
    recognise: |_| 0,
    read: None,
    write: Some(write_compact),
    ..FORMAT
};

fn recognise(text: &str) -> u8 {
    let text = text.trim_start_matches('\u{feff}').trim_start();
    let second = |c: char| text.get(1..).unwrap_or_default().trim_start().starts_with(c);
    match text.as_bytes().first() {
        Some(b'{') if second('"') || second('}') => 95,
        Some(b'{') if text.trim_end().ends_with('}') => 60,
        // A Markdown text may begin with a link.
        Some(b'[') if second('{') || second(']') => 70,
        Some(b'[') if serde_json::from_str::<serde::de::IgnoredAny>(text).is_ok() => 60,
        _ => 0,
    }
}

fn write(document: &Postmortem, env: &dyn Env) -> String {
    v1::write(document, Some(&Clock::of(document, env.zones())), false).pretty()
}

fn write_compact(document: &Postmortem, env: &dyn Env) -> String {
    let mut text = v1::write(document, Some(&Clock::of(document, env.zones())), true).dense();
    text.push('\n');
    text
}

/// The same in the fewest bytes, for storage: without line ends, spaces and what can be derived.
pub fn write_dense(document: &Postmortem) -> String {
    v1::write(document, None, true).dense()
}

fn read(text: &str, env: &dyn Env) -> Reading {
    let text = text.trim_start_matches('\u{feff}');
    let (text, mended) = mend_surrogates(text);
    let mut notes = Notes::on(&text);
    if mended > 0 {
        let message = format!("{mended} halves of characters (lone surrogates) were replaced by �");
        notes.add(&text, NoteKind::Warning, message);
    }
    let mut reading = match input::items(&text) {
        Some(items) => read_many(&items, &mut notes, env),
        None => read_one(&text, &mut notes, env),
    };
    reading.notes = notes.done();
    reading
}

fn read_one(text: &str, notes: &mut Notes<'_>, env: &dyn Env) -> Reading {
    let mut input = match Input::parse(text, notes) {
        Ok(input) => input,
        Err(error) => return refused(unreadable(&error)),
    };
    let schema = input.raw("schema").and_then(string).unwrap_or_default();
    let refusal = match schema.strip_prefix("postmortem/").map(str::parse::<u32>) {
        Some(Ok(1)) => None,
        Some(Ok(version)) if version > 1 => Some(Refusal {
            what: format!(
                "The file was written by a newer version (postmortem/{version}); this one knows postmortem/1."
            ),
            todo: "It can be read and exported here. To change it, open it with the newer version."
                .to_owned(),
            read_only: true,
        }),
        _ => return refused(other_shape(&schema)),
    };
    Reading { document: v1::read(input, notes, env), refusal, ..Reading::default() }
}

/// An array of postmortems: the first is the document, the others stand beside it.
fn read_many(items: &[&str], notes: &mut Notes<'_>, env: &dyn Env) -> Reading {
    let mut readings = items.iter().map(|item| read_one(item, notes, env));
    let Some(mut first) = readings.next() else {
        return refused(other_shape(""));
    };
    for reading in readings {
        match reading.refusal {
            Some(refusal) if !refusal.read_only => first.refusal = first.refusal.or(Some(refusal)),
            _ => first.others.push(reading.document),
        }
    }
    first
}

fn refused(refusal: Refusal) -> Reading {
    Reading { refusal: Some(refusal), ..Reading::default() }
}

fn other_shape(schema: &str) -> Refusal {
    let what = match schema {
        "" => "This JSON is not a postmortem: it has no “schema” member that says postmortem/1.".to_owned(),
        other => format!(
            "This JSON is not a postmortem: its schema is “{}”.",
            other.chars().take(60).collect::<String>()
        ),
    };
    let todo = "Open a file that was exported as JSON, or bring the text over as Markdown.".to_owned();
    Refusal { what, todo, read_only: false }
}

fn unreadable(error: &serde_json::Error) -> Refusal {
    let (line, column) = (error.line(), error.column());
    let (what, todo) = match error.classify() {
        serde_json::error::Category::Eof => (
            format!("The JSON ends in the middle of something, at line {line}, column {column}."),
            "The file was cut short: download or copy it again.",
        ),
        serde_json::error::Category::Data => {
            return other_shape("");
        }
        _ => (
            format!("The JSON cannot be read at line {line}, column {column}."),
            "Mend that place in a text editor, or bring the text over as Markdown.",
        ),
    };
    Refusal { what, todo: todo.to_owned(), read_only: false }
}

/// Replaces escapes of lone surrogates, which no text can hold, by the replacement character. Returns how many there were.
fn mend_surrogates(text: &str) -> (Cow<'_, str>, usize) {
    let escape = |at: usize| -> Option<u16> {
        let digits = text.get(at..)?.strip_prefix("\\u")?.get(..4)?;
        digits.bytes().all(|byte| byte.is_ascii_hexdigit()).then(|| u16::from_str_radix(digits, 16).ok())?
    };
    let (mut out, mut copied, mut count, mut at) = (String::new(), 0, 0, 0);
    while let Some(found) = text.get(at..).and_then(|rest| rest.find('\\')) {
        at += found;
        let Some(unit) = escape(at) else {
            // A backslash and what it escapes; never into the middle of a character.
            at += 1 + text.get(at + 1..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
            continue;
        };
        let low = |unit: u16| (0xdc00..0xe000).contains(&unit);
        match unit {
            0xd800..0xdc00 if escape(at + 6).is_some_and(low) => at += 12,
            0xd800..0xe000 => {
                out.push_str(text.get(copied..at).unwrap_or_default());
                out.push_str("\\ufffd");
                at += 6;
                copied = at;
                count += 1;
            }
            _ => at += 6,
        }
    }
    if count == 0 {
        return (Cow::Borrowed(text), 0);
    }
    out.push_str(text.get(copied..).unwrap_or_default());
    (Cow::Owned(out), count)
}
