//! Lists of short rows: figures, impact windows, facts as stated, people. Each row can be added, moved, duplicated and removed.

use super::section::{About, Shell, row};
use crate::browser::component::icon::Glyph;
use crate::browser::component::line::Holds;
use crate::browser::component::{Icon, Line, TimeField};
use crate::browser::session::Session;
use crate::browser::view::prelude::*;
use crate::chronology::apart;
use crate::edit::{Edit, Row};
use crate::field::{FieldPath, RowField};
use crate::model::{ListId, RowId};
use crate::outline::Block;

/// Insert an empty row behind `index` and ask for the focus.
pub fn add_row(session: Session, list: ListId, index: usize, what: &str) {
    let editor = session.editor;
    let id = editor.fresh_id();
    if editor.edit(format!("adding {what}"), Edit::Insert(index, Row::empty(list, id.clone()))) {
        editor.go_to(FieldPath::Row(list, id));
    }
}

/// Insert an empty row behind the row `id` and ask for the focus.
pub fn insert_below(session: Session, list: ListId, id: &RowId, what: &str) {
    if list == ListId::Timeline {
        return super::events::insert_after(session, id);
    }
    let order = session.editor.with(|document| document.order(list));
    let index = order.iter().position(|other| other == id).map_or(order.len(), |at| at + 1);
    add_row(session, list, index, what);
}

/// Copy a row below itself.
pub fn duplicate_row(session: Session, list: ListId, id: &RowId, what: &str) {
    let editor = session.editor;
    let Some(row) = editor.with(|document| document.row(list, id)) else { return };
    let index = editor
        .with(|document| document.order(list).iter().position(|other| other == id))
        .map_or(0, |at| at + 1);
    let fresh = editor.fresh_id();
    if editor.edit(format!("duplicating {what}"), Edit::Insert(index, row.with_id(fresh.clone()))) {
        editor.go_to(match list {
            ListId::Timeline => FieldPath::event(&fresh, RowField::At),
            _ => FieldPath::Row(list, fresh),
        });
    }
}

/// Remove a row; the focus goes to the next one, or to the button that adds one.
pub fn remove_row(session: Session, list: ListId, id: &RowId, what: &str) {
    let editor = session.editor;
    let order = editor.with(|document| document.order(list));
    let Some(at) = order.iter().position(|other| other == id) else { return };
    let next = order.get(at + 1).or_else(|| at.checked_sub(1).and_then(|before| order.get(before))).cloned();
    if editor.edit(format!("removing {what}"), Edit::Remove(list, id.clone())) {
        session.say(format!("Removed {what}. Undo brings it back."));
        match next {
            Some(next) if !matches!(list, ListId::Timeline | ListId::Actions) => {
                editor.go_to(FieldPath::Row(list, next))
            }
            Some(next) => crate::browser::component::focus::focus_id(session, format!("row/{next}")),
            None => editor.go_to(FieldPath::List(list)),
        }
    }
}

/// Move a row up (-1) or down (+1).
pub fn move_row(session: Session, list: ListId, id: &RowId, by: isize, what: &str) {
    let editor = session.editor;
    let order = editor.with(|document| document.order(list));
    let to = order
        .iter()
        .position(|other| other == id)
        .and_then(|at| at.checked_add_signed(by))
        .filter(|to| *to < order.len());
    if let Some(to) = to
        && editor.edit(format!("moving {what}"), Edit::Move(list, id.clone(), to))
    {
        session.say(format!("Now at place {} of {}.", to + 1, order.len()));
    }
}

/// Buttons of a row: up, down, duplicate, remove.
#[component]
pub fn RowTools(
    session: Session,
    list: ListId,
    id: RowId,
    #[prop(into)] what: String,
    /// Only the buttons that move; the others stand elsewhere in the row.
    #[prop(optional)]
    moves_only: bool,
) -> impl IntoView {
    let readonly = session.editor.readonly;
    let id = StoredValue::new(id);
    let what = StoredValue::new(what);
    let name = what.get_value();
    let act = move |act: fn(Session, ListId, &RowId, &str)| {
        id.with_value(|id| what.with_value(|what| act(session, list, id, what)))
    };
    let shift =
        move |by: isize| id.with_value(|id| what.with_value(|what| move_row(session, list, id, by, what)));
    view! {
        <div class="rowtools">
            <button type="button" class="btn small icon quiet" aria-label=format!("Move {name} up") title="Move up" disabled=move || readonly.get() on:click=move |_| shift(-1)><Icon glyph=Glyph::Up small=true /></button>
            <button type="button" class="btn small icon quiet" aria-label=format!("Move {name} down") title="Move down" disabled=move || readonly.get() on:click=move |_| shift(1)><Icon glyph=Glyph::Down small=true /></button>
            {(!moves_only).then(|| view! {
                <button type="button" class="btn small icon quiet" aria-label=format!("Duplicate {name}") title="Duplicate" disabled=move || readonly.get() on:click=move |_| act(duplicate_row)><Icon glyph=Glyph::Copy small=true /></button>
                <button type="button" class="btn small icon quiet" aria-label=format!("Remove {name}") title="Remove" disabled=move || readonly.get() on:click=move |_| act(remove_row)><Icon glyph=Glyph::Trash small=true /></button>
            })}
        </div>
    }
    .into_any()
}

