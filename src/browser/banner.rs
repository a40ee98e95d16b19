//! Notices under the bar, in the flow: trouble with saving, another tab, what was just deleted.

use super::component::Icon;
use super::component::icon::Glyph;
use super::conflicts::Conflicts;
use super::export;
use super::session::{SaveState, Session};
use crate::browser::view::prelude::*;

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
        _ => {
            let error = session.trouble.get()?;
            let second = matches!(session.kept_in_second(), Some(true));
            let title = if second {
                "Your last changes are in the second store only."
            } else {
                "Your last changes are not saved."
            };
            let more = if second {
                " A crash of the browser may take up to a minute of them. Saving goes on by itself."
            } else {
                " The text is on screen and in memory. Download it, then delete drafts or clear space. Saving goes on by itself."
            };
            ("error", Glyph::Unsaved, title, [&error.to_string(), more].concat())
        }
    };
    let follows = session.following.get();
    Some(
        view! {
            <div class=["banner ", class].concat() role=if class == "error" { "alert" } else { "status" }>
                <Icon glyph=glyph />
                <div><b>{title}</b><p>{words}</p></div>
                <div class="do">
                    {if follows {
                        view! { <button type="button" class="btn fill small" on:click=move |_| session.take_over()>"Write here"</button> }.into_any()
                    } else {
                        view! {
                            <button type="button" class="btn fill small" on:click=move |_| export::download(session, "markdown")>"Download now"</button>
                            <button type="button" class="btn line small" on:click=move |_| export::copy(session, "markdown")>"Copy text"</button>
                        }.into_any()
                    }}
                </div>
            </div>
        }
        .into_any(),
    )
}
