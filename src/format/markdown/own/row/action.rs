//! An action item: a box, what will be done, and who, when and how below it.

use super::{Around, Shown, read_time};
use crate::format::markdown::own::item::Item;
use crate::format::markdown::own::plain;
use crate::model::{ActionItem, ActionStatus, ActionType, RowId};

/// What is shown of an item. Its group is a line above it.
pub(super) fn show(item: &ActionItem) -> Shown {
    let mut shown = Shown { text: item.text.clone(), ..Shown::default() };
    shown.field("Owner", &item.owner);
    shown.time("Due", item.due.as_ref());
    if let Some(kind) = item.kind {
        shown.field("Type", kind.label());
    }
    shown.field("Priority", &item.priority);
    if matches!(item.status, ActionStatus::InProgress | ActionStatus::WontDo) {
        shown.field("Status", item.status.label());
    }
    shown.field("Ticket", &item.ticket);
    shown.field("Done when", &item.verify);
    shown.field("Reason", &item.reason);
    shown
}

fn kind(value: &str) -> Option<ActionType> {
    ActionType::ALL.into_iter().find(|kind| kind.label().eq_ignore_ascii_case(value))
}

fn status(value: &str) -> Option<ActionStatus> {
    ActionStatus::ALL.into_iter().find(|status| status.label().eq_ignore_ascii_case(value))
}

/// Whether a labelled line is a field of an item.
pub(super) fn knows(label: &str, value: &str) -> bool {
    match label {
        "Owner" | "Due" | "Priority" | "Ticket" | "Done when" | "Reason" => true,
        "Type" => kind(value).is_some(),
        "Status" => status(value).is_some(),
        _ => false,
    }
}

/// The action item that a list item says.
pub(super) fn read(item: &Item, id: RowId, around: &Around) -> ActionItem {
    let mut action = ActionItem::new(id);
    action.text = item.text(&item.head);
    if item.checked == Some(true) {
        action.status = ActionStatus::Done;
    }
    // What is due is due on a day of its own, whatever day the incident was.
    let context = crate::time::text::Context { start: around.start.clone(), ..Default::default() };
    for (label, value) in &item.fields {
        match label.as_str() {
            "Owner" => action.owner = plain::unescape(value),
            "Due" => action.due = Some(read_time(value, &context)),
            "Type" => action.kind = kind(value),
            "Priority" => action.priority = plain::unescape(value),
            "Status" => action.status = status(value).unwrap_or_default(),
            "Ticket" => action.ticket = plain::unescape(value),
            "Done when" => action.verify = plain::unescape(value),
            "Reason" => action.reason = plain::unescape(value),
            _ => {}
        }
    }
    action
}
