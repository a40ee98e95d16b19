//! The library of drafts: find, open, rename, duplicate, delete and bring back.

mod card;
mod entry;
mod shelf;

use super::command;
use super::component::Icon;
use super::component::icon::Glyph;
use super::session::Session;
use crate::browser::view::prelude::*;
use crate::model::{Postmortem, Status};
use card::Card;
use entry::{Draft, drafts};
use shelf::{Bin, Narrow, Narrowing, Storage};

/// Every draft in this browser.
#[component]
pub fn Library(session: Session) -> impl IntoView {
    let all = Memo::new(move |_| {
        session.shelf_changed.track();
        drafts(session)
    });
    let query = RwSignal::new(String::new());
    let status = RwSignal::new(None::<Status>);
    let narrow = RwSignal::new(Narrow::default());
    let shown = Memo::new(move |_| {
        let words: Vec<String> = query.get().to_lowercase().split_whitespace().map(str::to_owned).collect();
        let mut shown: Vec<Draft> = all.with(|all| {
            let fits = |draft: &&Draft| {
                status.get().is_none_or(|status| draft.status == Some(status))
                    && narrow.with(|narrow| narrow.fits(draft))
                    && words.iter().all(|word| draft.words.contains(word))
            };
            all.iter().filter(fits).cloned().collect()
        });
        narrow.with(|narrow| narrow.sort(&mut shown));
        shown
    });
    view! {
        <div class="lib">
            <Show
                when=move || all.with(|all| !all.is_empty())
                fallback=move || view! { <Welcome session=session /><div class="aside"><Bin session=session /></div> }
            >
                <div>
                    <div class="lib-top">
                        <h1>"Drafts"</h1>
                        <div class="end">
                            <button type="button" class="btn line" on:click=move |_| command::import::run(session)><Icon glyph=Glyph::Import />"Import"</button>
                            <button type="button" class="btn fill" id="new-draft" on:click=move |_| session.start_new(Postmortem::default())>
                                <Icon glyph=Glyph::Plus />"New postmortem"
                            </button>
                        </div>
                    </div>
                    <div class="find">
                        <Icon glyph=Glyph::Search />
                        <input class="input" id="find" type="search" aria-label="Search titles, events, causes, owners" autocomplete="off"
                            placeholder="Search titles, events, causes, owners"
                            prop:value=move || query.get() on:input=move |event| query.set(event_target_value(&event)) />
                        <kbd aria-hidden="true">"/"</kbd>
                    </div>
                    <div class="filters" role="group" aria-label="Filter by status">
                        <Filter all=all status=status of=None label="All" />
                        {Status::ALL.into_iter().map(|one| view! { <Filter all=all status=status of=Some(one) label=one.label() /> }).collect_view()}
                        <Narrowing all=all narrow=narrow />
                    </div>
                    <ul class="list" aria-label="Drafts">
                        <For each=move || shown.get() key=|draft| (draft.id.clone(), draft.saved, draft.findings) let:draft>
                            <Card session=session draft=draft />
                        </For>
                    </ul>
                    <p class="guide" role="status">{move || match (shown.with(Vec::len), query.with(String::is_empty)) {
                        (0, _) => "No draft fits. Change the words or the filter.".to_owned(),
                        (_, true) => String::new(),
                        (count, false) => format!("{count} found"),
                    }}</p>
                </div>
                <div class="aside">
                    <DropHere session=session />
                    <Storage session=session all=all />
                    <Bin session=session />
                </div>
            </Show>
        </div>
    }
    .into_any()
}

#[component]
fn Filter(
    all: Memo<Vec<Draft>>,
    status: RwSignal<Option<Status>>,
    of: Option<Status>,
    label: &'static str,
) -> impl IntoView {
    let count = move || all.with(|all| all.iter().filter(|draft| of.is_none() || draft.status == of).count());
    view! {
        <Show when=move || { of.is_none() || count() > 0 }>
            <button type="button" class="btn small" aria-pressed=move || (status.get() == of).to_string() on:click=move |_| status.set(of)>
                {label}<span class="c">{count}</span>
            </button>
        </Show>
    }
}

/// A place to drop a file, with the two other ways in.
#[component]
fn DropHere(session: Session) -> impl IntoView {
    let pasting = RwSignal::new(false);
    let text = RwSignal::new(String::new());
    view! {
        <section class="drop">
            <Icon glyph=Glyph::Import />
            <h2>"Drop a postmortem here"</h2>
            <p>"Markdown, JSON or plain text, from any template. You see what was understood before anything is kept."</p>
            <div class="do">
                <button type="button" class="btn line small" on:click=move |_| command::import::run(session)>"Choose a file"</button>
                {session.hands_out().1.then(|| view! {
                    <button type="button" class="btn line small" on:click=move |_| session.open_folder()>"Open a folder"</button>
                })}
                <button type="button" class="btn line small" aria-expanded=move || pasting.get().to_string()
                    on:click=move |_| pasting.update(|open| *open = !*open)>"Paste text"</button>
            </div>
            <Show when=move || pasting.get()>
                <textarea class="input" rows="6" id="paste-text" aria-label="Text of a postmortem"
                    prop:value=move || text.get() on:input=move |event| text.set(event_target_value(&event))></textarea>
                <button type="button" class="btn fill small" on:click=move |_| super::intake::take_text(session, &text.get_untracked(), "pasted text")>"Read it"</button>
            </Show>
        </section>
    }
    .into_any()
}

/// What a person sees who has no drafts yet.
#[component]
fn Welcome(session: Session) -> impl IntoView {
    view! {
        <div class="welcome">
            <h1>"Write the postmortem while it is fresh"</h1>
            <p>"A form for what happened, a timeline drawn to scale, checks that say what is missing. Everything stays in this browser; nothing is sent anywhere."</p>
            <div class="ways">
                <button type="button" class="way" id="new-draft" on:click=move |_| session.start_new(Postmortem::default())>
                    <Icon glyph=Glyph::Write /><b>"Start empty"</b>"Every section with guidance, checks as you write."
                </button>
                <button type="button" class="way" on:click=move |_| command::import::run(session)>
                    <Icon glyph=Glyph::Import /><b>"Open a file"</b>"Markdown or JSON, from any template. Dropping it anywhere works too."
                </button>
                <button type="button" class="way" on:click=move |_| session.start_new(crate::example::document(&super::env::BrowserEnv))>
                    <Icon glyph=Glyph::Preview /><b>"Look at an example"</b>"A finished postmortem to try things on."
                </button>
            </div>
            <DropHere session=session />
        </div>
    }
    .into_any()
}
