//! One event as it is read: the day and the silence before it, then time, kind and words.

use super::grid::Grid;
use super::open::open_view;
use crate::browser::component::Icon;
use crate::browser::component::icon::Glyph;
use crate::browser::component::kind_icon::KindIcon;
use crate::browser::view::prelude::*;
use crate::chronology::{Around, silence_words, since};
use crate::field::FieldPath;
use crate::format::safe_url;
use crate::grid::beside::Beside;
use crate::layout::time_words;
use crate::model::{Link, ListId, Milestone, Postmortem, RowId, TimelineEvent};
use crate::time::{Clock, Time};

/// What stands inside a row's node.
pub(super) fn row_view(grid: Grid, id: RowId, open: RwSignal<bool>, around: RwSignal<Around>) -> AnyView {
    let opened = id.clone();
    view! {
        {move || around.with(before)}
        {move || if open.get() { open_view(grid, &opened) } else { reading(grid, &id, around) }}
    }
    .into_any()
}

/// The silence and the day before an event.
fn before(around: &Around) -> AnyView {
    let silence = around.silence.map(|silence| {
        view! {
            <div class="quiet-gap">
                <span class="len">{silence_words(silence)}</span><span class="bar-v" aria-hidden="true"></span><span class="ins">"nothing recorded"</span>
            </div>
        }
    });
    let day = around.day.map(
        |day| view! { <div class="day"><span>{crate::time::written("%A, %B %-d, %Y", &day)}</span></div> },
    );
    view! { {silence}{day} }.into_any()
}

fn reading(grid: Grid, id: &RowId, around: RwSignal<Around>) -> AnyView {
    let editor = grid.editor;
    editor.track(&FieldPath::Row(ListId::Timeline, id.clone()));
    let place = around.get();
    let beside = grid.beside.get();
    if matches!(beside, Beside::Zone(_)) {
        editor.track(&FieldPath::Field(crate::field::Field::Zone));
    }
    editor.with(|document| {
        let Some(event) = document.event(id) else {
            return ().into_any();
        };
        let small = match &beside {
            Beside::Start => place.since_start.map(since),
            other => event
                .at
                .as_ref()
                .and_then(|at| other.words(at, None, &Clock::of(document, editor.zones()), editor.zones())),
        };
        sentence(document, event, small)
    })
}

fn sentence(document: &Postmortem, event: &TimelineEvent, small: Option<String>) -> AnyView {
    // The day stands above the row; the words as written are a touch away.
    let words = |time: &Time| time_words(time, document);
    let when = event.at.as_ref().map(words).unwrap_or_default();
    let until = event.until.as_ref().map(|until| format!("–{}", words(until))).unwrap_or_default();
    let written = event.at.as_ref().map(|at| at.written.clone());
    let approximate = event.at.as_ref().is_some_and(|at| at.approximate && !when.contains('~'));
    let label = (!event.label.is_empty()).then(|| view! { <b>{event.label.clone()} ": "</b> });
    let guessed = event.inferred.then_some("Taken from the words. Open the event to choose another kind.");
    let unsure = event.inferred.then(|| view! { <span class="pm-vh">" (inferred)"</span> });
    let any_meta = !event.actor.is_empty() || !event.milestones.is_empty() || !event.links.is_empty();
    let meta = any_meta.then(|| {
        let actor = (!event.actor.is_empty())
            .then(|| view! { <span><Icon glyph=Glyph::Person small=true />{event.actor.clone()}</span> });
        let mark = |milestone: &Milestone| view! { <span class="tag">{milestone.label()}</span> };
        view! { <p class="meta">{actor}{event.milestones.iter().map(mark).collect_view()}{event.links.iter().map(link).collect_view()}</p> }
    });
    view! {
        <div class="ev" data-kind=event.kind.name()>
            <div class="when" role="gridcell"><b title=written>{approximate.then_some("~")}{when}{until}</b><small>{small}</small></div>
            <div class="pin" aria-hidden="true"><KindIcon kind=event.kind /></div>
            <div class="body" role="gridcell">
                <p><span class="kind" class:inferred=event.inferred title=guessed>{event.kind.label()}{unsure}</span> " " {label}<span class="words">{event.text.clone()}</span></p>
                {meta}
            </div>
        </div>
    }
    .into_any()
}

fn link(link: &Link) -> AnyView {
    let words = if link.label.is_empty() { link.url.clone() } else { link.label.clone() };
    match safe_url(&link.url) {
        Some(url) => view! {
            <a href=url.to_owned() rel="noopener noreferrer nofollow" target="_blank"><Icon glyph=Glyph::Link small=true />{words}</a>
        }
        .into_any(),
        None => view! { <span><Icon glyph=Glyph::Link small=true />{words}</span> }.into_any(),
    }
}
