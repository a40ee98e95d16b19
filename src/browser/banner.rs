//! Notices under the bar, in the flow: trouble with saving, another tab, what was just deleted.

use super::component::Icon;
use super::component::icon::Glyph;
use super::export;
use super::session::{SaveState, Session};
use crate::browser::view::prelude::*;

/// Every notice, trouble with saving first.
#[component]
pub fn Banners(session: Session) -> impl IntoView {
    view! {
        {move || saving(session, &session.save.get())}
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

fn saving(session: Session, state: &SaveState) -> Option<AnyView> {
    let download = move || {
        view! {
            <button type="button" class="btn fill small" on:click=move |_| export::download(session, "markdown")>"Download now"</button>
            <button type="button" class="btn line small" on:click=move |_| export::copy(session, "markdown")>"Copy text"</button>
        }
    };
    match state {
        SaveState::Failed(why) => Some(
            view! {
                <div class="banner error" role="alert">
                    <Icon glyph=Glyph::Unsaved />
                    <div>
                        <b>"Your last changes are not saved."</b>
                        <p>{format!("{why} The text is on screen and in memory. Download it, then delete drafts or clear space. Saving goes on by itself.")}</p>
                    </div>
                    <div class="do">{download()}</div>
                </div>
            }
            .into_any(),
        ),
        SaveState::Unseen => Some(
            view! {
                <div class="banner warn" role="alert">
                    <Icon glyph=Glyph::Tabs />
                    <div>
                        <b>"This postmortem was changed in another tab."</b>
                        <p>"Nothing was written over. Choose which text stays here; the other one goes into your drafts as a copy."</p>
                    </div>
                    <div class="do">
                        <button type="button" class="btn line small" on:click=move |_| session.keep_mine()>"Keep mine"</button>
                        <button type="button" class="btn line small" on:click=move |_| session.take_theirs()>"Take the other"</button>
                    </div>
                </div>
            }
            .into_any(),
        ),
        SaveState::Memory => Some(
            view! {
                <div class="banner warn" role="status">
                    <Icon glyph=Glyph::Memory />
                    <div>
                        <b>"Nothing is kept on this page."</b>
                        <p>"The browser does not let this page store anything. Your text lasts until you close the tab. Save a file before you leave."</p>
                    </div>
                    <div class="do">{download()}</div>
                </div>
            }
            .into_any(),
        ),
        SaveState::ReadOnly => Some(
            view! {
                <div class="banner warn" role="status">
                    <Icon glyph=Glyph::Warn />
                    <div>
                        <b>"Written by a newer version of the editor."</b>
                        <p>"It can be read and taken away here. To change it, open it with the newer version."</p>
                    </div>
                    <div class="do">{download()}</div>
                </div>
            }
            .into_any(),
        ),
        SaveState::Saved | SaveState::Editing | SaveState::Host => None,
    }
}
