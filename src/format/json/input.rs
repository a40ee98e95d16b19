//! JSON text as it is read: an object's members in order, each as raw text until somebody asks for it.
//!
//! Reading is tolerant: a member of the wrong type is noted and kept as it is, and the rest is read. Nothing here knows what a
//! postmortem is.

use super::node::escape;
use crate::format::{NoteKind, ReadNote, in_order};
use crate::model::Members;
use serde::de::{Deserialize, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde_json::value::RawValue;
use std::borrow::Cow;
use std::cell::Cell;
use std::collections::BTreeSet;
use std::fmt;

/// What is noted while reading, with the whole text to tell lines by.
#[derive(Debug)]
pub(crate) struct Notes<'a> {
    text: &'a str,
    notes: Vec<ReadNote>,
}

impl<'a> Notes<'a> {
    /// No notes yet on `text`.
    pub(crate) fn on(text: &'a str) -> Self {
        Self { text, notes: Vec::new() }
    }

    /// Note something about `part`, which is a part of the text.
    pub(crate) fn add(&mut self, part: &str, kind: NoteKind, message: String) {
        let offset = (part.as_ptr() as usize).wrapping_sub(self.text.as_ptr() as usize);
        let line = 1 + self.text.get(..offset).map_or(0, |before| before.matches('\n').count());
        let source = part.chars().take(80).collect();
        self.notes.push(ReadNote { kind, line, source, path: None, message });
    }

    /// The notes, in the order of the text.
    pub(crate) fn done(self) -> Vec<ReadNote> {
        in_order(self.notes)
    }
}

/// An object whose members are taken out one by one; what is left at the end is unknown and kept.
#[derive(Debug)]
pub(crate) struct Input<'a> {
    entries: Vec<(Cow<'a, str>, &'a str)>,
    kept: Members,
}

/// A string: a part of the text, unless it holds an escape.
struct Name<'a>(Cow<'a, str>);

impl<'de> Deserialize<'de> for Name<'de> {
    fn deserialize<D: Deserializer<'de>>(reader: D) -> Result<Self, D::Error> {
        struct Text;
        impl<'de> Visitor<'de> for Text {
            type Value = Name<'de>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a string")
            }

            fn visit_borrowed_str<E: Error>(self, text: &'de str) -> Result<Self::Value, E> {
                Ok(Name(Cow::Borrowed(text)))
            }

            fn visit_str<E: Error>(self, text: &str) -> Result<Self::Value, E> {
                Ok(Name(Cow::Owned(text.to_owned())))
            }
        }
        reader.deserialize_str(Text)
    }
}

/// The members of an object in the order of the text.
type Entries<'a> = Vec<(Cow<'a, str>, &'a str)>;

/// An object whose members stay raw text.
struct Object<'a>(Entries<'a>);

impl<'de> Deserialize<'de> for Object<'de> {
    fn deserialize<D: Deserializer<'de>>(reader: D) -> Result<Self, D::Error> {
        struct Members;
        impl<'de> Visitor<'de> for Members {
            type Value = Object<'de>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut entries = Vec::new();
                while let Some((Name(name), value)) = map.next_entry::<Name<'de>, &'de RawValue>()? {
                    entries.push((name, value.get()));
                }
                Ok(Object(entries))
            }
        }
        reader.deserialize_map(Members)
    }
}

/// The members of an object, or the error if the text is no object.
pub(crate) fn entries(text: &str) -> Result<Entries<'_>, serde_json::Error> {
    serde_json::from_str(text).map(|Object(entries)| entries)
}

/// Give every object of an array to `take`, in one walk over the text; stops at an item that is no object. Says whether it came to the end.
fn objects<'a>(text: &'a str, take: &mut dyn FnMut(Entries<'a>)) -> bool {
    struct Each<'f, 'a>(&'f mut dyn FnMut(Entries<'a>));
    impl<'de> Visitor<'de> for Each<'_, 'de> {
        type Value = ();

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("a list")
        }

        fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<(), A::Error> {
            while let Some(Object(entries)) = items.next_element()? {
                (self.0)(entries);
            }
            Ok(())
        }
    }
    serde_json::Deserializer::from_str(text).deserialize_seq(Each(take)).is_ok()
}

