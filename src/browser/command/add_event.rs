//! Go to the line that adds an event.

use super::{Command, can_change};
use crate::field::FieldPath;
use crate::model::ListId;

pub(super) const COMMAND: Command =
    Command { label: "Add an event", key: "", enabled: can_change, run: |session| session.editor.go_to(FieldPath::List(ListId::Timeline)) };
