//! Download the document as Markdown.

use super::{Command, in_draft};
use crate::browser::export;
use crate::browser::session::Session;

pub(super) const COMMAND: Command =
    Command { label: "Save a Markdown file", key: "Ctrl S", enabled: in_draft, run };

/// Into its own file where the draft has one.
fn run(session: Session) {
    if session.file.with_untracked(Option::is_some) {
        session.save_file();
    } else {
        export::download(session, "markdown");
    }
}
