//! Notices under the bar, in the flow: trouble with saving, another tab, what was just deleted.

use super::component::Icon;
use super::component::icon::Glyph;
use super::conflicts::Conflicts;
use super::export;
use super::session::{SaveState, Session, Unsaved};
use crate::browser::view::prelude::*;
use crate::draft::StoreError;

/// Every notice, trouble with saving first.
#[component]
pub fn Banners(session: Session) -> impl IntoView {
    // A notice stands still while typing goes on: only these change what it says.
    let told = Memo::new(move |before: Option<&SaveState>| match session.save.get() {
        SaveState::Editing => before.cloned().unwrap_or(SaveState::Editing),
        now => now,
    });
    view! {
        {move || saving(session, &told.get())}
        {move || session.unsaved.get().into_iter().map(|draft| left(session, draft)).collect_view()}
        <export::FileChanged session=session />
        <Conflicts session=session />
        <For each=move || session.notices.get() key=|notice| notice.id let:notice>
            <div class=if notice.trouble { "banner warn" } else { "banner info" } role=if notice.trouble { "alert" } else { "status" }>
                <Icon glyph=if notice.trouble { Glyph::Warn } else { Glyph::Advice } />
                <p>{notice.text}</p>
                <div class="do">
                    {notice.action.map(|(label, act)| {
                        let id = notice.id;
                        view! {
                            <button type="button" class="btn line small" on:click=move |_| { act.run(()); session.hush(id); }>{label}</button>
                        }
                    })}
                    <button type="button" class="btn small icon quiet" aria-label="Dismiss" on:click=move |_| session.hush(notice.id)>
                        <Icon glyph=Glyph::Close small=true />
                    </button>
                </div>
            </div>
        </For>
    }
}

/// The standing notices: what is wrong with keeping the words, as long as it is.
fn saving(session: Session, state: &SaveState) -> Option<AnyView> {
    let (class, glyph, title, words) = match state {
        _ if session.following.get() => (
            "info",
            Glyph::Tabs,
            "This postmortem is open in another tab.",
            "What is written there shows here a moment later.".to_owned(),
        ),
        SaveState::Memory => (
            "warn",
            Glyph::Memory,
            "Nothing is kept on this page.",
            "The browser does not let this page store anything. Your text lasts until you close the tab. Save a file before you leave."
                .to_owned(),
        ),
        SaveState::ReadOnly => (
            "warn",
            Glyph::Warn,
            "Written by a newer version of the editor.",
            "It can be read and taken away here. To change it, open it with the newer version.".to_owned(),
        ),
        SaveState::Second | SaveState::Failed => {
            let error = session.trouble.get()?;
            let second = *state == SaveState::Second;
            let title = if second {
                "Your last changes are in the second store only."
            } else {
                "Your last changes are not saved."
            };
            ("error", Glyph::Unsaved, title, [&error.to_string(), more(second)].concat())
        }
        _ => {
            let error = session.one_copy.get()?;
            ("info", Glyph::Advice, "Your text is saved, but only once.", one_copy(session, error))
        }
    };
    let does = if session.following.get() {
        view! { <button type="button" class="btn fill small" on:click=move |_| session.take_over()>"Write here"</button> }.into_any()
    } else {
        ways_out(session, None)
    };
    Some(standing(class, glyph, title.to_owned(), words, does))
}

/// A draft that is open no more and that no store has taken yet.
fn left(session: Session, draft: Unsaved) -> AnyView {
    let Unsaved { id, title, second, error } = draft;
    let name = if title.trim().is_empty() { "Untitled postmortem" } else { &title };
    let title =
        ["“", name, if second { "” is in the second store only." } else { "” is not saved." }].concat();
    let words = [&error.to_string(), more(second)].concat();
    standing("error", Glyph::Unsaved, title, words, ways_out(session, Some(id)))
}

fn more(second: bool) -> &'static str {
    if second {
        " A crash of the browser may take up to a minute of them. Saving goes on by itself."
    } else {
        " The text is in memory. Download it, then delete drafts or clear space. Saving goes on by itself."
    }
}

/// What it means that one of the two stores has no copy.
fn one_copy(session: Session, error: StoreError) -> String {
    if !session.has_first_store() {
        return "The browser’s database cannot be used, so local storage has your text. A crash of the browser may take up to a minute of it. Save a file before you leave.".to_owned();
    }
    let why = match error {
        StoreError::Full => "is full. Deleting drafts makes room",
        StoreError::Refused => "is switched off. Allowing site data brings it back",
        StoreError::Aborted | StoreError::Silent => "does not take it",
    };
    [
        "The second copy, for the day the browser’s database breaks, cannot be written: local storage ",
        why,
        ". It is tried again by itself.",
    ]
    .concat()
}

/// To take the words away: those of the open draft, or of the one with this id.
fn ways_out(session: Session, id: Option<String>) -> AnyView {
    let id = StoredValue::new(id);
    let take = move |copies: bool| match id.get_value() {
        Some(id) => export::rescue(session, &id, copies),
        None if copies => export::copy(session, "markdown"),
        None => export::download(session, "markdown"),
    };
    view! {
        <button type="button" class="btn fill small" on:click=move |_| take(false)>"Download now"</button>
        <button type="button" class="btn line small" on:click=move |_| take(true)>"Copy text"</button>
    }
    .into_any()
}

fn standing(class: &str, glyph: Glyph, title: String, words: String, does: AnyView) -> AnyView {
    view! {
        <div class=["banner ", class].concat() role=if class == "error" { "alert" } else { "status" }>
            <Icon glyph=glyph />
            <div><b>{title}</b><p>{words}</p></div>
            <div class="do">{does}</div>
        </div>
    }
    .into_any()
}
