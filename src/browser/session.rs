//! One element's session: its editor, which draft is open, what is shown, and whether the words are safe.
//!
//! Trouble with saving is a state that stays visible until it is over, never a reload and never silence.

mod apart;
mod backup;
mod desk;
mod file;
mod given;
mod keep;
mod meet;
mod open;
mod source;

pub use crate::draft::version::{BEFORE_MERGE, BEFORE_READING, BEFORE_RESTORE};
pub use apart::Unsaved;
pub use file::Elsewhere;
pub use keep::SaveState;

use super::editor::Editor;
use super::element::Host;
use super::store::{Channel, Link, Lock};
use crate::browser::env::BrowserEnv;
use crate::browser::form::events::grid::Grid;
use crate::browser::view::prelude::*;
use crate::draft::{Shelf, StoreError};
use crate::format::{self, Reading, Source};
use crate::merge::Conflict;
use crate::model::{ListId, Postmortem, RowId};
use crate::rule::Uncertain;
use crate::time;
use gloo::timers::callback::Timeout;
use std::cell::Cell;
use std::rc::Rc;

/// What the element shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum View {
    /// The library of drafts.
    Library,
    /// The form.
    Write,
    /// The document as it will be read.
    Preview,
    /// The ways out, each seen before it leaves.
    Export,
    /// How a text was read, before it is kept.
    Report,
    /// Older versions of the open draft.
    Versions,
    /// Messages of a chat or lines of a log, to be chosen for the timeline.
    Chat,
}

/// A text that was read, and how.
#[derive(Debug, Clone)]
pub struct Import {
    /// The text.
    pub source: Source,
    /// What was made of it.
    pub reading: Reading,
    /// It is in the open draft.
    pub kept: bool,
    /// The file that a draft made of it will belong to.
    pub file: Option<Link>,
}

/// A notice under the bar.
#[derive(Debug, Clone)]
pub struct Notice {
    /// Tells notices apart.
    pub id: u32,
    /// In plain words what happened, and what to do.
    pub text: String,
    /// Trouble, not news.
    pub trouble: bool,
    /// A button with its label, if something can be done.
    pub action: Option<(String, Callback<()>)>,
}

/// What the page asked of the element.
#[derive(Debug, Clone, Default)]
pub struct Options {
    library: bool,
    draft_key: Option<String>,
    readonly: bool,
    kept_nowhere: bool,
    time_zone: Option<String>,
    format: String,
}

impl Options {
    /// The attributes of the element.
    pub fn of(host: &Host) -> Self {
        Self {
            library: host.has_attribute("library"),
            draft_key: host.get_attribute("draft-key").filter(|key| !key.is_empty()),
            readonly: host.has_attribute("readonly"),
            kept_nowhere: host.get_attribute("storage").as_deref() == Some("none"),
            time_zone: host.get_attribute("time-zone"),
            format: host.get_attribute("format").unwrap_or_else(|| "markdown".to_owned()),
        }
    }
}

