//! Download the document as JSON.

use super::{Command, in_draft};
use crate::browser::export;

pub(super) const COMMAND: Command =
    Command { label: "Save a JSON file", key: "", enabled: in_draft, run: |session| export::download(session, "json") };
