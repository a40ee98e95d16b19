//! The numbers above the drawing. Each opens its definition with both ends on hover, focus and tap; Escape closes it.

use super::mark_one::MarkOne;
use super::stage::Stage;
use crate::browser::view::prelude::*;
use crate::layout::time_words;
use crate::metrics::{Measure, MeasureId, Value, ends_words};
use crate::model::Postmortem;
use leptos::ev::KeyboardEvent;

#[component]
pub(super) fn Measures(stage: Stage) -> impl IntoView {
    let shown = Memo::new(move |_| {
        stage.scene.with(|scene| {
            let metrics = scene.metrics();
            let first = if metrics.impacted.windows > 0 { MeasureId::Impacted } else { MeasureId::Duration };
            let known = |id: &MeasureId| !matches!(metrics.get(*id).value, Value::Missing(_));
            let rarely = [MeasureId::Acknowledge, MeasureId::PublicNotice];
            let always = [first, MeasureId::Detect, MeasureId::Mitigate, MeasureId::Resolve];
            always.into_iter().chain(rarely.into_iter().filter(known)).collect::<Vec<_>>()
        })
    });
    view! {
        <dl class="metrics">
            <For each=move || shown.get() key=|id| *id let:id>
                <Number stage=stage id=id />
            </For>
        </dl>
    }
    .into_any()
}

#[component]
fn Number(stage: Stage, id: MeasureId) -> impl IntoView {
    let open = RwSignal::new(false);
    let hushed = RwSignal::new(false);
    let measure = Memo::new(move |_| stage.scene.with(|scene| scene.metrics().get(id).clone()));
    let tip = format!("{}-{}", stage.name, id.name());
    let keys = move |event: KeyboardEvent| {
        if event.key() == "Escape" {
            event.stop_propagation();
            open.set(false);
            hushed.set(true);
        }
    };
    let leave = move || {
        open.set(false);
        hushed.set(false);
    };
    let missing = move || measure.with(|measure| matches!(measure.value, Value::Missing(_)));
    view! {
        <div
            class="metric"
            class:hushed=move || hushed.get()
            on:pointerleave=move |_| leave()
            on:focusout=move |_| leave()
            on:keydown=keys
        >
            <dt>
                <button
                    type="button"
                    aria-describedby=tip.clone()
                    aria-expanded=move || if open.get() { "true" } else { "false" }
                    on:click=move |_| {
                        hushed.set(false);
                        open.update(|open| *open = !*open);
                    }
                >
                    {id.label()}
                </button>
                <span class="tip" class:open=move || open.get() id=tip.clone() role="tooltip">
                    <b>{id.formula()}</b>
                    " "
                    {move || stage.editor.with(|document| measure.with(|measure| explained(measure, document)))}
                </span>
            </dt>
            <dd
                class:unset=missing
                class:range=move || measure.with(|measure| measure.exact().is_none())
                class:wrong=move || measure.with(|measure| matches!(measure.value, Value::Negative(_)))
            >
                {move || measure.with(figures)}
                <Show when=missing>
                    <MarkOne stage=stage measure=measure />
                </Show>
            </dd>
        </div>
    }
    .into_any()
}

/// `6 h 00 min` with small units.
fn figures(measure: &Measure) -> AnyView {
    let words = measure.words();
    if measure.exact().is_none() {
        return words.into_any();
    }
    let part = |(place, word): (usize, &str)| {
        let space = if place > 0 { " " } else { "" };
        let word = word.to_owned();
        if word.starts_with(|letter: char| letter.is_ascii_digit()) {
            view! { {space} {word} }.into_any()
        } else {
            view! { {space} <small>{word}</small> }.into_any()
        }
    };
    words.split(' ').enumerate().map(part).collect_view().into_any()
}

/// Both ends as written, what the measure says, and what is missing or was assumed.
fn explained(measure: &Measure, document: &Postmortem) -> String {
    let ends = ends_words(measure, |time| match time.written.trim() {
        "" => time_words(time, document),
        written => written.to_owned(),
    });
    [&ends, " ", measure.id.definition(), " ", &measure.remark()].concat().trim().to_owned()
}
