//! A link that holds the whole document behind its `#`, which no server gets to see. Opening one shows how it reads and asks before
//! anything is replaced.

use super::{clipboard, download};
use crate::browser::intake;
use crate::browser::session::Session;
use crate::browser::view::prelude::*;
use crate::format::{self, SIZE_LIMIT};
use leptos::task::spawn_local;
use wasm_bindgen_futures::JsFuture;

/// What stands before the document in an address.
const MARK: &str = "#pm=";
/// Characters that mail, chats and wikis pass on whole.
const SAFE: usize = 8_000;
/// Longer links are not made: too many programs cut them off.
const LONGEST: usize = 32_000;

/// The link, how long it is, and what to do if it is too long.
#[component]
pub fn LinkPanel(session: Session) -> impl IntoView {
    let link = RwSignal::new(String::new());
    let failed = RwSignal::new(false);
    let json = session.editor.with(format::json::write_dense);
    spawn_local(async move {
        match JsFuture::from(session.host().pack(&json)).await.ok().and_then(|code| code.as_string()) {
            Some(code) => {
                let page = window().location().href().unwrap_or_default();
                let page = page.split('#').next().unwrap_or_default();
                link.try_set([page, MARK, &code].concat());
            }
            None => {
                failed.try_set(true);
            }
        }
    });
    let length = move || link.with(String::len);
    let words = move || {
        let length = length();
        let say = match length {
            _ if failed.get() => return "This browser cannot make the link. Send a file instead.".to_owned(),
            0 => return "Making the link …".to_owned(),
            1..=SAFE => "short enough for mail, chats and wikis",
            _ if length <= LONGEST => {
                "some chats and mail programs cut links as long as this; try it, or send a file"
            }
            _ => "too long for a link: send a file",
        };
        format!("{length} characters of at most {LONGEST}: {say}.")
    };
    let copy = move |_| {
        let text = link.get_untracked();
        spawn_local(async move {
            let words = if clipboard::copy(&text).await {
                "Link copied."
            } else {
                "Select the link and press Ctrl C."
            };
            session.say(words);
            session.tell(false, words, None);
        });
    };
    let unfit = move || link.with(|link| link.is_empty() || link.len() > LONGEST);
    view! {
        <div class="do">
            <button type="button" class="btn fill" disabled=unfit on:click=copy>"Copy the link"</button>
            <button type="button" class="btn line" on:click=move |_| download(session, "html")>"Download a file instead"</button>
        </div>
        <label class="length"><span>{words}</span>
            <meter min="0" low=SAFE.to_string() high=LONGEST.to_string() max=LONGEST.to_string() optimum="0" prop:value=move || length().to_string()></meter>
        </label>
        <p class="hint">"The document is inside the link, after the #. No server gets it, but whoever has the link can read it. Opening it asks before anything is replaced."</p>
        <textarea class="input link" readonly=true rows="6" aria-label="The link" prop:value=move || if unfit() { String::new() } else { link.get() }></textarea>
    }
    .into_any()
}

/// The document in an address, still packed.
pub fn held(address: &str) -> Option<&str> {
    let (_, code) = address.split_once(MARK)?;
    (!code.is_empty() && !code.contains(char::is_whitespace)).then_some(code)
}

/// Read the document of a link.
pub fn open(session: Session, code: &str) {
    let limit = u32::try_from(SIZE_LIMIT).unwrap_or(u32::MAX);
    let text = session.host().unpack(code, limit);
    spawn_local(async move {
        match JsFuture::from(text).await.ok().and_then(|text| text.as_string()) {
            Some(text) => intake::take_text(session, &text, "the link"),
            None => {
                let words = "The link is not whole, so its document cannot be read. Ask for it again, or for a file. Nothing was changed.";
                session.tell(true, words, None);
            }
        }
    });
}

/// Looks for a document in the page's own address, now and whenever it changes. The address is cleared, so that loading the page again
/// does not ask again.
pub fn watch(session: Session) {
    let look = move || {
        let location = window().location();
        let address = location.hash().unwrap_or_default();
        if let Some(code) = held(&address) {
            open(session, code);
            let _ = location.replace("#");
        }
    };
    look();
    let changed = window_event_listener_untyped("hashchange", move |_| look());
    on_cleanup(move || changed.remove());
}
