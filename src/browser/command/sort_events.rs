//! Put the events in the order of their times. Nothing else ever does.

use super::{Command, can_change};
use crate::browser::form::events::{Ask, ask};

pub(super) const COMMAND: Command =
    Command { label: "Sort the events by time", key: "", enabled: can_change, run: |session| ask(session, Ask::Sort) };