/// The items of an array, each as raw text; `None` if `text` is no array.
pub(crate) fn items(text: &str) -> Option<Vec<&str>> {
    let items: Vec<&RawValue> = serde_json::from_str(text).ok()?;
    Some(items.into_iter().map(RawValue::get).collect())
}

/// A string, as a part of the text unless it holds an escape; `None` if `text` is none.
pub(crate) fn words(text: &str) -> Option<Cow<'_, str>> {
    let Name(words) = serde_json::from_str(text).ok()?;
    Some(words)
}

/// A string of its own; `None` if `text` is none.
pub(crate) fn string(text: &str) -> Option<String> {
    words(text).map(Cow::into_owned)
}

impl<'a> Input<'a> {
    /// The members of the object in `text`. A name that occurs twice: the first is taken, the others are kept under another name.
    ///
    /// # Errors
    /// serde_json's error if `text` is no object.
    pub(crate) fn parse(text: &'a str, notes: &mut Notes<'_>) -> Result<Self, serde_json::Error> {
        entries(text).map(|entries| Self::of(entries, notes))
    }

    /// An object of these members, of which two may have one name.
    fn of(entries: Entries<'a>, notes: &mut Notes<'_>) -> Self {
        // Few names are compared with each other, as in the rows of a timeline.
        const FEW: usize = 24;
        let twice = |(place, (name, _)): (usize, &(Cow<'_, str>, &str))| {
            entries.iter().take(place).any(|(other, _)| other == name)
        };
        if entries.len() <= FEW && !entries.iter().enumerate().any(twice) {
            return Self { entries, kept: Members::new() };
        }
        let mut input = Self { entries: Vec::new(), kept: Members::new() };
        let mut seen = BTreeSet::new();
        for (name, raw) in entries {
            if seen.insert(name.to_string()) {
                input.entries.push((name, raw));
                continue;
            }
            let mut number = 2;
            while !seen.insert(format!("{name} ({number})")) {
                number += 1;
            }
            let other = format!("{name} ({number})");
            notes.add(
                raw,
                NoteKind::Warning,
                format!("“{name}” stands there twice: the second is kept as “{other}”"),
            );
            input.entries.push((other.into(), raw));
        }
        input
    }

    /// Take a member's raw text; `null` counts as missing.
    pub(crate) fn raw(&mut self, name: &str) -> Option<&'a str> {
        let index = self.entries.iter().position(|(other, _)| *other == name)?;
        let (_, raw) = self.entries.remove(index);
        (raw != "null").then_some(raw)
    }

    /// Keep a member that could not be read, and say so.
    pub(crate) fn keep(&mut self, name: &str, raw: &str, notes: &mut Notes<'_>, expected: &str) {
        notes.add(raw, NoteKind::Kept, format!("“{name}” is not {expected}: kept as it is"));
        self.kept.insert(name.to_owned(), raw.to_owned());
    }

