//! The markers: a list box of one tab stop, in which the arrow keys move. Pointer events are handled once for all of them.

use super::stage::Stage;
use super::{keys, pointer};
use crate::browser::component::kind_icon::KindIcon;
use crate::browser::view::prelude::*;
use crate::layout::{Mark, Picture, Side, count_words};
use web_sys::HtmlElement;

#[component]
pub(super) fn Marks(stage: Stage, plot: NodeRef<HtmlElement>, described: String) -> impl IntoView {
    let any = move || stage.picture.with(|picture| !picture.marks.is_empty());
    let at = move || {
        let (place, _) = stage.active_mark()?;
        stage.focused.get().then(|| stage.mark_id(place))
    };
    let list = move || {
        let selected = stage.selected();
        let selected = selected.and_then(|id| {
            let index = stage.editor.with(|document| document.event_place(&id))?;
            stage.mark_of(index).map(|(place, _)| place)
        });
        let active = stage.active_mark().map(|(place, _)| place);
        stage.picture.with(|picture| {
            // Of a dense lane only the markers that matter now have nodes: its bars show where the others are.
            let marks = picture.marks.iter().enumerate().filter_map(|(place, mark)| {
                let state = State { selected: selected == Some(place), active: active == Some(place) };
                let dense = picture.lanes.get(mark.lane).is_some_and(|lane| lane.dense);
                (!dense || state.selected || state.active).then(|| one(stage, picture, place, mark, state))
            });
            marks.collect_view()
        })
    };
    view! {
        <Show when=any>
            <ul
                class="marks"
                role="listbox"
                tabindex="0"
                aria-label="Timeline drawing"
                aria-describedby=described.clone()
                aria-activedescendant=at
                on:focus=move |_| keys::entered(stage)
                on:blur=move |_| {
                    stage.focused.set(false);
                    stage.hovered.set(None);
                }
                on:keydown=move |event| keys::pressed(stage, &event)
                on:click=move |event| pointer::clicked(stage, plot, &event)
                on:pointerleave=move |_| stage.hovered.set(None)
            >
                {list}
            </ul>
        </Show>
    }
    .into_any()
}

struct State {
    selected: bool,
    active: bool,
}

fn one(stage: Stage, picture: &Picture, place: usize, mark: &Mark, state: State) -> AnyView {
    let lane = picture.lanes.get(mark.lane);
    let top = lane.map_or(0.0, |lane| lane.top + (lane.height - 30.0) / 2.0);
    let before = mark.label.as_ref().is_some_and(|label| label.side == Side::Left);
    let edge = mark.half + 4.0;
    let (left, right) = if before {
        ("auto".to_owned(), format!("{:.1}px", picture.width - mark.x - edge))
    } else {
        (format!("{:.1}px", mark.x - edge), "auto".to_owned())
    };
    let shape = match (mark.count, mark.kind) {
        (1, Some(kind)) => view! { <KindIcon kind=kind /> }.into_any(),
        (count, _) => {
            let width = format!("{:.1}px", mark.half * 2.0);
            view! { <span class="count" style:width=width>{count_words(count)}</span> }.into_any()
        }
    };
    let label = words(mark);
    let class = match (before, state.active) {
        (true, true) => "mark end active",
        (true, false) => "mark end",
        (false, true) => "mark active",
        (false, false) => "mark",
    };
    view! {
        <li
            id=stage.mark_id(place)
            class=class
            role="option"
            aria-selected=if state.selected { "true" } else { "false" }
            aria-current=state.selected.then_some("true")
            data-place=place.to_string()
            data-kind=mark.kind.map(|kind| kind.name())
            style:left=left
            style:right=right
            style:top=format!("{top:.0}px")
        >
            {shape}
            {label}
        </li>
    }
    .into_any()
}

/// The label, and in words what only the picture shows: name and content stay one for screen readers.
fn words(mark: &Mark) -> AnyView {
    let aside = |parts: &[&str]| {
        let parts: Vec<&str> = parts.iter().copied().filter(|part| !part.is_empty()).collect();
        parts.join(", ")
    };
    let Some(label) = &mark.label else {
        let all = aside(&[&mark.time, &mark.text, &mark.aside]);
        return view! { <span class="pm-vh">{all}</span> }.into_any();
    };
    let room = format!("{:.0}px", label.room);
    let time = (!label.time.is_empty()).then(|| view! { <b>{label.time.clone()}</b> " " });
    let rest = match (mark.count, label.time.is_empty()) {
        (1, true) if label.text != mark.time => aside(&[&mark.time, &mark.aside]),
        _ => mark.aside.clone(),
    };
    let events = (mark.count > 1).then(|| view! { <span class="pm-vh">" events, "</span> });
    view! {
        {events}
        <span class="lbl" style:max-width=room>
            {time}
            <span class="d">{label.text.clone()}</span>
        </span>
        <span class="pm-vh">", " {rest}</span>
    }
    .into_any()
}
