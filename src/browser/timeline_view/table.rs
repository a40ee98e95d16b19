//! The same content as a table, for screen readers.

use super::stage::Stage;
use crate::browser::view::prelude::*;
use crate::layout::{length_words, plain, time_words};

/// How many rows the table holds; the list of events below the picture has them all.
const ROWS: usize = 100;

#[component]
pub(super) fn Table(stage: Stage) -> impl IntoView {
    let rows = move || {
        let scene = stage.scene.get();
        stage.editor.with(|document| {
            let row = |index: usize| {
                let event = document.timeline.get(index)?;
                let time = event.at.as_ref().map(|time| time_words(time, document));
                let at = scene.moments().events().get(index).and_then(|(at, _)| *at);
                let after = at.and_then(|at| length_words(at.at, scene.moments()));
                let text = plain(if event.text.trim().is_empty() { &event.label } else { &event.text });
                Some(view! {
                    <tr>
                        <td>{time}</td>
                        <td>{event.kind.label()}</td>
                        <td>{text}</td>
                        <td>{after}</td>
                    </tr>
                })
            };
            scene.in_time_order().take(ROWS).filter_map(row).collect_view()
        })
    };
    let count = move || stage.scene.with(|scene| scene.in_time_order().len());
    let any = Memo::new(move |_| count() > 0);
    let caption = move || match count() {
        count if count > ROWS => format!("The first {ROWS} of {count} events in the order of time"),
        _ => "Events in the order of time".to_owned(),
    };
    view! {
        <Show when=move || any.get()>
            <div class="pm-vh"><table>
                <caption>{caption}</caption>
                <thead>
                    <tr>
                        <th scope="col">"Time"</th>
                        <th scope="col">"Kind"</th>
                        <th scope="col">"What happened"</th>
                        <th scope="col">"Since the start"</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table></div>
        </Show>
    }
    .into_any()
}
