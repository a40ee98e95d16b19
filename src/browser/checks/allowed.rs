//! Everything that the document allows or weighs differently, in one list, with places and reasons.

use crate::browser::component::Icon;
use crate::browser::component::hush::bring_back;
use crate::browser::component::icon::Glyph;
use crate::browser::session::Session;
use crate::browser::view::prelude::*;
use crate::model::{Level, Suppression};

/// The list, if there is anything in it.
#[component]
pub fn Allowed(session: Session) -> impl IntoView {
    let editor = session.editor;
    let rows = Memo::new(move |_| {
        editor.settled().track();
        editor.diagnostics().track();
        editor.with(|document| document.suppressions.clone())
    });
    let row = move |(index, one): (usize, Suppression)| {
        let place = one.path.as_deref().unwrap_or("everywhere").to_owned();
        let does = one.level.map_or("not reported", Level::name);
        let covered = move || {
            let number = editor.suppressed().with(|all| all.iter().filter(|(_, at)| *at == index).count());
            match (number, does) {
                (0, "not reported") => "covers nothing now".to_owned(),
                (0, level) => ["counts as ", level].concat(),
                (1, _) => "covers one finding".to_owned(),
                (many, _) => ["covers ", &many.to_string(), " findings"].concat(),
            }
        };
        view! {
            <div class="item hushed">
                <span class="lv-hush"><Icon glyph=Glyph::Hush /></span>
                <span>{one.rule}" "{place}", "{covered}<small>"Reason: "{one.reason}</small></span>
                <button type="button" class="btn line small" on:click=move |_| bring_back(session, index)>"Bring back"</button>
            </div>
        }
    };
    view! {
        <Show when=move || rows.with(|rows| !rows.is_empty())>
            <h3 class="head">"Suppressed"</h3>
            {move || rows.get().into_iter().enumerate().map(row).collect_view()}
        </Show>
    }
    .into_any()
}
