//! Everything that is stored, as one file.

use super::{Command, has_library};
use crate::browser::session::Session;

pub(super) const COMMAND: Command = Command { label: "Back up every draft", key: "", enabled: has_library, run };

/// Download it.
pub fn run(session: Session) {
    session.back_up();
}
