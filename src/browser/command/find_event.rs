//! Find in the timeline.

use super::{Command, in_draft};
use crate::browser::form::events::{Ask, ask};

pub(super) const COMMAND: Command =
    Command { label: "Find in the timeline", key: "Ctrl Shift F", enabled: in_draft, run: |session| ask(session, Ask::Find) };
