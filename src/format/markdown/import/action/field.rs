//! Fields of an action item: columns of tables and labels under the item.

use super::super::marks::{bare, label};
use crate::model::{ActionItem, ActionStatus, ActionType};
use crate::time::text::{Context, read};

/// What a column or a label of an item holds.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Column {
    Text,
    Type,
    Owner,
    Due,
    Priority,
    Status,
    Ticket,
    Verify,
}

pub(super) fn column_of(name: &str) -> Option<Column> {
    let name = crate::section::normalise(name);
    let first = name.split(' ').next().unwrap_or_default();
    Some(match name.as_str() {
        "action" | "action item" | "item" | "task" | "description" | "what" | "todo" | "recommendation"
        | "follow up" => Column::Text,
        "type" | "category" => Column::Type,
        "owner" | "assignee" | "who" | "dri" | "responsible" | "assigned to" | "person" | "dueño"
        | "担当" => Column::Owner,
        "due" | "due date" | "expected date" | "due by" | "target" | "deadline" | "target date" | "eta"
        | "by when" | "fecha" | "期限" | "when" => Column::Due,
        "priority" | "p" => Column::Priority,
        "status" | "state" | "done" => Column::Status,
        "ticket" | "bug" | "issue" | "link" | "jira" | "pr" | "tracking" | "jira ticket" => Column::Ticket,
        "verify" | "verification" | "success criterion" | "done when" => Column::Verify,
        _ if first == "action" => Column::Text,
        _ => return None,
    })
}

pub(super) fn field_of(name: &str) -> Option<Column> {
    column_of(name).filter(|column| !matches!(column, Column::Text))
}

/// Sets a field from words; `false` if the field cannot hold them.
pub(super) fn set(item: &mut ActionItem, column: Column, words: &str) -> bool {
    let put = |field: &mut String| {
        let free = field.is_empty();
        if free {
            words.clone_into(field);
        }
        free
    };
    match column {
        Column::Text => false,
        Column::Type => {
            let name = bare(words).to_lowercase();
            let exact = ActionType::from_name(&name);
            item.kind = item.kind.or(exact);
            exact.is_some()
        }
        Column::Owner => put(&mut item.owner),
        Column::Due => {
            let free = item.due.is_none();
            if free {
                item.due = Some(read(words, &Context::default()));
            }
            free
        }
        Column::Priority => put(&mut item.priority),
        Column::Ticket => put(&mut item.ticket),
        Column::Verify => put(&mut item.verify),
        Column::Status => {
            let (status, exact) = match bare(words).to_lowercase().as_str() {
                // A mark of being done is written as a tick: the word stays in the text.
                "done" => (Some(ActionStatus::Done), false),
                "complete" | "completed" | "closed" | "fixed" | "resolved" | "yes" | "✅" => {
                    (Some(ActionStatus::Done), false)
                }
                "open" => (Some(ActionStatus::Open), false),
                "in progress" => (Some(ActionStatus::InProgress), true),
                "wip" | "ongoing" | "started" => (Some(ActionStatus::InProgress), false),
                "won't do" | "wont do" | "cancelled" | "rejected" => (Some(ActionStatus::WontDo), false),
                _ => (None, false),
            };
            if let Some(status) = status {
                item.status = status;
            }
            exact
        }
    }
}

/// A line such as `Owner: Amina` sets a field of the item above.
pub(super) fn self_field(item: &mut ActionItem, text: &str) -> bool {
    let Some(found) = label(text) else { return false };
    let name = found.words.to_lowercase();
    // A label of the house's own stays in the text beside the field.
    let usual = matches!(name.as_str(), "owner" | "due" | "priority" | "ticket" | "type");
    match field_of(found.words) {
        Some(column) if !found.rest.is_empty() => set(item, column, found.rest) && usual,
        _ => false,
    }
}
