//! `postmortem schema`: the JSON Schema of the JSON format.

use super::End;
use super::render::Render;
use crate::format::json::schema;

/// Print it.
pub(super) fn run(out: &mut Render) -> End {
    out.text(&schema::text());
    End::Clean
}
