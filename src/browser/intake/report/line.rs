//! One line of the report: the words of the source, where they went, and for a section where else it can go.

use super::{answer, mark};
use crate::browser::component::Icon;
use crate::browser::component::icon::Glyph;
use crate::browser::session::{Session, View};
use crate::browser::view::prelude::*;
use crate::field::FieldPath;
use crate::format::{Group, ReadNote};
use crate::model::{SectionId, SectionKey};
use crate::section::usual_heading;

pub(super) fn row(session: Session, group: Group, note: ReadNote, kept: bool) -> AnyView {
    let (glyph, class) = mark(group);
    let unsure = group == Group::Look;
    let line = (note.line > 0).then(|| view! { <small>{format!("line {}", note.line)}</small> });
    let path = note.path.filter(|_| kept);
    let section = match &path {
        Some(FieldPath::Section(key, _)) => Some(key.clone()),
        _ => None,
    };
    let to = match path {
        Some(path) => {
            let jump = move |_| {
                session.view.set(View::Write);
                session.editor.go_to(path.clone());
            };
            view! { <button type="button" class="btn link" on:click=jump>{note.message}</button> }.into_any()
        }
        None => note.message.into_any(),
    };
    view! {
        <div class=if unsure { "maprow unsure" } else { "maprow" }>
            <div class="from">{note.source}{line}</div>
            <Icon glyph=Glyph::Right />
            <div class="to"><span class=class><Icon glyph=glyph small=true /></span>{to}</div>
            <div class="how">{section.map(|key| other_places(session, key))}</div>
        </div>
    }
    .into_any()
}

/// Where a section can go instead.
fn other_places(session: Session, key: SectionKey) -> AnyView {
    let own = match key {
        SectionKey::Known(id) => Some(id),
        SectionKey::House(_) => None,
    };
    let places: Vec<SectionId> =
        SectionId::ALL.iter().copied().filter(|id| Some(*id) != own && *id != SectionId::Preamble).collect();
    let options = places.clone();
    let choose = move |event| {
        let value = event_target_value(&event);
        let to = value.parse().ok().and_then(|index: usize| places.get(index).copied());
        if to.is_some() || value == "own" {
            answer::relocate(session, &key, to);
        }
    };
    let option = |(index, id): (usize, SectionId)| view! { <option value=index.to_string()>{usual_heading(id)}</option> };
    view! {
        <select class="input" aria-label="Move this section" disabled=move || session.editor.readonly.get() on:change=choose>
            <option value="">"Move to…"</option>
            {own.map(|_| view! { <option value="own">"A section of its own"</option> })}
            {options.into_iter().enumerate().map(option).collect_view()}
        </select>
    }
    .into_any()
}