/// One element's session. Cheap to copy; lives as long as the mounted view.
#[derive(Clone, Copy)]
pub struct Session {
    /// The open document.
    pub editor: Editor,
    /// What is shown.
    pub view: RwSignal<View>,
    /// Whether the words are safe.
    pub save: RwSignal<SaveState>,
    /// What is wrong with the store, until a save succeeds.
    pub trouble: RwSignal<Option<StoreError>>,
    /// Why one of the stores holds no copy while the other works.
    pub one_copy: RwSignal<Option<StoreError>>,
    /// Drafts that are open no more and that a store has yet to take.
    pub unsaved: RwSignal<Vec<Unsaved>>,
    /// Another tab writes the open draft.
    pub following: RwSignal<bool>,
    /// The mark of the content that the versions are to be compared with, once they are shown.
    pub compared_with: StoredValue<Option<String>>,
    /// What two tabs changed in different ways, until somebody chooses.
    pub conflicts: RwSignal<Vec<Conflict>, LocalStorage>,
    /// The file that the open draft belongs to.
    pub file: RwSignal<Option<Link>, LocalStorage>,
    /// That file holds something else than was seen here.
    pub elsewhere: RwSignal<Option<Elsewhere>>,
    /// Notices under the bar, oldest first.
    pub notices: RwSignal<Vec<Notice>>,
    /// The text that was read: it waits to be kept, or its report is still of use.
    pub reading: RwSignal<Option<Import>, LocalStorage>,
    /// The chat or log that was pasted; empty while there is none.
    pub chat: RwSignal<String>,
    /// How far a long reading is, 0 to 1, once it takes long enough to be shown.
    pub progress: RwSignal<Option<f64>>,
    /// Which popover is open, by name.
    pub popover: RwSignal<Option<String>>,
    /// The event whose row is open for editing.
    pub open_event: RwSignal<Option<RowId>>,
    /// The action item whose row is open for editing.
    pub open_action: RwSignal<Option<RowId>>,
    /// The grid of events, while the form is shown.
    pub grid: RwSignal<Option<Grid>>,
    /// Words for screen readers.
    pub spoken: RwSignal<String>,
    /// Moves when the drafts in the store changed.
    pub shelf_changed: RwSignal<u64>,
    /// The finding that next and previous showed last: its code and words.
    pub met_check: StoredValue<Option<(&'static str, String)>>,
    host: StoredValue<Host, LocalStorage>,
    desk: StoredValue<desk::Desk, LocalStorage>,
    kept: StoredValue<keep::Kept, LocalStorage>,
    apart: StoredValue<Vec<apart::Apart>, LocalStorage>,
    timer: StoredValue<Option<Timeout>, LocalStorage>,
    pause: StoredValue<Option<Timeout>, LocalStorage>,
    lock: StoredValue<Option<Lock>, LocalStorage>,
    channel: StoredValue<Option<Rc<Channel>>, LocalStorage>,
    last_version: StoredValue<i64>,
    given: StoredValue<Option<(String, String)>>,
    wants_store: bool,
    options: StoredValue<Options>,
    /// Set to true, it calls off the reading that is under way.
    pub calling_off: StoredValue<Option<Rc<Cell<bool>>>, LocalStorage>,
    owner: StoredValue<Owner>,
}

impl Session {
    /// A session for the element `host`, owned by the current reactive owner.
    pub fn new(host: Host, options: Options) -> Self {
        let wants_store = (options.library || options.draft_key.is_some()) && !options.kept_nowhere;
        let zone = options.time_zone.as_deref().and_then(time::text::read_zone);
        let document = Postmortem { zone, ..Postmortem::default() };
        let session = Self {
            editor: Editor::new(document),
            view: RwSignal::new(if options.library { View::Library } else { View::Write }),
            save: RwSignal::new(if wants_store { SaveState::Opening } else { SaveState::Host }),
            trouble: RwSignal::new(None),
            one_copy: RwSignal::new(None),
            unsaved: RwSignal::new(Vec::new()),
            following: RwSignal::new(false),
            compared_with: StoredValue::new(None),
            met_check: StoredValue::new(None),
            conflicts: RwSignal::new_local(Vec::new()),
            file: RwSignal::new_local(None),
            elsewhere: RwSignal::new(None),
            notices: RwSignal::new(Vec::new()),
            reading: RwSignal::new_local(None),
            chat: RwSignal::new(String::new()),
            progress: RwSignal::new(None),
            popover: RwSignal::new(None),
            open_event: RwSignal::new(None),
            open_action: RwSignal::new(None),
            grid: RwSignal::new(None),
            spoken: RwSignal::new(String::new()),
            shelf_changed: RwSignal::new(0),
            host: StoredValue::new_local(host),
            desk: StoredValue::new_local(desk::Desk::default()),
            kept: StoredValue::new_local(keep::Kept::default()),
            apart: StoredValue::new_local(Vec::new()),
            timer: StoredValue::new_local(None),
            pause: StoredValue::new_local(None),
            lock: StoredValue::new_local(None),
            channel: StoredValue::new_local(None),
            last_version: StoredValue::new(0),
            given: StoredValue::new(None),
            wants_store,
            options: StoredValue::new(options),
            calling_off: StoredValue::new_local(None),
            owner: StoredValue::new(Owner::current().unwrap_or_default()),
        };
        session.editor.readonly.set(session.options.with_value(|options| options.readonly));
        session.keep_saving();
        if wants_store {
            session.open_desk();
            session.open_channel();
            session.reopen();
        }
        crate::browser::checks::kept_house(session);
        session
    }

    /// Which row of a list is open for editing. Lists whose rows are always open share the one of the action items.
    pub fn open_row(self, list: ListId) -> RwSignal<Option<RowId>> {
        if list == ListId::Timeline { self.open_event } else { self.open_action }
    }

