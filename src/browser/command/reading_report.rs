//! Show how the open draft was read from its file.

use super::{Command, in_draft};

pub(super) const COMMAND: Command = Command {
    label: "How this draft was read",
    key: "",
    enabled: in_draft,
    run: crate::browser::intake::open_report,
};
