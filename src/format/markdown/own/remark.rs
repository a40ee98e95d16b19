//! Remarks: comments that carry what the visible text cannot say.
//!
//! `<!-- {"at": {"date": "2024-03-11"}} -->` holds in any case. `<!-- as long as "9:00 PM": {"clock": "21:00"} -->` holds only while the
//! words it speaks of stand there unchanged, so that what people change by hand wins over what is hidden.

use crate::format::json::node::Node;
use serde_json::{Map, Value};

/// A remark that was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Remark {
    /// The words it speaks of, if it depends on any.
    pub(super) about: Option<String>,
    /// A JSON object.
    pub(super) json: String,
}

impl Remark {
    /// Its members.
    pub(super) fn object(&self) -> Map<String, Value> {
        serde_json::from_str(&self.json).unwrap_or_default()
    }
}

/// A remark as a line.
pub(super) fn write(about: Option<&str>, node: &Node) -> String {
    let json = harmless(&node.compact());
    match about {
        None => format!("<!-- {json} -->"),
        Some(words) => format!("<!-- as long as {}: {json} -->", harmless(&Node::text(words).compact())),
    }
}

/// JSON in which nothing can end a comment or begin one: both need two hyphens, which only strings can hold. A backtick could end
/// code that began in front of the comment, and what stands behind it would be read as Markdown.
fn harmless(json: &str) -> String {
    let mut out = String::with_capacity(json.len());
    let mut before = ' ';
    for c in json.chars() {
        match c {
            '-' if before == '-' => out.push_str("\\u002d"),
            '`' => out.push_str("\\u0060"),
            c => out.push(c),
        }
        before = c;
    }
    out
}

/// The remark on a line, if there is one.
pub(super) fn read(line: &str) -> Option<Remark> {
    let inner = super::line::trim(line).strip_prefix("<!-- ")?.strip_suffix(" -->")?;
    let object = |text: &str| {
        text.starts_with('{') && serde_json::from_str::<&serde_json::value::RawValue>(text).is_ok()
    };
    if object(inner) {
        return Some(Remark { about: None, json: inner.to_owned() });
    }
    let rest = inner.strip_prefix("as long as ")?;
    let mut strings = serde_json::Deserializer::from_str(rest).into_iter::<String>();
    let words = strings.next()?.ok()?;
    let json = rest.get(strings.byte_offset()..)?.strip_prefix(": ")?;
    object(json).then(|| Remark { about: Some(words), json: json.to_owned() })
}
