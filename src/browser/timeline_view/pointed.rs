//! The place under the pointer in a dense lane, where no marker has a node of its own.

use super::stage::Stage;
use crate::browser::view::prelude::*;
use crate::layout::count_words;

#[component]
pub(super) fn Pointed(stage: Stage) -> impl IntoView {
    move || {
        let (_, mark) = stage.mark_of(stage.hovered.get()?)?;
        let middle = stage.picture.with(|picture| {
            picture.lanes.get(mark.lane).filter(|lane| lane.dense).map(crate::layout::Lane::middle)
        })?;
        let (wide, left) = (format!("{:.0}px", mark.half * 2.0), format!("{:.0}px", mark.x - mark.half));
        Some(view! {
            <span
                class="pointed"
                aria-hidden="true"
                data-kind=mark.kind.map(|kind| kind.name())
                style:left=left
                style:width=wide
                style:top=format!("{:.0}px", middle - 10.0)
            >
                {count_words(mark.count)}
            </span>
        })
    }
}
