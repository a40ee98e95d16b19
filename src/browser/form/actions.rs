//! Action items, by group; each read as a sentence with its properties, opened in place for editing.

use super::editing::editing;
use super::rows::add_row;
use super::section::{About, Shell, row};
use crate::browser::component::choice::Options;
use crate::browser::component::icon::Glyph;
use crate::browser::component::line::Holds;
use crate::browser::component::{Choice, Icon, Line, Prose, TimeField};
use crate::browser::env::BrowserEnv;
use crate::browser::session::Session;
use crate::browser::view::prelude::*;
use crate::edit::{Edit, Row};
use crate::env::Env;
use crate::field::{FieldPath, RowField, SectionField, Value};
use crate::model::{
    ActionGroup, ActionItem, ActionStatus, ActionType, GroupKind, ListId, Postmortem, RowId, SectionId,
    SectionKey,
};
use crate::outline::Block;
use crate::time::text::Context;
use leptos::ev;
use std::borrow::Cow;

/// Rows with their places in the whole list, counted from 1.
type Places = Vec<(usize, RowId)>;

/// The actions block.
#[component]
pub fn Actions(session: Session) -> impl IntoView {
    let editor = session.editor;
    let order = editor.order(ListId::Actions);
    let sub = Signal::derive(move || {
        editor.settled().track();
        editor.with(|document| {
            let done = document.actions.iter().filter(|item| item.status == ActionStatus::Done).count();
            match document.actions.len() {
                0 => "who does what until when".to_owned(),
                1 => format!("1 item, {done} done"),
                count => format!("{count} items, {done} done"),
            }
        })
    });
    // Groups in the order in which they first occur; each holds the rows whose group it is.
    let groups = Memo::new(move |_| {
        order.track();
        for id in order.get().iter() {
            editor.track(&FieldPath::Row(ListId::Actions, id.clone()));
        }
        editor.with(|document| {
            let mut groups: Vec<(Option<ActionGroup>, Places)> = Vec::new();
            for (index, item) in document.actions.iter().enumerate() {
                let row = (index + 1, item.id.clone());
                match groups.iter_mut().find(|(group, _)| *group == item.group) {
                    Some((_, rows)) => rows.push(row),
                    None => groups.push((item.group.clone(), vec![row])),
                }
            }
            groups
        })
    });
    let body = move || {
        editor.sections().track();
        editor.with(|document| document.prose(SectionId::Actions).is_some_and(|text| !text.is_empty()))
    };
    view! {
        <Shell session=session block=Block::Actions sub=sub>
            {row(session, false, About::Block(Block::Actions), view! {
                    {move || body().then(|| view! {
                        <Prose session=session path=FieldPath::Section(SectionKey::Known(SectionId::Actions), SectionField::Body) label="About these items" />
                    })}
                    <For each=move || groups.get() key=|(group, _)| group.clone() let:entry>
                        {
                            let group = entry.0;
                            let kind = group.clone();
                            let rows = Memo::new(move |_| groups.with(|groups| groups.iter().find(|(other, _)| *other == kind).map(|(_, rows)| rows.clone()).unwrap_or_default()));
                            view! { <Group session=session group=group rows=rows /> }
                        }
                    </For>
                    <div class="addrow">
                        <button type="button" class="btn small quiet" id="add/actions" disabled=move || editor.readonly.get()
                            on:click=move |_| add_row(session, ListId::Actions, editor.with(|document| document.actions.len()), "action item")>
                            <Icon glyph=Glyph::Plus small=true />"Add an item"
                        </button>
                    </div>
            }.into_any())}
        </Shell>
    }
    .into_any()
}

