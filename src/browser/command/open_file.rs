//! Open a file of the reader's disk that saving goes back into.

use super::Command;

pub(super) const COMMAND: Command = Command {
    label: "Open a file to save back into",
    key: "Ctrl O",
    enabled: |session| session.hands_out().0,
    run: |session| session.open_file(),
};
