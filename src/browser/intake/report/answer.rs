//! Answers to what the report asks: the order of day and month, the kinds, the place of a section. Each is one step of undo.

use crate::browser::env::BrowserEnv;
use crate::browser::session::{Import, Session};
use crate::chronology::places;
use crate::edit::{Edit, Transaction};
use crate::field::{FieldPath, RowField, Value};
use crate::format::Source;
use crate::merge;
use crate::model::{ListId, Postmortem, SectionId, SectionKey};

/// Dates in figures have the day first, or the month. In an open document only what nobody has changed since follows.
pub(super) fn days(session: Session, day_first: bool) {
    let Some(mut import) = session.reading.get_untracked() else { return };
    import.source.day_first = Some(day_first);
    let reading = import.source.read(&BrowserEnv);
    if import.kept {
        let editor = session.editor;
        let id = |document: &Postmortem| Postmortem {
            id: editor.with(|open| open.id.clone()),
            ..document.clone()
        };
        let (before, after) = (id(&import.reading.document), id(&reading.document));
        let next = editor.with(|open| merge::merge(&before, open, &after)).document;
        editor.commit(Transaction::new(
            "choosing the order of day and month",
            vec![Edit::Replace(Box::new(next))],
        ));
        session.keep_source(&import.source);
    }
    session.say("Dates read again.");
    session.reading.set(Some(Import { reading, ..import }));
}

/// The kinds that were taken from words are right.
pub(super) fn kinds(session: Session) {
    let editor = session.editor;
    let edits: Vec<Edit> = editor.with(|document| {
        let inferred = document.timeline.iter().filter(|event| event.inferred);
        let path = |id| FieldPath::RowField(ListId::Timeline, id, RowField::Inferred);
        inferred.map(|event| Edit::Set(path(event.id.clone()), Value::Flag(false))).collect()
    });
    if !edits.is_empty() && editor.commit(Transaction::new("confirming the kinds of events", edits)) {
        session.say("Kinds confirmed.");
    }
}

/// Move a section elsewhere.
pub(super) fn relocate(session: Session, key: &SectionKey, to: Option<SectionId>) {
    let editor = session.editor;
    // The order of day and month that was chosen for the file holds for its parts.
    let day_first = session.reading.with_untracked(|import| import.as_ref()?.source.day_first);
    let read = |text: &str| {
        let mut source = Source::new("section.md", text.to_owned(), &BrowserEnv);
        source.day_first = day_first;
        source.read(&BrowserEnv).document
    };
    let place = |document: &Postmortem, events: &[_]| places(document, events, editor.zones());
    let next = editor.with(|open| merge::relocate(open, key, to, &read, &place, &|| editor.fresh_id()));
    let words = to.map_or("a section of its own", crate::section::usual_heading);
    match next {
        Some(next) => {
            editor.commit(Transaction::new(
                format!("moving a section to {words}"),
                vec![Edit::Replace(Box::new(next))],
            ));
            let undo = session.action(move || editor.undo());
            session.tell(false, format!("Moved to {words}."), Some(("Undo".to_owned(), undo)));
        }
        None => session.tell(false, "That section was moved or removed since.", None),
    }
}
