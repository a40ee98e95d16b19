//! Paste a chat or a log: its messages are chosen for the timeline.

use super::{Command, can_change};

pub(super) const COMMAND: Command = Command {
    label: "Paste a chat or log into the timeline",
    key: "",
    enabled: can_change,
    run: |session| crate::browser::intake::open_chat(session, String::new()),
};