#[component]
fn Group(session: Session, group: Option<ActionGroup>, rows: Memo<Vec<(usize, RowId)>>) -> impl IntoView {
    let editor = session.editor;
    let heading = group.as_ref().map(|group| {
        if group.label.is_empty() { kind_words(group.kind).to_owned() } else { group.label.clone() }
    });
    let add = {
        let group = group.clone();
        move |_| {
            let mut item = ActionItem::new(editor.fresh_id());
            item.group.clone_from(&group);
            let (id, index) =
                (item.id.clone(), rows.with_untracked(|rows| rows.last().map_or(0, |(place, _)| *place)));
            if editor.edit("adding an action item", Edit::Insert(index, Row::Actions(item))) {
                editor.go_to(FieldPath::Row(ListId::Actions, id));
            }
        }
    };
    let label = heading.clone().map(|heading| format!("Add to {heading}"));
    view! {
        {heading.map(|heading| view! { <h3 class="h3">{heading}</h3> })}
        <ol class="acts">
            <For each=move || rows.get() key=Clone::clone let:row><Item session=session place=row.0 id=row.1 /></For>
        </ol>
        {label.map(|label| view! {
            <div class="addrow"><button type="button" class="btn small quiet" disabled=move || editor.readonly.get() on:click=add><Icon glyph=Glyph::Plus small=true />{label}</button></div>
        })}
    }
    .into_any()
}

fn kind_words(kind: GroupKind) -> &'static str {
    match kind {
        GroupKind::Improvement => "Improvements",
        GroupKind::Task => "Tasks",
        GroupKind::Other => "Other items",
    }
}

#[component]
fn Item(session: Session, place: usize, id: RowId) -> impl IntoView {
    let editor = session.editor;
    let row = {
        let id = id.clone();
        Memo::new(move |_| {
            editor.track(&FieldPath::Row(ListId::Actions, id.clone()));
            editor.with(|document| document.actions.iter().find(|item| item.id == id).cloned())
        })
    };
    let open = {
        let id = id.clone();
        Memo::new(move |_| session.open_action.with(|open| open.as_ref() == Some(&id)))
    };
    view! {
        {move || if open.get() {
            view! { <Editing session=session id=id.clone() /> }.into_any()
        } else {
            row.get().map(|item| view! { <Reading session=session place=place item=item /> }).into_any()
        }}
    }
    .into_any()
}

#[component]
fn Reading(session: Session, place: usize, item: ActionItem) -> impl IntoView {
    let editor = session.editor;
    let id = StoredValue::new(item.id.clone());
    let open = move |field: RowField| id.with_value(|id| editor.go_to(FieldPath::action(id, field)));
    let today = BrowserEnv.now().date_naive();
    let over = matches!(item.status, ActionStatus::Open | ActionStatus::InProgress)
        && item.due.as_ref().and_then(|due| due.date).is_some_and(|due| due < today);
    let due = item.due.as_ref().map(|due| due.written.clone()).unwrap_or_default();
    let (dot, done) = match item.status {
        ActionStatus::Open => ("dot", false),
        ActionStatus::InProgress => ("dot half", false),
        ActionStatus::Done | ActionStatus::WontDo => ("dot full", true),
    };
    let prop =
        move |field: RowField, glyph: Glyph, name: &'static str, words: String, class: &'static str| {
            let missing = words.is_empty();
            let shown = if missing { format!("Add {name}") } else { words };
            let class = if missing && class.is_empty() { "none" } else { class };
            view! {
                <button type="button" class=format!("prop {class}") on:click=move |_| open(field)>
                    <Icon glyph=glyph /><span class="pm-vh">{format!("{name}: ")}</span>{shown}
                </button>
            }
        };
    let owner_class = if item.owner.trim().is_empty() && !done { "err" } else { "" };
    let owner =
        if item.owner.trim().is_empty() && !done { "Owner missing".to_owned() } else { item.owner.clone() };
    let next = match item.status {
        ActionStatus::Open => ActionStatus::InProgress,
        ActionStatus::InProgress => ActionStatus::Done,
        ActionStatus::Done | ActionStatus::WontDo => ActionStatus::Open,
    };
    let advance = move |_| {
        let path = id.with_value(|id| FieldPath::action(id, RowField::Status));
        editor.edit(
            format!("marking an item as {}", next.label().to_lowercase()),
            Edit::Set(path, Value::ActionStatus(next)),
        );
    };
    let keys = move |event: ev::KeyboardEvent| {
        if event.key() == "Enter" && event.target() == event.current_target() {
            event.prevent_default();
            open(RowField::Text);
        }
    };
    view! {
        <li class="act" class:done=done id=format!("row/{}", item.id) tabindex="-1" on:keydown=keys>
            <span class="no" aria-hidden="true">{place}</span>
            <button type="button" class="txt" on:click=move |_| open(RowField::Text)>{if item.text.is_empty() { "Say what will be done".to_owned() } else { item.text.clone() }}</button>
            <button type="button" class="tag" title=format!("Change to {}", next.label()) disabled=move || editor.readonly.get() on:click=advance>
                <span class=dot aria-hidden="true"></span><span class="pm-vh">"Status: "</span>{item.status.label()}
            </button>
            <div class="pp">
                {prop(RowField::Owner, Glyph::Person, "owner", owner, owner_class)}
                {prop(RowField::Due, Glyph::Date, "due date", due, if over { "late" } else { "" })}
                {prop(RowField::Priority, Glyph::Bars, "priority", item.priority.clone(), "")}
                {prop(RowField::Ticket, Glyph::Ticket, "ticket", item.ticket.clone(), "")}
                {prop(RowField::Type, Glyph::Sections, "type", item.kind.map(|kind| kind.label().to_owned()).unwrap_or_default(), "")}
            </div>
        </li>
    }
    .into_any()
}

