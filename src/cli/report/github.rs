//! Findings as workflow commands, which GitHub shows beside the file.

use super::Result;
use crate::cli::render::Render;
use crate::diagnostic::Level;

pub(super) fn print(results: &[Result], out: &mut Render) {
    for Result { name, checked, .. } in results {
        for found in &checked.found {
            let command = match found.level {
                Level::Error => "error",
                Level::Warning => "warning",
                Level::Advice => "notice",
            };
            let title = property(&format!("{} {}", found.code, found.rule));
            let message = data(&format!("{} {} ({})", found.what, found.why, found.path));
            out.text(&format!("::{command} file={},title={title}::{message}\n", property(name)));
        }
    }
}

/// Escapes a message.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// Escapes a property.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
