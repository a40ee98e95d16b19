//! Save the document into its file on the reader's disk, or into a new one.

use super::{Command, in_draft};

pub(super) const COMMAND: Command = Command {
    label: "Save into a file on this disk",
    key: "Ctrl Shift S",
    enabled: |session| in_draft(session) && session.hands_out().0,
    run: |session| session.save_file(),
};
