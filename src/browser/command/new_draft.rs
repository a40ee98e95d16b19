//! Begin an empty draft.

use super::{Command, has_library};
use crate::model::Postmortem;

pub(super) const COMMAND: Command =
    Command { label: "New postmortem", key: "", enabled: has_library, run: |session| session.start_new(Postmortem::default()) };
