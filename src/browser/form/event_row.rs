//! One event: read as a sentence, opened in place for editing.

use super::editing::editing;
use super::events::insert_after;
use super::rows::remove_row;
use crate::browser::component::icon::Glyph;
use crate::browser::component::kind_icon::KindIcon;
use crate::browser::component::line::Holds;
use crate::browser::component::links::Links;
use crate::browser::component::{Choice, Icon, Line, Prose};
use crate::browser::session::Session;
use crate::browser::view::prelude::*;
use crate::chronology::{Around, context, silence_words, since};
use crate::edit::Edit;
use crate::field::{FieldPath, RowField, Value};
use crate::format::safe_url;
use crate::model::{EventKind, Link, ListId, Milestone, RowId, TimelineEvent};
use leptos::ev;
use std::collections::HashMap;
use std::sync::Arc;

/// One event with the day and the silence before it.
#[component]
pub fn EventRow(session: Session, id: RowId, places: Memo<Arc<HashMap<RowId, Around>>>) -> impl IntoView {
    let editor = session.editor;
    let place = {
        let id = id.clone();
        Memo::new(move |_| places.with(|places| places.get(&id).cloned().unwrap_or_default()))
    };
    let row = {
        let id = id.clone();
        Memo::new(move |_| {
            editor.track(&FieldPath::Row(ListId::Timeline, id.clone()));
            editor.with(|document| document.timeline.iter().find(|event| event.id == id).cloned())
        })
    };
    let open = {
        let id = id.clone();
        Memo::new(move |_| session.open_event.with(|open| open.as_ref() == Some(&id)))
    };
    let current = {
        let id = id.clone();
        Memo::new(move |_| {
            editor
                .selection
                .with(|path| path.as_ref().and_then(FieldPath::row).is_some_and(|(_, row)| *row == id))
        })
    };
    let row_id = format!("row/{id}");
    let edit_id = id.clone();
    view! {
        {move || place.with(|place| place.silence).map(|silence| view! {
            <li class="quiet-gap">
                <span class="len">{silence_words(silence)}</span><span class="bar-v" aria-hidden="true"></span><span class="ins">"nothing recorded"</span>
            </li>
        })}
        {move || place.with(|place| place.day).map(|day| view! { <li class="day"><span>{crate::time::written("%A, %B %-d, %Y", &day)}</span></li> })}
        {move || {
            let Some(event) = row.get() else { return ().into_any() };
            if open.get() {
                let id = edit_id.clone();
                return view! { <Editing session=session id=id kind=event.kind /> }.into_any();
            }
            view! { <Reading session=session event=event place=place current=current row_id=row_id.clone() /> }.into_any()
        }}
    }
    .into_any()
}

/// The event as a sentence.
#[component]
fn Reading(
    session: Session,
    event: TimelineEvent,
    place: Memo<Around>,
    current: Memo<bool>,
    row_id: String,
) -> impl IntoView {
    let editor = session.editor;
    let id = StoredValue::new(event.id.clone());
    let when = event.at.as_ref().map(|at| at.written.clone()).unwrap_or_default();
    let until = event.until.as_ref().map(|until| format!("–{}", until.written)).unwrap_or_default();
    let approximate = event.at.as_ref().is_some_and(|at| at.approximate && !at.written.contains('~'));
    let name =
        if when.is_empty() { "the event without a time".to_owned() } else { format!("the event at {when}") };
    let open = move || id.with_value(|id| editor.go_to(FieldPath::event(id, RowField::Text)));
    let keys = move |event: ev::KeyboardEvent| {
        if event.key() == "Enter" && !event.ctrl_key() && !event.meta_key() {
            event.prevent_default();
            open();
        }
    };
    let links = event.links.clone();
    view! {
        <li class="ev" class:current=move || current.get() data-kind=event.kind.name() id=row_id tabindex="-1" on:dblclick=move |_| open() on:keydown=keys>
            <div class="when">
                <b>{approximate.then_some("~")}{when}{until}</b>
                <small>{move || place.with(|place| place.since_start.map(since))}</small>
            </div>
            <div class="pin"><KindIcon kind=event.kind /></div>
            <div class="body">
                <p>
                    <span class="kind" class:inferred=event.inferred title=event.inferred.then_some("Taken from the words. Open the event to choose another kind.")>{event.kind.label()}{event.inferred.then(|| view! { <span class="pm-vh">" (inferred)"</span> })}</span> " "
                    {(!event.label.is_empty()).then(|| view! { <b>{event.label.clone()} ": "</b> })}
                    <span class="words">{event.text.clone()}</span>
                </p>
                <p class="meta">
                    {(!event.actor.is_empty()).then(|| view! { <span><Icon glyph=Glyph::Person small=true />{event.actor.clone()}</span> })}
                    {event.milestones.iter().map(|milestone| view! { <span class="tag">{milestone.label()}</span> }).collect_view()}
                    {links.into_iter().map(link).collect_view()}
                </p>
            </div>
            <div class="tools">
                <button type="button" class="btn small icon quiet" aria-label=format!("Edit {name}") on:click=move |_| open()><Icon glyph=Glyph::Write small=true /></button>
                <button type="button" class="btn small icon quiet opt-narrow" aria-label=format!("Insert an event after {name}")
                    disabled=move || editor.readonly.get() on:click=move |_| id.with_value(|id| insert_after(session, id))><Icon glyph=Glyph::Plus small=true /></button>
                <button type="button" class="btn small icon quiet opt-narrow" aria-label=format!("Remove {name}")
                    disabled=move || editor.readonly.get() on:click=move |_| id.with_value(|id| remove_row(session, ListId::Timeline, id, "event"))><Icon glyph=Glyph::Trash small=true /></button>
            </div>
        </li>
    }
    .into_any()
}

