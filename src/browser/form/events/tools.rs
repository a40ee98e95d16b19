//! The buttons of a row. There is one set; it stands in the row under the pointer, or else in the current one.

use super::grid::Grid;
use super::keys;
use super::rows::{Start, insert_at, remove};
use crate::browser::component::Icon;
use crate::browser::component::icon::Glyph;
use crate::browser::view::prelude::*;
use crate::model::RowId;

/// The buttons, and what moves them.
pub(super) fn tools(grid: Grid) -> AnyView {
    let editor = grid.editor;
    let lit = Memo::new(move |_| {
        grid.session.open_event.track();
        editor.selection.track();
        let row = grid.hovered.get().or_else(|| grid.current())?;
        grid.session.open_event.with(|open| open.as_ref() != Some(&row)).then_some(row)
    });
    let name = Memo::new(move |_| {
        let written = lit.get().and_then(|id| {
            editor.with(|document| {
                let event = document.event(&id)?;
                event.at.as_ref().map(|at| at.written.clone())
            })
        });
        written.map_or("the event without a time".to_owned(), |written| format!("the event at {written}"))
    });
    Effect::new(move |_| {
        let row = lit.get();
        editor.settled().track();
        let Some(tools) = grid.tools.get() else { return };
        match row.and_then(|id| grid.node(&id)) {
            Some(node) if tools.parent_element().as_ref() != Some(&node) => drop(node.append_child(&tools)),
            Some(_) => {}
            None => tools.remove(),
        }
    });
    let act = move |act: fn(Grid, &RowId)| {
        if let Some(id) = lit.get_untracked() {
            act(grid, &id);
        }
    };
    let readonly = editor.readonly;
    view! {
        <div class="tools" role="gridcell" node_ref=grid.tools>
            <button type="button" class="btn small icon quiet" aria-label=move || format!("Edit {}", name.get()) title="Edit (Enter)" on:click=move |_| act(keys::open)><Icon glyph=Glyph::Write small=true /></button>
            <button type="button" class="btn small icon quiet opt-narrow" aria-label=move || format!("Insert an event after {}", name.get()) title="Insert below (Ctrl Enter)"
                disabled=move || readonly.get() on:click=move |_| act(|grid, id| insert_at(grid, id, Start::Middle))><Icon glyph=Glyph::Plus small=true /></button>
            <button type="button" class="btn small icon quiet opt-narrow" aria-label=move || format!("Remove {}", name.get()) title="Remove (Delete)"
                disabled=move || readonly.get() on:click=move |_| act(|grid, id| remove(grid, Some(id.clone())))><Icon glyph=Glyph::Trash small=true /></button>
        </div>
    }
    .into_any()
}
