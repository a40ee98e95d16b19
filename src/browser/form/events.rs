//! The timeline as a grid of events: typed in one line or row by row, pasted, found, chosen and changed together.
//!
//! What rows mean is decided in [`grid`](crate::grid); here they are shown, and keys become changes.

mod beside;
mod chosen;
mod find;
pub mod grid;
mod keys;
mod looks;
mod open;
mod page;
mod quick;
mod row;
mod rows;
mod scroll;
mod tools;

use super::section::{About, Shell, row};
use crate::browser::component::icon::Glyph;
use crate::browser::component::{Icon, Prose};
use crate::browser::session::Session;
use crate::browser::view::prelude::*;
use crate::field::{Field, FieldPath, SectionField};
use crate::model::{ListId, RowId, SectionId, SectionKey};
use crate::outline::Block;
use grid::Grid;

/// The timeline block.
#[component]
pub fn Events(session: Session) -> impl IntoView {
    let editor = session.editor;
    let grid = Grid::new(session);
    session.grid.set(Some(grid));
    on_cleanup(move || {
        let _ = session.grid.try_set(None);
    });
    let sub = Signal::derive(move || {
        editor.track(&FieldPath::Field(Field::Zone));
        let (_, count) = grid.counts();
        let zone = editor
            .with(|document| document.zone.as_ref().map(|zone| format!(", times in {}", zone.written)))
            .unwrap_or_default();
        match count {
            0 => String::new(),
            1 => format!("1 event{zone}"),
            count => format!("{count} events{zone}"),
        }
    });
    let has_text = move || {
        editor.sections().track();
        editor.with(|document| document.prose(SectionId::Timeline).is_some_and(|text| !text.is_empty()))
    };
    let several = Memo::new(move |_| grid.counts().1 > 1);
    let end = view! {
        {move || several.get().then(|| view! {
            {beside::switch(grid)}
            <button type="button" class="btn small quiet opt-narrow" disabled=move || editor.readonly.get() title="Put all events in the order of their times" on:click=move |_| rows::sort(grid)>
                <Icon glyph=Glyph::Bars small=true />"Sort"
            </button>
            <button type="button" class="btn small quiet" id="find/open" aria-expanded=move || grid.finding.get().to_string() on:click=move |_| grid.find()>
                <Icon glyph=Glyph::Search small=true />"Find"
            </button>
        })}
    };
    let body = view! {
        {move || has_text().then(|| view! {
            <Prose session=session path=FieldPath::Section(SectionKey::Known(SectionId::Timeline), SectionField::Body) label="About this timeline" />
        })}
        {quick::line(grid)}
        {find::bar(grid)}
        {chosen::bar(grid)}
        {list(grid)}
        <div class="addrow">
            <button type="button" class="btn small quiet" disabled=move || editor.readonly.get() on:click=move |_| {
                let count = editor.with(|document| document.timeline.len());
                rows::insert(grid, count, rows::Start::Same);
            }><Icon glyph=Glyph::Plus small=true />"Add a row"</button>
        </div>
    };
    let about = About::Lists(&[ListId::Timeline], Some(SectionId::Timeline));
    view! {
        <Shell session=session block=Block::Timeline sub=sub end=end.into_any()>
            {row(session, false, about, body.into_any())}
        </Shell>
    }
    .into_any()
}

/// The list itself; its rows are put in by the grid.
fn list(grid: Grid) -> AnyView {
    let any = Memo::new(move |_| grid.counts().0 > 0);
    view! {
        <div
            class="events"
            class:none=move || !any.get()
            role=move || any.get().then_some("grid")
            aria-label=move || any.get().then_some("Events")
            aria-multiselectable=move || any.get().then_some("true")
            aria-rowcount=move || any.get().then(|| grid.counts().0.to_string())
            node_ref=grid.list
            on:keydown=move |event| keys::press(grid, &event)
            on:click=move |event| keys::click(grid, &event)
            on:dblclick=move |event| keys::double_click(grid, &event)
            on:pointerover=move |event| keys::hover(grid, &event)
            on:pointerleave=move |_| grid.hovered.set(None)
            on:paste=move |event| keys::paste(grid, &event)
        ></div>
        {tools::tools(grid)}
    }
    .into_any()
}

/// Insert an empty event behind another; it starts in the middle between its neighbours.
pub fn insert_after(session: Session, id: &RowId) {
    if let Some(grid) = session.grid.get_untracked() {
        rows::insert_at(grid, id, rows::Start::Middle);
    }
}

/// Close the open row of an event.
pub fn close(session: Session, id: &RowId) {
    if let Some(grid) = session.grid.get_untracked() {
        open::close(grid, id);
    }
}

/// What commands ask of the grid.
#[derive(Clone, Copy)]
pub enum Ask {
    /// An event that happens now.
    Now,
    /// The order of time.
    Sort,
    /// The find bar.
    Find,
}

/// Do what a command asks.
pub fn ask(session: Session, what: Ask) {
    let Some(grid) = session.grid.get_untracked() else { return };
    match what {
        Ask::Now => rows::add_now(grid),
        Ask::Sort => rows::sort(grid),
        Ask::Find => grid.find(),
    }
}
