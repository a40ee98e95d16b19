//! The shape of an address, and its text form: `/title`, `/times/started`, `/sections/impact`, `/timeline/e7/text`.

use crate::model::{ListId, Milestone, RowId, SectionId, SectionKey};
use std::fmt;

/// The address of a field, a row, a list or the whole document.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FieldPath {
    /// The document as a whole: `/`.
    Document,
    /// A field that occurs once: `/title`.
    Field(Field),
    /// The stated time of a milestone: `/times/started`.
    Time(Milestone),
    /// A section's prose or heading: `/sections/impact`, `/sections/impact/heading`. A house section is named by `house:` and its id.
    Section(SectionKey, SectionField),
    /// A list of rows: `/timeline`.
    List(ListId),
    /// A row: `/timeline/e7`.
    Row(ListId, RowId),
    /// A field of a row: `/timeline/e7/text`.
    RowField(ListId, RowId, RowField),
}

macro_rules! named {
    ($(#[$meta:meta])* $type:ident { $($variant:ident $name:literal),* $(,)? }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[expect(missing_docs, reason = "each variant is the field of that name in the model")]
        pub enum $type { $($variant),* }

        impl $type {
            /// Every variant.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];

            /// The name in an address.
            pub fn name(self) -> &'static str {
                match self { $(Self::$variant => $name),* }
            }

            /// The field with this name.
            pub fn from_name(name: &str) -> Option<Self> {
                match name { $($name => Some(Self::$variant),)* _ => None }
            }
        }
    };
}

named! {
    /// A field that occurs once in a document.
    Field {
        Title "title", Status "status", Profile "profile", Severity "severity", NearMiss "near-miss", Services "services",
        Authors "authors", Zone "zone", Written "written", Detection "detection", DataLoss "data-loss", Links "links",
        FrontMatter "front-matter", Suppressions "suppressions",
    }
}

named! {
    /// A part of a section.
    SectionField { Body "body", Heading "heading", Level "level" }
}

named! {
    /// A field of a row, of whichever list; not every list has every field.
    RowField {
        At "at", Until "until", Kind "kind", Inferred "inferred", Label "label", Text "text", Actor "actor", Links "links",
        Milestones "milestones", Source "source", Root "root", Category "category", Group "group", Type "type", Owner "owner",
        Due "due", Priority "priority", Status "status", Ticket "ticket", Verify "verify", Reason "reason", Value "value",
        Unit "unit", Basis "basis", Role "role", Name "name", Start "start", End "end", Scope "scope",
    }
}

impl fmt::Display for FieldPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Document => f.write_str("/"),
            Self::Field(field) => write!(f, "/{}", field.name()),
            Self::Time(milestone) => write!(f, "/times/{}", milestone.name()),
            Self::Section(key, field) => {
                match key {
                    SectionKey::Known(id) => write!(f, "/sections/{}", id.name())?,
                    SectionKey::House(id) => write!(f, "/sections/house:{id}")?,
                }
                match field {
                    SectionField::Body => Ok(()),
                    other => write!(f, "/{}", other.name()),
                }
            }
            Self::List(list) => write!(f, "/{}", list.name()),
            Self::Row(list, id) => write!(f, "/{}/{id}", list.name()),
            Self::RowField(list, id, field) => write!(f, "/{}/{id}/{}", list.name(), field.name()),
        }
    }
}

impl FieldPath {
    /// The address written as `text`, or `None` if it is none.
    pub fn parse(text: &str) -> Option<Self> {
        if text == "/" {
            return Some(Self::Document);
        }
        let mut parts = text.strip_prefix('/')?.split('/');
        let first = parts.next()?;
        let rest: Vec<&str> = parts.collect();
        match (first, rest.as_slice()) {
            ("times", [name]) => Milestone::from_name(name).map(Self::Time),
            ("sections", [name, field @ ..]) => {
                let key = match name.strip_prefix("house:") {
                    Some(id) => SectionKey::House(RowId::from(id)),
                    None => SectionKey::Known(SectionId::from_name(name)?),
                };
                let field = match field {
                    [] => SectionField::Body,
                    [name] => SectionField::from_name(name)?,
                    _ => return None,
                };
                Some(Self::Section(key, field))
            }
            (list, []) => {
                ListId::from_name(list).map(Self::List).or_else(|| Field::from_name(list).map(Self::Field))
            }
            (list, [id]) => Some(Self::Row(ListId::from_name(list)?, RowId::from(*id))),
            (list, [id, field]) => {
                Some(Self::RowField(ListId::from_name(list)?, RowId::from(*id), RowField::from_name(field)?))
            }
            _ => None,
        }
    }

    /// The prose of a known section.
    pub fn prose(id: SectionId) -> Self {
        Self::Section(SectionKey::Known(id), SectionField::Body)
    }

    /// A field of a timeline event.
    pub fn event(id: &RowId, field: RowField) -> Self {
        Self::RowField(ListId::Timeline, id.clone(), field)
    }

    /// A field of an action item.
    pub fn action(id: &RowId, field: RowField) -> Self {
        Self::RowField(ListId::Actions, id.clone(), field)
    }

    /// The row that this address lies in, if it lies in one.
    pub fn row(&self) -> Option<(ListId, &RowId)> {
        match self {
            Self::Row(list, id) | Self::RowField(list, id, _) => Some((*list, id)),
            _ => None,
        }
    }
}
