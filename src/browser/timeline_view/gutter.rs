//! The names of lanes and measures, in a column left of the plot. A rail has none.

use super::stage::Stage;
use crate::browser::component::kind_icon::KindIcon;
use crate::layout::{Lane, Mode};
use leptos::prelude::*;

#[component]
pub(super) fn Gutter(stage: Stage) -> impl IntoView {
    let rows = move || {
        stage.picture.with(|picture| {
            if picture.mode == Mode::Rail || !picture.timed {
                return ().into_any();
            }
            let lane = |lane: &Lane| {
                let kind = lane.kind.unwrap_or_default();
                view! { <span class="h-lane" data-kind=kind.name()><KindIcon kind=kind />{lane.label}</span> }
            };
            let dimensions =
                picture.dimensions.iter().map(|line| view! { <span class="h-dim">{line.name}</span> });
            let pads = !picture.dimensions.is_empty();
            view! {
                <span class="h-axis"></span>
                {picture.impact.is_some().then(|| view! { <span class="h-impact">"Impact"</span> })}
                {picture.lanes.iter().map(lane).collect_view()}
                {pads.then(|| view! { <span class="h-pad"></span> })}
                {dimensions.collect_view()}
                {pads.then(|| view! { <span class="h-pad"></span> })}
                {picture.overview.is_some().then(|| view! { <span class="h-over">"Overview"</span> })}
            }
            .into_any()
        })
    };
    view! { <div class="gut" aria-hidden="true">{rows}</div> }.into_any()
}
