//! The timeline as rows: adding an event in one line, days, silent stretches, and each event in its place.

use super::event_row::EventRow;
use super::section::{About, Shell, row};
use crate::browser::component::icon::Glyph;
use crate::browser::component::{Icon, Prose};
use crate::browser::session::Session;
use crate::browser::view::prelude::*;
use crate::chronology::{Around, around, context};
use crate::edit::{Edit, Row};
use crate::field::{FieldPath, RowField, SectionField};
use crate::model::{ListId, RowId, SectionId, SectionKey, TimelineEvent};
use crate::outline::Block;
use crate::time::text;
use leptos::ev;
use std::collections::HashMap;
use std::sync::Arc;

/// Rows that are put on the page at once; more are added as the reader goes on.
const PAGE: usize = 120;

/// The timeline block.
#[component]
pub fn Events(session: Session) -> impl IntoView {
    let editor = session.editor;
    let order = editor.order(ListId::Timeline);
    let places: Memo<Arc<HashMap<RowId, Around>>> = Memo::new(move |_| {
        editor.settled().track();
        Arc::new(editor.with(|document| around(document, editor.zones())).into_iter().collect())
    });
    let shown = RwSignal::new(PAGE);
    // A row that asks for the focus must be on the page.
    let all = order.clone();
    Effect::new(move |_| {
        let Some(FieldPath::Row(ListId::Timeline, id) | FieldPath::RowField(ListId::Timeline, id, _)) =
            editor.focus.get()
        else {
            return;
        };
        let place = all.with_untracked(|order| order.iter().position(|other| *other == id));
        if let Some(place) = place.filter(|place| *place >= shown.get_untracked()) {
            shown.set(place + PAGE);
        }
    });
    let counted = order.clone();
    let sub = Signal::derive(move || {
        editor.track(&FieldPath::Field(crate::field::Field::Zone));
        let count = counted.with(|order| order.len());
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
    let (visible, more) = (order.clone(), order.clone());
    let left = move || more.with(|order| order.len().saturating_sub(shown.get()));
    let left_count = left.clone();
    view! {
        <Shell session=session block=Block::Timeline sub=sub>
            {row(session, false, About::Lists(&[ListId::Timeline], Some(SectionId::Timeline)), view! {
                    {move || has_text().then(|| view! {
                        <Prose session=session path=FieldPath::Section(SectionKey::Known(SectionId::Timeline), SectionField::Body) label="About this timeline" />
                    })}
                    <Quick session=session />
                    <ol class="events">
                        <For each=move || visible.with(|order| order.iter().take(shown.get()).cloned().collect::<Vec<_>>()) key=Clone::clone let:id>
                            <EventRow session=session id=id places=places />
                        </For>
                    </ol>
                    <Show when=move || { left() > 0 }>
                        <button type="button" class="btn small quiet" on:click=move |_| shown.update(|shown| *shown += PAGE)>
                            {let left = left_count.clone(); move || format!("Show more ({} left)", left())}
                        </button>
                    </Show>
            }.into_any())}
        </Shell>
    }
    .into_any()
}

/// One line that becomes an event: a time, then what happened.
#[component]
fn Quick(session: Session) -> impl IntoView {
    let editor = session.editor;
    let line = RwSignal::new(String::new());
    let add = move || {
        let words = line.get_untracked();
        if words.trim().is_empty() {
            return;
        }
        let id = editor.fresh_id();
        let mut event = TimelineEvent::new(id.clone());
        let around = editor.with(|document| context(document, None));
        let rest = match text::starting(&words, &around) {
            Some(found) => {
                let rest = words.get(found.range.end..).unwrap_or_default();
                (event.at, event.until) = (Some(found.time), found.until);
                rest.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, ':' | '-' | '–' | '—'))
                    .to_owned()
            }
            None => words.trim().to_owned(),
        };
        if let Some(kind) = crate::format::markdown::kind_of_words(&rest) {
            (event.kind, event.inferred) = (kind, true);
        }
        event.text = rest;
        let index = editor.with(|document| document.timeline.len());
        if editor.edit("adding an event", Edit::Insert(index, Row::Timeline(event))) {
            line.set(String::new());
            editor.settle();
            editor.select(FieldPath::Row(ListId::Timeline, id));
            session.say("Event added.");
        }
    };
    let keys = move |event: ev::KeyboardEvent| {
        if event.key() == "Enter" {
            event.prevent_default();
            add();
        }
    };
    view! {
        <div class="quick">
            <div>
                <label class="pm-vh" for="add/timeline">"Add an event: time, then what happened"</label>
                <input class="input" id="add/timeline" autocomplete="off" placeholder="Add an event: 10:40 PM rolled back the cache settings"
                    readonly=move || editor.readonly.get() prop:value=move || line.get()
                    on:input=move |event| line.set(event_target_value(&event)) on:keydown=keys />
            </div>
            <button type="button" class="btn line" disabled=move || editor.readonly.get() on:click=move |_| add()><Icon glyph=Glyph::Plus small=true />"Add"</button>
            <button type="button" class="btn quiet" id="paste-chat" disabled=move || editor.readonly.get() on:click=move |_| crate::browser::intake::open_chat(session, String::new())><Icon glyph=Glyph::Copy small=true />"Paste chat or log"</button>
        </div>
    }
    .into_any()
}

/// Insert an empty event behind another; it starts at that event's time.
pub fn insert_after(session: Session, id: &RowId) {
    let editor = session.editor;
    let fresh = editor.fresh_id();
    let Some((index, event)) = editor.with(|document| {
        let at = document.timeline.iter().position(|event| event.id == *id)?;
        let mut event = TimelineEvent::new(fresh.clone());
        event.at = document.timeline.get(at).and_then(|before| before.at.clone());
        Some((at + 1, event))
    }) else {
        return;
    };
    if editor.edit("inserting an event", Edit::Insert(index, Row::Timeline(event))) {
        editor.go_to(FieldPath::event(&fresh, RowField::At));
    }
}
