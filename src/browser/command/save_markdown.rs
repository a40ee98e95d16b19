//! Download the document as Markdown.

use super::{Command, in_draft};
use crate::browser::export;

pub(super) const COMMAND: Command =
    Command { label: "Save a Markdown file", key: "Ctrl S", enabled: in_draft, run: |session| export::download(session, "markdown") };
