//! A JSON text to be written: a small tree with a fixed order of members and a writer that people can read.
//!
//! Unknown members are raw text and go out exactly as they came in. Nothing here knows what a postmortem is.

use crate::model::Members;
use std::borrow::Cow;

/// A JSON value to be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Node {
    /// `null`.
    Null,
    /// `true` or `false`.
    Flag(bool),
    /// A whole number.
    Number(i64),
    /// A string.
    Text(String),
    /// JSON text as it was read.
    Raw(String),
    /// An array.
    List(Vec<Self>),
    /// An object, its members in order.
    Object(Vec<(Cow<'static, str>, Self)>),
}

impl Node {
    /// A string.
    pub(crate) fn text(text: impl Into<String>) -> Self {
        Self::Text(text.into())
    }

    /// Pretty text: small objects and arrays on one line, the rest one member a line.
    pub(crate) fn pretty(&self) -> String {
        let mut out = String::new();
        self.write(&mut out, 0);
        out.push('\n');
        out
    }

    /// Everything on one line (raw members keep their own line ends).
    pub(crate) fn compact(&self) -> String {
        let mut out = String::new();
        self.write_line(&mut out, " ");
        out
    }

    /// Everything in as few bytes as can be.
    pub(crate) fn dense(&self) -> String {
        let raw = |node: &Self| if let Self::Raw(text) = node { text.len() } else { 0 };
        let known = match self {
            Self::Object(members) => members.iter().map(|(_, node)| raw(node)).sum(),
            other => raw(other),
        };
        let mut out = String::with_capacity(known + 1024);
        self.write_line(&mut out, "");
        out
    }

    fn write(&self, out: &mut String, depth: usize) {
        let line = |out: &mut String, depth: usize| {
            out.push('\n');
            out.extend(std::iter::repeat_n("  ", depth));
        };
        match self {
            Self::List(items) if !items.is_empty() && (depth == 0 || !self.fits()) => {
                out.push('[');
                for (index, item) in items.iter().enumerate() {
                    out.push_str(if index == 0 { "" } else { "," });
                    line(out, depth + 1);
                    item.write(out, depth + 1);
                }
                line(out, depth);
                out.push(']');
            }
            Self::Object(members) if !members.is_empty() && (depth == 0 || !self.fits()) => {
                out.push('{');
                for (index, (name, value)) in members.iter().enumerate() {
                    out.push_str(if index == 0 { "" } else { "," });
                    line(out, depth + 1);
                    quote(name, out);
                    out.push_str(": ");
                    value.write(out, depth + 1);
                }
                line(out, depth);
                out.push('}');
            }
            _ => self.write_line(out, " "),
        }
    }

    /// On one line, with `space` between parts.
    fn write_line(&self, out: &mut String, space: &str) {
        match self {
            Self::Null => out.push_str("null"),
            Self::Flag(true) => out.push_str("true"),
            Self::Flag(false) => out.push_str("false"),
            Self::Number(number) => out.push_str(&number.to_string()),
            Self::Text(text) => quote(text, out),
            Self::Raw(text) => out.push_str(text),
            Self::List(items) => {
                out.push('[');
                for (index, item) in items.iter().enumerate() {
                    if index > 0 {
                        out.push(',');
                        out.push_str(space);
                    }
                    item.write_line(out, space);
                }
                out.push(']');
            }
            Self::Object(members) if members.is_empty() => out.push_str("{}"),
            Self::Object(members) => {
                out.push('{');
                out.push_str(space);
                for (index, (name, value)) in members.iter().enumerate() {
                    if index > 0 {
                        out.push(',');
                        out.push_str(space);
                    }
                    quote(name, out);
                    out.push(':');
                    out.push_str(space);
                    value.write_line(out, space);
                }
                out.push_str(space);
                out.push('}');
            }
        }
    }

    /// Whether it reads well on one line.
    fn fits(&self) -> bool {
        const WIDTH: usize = 100;
        self.width(WIDTH).is_some()
    }

    /// The room left of `room` after this value on one line; `None` if it does not fit.
    fn width(&self, room: usize) -> Option<usize> {
        match self {
            Self::Null | Self::Flag(_) | Self::Number(_) => room.checked_sub(5),
            Self::Text(text) => room.checked_sub(text.len() + 2),
            Self::Raw(text) if text.contains('\n') => None,
            Self::Raw(text) => room.checked_sub(text.len()),
            Self::List(items) => items.iter().try_fold(room, |room, item| item.width(room)?.checked_sub(2)),
            Self::Object(members) => members
                .iter()
                .try_fold(room, |room, (name, value)| value.width(room)?.checked_sub(name.len() + 6)),
        }
    }

    /// The object or array that a path of member names and indexes leads to.
    fn find(&mut self, path: &[String]) -> Option<&mut Vec<(Cow<'static, str>, Self)>> {
        match (self, path) {
            (Self::Object(members), []) => Some(members),
            (Self::Object(members), [name, rest @ ..]) => {
                members.iter_mut().find(|(other, _)| other == name)?.1.find(rest)
            }
            (Self::List(items), [index, rest @ ..]) => {
                items.get_mut(index.parse::<usize>().ok()?)?.find(rest)
            }
            _ => None,
        }
    }
}

fn quote(text: &str, out: &mut String) {
    out.push('"');
    // Most texts go out as they are.
    let plain = |byte: u8| (b' '..0x7f).contains(&byte) && byte != b'"' && byte != b'\\';
    let head = text.bytes().position(|byte| !plain(byte)).unwrap_or(text.len());
    let (head, rest) = text.split_at_checked(head).unwrap_or(("", text));
    out.push_str(head);
    for c in rest.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            // Line separators and the delete character are legal JSON, but break scripts and terminals that show them.
            c if c.is_control() || matches!(c, '\u{2028}' | '\u{2029}') => {
                out.push_str(&format!("\\u{:04x}", u32::from(c)));
            }
            c => out.push(c),
        }
    }
    out.push('"');
}

