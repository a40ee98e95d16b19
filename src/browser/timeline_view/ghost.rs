//! An event while it is dragged: where it would stand, and the exact time it would have.

use super::stage::Stage;
use crate::browser::view::prelude::*;
use crate::layout::time_words;

#[component]
pub(super) fn Ghost(stage: Stage) -> impl IntoView {
    move || {
        let drag = stage.dragging.get()?;
        let words = stage.editor.with(|document| time_words(&drag.at, document));
        let (top, height, width) = stage.picture.with(|picture| {
            let top = stage.mark_of(drag.index).and_then(|(_, mark)| picture.lanes.get(mark.lane));
            (top.map_or(36.0, |lane| lane.top + lane.height / 2.0), picture.lanes_end, picture.width)
        });
        let before = drag.x > width - 120.0;
        Some(view! {
            <div class="ghost" aria-hidden="true" style:left=format!("{:.1}px", drag.x) style:height=format!("{height:.0}px")>
                <span class=if before { "before" } else { "after" } style:top=format!("{:.0}px", top - 13.0)>{words}</span>
            </div>
        })
    }
}
