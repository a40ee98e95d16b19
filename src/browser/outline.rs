//! The contents list: where am I, what is filled, what is left.

use super::checks::of_block;
use super::component::Icon;
use super::component::focus::focus_id;
use super::component::icon::Glyph;
use super::component::notes::{level_class, level_glyph};
use super::component::popover::{opener_id, toggle};
use super::form::add::AddSection;
use super::session::Session;
use crate::browser::view::prelude::*;
use crate::diagnostic::{Diagnostic, Level};
use crate::outline::{Block, blocks};

/// The list of sections, with what is filled and what the checks found.
#[component]
pub fn Outline(session: Session) -> impl IntoView {
    view! {
        <nav class="outline" aria-label="Sections">
            <h2>"Sections"</h2>
            <Links session=session />
            <button type="button" class="btn small quiet add" id=opener_id("sections-add") on:click=move |_| toggle(session, "sections-add")>
                <Icon glyph=Glyph::Plus small=true />"Add a section"
            </button>
            <AddSection session=session name="sections-add" />
            <p class="tail">{move || tail(session)}</p>
        </nav>
    }
    .into_any()
}

/// The links themselves, also used by the phone's sheet.
#[component]
pub fn Links(session: Session) -> impl IntoView {
    let editor = session.editor;
    let rows = Memo::new(move |_| {
        editor.settled().track();
        let sections = editor.sections();
        sections.track();
        let found = editor.diagnostics().get();
        editor.with(|document| {
            let shown = blocks(document);
            let worst = |block| worst(of_block(&found, &shown, block));
            let mut rows = vec![("glance".to_owned(), "At a glance".to_owned(), true, worst(None))];
            for block in &shown {
                let findings = worst(Some(block));
                rows.push((block.name(), short(block, document), block.is_filled(document), findings));
            }
            rows
        })
    });
    view! {
        <ol>
            <For each=move || rows.get() key=Clone::clone let:row>
                {
                    let (name, heading, filled, findings) = row;
                    let target = format!("h-{name}");
                    view! {
                        <li>
                            <a href=format!("#{target}") class:blank=!filled on:click=move |event| {
                                event.prevent_default();
                                session.popover.set(None);
                                focus_id(session, target.clone());
                            }>
                                <span class="fill" class:on=filled aria-hidden="true"></span>
                                {heading}
                                {(!filled).then(|| view! { <span class="pm-vh">", empty"</span> })}
                                {findings.map(|(level, count)| view! {
                                    <span class=format!("n lv-{}", level_class(level))>
                                        <Icon glyph=level_glyph(level) /><b>{count}</b><span class="pm-vh">" findings"</span>
                                    </span>
                                })}
                            </a>
                        </li>
                    }
                }
            </For>
        </ol>
    }
    .into_any()
}

/// The words in the list: the usual short name of core blocks, the heading of others.
fn short(block: &Block, document: &crate::model::Postmortem) -> String {
    match block {
        Block::Cause => "Root cause".to_owned(),
        Block::Factors => "Factors".to_owned(),
        Block::Summary => "Issue summary".to_owned(),
        Block::Timeline => "Timeline".to_owned(),
        Block::Lessons => "Lessons".to_owned(),
        Block::Actions => "Action items".to_owned(),
        other => other.heading(document),
    }
}

fn worst(found: Vec<Diagnostic>) -> Option<(Level, usize)> {
    found.iter().map(|one| one.level).min().map(|level| (level, found.len()))
}

fn tail(session: Session) -> String {
    let words = session.editor.words.get();
    let minutes = words.div_ceil(230).max(1);
    format!("{words} words, {minutes} min to read. Nothing here leaves this browser.")
}
