//! The bar: where am I, is it safe, what is left, get it out. And on a phone, the four things a thumb needs.

use super::checks;
use super::command::{self, palette::Palette};
use super::component::Icon;
use super::component::icon::Glyph;
use super::component::popover::{is_open, opener_id, toggle};
use super::session::{SaveState, Session, View};
use crate::browser::view::prelude::*;
use crate::field::{Field, FieldPath};

/// The bar at the top of the element.
#[component]
pub fn Bar(session: Session) -> impl IntoView {
    let editor = session.editor;
    let in_draft = move || session.view.get() != View::Library;
    let title = Memo::new(move |_| editor.text(&FieldPath::Field(Field::Title)));
    view! {
        <header class="bar" part="bar" role="group" aria-label="Postmortem editor">
            <div class="crumb">
                {session.has_library().then(|| view! {
                    <button type="button" class="btn quiet" aria-label="Drafts" aria-current=move || (!in_draft()).then_some("true") on:click=move |_| session.close_draft()>
                        <Icon glyph=Glyph::Drafts /><span class="lbl">"Drafts"</span>
                    </button>
                })}
                <Show when=in_draft>
                    <span class="here opt-mid">{move || title.get()}</span>
                </Show>
            </div>
            <SaveMark session=session />
            <span class="space"></span>
            <Show when=in_draft>
                <HistoryButtons session=session />
                <span class="sep opt-narrow"></span>
                <div class="seg" role="group" aria-label="View">
                    <ViewButton session=session view=View::Write label="Write" />
                    <ViewButton session=session view=View::Preview label="Preview" />
                </div>
                <span class="sep opt-narrow"></span>
                <div class="anchor opt-narrow">
                    <button type="button" class="btn" id=opener_id("checks") title="Next check (F8)"
                        aria-expanded=move || is_open(session, "checks").to_string() on:click=move |_| toggle(session, "checks")>
                        <span class="opt-mid">"Checks"</span>
                        <checks::Tally session=session />
                    </button>
                </div>
                <span class="sep opt-narrow"></span>
            </Show>
            <slot name="actions"></slot>
            <button type="button" class="btn opt-mid" on:click=move |_| command::import::run(session)><Icon glyph=Glyph::Import />"Import"</button>
            <Show when=in_draft>
                <button type="button" class="btn line opt-narrow" id=opener_id("export")
                    aria-pressed=move || (session.view.get() == View::Export).to_string() on:click=move |_| session.view.set(View::Export)>
                    <Icon glyph=Glyph::Export />"Export"
                </button>
            </Show>
            <button type="button" class="btn icon" id=opener_id("palette") aria-label="All commands (Ctrl K)"
                aria-expanded=move || is_open(session, "palette").to_string() on:click=move |_| toggle(session, "palette")>
                <Icon glyph=Glyph::More />
            </button>
            <div class="pops">
                <checks::Panel session=session />
                <Palette session=session />
            </div>
        </header>
    }
    .into_any()
}

#[component]
fn HistoryButtons(session: Session) -> impl IntoView {
    let editor = session.editor;
    let undo = move || editor.steps().0;
    let redo = move || editor.steps().1;
    let label = |what: &'static str, step: Option<String>| match step {
        Some(step) => format!("{what}: {step}"),
        None => what.to_owned(),
    };
    view! {
        <button type="button" class="btn icon" aria-label=move || label("Undo", undo()) title=move || label("Undo", undo())
            disabled=move || undo().is_none() on:click=move |_| editor.undo()>
            <Icon glyph=Glyph::Undo />
        </button>
        <button type="button" class="btn icon opt-narrow" aria-label=move || label("Redo", redo()) title=move || label("Redo", redo())
            disabled=move || redo().is_none() on:click=move |_| editor.redo()>
            <Icon glyph=Glyph::Redo />
        </button>
        <button type="button" class="btn icon opt-mid" aria-label="Older versions" title="Older versions"
            aria-pressed=move || (session.view.get() == View::Versions).to_string() on:click=move |_| command::versions::run(session)>
            <Icon glyph=Glyph::Clock />
        </button>
    }
}

#[component]
fn ViewButton(session: Session, view: View, label: &'static str) -> impl IntoView {
    let pressed = move || (session.view.get() == view).to_string();
    view! {
        <button type="button" class="btn" aria-pressed=pressed on:click=move |_| session.view.set(view)>{label}</button>
    }
}

/// Whether the words are safe: the only place that says so.
#[component]
fn SaveMark(session: Session) -> impl IntoView {
    let shown = move || session.has_library() || session.save.get() != SaveState::Host;
    let not_all = ("bad", Glyph::Unsaved, "Not all saved", "");
    let place = if session.kept_by_page() { " by this page" } else { " in this browser" };
    view! {
        <Show when=shown>
            {move || {
                let (class, glyph, words, more) = match session.save.get() {
                    SaveState::Opening => ("", Glyph::Clock, "Opening", ""),
                    SaveState::Memory => ("care", Glyph::Memory, "In memory only", ""),
                    SaveState::Second | SaveState::Failed if session.view.get() == View::Library => not_all,
                    _ if session.view.get() == View::Library && session.unsaved.with(|all| !all.is_empty()) => not_all,
                    _ if session.view.get() == View::Library => ("ok", Glyph::Saved, "All saved", place),
                    SaveState::Saved if session.one_copy.get().is_some() => {
                        ("care", Glyph::Saved, "Saved", " in this browser, one copy")
                    }
                    SaveState::Saved => ("ok", Glyph::Saved, "Saved", place),
                    SaveState::Editing => ("", Glyph::Write, "Editing", ""),
                    SaveState::Second => ("care", Glyph::Unsaved, "In the second store", ""),
                    SaveState::Failed => ("bad", Glyph::Unsaved, "Not saved", ""),
                    SaveState::Following => ("care", Glyph::Tabs, "Follows another tab", ""),
                    SaveState::Host => ("", Glyph::Saved, "Kept by this page", ""),
                    SaveState::ReadOnly => ("care", Glyph::Preview, "Read only", ""),
                };
                view! {
                    <span class=format!("save {class}")><Icon glyph=glyph /><span>{words}<span class="opt-mid">{more}</span></span></span>
                }
            }}
        </Show>
    }
}

/// On a phone: sections, add an event, checks, export.
#[component]
pub fn Dock(session: Session) -> impl IntoView {
    view! {
        <nav class="dock" aria-label="Quick access">
            <button type="button" on:click=move |_| toggle(session, "sections")><Icon glyph=Glyph::Sections />"Sections"</button>
            <button type="button" on:click=move |_| session.editor.go_to(FieldPath::List(crate::model::ListId::Timeline))>
                <Icon glyph=Glyph::Plus />"Add event"
            </button>
            <button type="button" on:click=move |_| toggle(session, "checks")><checks::Badge session=session />"Checks"</button>
            <button type="button" on:click=move |_| session.view.set(View::Export)><Icon glyph=Glyph::Export />"Export"</button>
        </nav>
    }
    .into_any()
}