fn link(link: Link) -> AnyView {
    let words = if link.label.is_empty() { link.url.clone() } else { link.label.clone() };
    match safe_url(&link.url) {
        Some(url) => view! {
            <a href=url.to_owned() rel="noopener noreferrer nofollow" target="_blank"><Icon glyph=Glyph::Link small=true />{words}</a>
        }
        .into_any(),
        None => view! { <span><Icon glyph=Glyph::Link small=true />{words}</span> }.into_any(),
    }
}

/// The event opened for editing.
#[component]
fn Editing(session: Session, id: RowId, kind: EventKind) -> impl IntoView {
    let editor = session.editor;
    let field = |field| FieldPath::event(&id, field);
    let stored = StoredValue::new(id.clone());
    let around =
        Callback::new(move |()| stored.with_value(|id| editor.with(|document| context(document, Some(id)))));
    let kinds = EventKind::ALL.map(|kind| (Value::Kind(kind), kind.label().into())).to_vec();
    let approximate = {
        let path = field(RowField::At);
        let shown = path.clone();
        let now = Memo::new(
            move |_| matches!(editor.value(&shown), Some(Value::Time(Some(time))) if time.approximate),
        );
        let flip = move |_| {
            if let Some(Value::Time(Some(mut time))) = editor.with(|document| document.get(&path)) {
                time.approximate = !time.approximate;
                editor
                    .edit("marking a time as approximate", Edit::Set(path.clone(), Value::Time(Some(time))));
            }
        };
        view! {
            <button type="button" class="btn line icon" aria-pressed=move || now.get().to_string() aria-label="Mark the time as approximate" title="Approximate" on:click=flip>"~"</button>
        }
    };
    let fields = view! {
        <div class="withunit">
            <Line session=session path=field(RowField::At) label="Time" holds=Holds::Time(around) />
            {approximate}
        </div>
        <Line session=session path=field(RowField::Until) label="Until" hint="optional" holds=Holds::Time(around) />
        <div class="kindpick"><KindIcon kind=kind /><Choice session=session path=field(RowField::Kind) label="Kind" options=kinds /></div>
        <div class="wide"><Prose session=session path=field(RowField::Text) label="What happened" /></div>
        <Line session=session path=field(RowField::Label) label="Label" hint="optional" holds=Holds::Text />
        <Line session=session path=field(RowField::Actor) label="Who" hint="role or system" holds=Holds::Text />
        <div class="wide"><Links session=session path=field(RowField::Links) label="Evidence" /></div>
        <Marks session=session id=id.clone() />
    };
    let fields = editing(session, ListId::Timeline, &id, "event", fields.into_any());
    view! { <li class="ev edit" data-kind=kind.name() id=format!("row/{id}") tabindex="-1">{fields}</li> }
        .into_any()
}

/// Milestones that this event marks.
#[component]
fn Marks(session: Session, id: RowId) -> impl IntoView {
    let editor = session.editor;
    let path = FieldPath::event(&id, RowField::Milestones);
    let shown = path.clone();
    let marked = Memo::new(move |_| match editor.value(&shown) {
        Some(Value::Milestones(marked)) => marked,
        _ => Vec::new(),
    });
    let flip = Callback::new(move |(milestone, on): (Milestone, bool)| {
        let mut all = marked.get_untracked();
        all.retain(|other| *other != milestone);
        if on {
            all.push(milestone);
            all.sort();
        }
        editor.edit("marking a milestone", Edit::Set(path.clone(), Value::Milestones(all)));
    });
    let words = |milestone: Milestone| match milestone {
        Milestone::Started => "Started",
        Milestone::Resolved => "Resolved",
        other => other.label(),
    };
    view! {
        <fieldset class="wide marksof">
            <legend class="label">"This event marks"</legend>
            {Milestone::ALL.into_iter().map(|milestone| view! {
                <label class="rootflag">
                    <input type="checkbox" prop:checked=move || marked.with(|marked| marked.contains(&milestone))
                        on:change=move |event| flip.run((milestone, event_target_checked(&event))) />{words(milestone)}
                </label>
            }).collect_view()}
        </fieldset>
    }
    .into_any()
}
