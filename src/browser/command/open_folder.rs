//! Open every postmortem of a folder of the reader's disk.

use super::Command;

pub(super) const COMMAND: Command = Command {
    label: "Open a folder of postmortems",
    key: "",
    enabled: |session| session.hands_out().1,
    run: |session| session.open_folder(),
};
