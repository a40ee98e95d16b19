//! Back to the library.

use super::{Command, has_library};

pub(super) const COMMAND: Command =
    Command { label: "All drafts", key: "", enabled: has_library, run: |session| session.close_draft() };
