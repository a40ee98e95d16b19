//! The file of the open draft, where the browser hands out files: which it is, saving into it, and letting it go. And what to do where the
//! file was changed elsewhere.

use crate::browser::component::Icon;
use crate::browser::component::icon::Glyph;
use crate::browser::session::Session;
use crate::browser::view::prelude::*;

/// Which file the draft belongs to, above the other ways out.
#[component]
pub(super) fn FilePanel(session: Session) -> impl IntoView {
    let (files, _) = session.hands_out();
    let shown = move || {
        let name = session.file.with(|file| file.as_ref().map(crate::browser::store::Link::name));
        let (words, save) = match &name {
            Some(name) => {
                (["This draft belongs to ", name, " on this disk."].concat(), ["Save into ", name].concat())
            }
            None => (
                "This draft belongs to no file on this disk yet.".to_owned(),
                "Save into a new file".to_owned(),
            ),
        };
        view! {
            <section class="file-of" aria-label="File on this disk">
                <p>{words}" It is read before it is written, and never written over unseen."</p>
                <div class="do">
                    <button type="button" class="btn fill small" on:click=move |_| session.save_file()><Icon glyph=Glyph::Saved small=true />{save}</button>
                    {name.map(|_| view! {
                        <button type="button" class="btn line small" on:click=move |_| session.unlink_file()>"Let the file go"</button>
                    })}
                </div>
            </section>
        }
    };
    files.then_some(shown).into_any()
}

/// The file holds something else than was seen here, until somebody chooses.
#[component]
pub fn FileChanged(session: Session) -> impl IntoView {
    move || {
        session.elsewhere.get().map(|found| {
            let title = [&found.name, " was changed outside this editor."].concat();
            view! {
                <section class="banner warn" role="region" aria-label="Changed outside">
                    <Icon glyph=Glyph::Warn />
                    <div>
                        <b>{title}</b>
                        <p>"Nothing was written. Whatever you choose, both are kept under Versions, and undo takes it back."</p>
                    </div>
                    <div class="do">
                        <button type="button" class="btn fill small" on:click=move |_| session.take_file(true)>"Merge both"</button>
                        <button type="button" class="btn line small" on:click=move |_| session.take_file(false)>"Take the file’s"</button>
                        <button type="button" class="btn line small" on:click=move |_| session.keep_mine()>"Keep mine"</button>
                    </div>
                </section>
            }
        })
    }
}
