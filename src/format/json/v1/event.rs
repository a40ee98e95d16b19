//! Timeline events and links in JSON.

use super::Given;
use super::moment;
use crate::format::json::input::{Input, Notes};
use crate::format::json::node::{Node, Out};
use crate::model::{EventKind, Link, Members, Milestone, RowId, TimelineEvent};
use crate::time::Clock;

/// A timeline event as an object; without an id if `id` is `None`.
pub(crate) fn write(event: &TimelineEvent, id: Option<&RowId>, clock: Option<&Clock<'_>>) -> Node {
    let mut out = Out::default();
    out.some("id", id.map(|id| Node::text(id.as_str())));
    out.some("at", event.at.as_ref().map(|time| moment::write(time, clock)));
    out.some("until", event.until.as_ref().map(|time| moment::write(time, clock)));
    out.word("kind", event.kind.name(), event.kind == EventKind::default());
    out.flag("inferred", event.inferred);
    out.text("label", &event.label);
    out.text("text", &event.text);
    out.text("actor", &event.actor);
    out.list("milestones", &event.milestones, |milestone| Node::text(milestone.name()));
    out.list("links", &event.links, write_link);
    out.text("source", &event.source);
    out.with(&event.members)
}

/// A timeline event from an object.
pub(crate) fn read(mut input: Input<'_>, notes: &mut Notes<'_>, given: &mut Given<'_>) -> TimelineEvent {
    let mut event = TimelineEvent::new(given.id(&mut input));
    event.at = moment::read(&mut input, "at", notes);
    event.until = moment::read(&mut input, "until", notes);
    event.kind = input.word("kind", notes, EventKind::from_name).unwrap_or_default();
    event.inferred = input.flag("inferred", notes);
    event.label = input.text("label", notes).unwrap_or_default();
    event.text = input.text("text", notes).unwrap_or_default();
    event.actor = input.text("actor", notes).unwrap_or_default();
    let milestones = |raw| {
        serde_json::from_str::<Vec<String>>(raw).ok()?.iter().map(|name| Milestone::from_name(name)).collect()
    };
    event.milestones =
        input.with("milestones", "a list of milestones", notes, milestones).unwrap_or_default();
    event.links = input.list("links", notes, read_link);
    event.source = input.text("source", notes).unwrap_or_default();
    event.members = input.rest();
    event
}

/// A link as an object.
pub(crate) fn write_link(link: &Link) -> Node {
    let mut out = Out::default();
    out.text("label", &link.label);
    out.put("url", Node::text(&link.url));
    out.plain()
}

/// A link from an object, and its unknown members.
pub(crate) fn read_link(mut input: Input<'_>, notes: &mut Notes<'_>) -> (Link, Members) {
    let label = input.text("label", notes).unwrap_or_default();
    let url = input.text("url", notes).unwrap_or_default();
    (Link { label, url }, input.rest())
}
