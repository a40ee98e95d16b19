//! Call off the reading of a long file.

use super::Command;

pub(super) const COMMAND: Command = Command {
    label: "Call off the reading",
    key: "Escape",
    enabled: |session| session.progress.with_untracked(Option::is_some),
    run: crate::browser::intake::call_off,
};
