//! Older versions of the open draft.

use super::{Command, in_draft};
use crate::browser::session::{Session, View};

pub(super) const COMMAND: Command = Command { label: "Older versions", key: "", enabled: in_draft, run };

/// Show them.
pub fn run(session: Session) {
    session.save_now();
    session.popover.set(None);
    session.view.set(View::Versions);
}
