//! Take back the last step.

use super::{Command, can_change};

pub(super) const COMMAND: Command =
    Command { label: "Undo", key: "Ctrl Z", enabled: can_change, run: |session| session.editor.undo() };