/// The button that adds a row at the end of a list.
#[component]
pub fn AddRow(session: Session, list: ListId, label: &'static str, what: &'static str) -> impl IntoView {
    let add =
        move |_| add_row(session, list, session.editor.with(|document| document.order(list).len()), what);
    view! {
        <div class="addrow">
            <button type="button" class="btn small quiet" id=format!("add/{}", list.name()) disabled=move || session.editor.readonly.get() on:click=add>
                <Icon glyph=Glyph::Plus small=true />{label}
            </button>
        </div>
    }
    .into_any()
}

type RowView = fn(Session, RowId) -> AnyView;

/// A list of one-line rows.
#[component]
fn Rows(
    session: Session,
    list: ListId,
    label: &'static str,
    what: &'static str,
    row: RowView,
) -> impl IntoView {
    let order = session.editor.order(list);
    view! {
        <ul class="shortrows" aria-label=what>
            <For each=move || order.get().to_vec() key=Clone::clone let:id>
                {
                    let name = format!("row/{id}");
                    view! {
                        <li class="shortrow" id=name>
                            {row(session, id.clone())}
                            <RowTools session=session list=list id=id what=what />
                        </li>
                    }
                }
            </For>
        </ul>
        <AddRow session=session list=list label=label what=what />
    }
    .into_any()
}

fn text(
    session: Session,
    list: ListId,
    id: &RowId,
    field: RowField,
    label: &'static str,
    placeholder: &'static str,
) -> AnyView {
    let path = FieldPath::RowField(list, id.clone(), field);
    view! { <Line session=session path=path label=label holds=Holds::Text bare=true placeholder=placeholder /> }.into_any()
}

/// Figures of the impact.
#[component]
pub fn Figures(session: Session) -> impl IntoView {
    let row: RowView = |session, id| {
        view! {
            <div class="fields three-cells">
                {text(session, ListId::Figures, &id, RowField::Value, "Figure", "80")}
                {text(session, ListId::Figures, &id, RowField::Unit, "Unit", "%")}
                {text(session, ListId::Figures, &id, RowField::Basis, "Of what", "of 120,000 users")}
            </div>
        }
        .into_any()
    };
    view! { <Rows session=session list=ListId::Figures label="Add a figure" what="figure" row=row /> }
}

/// Spans of impact.
#[component]
pub fn Windows(session: Session) -> impl IntoView {
    let row: RowView = |session, id| {
        let time = |field: RowField, label: &'static str| {
            let context = Callback::new(move |()| session.editor.with(apart));
            let until = (field == RowField::Start)
                .then(|| FieldPath::RowField(ListId::Windows, id.clone(), RowField::End));
            let time = TimeField { context, until: StoredValue::new(until) };
            let path = FieldPath::RowField(ListId::Windows, id.clone(), field);
            view! { <Line session=session path=path label=label holds=Holds::Time(time) bare=true placeholder=label /> }
        };
        view! {
            <div class="fields three-cells">
                {time(RowField::Start, "Window started")}
                {time(RowField::End, "Window ended")}
                {text(session, ListId::Windows, &id, RowField::Scope, "Who was affected", "who was affected")}
            </div>
        }
        .into_any()
    };
    view! { <Rows session=session list=ListId::Windows label="Add an impact window" what="impact window" row=row /> }
}

/// Labelled lines kept as written.
#[component]
pub fn Stats(session: Session) -> impl IntoView {
    let row: RowView = |session, id| {
        view! {
            <div class="fields two-cells">
                {text(session, ListId::Stats, &id, RowField::Label, "Label", "Incident ID")}
                {text(session, ListId::Stats, &id, RowField::Text, "As stated", "as stated")}
            </div>
        }
        .into_any()
    };
    list_section(
        session,
        Block::Stats,
        view! { <Rows session=session list=ListId::Stats label="Add a fact" what="fact" row=row /> }
            .into_any(),
    )
}

/// People and their parts.
#[component]
pub fn People(session: Session) -> impl IntoView {
    let row: RowView = |session, id| {
        view! {
            <div class="fields two-cells">
                {text(session, ListId::Responders, &id, RowField::Role, "Role", "Incident commander")}
                {text(session, ListId::Responders, &id, RowField::Name, "Name", "name or role")}
            </div>
        }
        .into_any()
    };
    list_section(
        session,
        Block::People,
        view! { <Rows session=session list=ListId::Responders label="Add a person" what="person" row=row /> }
            .into_any(),
    )
}

fn list_section(session: Session, block: Block, rows: AnyView) -> impl IntoView {
    let about = About::Block(block.clone());
    view! { <Shell session=session block=block>{row(session, false, about, rows)}</Shell> }.into_any()
}