    /// Take a member and convert it; where that fails it is kept.
    pub(crate) fn with<T>(
        &mut self,
        name: &str,
        expected: &str,
        notes: &mut Notes<'_>,
        convert: impl FnOnce(&'a str) -> Option<T>,
    ) -> Option<T> {
        let raw = self.raw(name)?;
        let value = convert(raw);
        if value.is_none() {
            self.keep(name, raw, notes, expected);
        }
        value
    }

    /// A string.
    pub(crate) fn text(&mut self, name: &str, notes: &mut Notes<'_>) -> Option<String> {
        self.with(name, "text", notes, string)
    }

    /// A flag, `false` if missing.
    pub(crate) fn flag(&mut self, name: &str, notes: &mut Notes<'_>) -> bool {
        self.with(name, "true or false", notes, |raw| serde_json::from_str(raw).ok()).unwrap_or_default()
    }

    /// One of a fixed set of words.
    pub(crate) fn word<T>(
        &mut self,
        name: &str,
        notes: &mut Notes<'_>,
        from_name: impl FnOnce(&str) -> Option<T>,
    ) -> Option<T> {
        self.with(name, "a word this version knows", notes, |raw| from_name(&words(raw)?))
    }

    /// An array of strings; one string alone counts as one.
    pub(crate) fn names(&mut self, name: &str, notes: &mut Notes<'_>) -> Vec<String> {
        let read = |raw| string(raw).map(|one| vec![one]).or_else(|| serde_json::from_str(raw).ok());
        self.with(name, "a list of names", notes, read).unwrap_or_default()
    }

    /// An array of objects. An item that is no object is kept, with the place it had.
    pub(crate) fn list<T>(
        &mut self,
        name: &str,
        notes: &mut Notes<'_>,
        mut read: impl FnMut(Input<'a>, &mut Notes<'_>) -> (T, Members),
    ) -> Vec<T> {
        let mut found = Vec::new();
        self.each(name, notes, &mut |input, notes| {
            let (item, rest) = read(input, notes);
            found.push(item);
            rest
        });
        found
    }

    /// Give every object of an array to `read`, which gives back what it did not know.
    pub(crate) fn each(
        &mut self,
        name: &str,
        notes: &mut Notes<'_>,
        read: &mut dyn FnMut(Input<'a>, &mut Notes<'_>) -> Members,
    ) {
        let Some(raw) = self.raw(name) else { return };
        let count = Cell::new(0);
        let mut take = |this: &mut Self, input: Input<'a>, notes: &mut Notes<'_>| {
            let rest = read(input, notes);
            if !rest.is_empty() {
                this.adopt(&format!("/{}/{}", escape(name), count.get()), rest);
            }
            count.set(count.get() + 1);
        };
        let whole = objects(raw, &mut |entries| take(self, Input::of(entries, notes), notes));
        if whole {
            return;
        }
        let Some(raws) = items(raw) else {
            return self.keep(name, raw, notes, "a list");
        };
        for (index, raw) in raws.into_iter().enumerate().skip(count.get()) {
            match Input::parse(raw, notes) {
                Ok(input) => take(self, input, notes),
                Err(_) => self.keep(&format!("{name} {}", index + 1), raw, notes, "an object"),
            }
        }
    }

    /// An object. Its unknown members, where it has no place for them, are kept here under a path.
    pub(crate) fn object(
        &mut self,
        name: &str,
        notes: &mut Notes<'_>,
        read: &mut dyn FnMut(Input<'a>, &mut Notes<'_>) -> Members,
    ) {
        if let Some(raw) = self.raw(name) {
            self.inner(name, raw, notes, "an object", read);
        }
    }

    /// The object in a member's raw text; what is none is kept as it is.
    pub(crate) fn inner(
        &mut self,
        name: &str,
        raw: &'a str,
        notes: &mut Notes<'_>,
        expected: &str,
        read: &mut dyn FnMut(Input<'a>, &mut Notes<'_>) -> Members,
    ) {
        match Input::parse(raw, notes) {
            Ok(input) => {
                let rest = read(input, notes);
                self.adopt(&["/", &escape(name)].concat(), rest);
            }
            Err(_) => self.keep(name, raw, notes, expected),
        }
    }

    /// Keep unknown members of an inner object under the path to it.
    pub(crate) fn adopt(&mut self, prefix: &str, rest: Members) {
        for (name, raw) in rest {
            let inner = if name.starts_with('/') { name } else { format!("/{}", escape(&name)) };
            self.kept.insert(format!("{prefix}{inner}"), raw);
        }
    }

    /// What was not taken, by name.
    pub(crate) fn rest(self) -> Members {
        let mut kept = self.kept;
        kept.extend(self.entries.into_iter().map(|(name, raw)| (name.into_owned(), raw.to_owned())));
        kept
    }
}
