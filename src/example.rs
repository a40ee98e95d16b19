//! A finished postmortem to try things on. The incident is made up.

use crate::env::Env;
use crate::format;
use crate::model::Postmortem;

/// The example document, with fresh ids.
pub fn document(env: &dyn Env) -> Postmortem {
    format::read(include_str!("example.md"), format::by_id("markdown"), env).document
}
