//! Do the last undone step again.

use super::{Command, can_change};

pub(super) const COMMAND: Command =
    Command { label: "Redo", key: "Ctrl Shift Z", enabled: can_change, run: |session| session.editor.redo() };
