//! Action items in JSON.

use super::Given;
use super::moment;
use crate::format::json::input::{Input, Notes};
use crate::format::json::node::{Node, Out};
use crate::model::{ActionGroup, ActionItem, ActionStatus, ActionType, GroupKind, RowId};
use crate::time::Clock;

/// An action item as an object.
pub(crate) fn write(item: &ActionItem, id: Option<&RowId>, clock: Option<&Clock<'_>>) -> Node {
    let mut out = Out::default();
    out.some("id", id.map(|id| Node::text(id.as_str())));
    out.text("text", &item.text);
    out.some("group", item.group.as_ref().map(write_group));
    out.some("type", item.kind.map(|kind| Node::text(kind.name())));
    out.text("owner", &item.owner);
    out.some("due", item.due.as_ref().map(|time| moment::write(time, clock)));
    out.text("priority", &item.priority);
    out.word("status", item.status.name(), item.status == ActionStatus::default());
    out.text("ticket", &item.ticket);
    out.text("verify", &item.verify);
    out.text("reason", &item.reason);
    out.with(&item.members)
}

fn write_group(group: &ActionGroup) -> Node {
    let mut out = Out::default();
    out.put("kind", Node::text(group.kind.name()));
    out.text("label", &group.label);
    out.plain()
}

/// An action item from an object.
pub(crate) fn read(mut input: Input<'_>, notes: &mut Notes<'_>, given: &mut Given<'_>) -> ActionItem {
    let mut item = ActionItem::new(given.id(&mut input));
    item.text = input.text("text", notes).unwrap_or_default();
    input.object("group", notes, &mut |mut inner, notes| {
        let kind = inner.word("kind", notes, GroupKind::from_name).unwrap_or(GroupKind::Other);
        let label = inner.text("label", notes).unwrap_or_default();
        item.group = Some(ActionGroup { kind, label });
        inner.rest()
    });
    item.kind = input.word("type", notes, ActionType::from_name);
    item.owner = input.text("owner", notes).unwrap_or_default();
    item.due = moment::read(&mut input, "due", notes);
    item.priority = input.text("priority", notes).unwrap_or_default();
    item.status = input.word("status", notes, ActionStatus::from_name).unwrap_or_default();
    item.ticket = input.text("ticket", notes).unwrap_or_default();
    item.verify = input.text("verify", notes).unwrap_or_default();
    item.reason = input.text("reason", notes).unwrap_or_default();
    item.members = input.rest();
    item
}
