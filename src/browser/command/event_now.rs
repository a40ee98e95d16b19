//! Add an event that begins now, for those who write while it happens.

use super::{Command, can_change};
use crate::browser::form::events::{Ask, ask};

pub(super) const COMMAND: Command =
    Command { label: "Add an event that happens now", key: "Ctrl ;", enabled: can_change, run: |session| ask(session, Ask::Now) };
