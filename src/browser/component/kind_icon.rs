//! The shapes of event kinds as nodes. A shape takes its colour from `currentColor` and the inside of hollow shapes from `--pm-surface`, both through the style sheet's
//! classes, so that it follows theme and forced colours.

use crate::browser::view::prelude::*;
use crate::layout::{Part, shape};
use crate::model::EventKind;

/// The shape of a kind as an icon, hidden from screen readers: words beside it say the same.
#[component]
pub fn KindIcon(kind: EventKind) -> impl IntoView {
    view! {
        <svg class="k" data-kind=kind.name() viewBox="0 0 16 16" aria-hidden="true" focusable="false">
            {parts(kind)}
        </svg>
    }
    .into_any()
}

/// The parts of a kind's shape as nodes, for any SVG.
pub fn parts(kind: EventKind) -> AnyView {
    let part = |part: &Part| match *part {
        Part::Solid(d) => view! { <path class="k-solid" d=d></path> }.into_any(),
        Part::Hollow(d, width) => view! { <path class="k-hollow" d=d stroke-width=width></path> }.into_any(),
        Part::Line(d, width) => view! { <path class="k-line" d=d stroke-width=width></path> }.into_any(),
        Part::Knock(d, width) => view! { <path class="k-knock" d=d stroke-width=width></path> }.into_any(),
    };
    shape(kind).iter().map(part).collect_view().into_any()
}
