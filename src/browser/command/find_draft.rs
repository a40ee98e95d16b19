//! Go to the search field of the library.

use super::{Command, in_list};
use crate::browser::component::focus::focus_id;

pub(super) const COMMAND: Command =
    Command { label: "Search the drafts", key: "/", enabled: in_list, run: |session| focus_id(session, "find".to_owned()) };
