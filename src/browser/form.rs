//! The form: the incident drawn to scale, then every section in the order of the document, each field with its checks beside it.

pub mod actions;
pub mod add;
pub mod cause;
pub mod editing;
pub mod events;
pub mod factors;
pub mod head;
pub mod lessons;
pub mod more;
pub mod rows;
pub mod section;
pub mod summary;

use super::component::popover::{opener_id, toggle};
use super::component::{self, Popover};
use super::component::{Icon, icon::Glyph};
use super::outline::{Links, Outline};
use super::session::Session;
use crate::browser::view::prelude::*;
use crate::outline::{Block, blocks};
use web_sys::HtmlElement;

/// The form of the open document.
#[component]
pub fn Form(session: Session) -> impl IntoView {
    let editor = session.editor;
    let doc = NodeRef::<HtmlElement>::new();
    component::margin::keep_apart(session, doc);
    let parts = Memo::new(move |_| {
        editor.sections().track();
        for list in [crate::model::ListId::Stats, crate::model::ListId::Responders] {
            editor.order(list).track();
        }
        editor.with(blocks)
    });
    view! {
        <div class="frame">
            <Outline session=session />
            <div class="doc" id="doc" node_ref=doc>
                <head::Head session=session />
                // The drawing is a section with a heading of its own; this is only where the contents list leads.
                <div class="glance-place" id="glance">
                    <span class="pm-vh" id="h-glance" tabindex="-1">"The incident drawn to scale"</span>
                    <super::timeline_view::TimelineView session=session />
                </div>
                <For each=move || parts.get() key=Clone::clone let:block>
                    {part(session, block)}
                </For>
                {section::row(session, false, section::About::Nothing, view! {
                    <div class="addrow anchor">
                        <button type="button" class="btn small quiet" id=opener_id("add-section") on:click=move |_| toggle(session, "add-section")>
                            <Icon glyph=Glyph::Plus small=true />"Add a section"
                        </button>
                        <add::AddSection session=session name="add-section" />
                    </div>
                }.into_any())}
            </div>
            <div class="sheet">
                <Popover session=session name="sections" label="Sections"><nav class="outline-sheet" aria-label="Sections"><Links session=session /></nav></Popover>
            </div>
        </div>
    }
    .into_any()
}

fn part(session: Session, block: Block) -> AnyView {
    match block {
        Block::Summary => view! { <summary::Summary session=session /> }.into_any(),
        Block::Timeline => view! { <events::Events session=session /> }.into_any(),
        Block::Cause => view! { <cause::Cause session=session /> }.into_any(),
        Block::Factors => view! { <factors::Factors session=session /> }.into_any(),
        Block::Lessons => view! { <lessons::Lessons session=session /> }.into_any(),
        Block::Actions => view! { <actions::Actions session=session /> }.into_any(),
        Block::Stats => view! { <rows::Stats session=session /> }.into_any(),
        Block::People => view! { <rows::People session=session /> }.into_any(),
        Block::Conclusion => {
            let key = crate::model::SectionKey::Known(crate::model::SectionId::Conclusion);
            view! { <section::ProseSection session=session key=key /> }.into_any()
        }
        Block::Prose(key) => view! { <section::ProseSection session=session key=key /> }.into_any(),
    }
}