    /// Whether the element keeps a library of drafts.
    pub fn has_library(self) -> bool {
        self.options.with_value(|options| options.library)
    }

    /// Whether the page around keeps the drafts.
    pub fn kept_by_page(self) -> bool {
        self.host.with_value(Host::storage).is_some()
    }

    /// The element.
    pub fn host(self) -> Host {
        self.host.get_value()
    }

    /// The drafts.
    pub fn with_shelf<T>(self, act: impl FnOnce(&Shelf) -> T) -> T {
        self.desk.with_value(|desk| act(&desk.shelf))
    }

    /// An attribute of the element changed.
    pub fn attribute(self, name: &str, value: Option<&str>) {
        match name {
            "readonly" => {
                self.options.update_value(|options| options.readonly = value.is_some());
                self.let_write();
            }
            "rules" => crate::browser::checks::take_house(self, value.unwrap_or_default()),
            "format" => {
                let format = value.unwrap_or("markdown").to_owned();
                self.options.update_value(|options| options.format = format);
            }
            _ => {}
        }
    }

    /// Read `text` into the element at once, as its `read` method does.
    ///
    /// # Errors
    /// A sentence saying why the text was not read; the open document is then untouched.
    pub fn read(self, text: &str, format: &str) -> Result<(), String> {
        if text.trim().is_empty() {
            self.open_document(Postmortem::default());
            return Ok(());
        }
        let reading = format::read(text, format::by_id(format), &BrowserEnv);
        if let Some(refusal) = reading.refusal {
            return Err(format!("{} {}", refusal.what, refusal.todo));
        }
        self.read_as(&reading);
        self.open_document(reading.document);
        Ok(())
    }

    /// The element goes: save, and give the document unless the store will show it again.
    pub fn leave(self) -> Option<String> {
        self.save_now();
        (self.view.get_untracked() != View::Library).then(|| self.editor.with(format::json::write_dense))
    }

    /// What checks have to know of how a text was read.
    pub fn read_as(self, reading: &Reading) {
        let doubtful = |kind| matches!(kind, format::NoteKind::Guessed | format::NoteKind::Kept);
        let notes = reading.notes.iter().filter(|note| doubtful(note.kind));
        let uncertain = notes.map(|note| Uncertain {
            line: note.line,
            path: note.path.clone(),
            what: note.message.clone(),
        });
        let uncertain: Vec<Uncertain> = uncertain.collect();
        let newer = reading.refusal.as_ref().filter(|refusal| refusal.read_only);
        let newer = newer.map(|refusal| refusal.what.clone());
        self.editor.set_beside(|beside| (beside.uncertain, beside.newer) = (uncertain, newer));
    }

    /// Tell something under the bar. A notice with the same words is not told twice.
    pub fn tell(self, trouble: bool, text: impl Into<String>, action: Option<(String, Callback<()>)>) {
        let text = text.into();
        self.notices.update(|notices| {
            if notices.iter().any(|notice| notice.text == text) {
                return;
            }
            let id = notices.iter().map(|notice| notice.id).max().unwrap_or(0) + 1;
            notices.push(Notice { id, text, trouble, action });
        });
    }

    /// An action of a notice: it lasts as long as the session, while the view that tells it may be gone when somebody presses it.
    pub fn action(self, act: impl Fn() + 'static) -> Callback<()> {
        let make = || Callback::new(move |()| act());
        self.owner.with_value(|owner| owner.with(make))
    }

    /// Take a notice away.
    pub fn hush(self, id: u32) {
        self.notices.update(|notices| notices.retain(|notice| notice.id != id));
    }

    /// Say something to screen readers.
    pub fn say(self, words: impl Into<String>) {
        self.spoken.set(words.into());
    }

    /// Say to the page that something failed; the words for people stand in the element.
    fn fail(self, reason: &str, why: &str) {
        let words = serde_json::to_string(why).unwrap_or_default();
        self.dispatch(
            "postmortem-error",
            &["{\"message\":", &words, ",\"reason\":\"", reason, "\"}"].concat(),
        );
    }

    /// Dispatch an event of the contract.
    pub fn dispatch(self, name: &str, detail: &str) {
        self.host.with_value(|host| host.event(name, detail));
    }
}
