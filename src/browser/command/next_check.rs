//! Go to the next finding.

use super::{Command, in_draft};
use crate::browser::checks;

pub(super) const COMMAND: Command =
    Command { label: "Next check", key: "F8", enabled: in_draft, run: |session| checks::step(session, true) };
