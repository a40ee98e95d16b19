//! The text that the open draft was read from: kept beside the draft until its author dismisses it.

use super::Session;
use crate::draft::place;
use crate::format::Source;

/// The largest text that is kept in the browser's store, in bytes. A larger one lasts as long as the page: drafts need the room.
const ROOM: usize = 512 * 1024;

impl Session {
    /// Keep a source with the open draft.
    pub fn keep_source(self, source: &Source) {
        if source.text.len() <= ROOM {
            self.put_source(&source.store());
        }
    }

    /// The source of the open draft, if it is kept.
    pub fn kept_source(self) -> Option<Source> {
        let name = self.source_note()?;
        let stored = self.with_shelf(|shelf| shelf.note(&name).map(|text| text.to_owned()))?;
        Source::restore(&stored)
    }

    /// Forget the source of the open draft.
    pub fn dismiss_source(self) {
        self.put_source("");
        self.reading.set(None);
    }

    fn put_source(self, text: &str) {
        if let Some(name) = self.source_note() {
            self.set_note(&name, text);
        }
    }

    fn source_note(self) -> Option<String> {
        self.kept.with_value(|kept| (!kept.id.is_empty()).then(|| place::source_note(&kept.id)))
    }
}
