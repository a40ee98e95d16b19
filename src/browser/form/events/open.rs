//! The event opened for editing: time, kind and words in the order of Tab; Enter goes on with the next row.

use super::grid::Grid;
use super::rows::{Start, insert_at, leave_empty};
use crate::browser::component::focus::leave_field;
use crate::browser::component::kind_icon::KindIcon;
use crate::browser::component::line::Holds;
use crate::browser::component::links::Links;
use crate::browser::component::{Choice, Line, Prose, TimeField};
use crate::browser::form::editing::editing;
use crate::browser::view::prelude::*;
use crate::chronology::context;
use crate::edit::Edit;
use crate::field::{FieldPath, RowField, Value};
use crate::model::{EventKind, ListId, Milestone, RowId};
use leptos::ev;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

/// The form of an event.
pub(super) fn open_view(grid: Grid, id: &RowId) -> AnyView {
    let editor = grid.editor;
    let field = |field| FieldPath::event(id, field);
    let stored = StoredValue::new(id.clone());
    let around =
        Callback::new(move |()| stored.with_value(|id| editor.with(|document| context(document, Some(id)))));
    let at = TimeField::span(around, field(RowField::Until));
    let ends = Callback::new(move |()| {
        let mut context = around.run(());
        context.after = stored.with_value(|id| editor.with(|document| document.event(id)?.at.clone()));
        context
    });
    let kinds = EventKind::ALL.map(|kind| (Value::Kind(kind), kind.label().into())).to_vec();
    let kind = {
        let path = field(RowField::Kind);
        Memo::new(move |_| match editor.value(&path) {
            Some(Value::Kind(kind)) => kind,
            _ => EventKind::Note,
        })
    };
    let keys = move |event: ev::KeyboardEvent| {
        let Some(target) = event.target().and_then(|target| target.dyn_into::<HtmlElement>().ok()) else {
            return;
        };
        match event.key().as_str() {
            "Enter"
                if !event.shift_key()
                    && !event.ctrl_key()
                    && !event.meta_key()
                    && !event.alt_key()
                    && !event.is_composing() =>
            {
                if target.tag_name().eq_ignore_ascii_case("button")
                    || target.tag_name().eq_ignore_ascii_case("summary")
                {
                    return;
                }
                event.prevent_default();
                stored.with_value(|id| next_row(grid, id, &target));
            }
            _ => {}
        }
    };
    let fields = view! {
        <div class="withunit">
            <Line session=grid.session path=field(RowField::At) label="Time" holds=Holds::Time(at) placeholder="14:02, +5, ~9, now" />
            {about_button(grid, field(RowField::At))}
        </div>
        <div class="kindpick">{move || view! { <KindIcon kind=kind.get() /> }}<Choice session=grid.session path=field(RowField::Kind) label="Kind" options=kinds /></div>
        <div class="said"><Prose session=grid.session path=field(RowField::Text) label="What happened" /></div>
        <Line session=grid.session path=field(RowField::Until) label="Until" hint="optional" holds=Holds::Time(TimeField::new(ends)) />
        <Line session=grid.session path=field(RowField::Actor) label="Who" hint="role or system" holds=Holds::Text />
        <Line session=grid.session path=field(RowField::Label) label="Label" hint="optional" holds=Holds::Text />
        <div class="wide"><Links session=grid.session path=field(RowField::Links) label="Evidence" /></div>
        {marks(grid, id)}
    };
    let fields = editing(grid.session, ListId::Timeline, id, "event", fields.into_any());
    view! { <div class="ev edit" role="gridcell" data-kind=move || kind.get().name() on:keydown=keys>{fields}</div> }.into_any()
}

/// Enter: the same field of the next row; behind the last row, and while rows are being entered, a new one that starts at the
/// time of this one. An empty new row ends the entering.
fn next_row(grid: Grid, id: &RowId, target: &Element) {
    leave_field(grid.session);
    if leave_empty(grid, id) {
        return;
    }
    let ids = grid.ids();
    let next = ids.iter().position(|other| other == id).and_then(|place| ids.get(place + 1)).cloned();
    match next {
        Some(next) if !grid.entering.get_value() || grid.editor.readonly.get_untracked() => {
            let field = match target.id().strip_prefix('f').and_then(FieldPath::parse) {
                Some(FieldPath::RowField(_, _, field)) => field,
                _ => RowField::Text,
            };
            grid.editor.go_to(FieldPath::event(&next, field));
        }
        _ => insert_at(grid, id, Start::Same),
    }
}

/// `~`: the time is approximate. Typed words say so as well, so Tab passes it by.
fn about_button(grid: Grid, path: FieldPath) -> AnyView {
    let editor = grid.editor;
    let shown = path.clone();
    let now =
        Memo::new(move |_| matches!(editor.value(&shown), Some(Value::Time(Some(time))) if time.approximate));
    let flip = move |_| {
        if let Some(Value::Time(Some(mut time))) = editor.with(|document| document.get(&path)) {
            time.approximate = !time.approximate;
            if !time.approximate {
                time.written = time.written.trim_start_matches(['~', '≈', ' ']).to_owned();
            }
            editor.edit("marking a time as approximate", Edit::Set(path.clone(), Value::Time(Some(time))));
        }
    };
    view! {
        <button type="button" class="btn line icon" tabindex="-1" aria-pressed=move || now.get().to_string() aria-label="Mark the time as approximate"
            title="Approximate: or type ~ before the time" disabled=move || editor.readonly.get() on:click=flip>"~"</button>
    }
    .into_any()
}

/// Milestones that this event marks.
fn marks(grid: Grid, id: &RowId) -> AnyView {
    let editor = grid.editor;
    let path = FieldPath::event(id, RowField::Milestones);
    let shown = path.clone();
    let marked = Memo::new(move |_| match editor.value(&shown) {
        Some(Value::Milestones(marked)) => marked,
        _ => Vec::new(),
    });
    let flip = Callback::new(move |(milestone, on): (Milestone, bool)| {
        let all = Milestone::marked(&marked.get_untracked(), milestone, on);
        editor.edit("marking a milestone", Edit::Set(path.clone(), Value::Milestones(all)));
    });
    let mark = |milestone: Milestone| {
        let words = match milestone {
            Milestone::Started => "Started",
            Milestone::Resolved => "Resolved",
            other => other.label(),
        };
        view! {
            <label class="rootflag">
                <input type="checkbox" disabled=move || editor.readonly.get() prop:checked=move || marked.with(|marked| marked.contains(&milestone))
                    on:change=move |event| flip.run((milestone, event_target_checked(&event))) />{words}
            </label>
        }
    };
    view! {
        <fieldset class="wide marksof">
            <legend class="label">"This event marks"</legend>
            {Milestone::ALL.into_iter().map(mark).collect_view()}
        </fieldset>
    }
    .into_any()
}

/// Close the open row and give the focus to the row as it is read. A new row in which nothing was written goes.
pub(super) fn close(grid: Grid, id: &RowId) {
    if leave_empty(grid, id) {
        return;
    }
    grid.session.open_event.set(None);
    grid.entering.set_value(false);
    grid.editor.go_to(FieldPath::Row(ListId::Timeline, id.clone()));
}
