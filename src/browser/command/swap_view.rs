//! Change between the form and the document as it will be read.

use super::{Command, in_draft};
use crate::browser::session::{Session, View};

pub(super) const COMMAND: Command = Command { label: "Write or preview", key: "F9", enabled: in_draft, run };

fn run(session: Session) {
    session.view.update(|view| *view = if *view == View::Preview { View::Write } else { View::Preview });
}
