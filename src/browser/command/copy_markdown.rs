//! Put the document on the clipboard as Markdown.

use super::{Command, in_draft};
use crate::browser::export;

pub(super) const COMMAND: Command =
    Command { label: "Copy as Markdown", key: "", enabled: in_draft, run: |session| export::copy(session, "markdown") };
