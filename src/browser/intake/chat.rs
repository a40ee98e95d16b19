//! A pasted chat or log: its messages in a list, kept, dropped or made one in bulk with the keyboard, then put into the timeline in one
//! step. What a message is and where it goes is decided in the core.

mod row;

use super::day_question::DayQuestion;
use crate::browser::component::Icon;
use crate::browser::component::focus::focus_id;
use crate::browser::component::icon::Glyph;
use crate::browser::env::BrowserEnv;
use crate::browser::session::{Session, View};
use crate::browser::view::prelude::*;
use crate::chronology::places;
use crate::edit::{Edit, Row, Transaction};
use crate::field::FieldPath;
use crate::format::paste::{self, Candidates, Chat};
use crate::model::{ListId, Postmortem};
use crate::time::text::{self, Context};
use leptos::ev::KeyboardEvent;
use row::Rows;

/// The paste that is being chosen from.
#[derive(Clone, Copy)]
pub(super) struct Paste {
    session: Session,
    candidates: RwSignal<Candidates, LocalStorage>,
    /// Where the choosing began and where it is now.
    marked: RwSignal<(usize, usize)>,
    /// The order of day and month that the author chose.
    day_first: RwSignal<Option<bool>>,
    /// The day that the author gave messages without one.
    day: RwSignal<String>,
}

/// Show the messages of `text`, or a field to paste them into.
pub fn open(session: Session, text: String) {
    session.save_now();
    session.popover.set(None);
    session.chat.set(text);
    session.view.set(View::Chat);
}

/// The whole view.
#[component]
pub fn ChatPaste(session: Session) -> impl IntoView {
    let paste = Paste {
        session,
        candidates: RwSignal::new_local(Candidates::default()),
        marked: RwSignal::new((0, 0)),
        day_first: RwSignal::new(None),
        day: RwSignal::new(String::new()),
    };
    let chat = Memo::new_with_compare(move |_| paste.read(), |_, _| true);
    Effect::new(move |_| {
        let mut found = chat.with(Candidates::of);
        // Another reading of the days is of the same messages.
        paste.candidates.with_untracked(|before| {
            if before.rows.len() == found.rows.len() {
                for (row, before) in found.rows.iter_mut().zip(&before.rows) {
                    row.kept = before.kept;
                }
            }
        });
        let any = !found.rows.is_empty();
        paste.marked.set((0, 0));
        paste.candidates.set(found);
        focus_id(session, if any { "chat-list".to_owned() } else { "chat-text".to_owned() });
    });
    view! {
        <div class="doc" role="group" aria-label="Chat or log">
            <section class="report chat">
                {move || {
                    let (count, origin) = chat.with(|chat| (chat.messages.len(), chat.origin));
                    if count == 0 { paste.asking() } else { paste.choosing(origin, count, chat) }
                }}
            </section>
        </div>
    }
    .into_any()
}

impl Paste {
    fn read(self) -> Chat {
        let text = self.session.chat.get();
        let editor = self.session.editor;
        let mut context = editor.with(|document| crate::chronology::context(document, None));
        let given = text::read(&self.day.get(), &Context::default()).date;
        context.date = given.or(context.date);
        // A chat begins where it begins, whatever was written last.
        context.after = None;
        context.zone = None;
        context.day_first = self.day_first.get();
        paste::read(&text, &context, &BrowserEnv)
    }

    /// A field for the text, with what can be pasted.
    fn asking(self) -> AnyView {
        let session = self.session;
        let nothing = !session.chat.with_untracked(|text| text.trim().is_empty());
        let words = RwSignal::new(session.chat.get_untracked());
        let read = move || session.chat.set(words.get_untracked());
        view! {
            <header>
                <h1 class="h2">"Paste a chat or log"</h1>
                <p id="chat-hint">"Copied text of Slack, Teams, Discord, Google Chat or IRC, a syslog or any log with times, or an export in JSON (Slack, PagerDuty and others). Each message becomes an event; you choose which."</p>
                {nothing.then(|| view! { <p class="lv-warn" role="alert">"No message with a time was found. A line has to begin with a time, or a name and a time."</p> })}
            </header>
            <div class="chat-text">
                <label class="label" for="chat-text">"Text"</label>
                <textarea id="chat-text" class="input" rows="12" aria-describedby="chat-hint" prop:value=move || words.get()
                    on:input=move |event| words.set(event_target_value(&event))
                    on:keydown=move |event: KeyboardEvent| if event.key() == "Enter" && (event.ctrl_key() || event.meta_key()) { event.prevent_default(); read(); }></textarea>
            </div>
            <footer>
                <p></p>
                <button type="button" class="btn" on:click=move |_| self.leave()>"Cancel"</button>
                <button type="button" class="btn fill" id="read-chat" on:click=move |_| read()>"Show the messages"</button>
            </footer>
        }
        .into_any()
    }