/// The text of an array in as few bytes as can be, each item as long as it is written; one needs about `size` bytes.
pub(crate) fn dense_list<T>(items: &[T], size: usize, write: impl Fn(&T) -> Node) -> String {
    let mut out = String::with_capacity(items.len() * size);
    for item in items {
        out.push(if out.is_empty() { '[' } else { ',' });
        write(item).write_line(&mut out, "");
    }
    out.push(']');
    out
}

/// Builds an object: members in the order of the calls, empty ones left out.
#[derive(Debug, Default)]
pub(crate) struct Out {
    entries: Vec<(Cow<'static, str>, Node)>,
    /// Members that say nothing but the usual: what was kept unread under their name may stand in their place.
    usual: Vec<&'static str>,
}

impl Out {
    /// A member that is always there.
    pub(crate) fn put(&mut self, name: &'static str, node: Node) {
        self.entries.push((name.into(), node));
    }

    /// A member that is always there. If it is the usual one, it gives way to one that could not be read.
    pub(crate) fn word(&mut self, name: &'static str, word: &str, usual: bool) {
        self.put(name, Node::text(word));
        if usual {
            self.usual.push(name);
        }
    }

    /// A member that may be missing.
    pub(crate) fn some(&mut self, name: &'static str, node: Option<Node>) {
        if let Some(node) = node {
            self.put(name, node);
        }
    }

    /// A string, left out if empty.
    pub(crate) fn text(&mut self, name: &'static str, text: &str) {
        self.some(name, (!text.is_empty()).then(|| Node::text(text)));
    }

    /// A flag, left out if it is not set.
    pub(crate) fn flag(&mut self, name: &'static str, flag: bool) {
        self.some(name, flag.then_some(Node::Flag(true)));
    }

    /// An array, left out if empty.
    pub(crate) fn list<T>(&mut self, name: &'static str, items: &[T], write: impl Fn(&T) -> Node) {
        self.some(name, (!items.is_empty()).then(|| Node::List(items.iter().map(write).collect())));
    }

    /// The object without unknown members.
    pub(crate) fn plain(self) -> Node {
        Node::Object(self.entries)
    }

    /// The object with its unknown members. A name such as `/at/source` belongs into the object `at`; where that is gone, it stays here.
    pub(crate) fn with(self, members: &Members) -> Node {
        let mut node = Node::Object(self.entries);
        let mut own: Vec<(Cow<'static, str>, Node)> = Vec::new();
        for (name, raw) in members {
            let raw = Node::Raw(raw.clone());
            let path: Vec<String> = name.split('/').skip(1).map(unescape).collect();
            let inner = match path.split_last() {
                Some((last, parents)) if !parents.is_empty() && name.starts_with('/') => {
                    node.find(parents).map(|place| (place, last))
                }
                _ => None,
            };
            match inner {
                Some((place, last)) => place.push((last.clone().into(), raw)),
                None => own.push((name.clone().into(), raw)),
            }
        }
        if let Node::Object(known) = &mut node {
            for (name, raw) in own {
                match known.iter_mut().find(|(other, _)| *other == name) {
                    Some((_, word)) if self.usual.iter().any(|usual| *usual == name) => *word = raw,
                    Some(_) => known.push((format!("{name} (unread)").into(), raw)),
                    None => known.push((name, raw)),
                }
            }
        }
        node
    }
}

/// A member's name inside a path.
pub(crate) fn escape(name: &str) -> String {
    name.replace('~', "~0").replace('/', "~1")
}

fn unescape(name: &str) -> String {
    name.replace("~1", "/").replace("~0", "~")
}
