//! Go to the button that adds an action item.

use super::{Command, can_change};
use crate::field::FieldPath;
use crate::model::ListId;

pub(super) const COMMAND: Command =
    Command { label: "Add an action item", key: "", enabled: can_change, run: |session| session.editor.go_to(FieldPath::List(ListId::Actions)) };
