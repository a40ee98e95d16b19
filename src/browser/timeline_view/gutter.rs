//! The names of lanes and measures, in a column left of the plot. A rail has none.

use super::stage::Stage;
use crate::browser::component::kind_icon::KindIcon;
use crate::browser::view::prelude::*;
use crate::layout::{Mode, Picture};
use crate::model::EventKind;

/// A row of the column.
#[derive(Debug, Clone, PartialEq)]
enum Row {
    Axis,
    Impact,
    Lane(Option<EventKind>, String),
    Pad,
    Measure(&'static str),
    Overview,
}

fn rows(picture: &Picture) -> Vec<Row> {
    if picture.mode == Mode::Rail || !picture.timed {
        return Vec::new();
    }
    let mut rows = vec![Row::Axis];
    rows.extend(picture.impact.map(|_| Row::Impact));
    rows.extend(picture.lanes.iter().map(|lane| Row::Lane(lane.kind, lane.label.clone())));
    if !picture.dimensions.is_empty() {
        rows.push(Row::Pad);
        rows.extend(picture.dimensions.iter().map(|line| Row::Measure(line.name)));
        rows.push(Row::Pad);
    }
    rows.extend(picture.overview.as_ref().map(|_| Row::Overview));
    rows
}

#[component]
pub(super) fn Gutter(stage: Stage) -> impl IntoView {
    // Panning moves everything but these names.
    let rows = Memo::new(move |_| stage.picture.with(|picture| rows(picture)));
    let row = |row: &Row| match row {
        Row::Axis => view! { <span class="h-axis"></span> }.into_any(),
        Row::Impact => view! { <span class="h-impact">"Impact"</span> }.into_any(),
        Row::Lane(kind, label) => {
            let icon = kind.map(|kind| view! { <KindIcon kind=kind /> });
            let (label, title) = (label.clone(), label.clone());
            view! {
                <span class="h-lane" data-kind=kind.map(EventKind::name) title=title>{icon}<span>{label}</span></span>
            }
            .into_any()
        }
        Row::Pad => view! { <span class="h-pad"></span> }.into_any(),
        Row::Measure(name) => view! { <span class="h-dim">{*name}</span> }.into_any(),
        Row::Overview => view! { <span class="h-over">"Overview"</span> }.into_any(),
    };
    let names = move || rows.with(|rows| rows.iter().map(row).collect_view());
    view! { <div class="gut" aria-hidden="true">{names}</div> }.into_any()
}
