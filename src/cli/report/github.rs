//! Findings as workflow commands, which GitHub shows beside the file.

use super::Result;
use crate::cli::locate::{Places, line_column};
use crate::cli::render::Render;
use crate::diagnostic::Level;

pub(super) fn print(results: &[Result], out: &mut Render) {
    for Result { name, text, document, checked } in results {
        let places = Places::new(text, document);
        for found in &checked.found {
            let command = match found.level {
                Level::Error => "error",
                Level::Warning => "warning",
                Level::Advice => "notice",
            };
            let title = property(&format!("{} {}", found.code, found.rule));
            let message = data(&format!("{} {} ({})", found.what, found.why, found.path));
            let place = places.place(&found.path, found.range.as_ref());
            let (line, column) = line_column(text, place.start);
            let file = property(name);
            out.text(&format!("::{command} file={file},line={line},col={column},title={title}::{message}\n"));
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
