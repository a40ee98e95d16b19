//! The card of a marker: what it says in full, while the pointer or the keyboard is at it.

use super::stage::Stage;
use crate::browser::component::kind_icon::KindIcon;
use crate::browser::view::prelude::*;
use crate::layout::{Mark, length_words, plain, time_words};
use crate::metrics::words;
use crate::model::{Postmortem, TimelineEvent};

/// Its width, also in the style sheet.
const WIDTH: f64 = 320.0;

#[component]
pub(super) fn Card(stage: Stage) -> impl IntoView {
    let shown = Memo::new(move |_| {
        if stage.panning.get() || stage.gliding.get() {
            return None;
        }
        let active = || stage.focused.get().then(|| stage.active.get()).flatten();
        stage.mark_of(stage.hovered.get().or_else(active)?).map(|(_, mark)| mark)
    });
    move || {
        let mark = shown.get()?;
        let (left, top) = stage.picture.with(|picture| {
            let lane = picture.lanes.get(mark.lane);
            let bottom = lane.map_or(0.0, |lane| lane.top + lane.height / 2.0 + 17.0);
            ((mark.x - 24.0).clamp(0.0, (picture.width - WIDTH).max(0.0)), bottom)
        });
        let content = stage.editor.with(|document| {
            if mark.count > 1 { count(document, &mark) } else { event(stage, document, &mark) }
        });
        Some(view! {
            <div class="card" aria-hidden="true" style:--at=format!("{left:.0}px") style:top=format!("{top:.0}px")>
                {content}
            </div>
        })
    }
}

fn event(stage: Stage, document: &Postmortem, mark: &Mark) -> AnyView {
    let Some(event) = document.timeline.get(mark.index) else { return ().into_any() };
    let text = if event.text.trim().is_empty() { &event.label } else { &event.text };
    let text: Vec<String> = text.lines().map(plain).filter(|line| !line.is_empty()).take(8).collect();
    let (after, until) = stage.scene.with(|scene| {
        let after = length_words(mark.from, scene.moments());
        let (at, until) = scene.moments().events().get(mark.index).copied().unwrap_or_default();
        let lasted = at.zip(until).map(|(at, until)| until.at - at.at).filter(|seconds| *seconds > 0);
        (after, lasted.map(|seconds| format!("lasted {}", words(seconds))))
    });
    let actor = Some(plain(&event.actor)).filter(|actor| !actor.is_empty());
    let foot: Vec<String> = [actor, after, until].into_iter().flatten().collect();
    view! {
        <p class="top" data-kind=event.kind.name()>
            <KindIcon kind=event.kind />
            <span class="kind">{event.kind.label()}</span>
            <span class="when">{when(event, document)}</span>
        </p>
        <p class="said">{text.join(" ")}</p>
        {(!foot.is_empty()).then(|| view! { <p class="foot">{foot.join(", ")}</p> })}
    }
    .into_any()
}

fn count(document: &Postmortem, mark: &Mark) -> AnyView {
    let rows = mark.members.iter().filter_map(|index| document.timeline.get(*index)).map(|event| {
        let text = plain(if event.text.trim().is_empty() { &event.label } else { &event.text });
        view! {
            <li data-kind=event.kind.name()>
                <KindIcon kind=event.kind />
                <b>{when(event, document)}</b>
                " "
                {text}
            </li>
        }
    });
    let more = mark.count - mark.members.len();
    view! {
        <p class="top">{format!("{} events", mark.count)}</p>
        <ul class="members">{rows.collect_view()}</ul>
        {(more > 0).then(|| view! { <p class="foot">{format!("and {more} more")}</p> })}
        <p class="foot">"Zooms in when opened"</p>
    }
    .into_any()
}

fn when(event: &TimelineEvent, document: &Postmortem) -> String {
    let time = |time: &crate::time::Time| time_words(time, document);
    match (event.at.as_ref().map(time), event.until.as_ref().map(time)) {
        (Some(at), Some(until)) => format!("{at} to {until}"),
        (at, until) => at.or(until).unwrap_or_default(),
    }
}