#[component]
fn Editing(session: Session, id: RowId) -> impl IntoView {
    let editor = session.editor;
    let field = |field| FieldPath::action(&id, field);
    let line = |name: RowField, label: &'static str, hint: &'static str, placeholder: &'static str| {
        view! { <Line session=session path=field(name) label=label hint=hint placeholder=placeholder holds=Holds::Text /> }
    };
    let due = TimeField::new(Callback::new(move |()| Context::default()));
    let types: Options = std::iter::once((Value::ActionType(None), "Not set".into()))
        .chain(ActionType::ALL.map(|kind| (Value::ActionType(Some(kind)), kind.label().into())))
        .collect();
    let states =
        ActionStatus::ALL.map(|status| (Value::ActionStatus(status), status.label().into())).to_vec();
    let groups: Options = editor
        .with(groups)
        .into_iter()
        .map(|group| {
            let words = group_words(group.as_ref());
            (Value::Group(group), words)
        })
        .collect();
    let fields = view! {
        <div class="wide"><Prose session=session path=field(RowField::Text) label="Action" hint="start with a verb, end with something one can check" /></div>
        <div class="wide"><Prose session=session path=field(RowField::Verify) label="Done when" hint="optional" placeholder="An alert fires in a rehearsal with two blocked transactions." /></div>
        {line(RowField::Owner, "Owner", "one person or role", "")}
        <Line session=session path=field(RowField::Due) label="Due" holds=Holds::Time(due) placeholder="Apr 5, 2024" />
        {line(RowField::Priority, "Priority", "", "High")}
        <Choice session=session path=field(RowField::Status) label="Status" options=states />
        <Choice session=session path=field(RowField::Type) label="Type" options=types />
        {line(RowField::Ticket, "Ticket", "", "OPS-1234 or a link")}
        <Choice session=session path=field(RowField::Group) label="Group" options=groups />
        {line(RowField::Reason, "Why not", "if it will not be done", "")}
    };
    let fields = editing(session, ListId::Actions, &id, "action item", fields.into_any());
    view! { <li class="act editing" id=format!("row/{id}") tabindex="-1">{fields}</li> }.into_any()
}

/// The groups that an item can stand in: those of the document, and the two that most houses have.
fn groups(document: &Postmortem) -> Vec<Option<ActionGroup>> {
    let mut all: Vec<Option<ActionGroup>> = vec![None];
    for kind in [GroupKind::Improvement, GroupKind::Task] {
        all.push(Some(ActionGroup { kind, label: String::new() }));
    }
    for item in &document.actions {
        let Some(group) = &item.group else { continue };
        all.retain(|other| {
            other.as_ref().is_none_or(|other| !(other.kind == group.kind && other.label.is_empty()))
        });
        if !all.contains(&item.group) {
            all.push(item.group.clone());
        }
    }
    all
}

fn group_words(group: Option<&ActionGroup>) -> Cow<'static, str> {
    match group {
        None => "No group".into(),
        Some(group) if group.label.is_empty() => kind_words(group.kind).into(),
        Some(group) => group.label.clone().into(),
    }
}
