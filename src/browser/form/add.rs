//! Adding a section: one that the editor knows, or one of the house's own.

use crate::browser::component::popover::close;
use crate::browser::component::{Icon, Popover, icon::Glyph};
use crate::browser::session::Session;
use crate::browser::view::prelude::*;
use crate::edit::{Edit, Row, Transaction, blank_section};
use crate::field::{FieldPath, SectionField};
use crate::model::{ListId, Members, Section, SectionId, SectionKey};
use crate::outline::{Block, blocks};

/// The menu of sections that the document does not have yet.
#[component]
pub fn AddSection(session: Session, name: &'static str) -> impl IntoView {
    let editor = session.editor;
    let missing = move || {
        editor.sections().track();
        editor.with(|document| {
            let there = blocks(document);
            let fits = |id: &&SectionId| {
                **id != SectionId::Preamble && !there.contains(&Block::of(&SectionKey::Known(**id)))
            };
            SectionId::ALL.iter().filter(fits).copied().collect::<Vec<_>>()
        })
    };
    let add = move |id: SectionId| {
        close(session, name);
        let list = match id {
            SectionId::People => Some(ListId::Responders),
            SectionId::Stats => Some(ListId::Stats),
            _ => None,
        };
        let key = SectionKey::Known(id);
        let place = editor.with(|document| document.place_of(id));
        let mut edits = vec![Edit::InsertSection(place, blank_section(id))];
        let mut target = FieldPath::Section(key, SectionField::Body);
        if let Some(list) = list {
            let row = editor.fresh_id();
            target = FieldPath::Row(list, row.clone());
            edits.push(Edit::Insert(0, Row::empty(list, row)));
        }
        if editor.commit(Transaction::new(format!("adding {}", crate::section::usual_heading(id)), edits)) {
            editor.go_to(target);
        }
    };
    let add_own = move |_| {
        close(session, name);
        let key = SectionKey::House(editor.fresh_id());
        let place = editor.with(|document| document.sections.len());
        let section = Section {
            key: key.clone(),
            heading: String::new(),
            level: 2,
            body: String::new(),
            members: Members::new(),
        };
        if editor.edit("adding a section", Edit::InsertSection(place, section)) {
            editor.go_to(FieldPath::Section(key, SectionField::Heading));
        }
    };
    view! {
        <Popover session=session name=name label="Add a section">
            <div class="scroll">
                <button type="button" class="item" on:click=add_own><Icon glyph=Glyph::Plus />"A section of your own"<span></span></button>
                {move || missing().into_iter().map(|id| view! {
                    <button type="button" class="item" on:click=move |_| add(id)><span></span>{crate::section::usual_heading(id)}<span></span></button>
                }).collect_view()}
            </div>
        </Popover>
    }
    .into_any()
}