    fn choosing(self, origin: &'static str, count: usize, chat: Memo<Chat>) -> AnyView {
        let kept = Memo::new(move |_| self.candidates.with(Candidates::count));
        let open_day = chat.with_untracked(|chat| {
            chat.messages.iter().any(|message| message.day_assumed) && chat.undecided.is_none()
        });
        let undecided = chat.with_untracked(|chat| chat.undecided);
        let act = move |what: char| {
            move |_| {
                self.act(what);
                focus_id(self.session, "chat-list".to_owned());
            }
        };
        view! {
            <header>
                <h1 class="h2">{format!("{count} messages from {origin}")}</h1>
                <p id="chat-keys">"Arrow keys move, Shift marks several, Ctrl A all. "<kbd>"K"</kbd>" keeps, "<kbd>"D"</kbd>" drops, "<kbd>"M"</kbd>" makes one event of the marked, "<kbd>"Z"</kbd>" takes back."</p>
                {undecided.map(|(month_first, day_first)| view! {
                    <DayQuestion month_first=month_first day_first=day_first choose=Callback::new(move |first| self.day_first.set(Some(first))) />
                })}
                {open_day.then(|| view! {
                    <div class="ask">
                        <label for="chat-day">"Day of messages without a date"</label>
                        <input class="input" id="chat-day" type="date" prop:value=move || self.day.get() on:change=move |event| self.day.set(event_target_value(&event)) />
                    </div>
                })}
                <div class="tools" role="toolbar" aria-label="Marked messages">
                    <button type="button" class="btn line small" on:click=act('k')>"Keep"</button>
                    <button type="button" class="btn line small" on:click=act('d')>"Drop"</button>
                    <button type="button" class="btn line small" on:click=act('m')>"Make one event"</button>
                    <button type="button" class="btn line small" on:click=act('a')>"Mark all"</button>
                    <button type="button" class="btn line small" on:click=act('z')><Icon glyph=Glyph::Undo small=true />"Take back"</button>
                </div>
            </header>
            <Rows paste=self />
            <footer>
                <p>"The raw text of each message stays with its event. One step back undoes it all."</p>
                <button type="button" class="btn" on:click=move |_| self.leave()>"Cancel"</button>
                <button type="button" class="btn fill" id="add-chat" disabled=move || kept.get() == 0 on:click=move |_| self.enter(origin)>
                    {move || match kept.get() { 1 => "Add 1 event".to_owned(), kept => format!("Add {kept} events") }}
                </button>
            </footer>
        }
        .into_any()
    }

    /// The marked rows, first and last.
    fn range(self) -> std::ops::RangeInclusive<usize> {
        let (from, to) = self.marked.get_untracked();
        from.min(to)..=from.max(to)
    }

    /// Do what a key or a button asks for; `false` if it is none of the list's.
    fn act(self, what: char) -> bool {
        let range = self.range();
        let marked = range.clone().count();
        let many = if marked == 1 { "1 message".to_owned() } else { format!("{marked} messages") };
        let last = self.candidates.with_untracked(|candidates| candidates.rows.len().saturating_sub(1));
        let said = match what {
            'k' | 'd' => {
                let kept = what == 'k';
                self.candidates.update(|candidates| candidates.keep(range.clone(), kept));
                // One by one the list is walked with one finger.
                if marked == 1 {
                    let next = (*range.end() + 1).min(last);
                    self.marked.set((next, next));
                }
                format!("{many} {}.", if kept { "kept" } else { "dropped" })
            }
            'm' => {
                let start = *range.start();
                let mut merged = false;
                self.candidates.update(|candidates| merged = candidates.merge(range));
                if merged {
                    self.marked.set((start, start));
                    format!("{many} made one.")
                } else {
                    "Mark two or more kept messages to make them one.".to_owned()
                }
            }
            'a' => {
                self.marked.set((0, last));
                format!("{} messages marked.", last + 1)
            }
            'z' => {
                let mut back = false;
                self.candidates.update(|candidates| back = candidates.undo());
                self.marked.update(|(from, to)| (*from, *to) = ((*from).min(last), (*to).min(last)));
                if back { "Taken back.".to_owned() } else { "Nothing to take back.".to_owned() }
            }
            _ => return false,
        };
        self.session.say(said);
        true
    }

    fn leave(self) {
        self.session.chat.set(String::new());
        let in_draft = self.session.editor.with(|open| !open.id.is_empty()) || !self.session.has_library();
        self.session.view.set(if in_draft { View::Write } else { View::Library });
    }

    /// Put what was chosen into the timeline, in one step.
    fn enter(self, origin: &'static str) {
        let session = self.session;
        let events = self.candidates.with_untracked(Candidates::chosen);
        let editor = session.editor;
        if session.has_library() && editor.with(|open| open.id.is_empty()) {
            session.start_new(Postmortem::default());
        }
        let at = editor.with(|document| places(document, &events, editor.zones()));
        let first = events.first().map(|event| event.id.clone());
        let count = events.len();
        let edits =
            at.into_iter().zip(events).map(|(at, event)| Edit::Insert(at, Row::Timeline(event))).collect();
        if !editor.commit(Transaction::new(format!("adding {count} events from {origin}"), edits)) {
            return;
        }
        session.chat.set(String::new());
        session.view.set(View::Write);
        editor.settle();
        if let Some(id) = first {
            editor.select(FieldPath::Row(ListId::Timeline, id.clone()));
            focus_id(session, format!("row/{id}"));
        }
        session.say(format!("{count} events added to the timeline."));
    }
}
