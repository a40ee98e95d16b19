//! The timeline as a picture: the measures above it, the drawing to scale, and the same in words for screen readers.
//!
//! All places come from [`layout`](crate::layout); this module turns them into nodes and gestures into another viewport. The whole
//! drawing is one tab stop; arrow keys move inside it.

mod canvas;
mod card;
mod drawing;
pub mod file;
mod ghost;
mod gutter;
mod keys;
mod mark_one;
mod marks;
mod measures;
mod palette;
mod pointed;
mod pointer;
mod stage;
mod table;
mod untimed;

use crate::browser::component::icon::{Glyph, Icon};
use crate::browser::session::Session;
use crate::browser::view::prelude::*;
use crate::field::{Field, FieldPath};
use crate::layout::{By, Mode};
use stage::Stage;
use web_sys::HtmlElement;

/// The picture with everything around it.
#[component]
pub fn TimelineView(session: Session) -> impl IntoView {
    let stage = Stage::new(session);
    Effect::new(move |_| {
        stage.note_stretch(stage.picture.with(|picture| picture.visible));
    });
    stage.follow_choice();
    let frame = NodeRef::<HtmlElement>::new();
    let plot = NodeRef::<HtmlElement>::new();
    stage.measure_width(frame, plot);
    let heading = format!("{}-heading", stage.name);
    let labelled = heading.clone();
    let described = format!("{}-words", stage.name);
    let empty = move || stage.picture.with(|picture| !picture.timed && picture.untimed.is_empty());
    view! {
        <section class="glance" part="timeline" node_ref=frame aria-labelledby=labelled>
            <h2 class="pm-vh" id=heading>"At a glance"</h2>
            <div class="glance-top">
                <measures::Measures stage=stage />
                <Controls stage=stage />
            </div>
            <p class="pm-vh" id=described.clone()>{move || stage.picture.with(|picture| picture.description.clone())}</p>
            <div
                class=move || if stage.mode.get() == Mode::Rail { "strip rail" } else { "strip lanes" }
                class:blank=move || !stage.picture.with(|picture| picture.timed)
            >
                <gutter::Gutter stage=stage />
                <div
                    class="plot"
                    class:zoomed=move || stage.visible.get().is_some()
                    class:gliding=move || stage.gliding.get()
                    class:moving=move || stage.panning.get()
                    node_ref=plot
                    style:height=move || format!("{:.0}px", stage.picture.with(|picture| picture.height))
                    on:wheel=move |event| pointer::wheel(stage, plot, &event)
                    on:pointerdown=move |event| pointer::down(stage, plot, &event)
                    on:pointermove=move |event| pointer::moved(stage, plot, &event)
                    on:pointerup=move |event| pointer::up(stage, &event)
                    on:pointercancel=move |event| pointer::up(stage, &event)
                >
                    <drawing::Drawing stage=stage />
                    <pointed::Pointed stage=stage />
                    <marks::Marks stage=stage plot=plot described=described.clone() />
                    <canvas::Moving stage=stage />
                    <ghost::Ghost stage=stage />
                </div>
                <card::Card stage=stage />
            </div>
            <Show when=empty>
                <p class="glance-empty">
                    "Nothing to draw yet. Give the incident a start or add an event, and it appears here to scale."
                </p>
            </Show>
            <untimed::Untimed stage=stage />
            <table::Table stage=stage />
        </section>
    }
    .into_any()
}

/// The zone, and the buttons for zooming.
#[component]
fn Controls(stage: Stage) -> impl IntoView {
    let editor = stage.editor;
    let zone = move || {
        editor.track(&FieldPath::Field(Field::Zone));
        editor.with(|document| document.zone.as_ref().map(|zone| zone.written.clone()))
    };
    let zone_words = move || zone().unwrap_or_else(|| "No zone stated".into());
    let zone_title = move || match zone() {
        Some(zone) => format!("All times are {zone}, unless they say otherwise. Change the zone."),
        None => "The document states no zone. Add one.".to_owned(),
    };
    let timed = move || stage.picture.with(|picture| picture.timed);
    let options = || {
        let option = |by: By| {
            view! { <option value=by.label()>{format!("Lanes by {}", by.label().to_lowercase())}</option> }
        };
        By::ALL.into_iter().map(option).collect_view()
    };
    let lanes = move || timed() && stage.mode.get() == Mode::Lanes;
    let fitted = move || stage.visible.get().is_none();
    view! {
        <div class="view" role="group" aria-label="Timeline view">
            <button
                type="button"
                class="btn small zone"
                title=zone_title
                on:click=move |_| editor.go_to(FieldPath::Field(Field::Zone))
            >
                <Icon glyph=Glyph::Clock small=true />
                {zone_words}
                <span class="pm-vh">", time zone"</span>
            </button>
            <Show when=move || stage.scene.with(|scene| scene.is_silent())>
                <button
                    type="button"
                    class="btn small"
                    aria-pressed=move || if editor.folded.get() { "true" } else { "false" }
                    title="Let stretches without a record take less room; their length stays"
                    on:click=move |_| editor.folded.update(|folded| *folded = !*folded)
                >
                    "Fold silences"
                </button>
            </Show>
            <Show when=lanes>
                <select
                    class="lanesby"
                    aria-label="Lanes by"
                    title="What lanes stand for"
                    on:change=move |event| {
                        let chosen = event_target_value(&event);
                        editor.lanes.set(By::ALL.into_iter().find(|by| by.label() == chosen).unwrap_or_default());
                    }
                >
                    {options()}
                </select>
            </Show>
            <Show when=timed>
                <button
                    type="button"
                    class="btn small icon"
                    aria-label="Zoom out"
                    prop:disabled=fitted
                    on:click=move |_| stage.zoom(1.0 / stage::STEP, None)
                >
                    <Icon glyph=Glyph::Minus small=true />
                </button>
                <button
                    type="button"
                    class="btn small icon"
                    aria-label="Fit the whole incident"
                    prop:disabled=fitted
                    on:click=move |_| stage.fit()
                >
                    <Icon glyph=Glyph::Fit small=true />
                </button>
                <button
                    type="button"
                    class="btn small icon"
                    aria-label="Zoom in"
                    on:click=move |_| stage.zoom(stage::STEP, None)
                >
                    <Icon glyph=Glyph::Plus small=true />
                </button>
            </Show>
        </div>
    }
    .into_any()
}
