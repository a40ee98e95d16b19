//! A row opened for editing: its fields, the keys that close it or go on below it, and what can be done with the whole row.

use super::rows::{RowTools, duplicate_row, insert_below, remove_row};
use crate::browser::component::focus::{focus_id, leave_field};
use crate::browser::session::Session;
use crate::browser::view::prelude::*;
use crate::model::{ListId, RowId};
use leptos::ev;

/// Close the open row of a list; the focus goes to the row as it is read.
pub fn close(session: Session, list: ListId, id: &RowId) {
    leave_field(session);
    if list == ListId::Timeline {
        return super::events::close(session, id);
    }
    session.open_row(list).set(None);
    focus_id(session, format!("row/{id}"));
}

/// The form of the row `id`, which people call `what`.
pub fn editing(session: Session, list: ListId, id: &RowId, what: &'static str, fields: AnyView) -> AnyView {
    let id = StoredValue::new(id.clone());
    let done = move || id.with_value(|id| close(session, list, id));
    let below = move || {
        leave_field(session);
        id.with_value(|id| insert_below(session, list, id, what));
    };
    let keys = move |event: ev::KeyboardEvent| match event.key().as_str() {
        "Escape" => {
            event.stop_propagation();
            done();
        }
        "Enter" if event.ctrl_key() || event.meta_key() => {
            event.prevent_default();
            event.stop_propagation();
            below();
        }
        _ => {}
    };
    let readonly = session.editor.readonly;
    view! {
        <div class="evform" role="group" aria-label=format!("Edit the {what}") on:keydown=keys>
            {fields}
            <div class="foot">
                <button type="button" class="btn fill small" on:click=move |_| done()>"Done"</button>
                <button type="button" class="btn small quiet" disabled=move || readonly.get() on:click=move |_| below()>"Insert below"</button>
                <button type="button" class="btn small quiet" disabled=move || readonly.get()
                    on:click=move |_| id.with_value(|id| duplicate_row(session, list, id, what))>"Duplicate"</button>
                <button type="button" class="btn small quiet danger" disabled=move || readonly.get()
                    on:click=move |_| id.with_value(|id| remove_row(session, list, id, what))>"Delete"</button>
                <span class="space"></span>
                <RowTools session=session list=list id=id.get_value() what=what moves_only=true />
            </div>
        </div>
    }
    .into_any()
}
