//! Sections in JSON: one array in the order of the document.

use super::Given;
use crate::format::json::input::{Input, Notes};
use crate::format::json::node::{Node, Out};
use crate::model::{Section, SectionId, SectionKey};

/// A section as an object. A house section has an `id` in place of the `section` that others are called by.
pub(super) fn write(section: &Section) -> Node {
    let mut out = Out::default();
    match &section.key {
        SectionKey::Known(id) => out.put("section", Node::text(id.name())),
        SectionKey::House(id) => out.put("id", Node::text(id.as_str())),
    }
    out.text("heading", &section.heading);
    let usual = match &section.key {
        SectionKey::Known(id) => crate::section::usual_level(*id),
        SectionKey::House(_) => 2,
    };
    out.some("level", (section.level != usual).then(|| Node::Number(section.level.into())));
    out.text("body", &section.body);
    out.with(&section.members)
}

/// A section from an object. A known section that is there already, or whose name this version does not know, becomes a house section.
pub(super) fn read(mut input: Input<'_>, notes: &mut Notes<'_>, given: &mut Given<'_>) -> Section {
    let named = input.word("section", notes, SectionId::from_name);
    let known = named.filter(|known| given.sections.insert(*known));
    let (key, usual) = match known {
        Some(known) => (SectionKey::Known(known), crate::section::usual_level(known)),
        None => (SectionKey::House(given.id(&mut input)), 2),
    };
    let mut heading = input.text("heading", notes).unwrap_or_default();
    if let (None, Some(second), "") = (known, named, heading.as_str()) {
        heading = second.name().to_owned();
    }
    let level = input.with("level", "a heading level", notes, |raw| raw.parse().ok()).unwrap_or(usual);
    let body = input.text("body", notes).unwrap_or_default();
    Section { key, heading, level, body, members: input.rest() }
}
