//! Go to the finding before.

use super::{Command, in_draft};
use crate::browser::checks;

pub(super) const COMMAND: Command =
    Command { label: "Previous check", key: "Shift F8", enabled: in_draft, run: |session| checks::step(session, false) };
