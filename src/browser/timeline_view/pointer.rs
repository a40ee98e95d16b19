//! Pointer, wheel and touch: drag an event to another time, drag the ground to pan, pinch or wheel to zoom where the pointer is, click to choose.
//!
//! A plain wheel scrolls the page unless the drawing has the focus; with Ctrl, as a trackpad's pinch sends it, it always zooms.

use super::stage::Stage;
use crate::browser::view::prelude::*;
use crate::edit::{Edit, Transaction};
use crate::field::{FieldPath, RowField, Value};
use crate::layout::{Lane, Mark, Picture, Scale};
use crate::model::ListId;
use crate::time::Time;
use leptos::ev::{MouseEvent, PointerEvent, WheelEvent};
use wasm_bindgen::JsCast;
use web_sys::Element;
use web_sys::HtmlElement;

/// Pixels of movement before a press is a drag.
const SLACK: f64 = 4.0;

/// The pointers that are down, and what they began with.
#[derive(Debug, Default)]
pub(super) struct Gesture {
    pointers: Vec<(i32, f64)>,
    start: Option<(Scale, Vec<f64>)>,
    dragged: bool,
    on_overview: bool,
    /// The event under the pointer, and how far from its middle it was taken.
    event: Option<(usize, f64)>,
}

/// An event on its way to another time.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Drag {
    /// Its place in the document.
    pub index: usize,
    /// Where it is held.
    pub x: f64,
    /// When it would begin.
    pub at: Time,
    /// When it would end, if it lasted.
    pub until: Option<Time>,
}

/// The pointer's place inside the plot.
fn place(plot: NodeRef<HtmlElement>, x: i32, y: i32) -> Option<(f64, f64)> {
    let bounds = plot.get_untracked()?.get_bounding_client_rect();
    Some((f64::from(x) - bounds.left(), f64::from(y) - bounds.top()))
}

pub(super) fn wheel(stage: Stage, plot: NodeRef<HtmlElement>, event: &WheelEvent) {
    let Some((x, _)) = place(plot, event.client_x(), event.client_y()) else { return };
    let unit = if event.delta_mode() == WheelEvent::DOM_DELTA_LINE { 16.0 } else { 1.0 };
    let (across, down) = (event.delta_x() * unit, event.delta_y() * unit);
    let pinch = event.ctrl_key() || event.meta_key();
    let sideways = across.abs() > down.abs() || event.shift_key();
    if sideways && !pinch {
        if !stage.is_zoomed() {
            return;
        }
        event.prevent_default();
        let by = if across == 0.0 { down } else { across };
        stage.glide(&stage.scale().moved(by));
        return;
    }
    if !pinch && !stage.focused.get_untracked() {
        return;
    }
    event.prevent_default();
    // A notch of a mouse is about 100, a trackpad's pinch a few: the same formula serves both.
    let strength = if pinch { 0.008 } else { 0.0025 };
    stage.glide(&stage.scale().zoomed((-down * strength).clamp(-0.7, 0.7).exp(), x));
}

pub(super) fn down(stage: Stage, plot: NodeRef<HtmlElement>, event: &PointerEvent) {
    if event.button() != 0 {
        return;
    }
    let Some((x, y)) = place(plot, event.client_x(), event.client_y()) else { return };
    let on_overview =
        stage.picture.with_untracked(|picture| picture.overview.as_ref().is_some_and(|strip| y >= strip.top));
    // A finger pans; only a pointer that can hover takes an event along.
    let movable = event.pointer_type() != "touch" && !stage.editor.readonly.get_untracked();
    let held = target(stage, plot, event).filter(|mark| movable && mark.count == 1);
    stage.gesture.update_value(|gesture| {
        gesture.pointers.retain(|(id, _)| *id != event.pointer_id());
        gesture.pointers.push((event.pointer_id(), x));
        gesture.event = held.map(|mark| (mark.index, x - mark.x));
        gesture.dragged = false;
        gesture.on_overview = on_overview;
        gesture.start = Some((stage.scale(), gesture.pointers.iter().map(|(_, x)| *x).collect()));
    });
    if on_overview {
        centre_on(stage, x);
    }
}

pub(super) fn moved(stage: Stage, plot: NodeRef<HtmlElement>, event: &PointerEvent) {
    if stage.gesture.with_value(|gesture| gesture.pointers.is_empty()) {
        return over(stage, plot, event);
    }
    let Some((x, _)) = place(plot, event.client_x(), event.client_y()) else { return };
    let mut wanted = None;
    let mut began = false;
    let mut overview = false;
    let mut held = None;
    stage.gesture.update_value(|gesture| {
        let Some(pointer) = gesture.pointers.iter_mut().find(|(id, _)| *id == event.pointer_id()) else {
            return;
        };
        pointer.1 = x;
        let Some((scale, starts)) = &gesture.start else { return };
        let now: Vec<f64> = gesture.pointers.iter().map(|(_, x)| *x).collect();
        let far = now.iter().zip(starts).any(|(now, start)| (now - start).abs() > SLACK);
        if far && !gesture.dragged {
            gesture.dragged = true;
            began = true;
        }
        if !gesture.dragged {
            return;
        }
        overview = gesture.on_overview;
        if let (Some(event), 1) = (gesture.event, gesture.pointers.len()) {
            held = Some(event);
            return;
        }
        wanted = match (starts.as_slice(), now.as_slice()) {
            ([start], [now]) => Some(scale.moved(start - now)),
            ([one, other], [one_now, other_now]) => {
                Some(pinched(scale, [*one, *other], [*one_now, *other_now]))
            }
            _ => None,
        };
    });
    if began {
        stage.panning.set(true);
        stage.hovered.set(None);
        if let Some(plot) = plot.get_untracked() {
            let _ = plot.set_pointer_capture(event.pointer_id());
        }
    }
    if let Some((index, from_middle)) = held {
        drag(stage, index, x - from_middle);
    } else if overview {
        if wanted.is_some() {
            centre_on(stage, x);
        }
    } else if let Some(scale) = wanted {
        stage.glide(&scale);
    }
}

/// Hold an event at a place. Its clock snaps to what a pixel can tell apart.
fn drag(stage: Stage, index: usize, x: f64) {
    let scale = stage.scale();
    let x = x.clamp(0.0, scale.width());
    let finest = scale.seconds_per_pixel() * 1.5;
    let step = [60, 300, 900, 3600].into_iter().find(|step| f64::from(*step) >= finest).unwrap_or(3600);
    let moved = stage.scene.with_untracked(|scene| {
        stage
            .editor
            .with(|document| scene.moved(document, stage.editor.zones(), index, scale.second(x), step.into()))
    });
    stage.dragging.set(moved.map(|(at, until)| Drag { index, x, at, until }));
}

/// Let go: one step of undo for both times.
fn drop(stage: Stage, drag: Drag) {
    let id = stage.editor.with(|document| document.timeline.get(drag.index).map(|event| event.id.clone()));
    let Some(id) = id else { return };
    let told = format!("Moved to {}.", drag.at.written);
    let label = format!("moving an event to {}", drag.at.written);
    let mut edits = vec![Edit::Set(FieldPath::event(&id, RowField::At), Value::Time(Some(drag.at)))];
    if drag.until.is_some() {
        edits.push(Edit::Set(FieldPath::event(&id, RowField::Until), Value::Time(drag.until)));
    }
    if stage.editor.commit(Transaction::new(label, edits)) {
        stage.spoken.set(told);
    }
    stage.editor.select(FieldPath::Row(ListId::Timeline, id));
}

/// Two fingers: what was under each stays under it.
fn pinched(scale: &Scale, starts: [f64; 2], now: [f64; 2]) -> Scale {
    let (first, second) = (scale.second(starts[0]), scale.second(starts[1]));
    let distance = now[1] - now[0];
    if distance.abs() < 8.0 {
        return scale.clone();
    }
    let per_pixel = ((second - first) / distance).abs();
    let from = (first + second) / 2.0 - (now[0] + now[1]) / 2.0 * per_pixel;
    scale.between(from, from + per_pixel * scale.width())
}

pub(super) fn up(stage: Stage, event: &PointerEvent) {
    if let Some(held) = stage.dragging.get_untracked() {
        stage.dragging.set(None);
        if event.type_() == "pointerup" {
            drop(stage, held);
        }
    }
    stage.gesture.update_value(|gesture| {
        gesture.pointers.retain(|(id, _)| *id != event.pointer_id());
        let starts: Vec<f64> = gesture.pointers.iter().map(|(_, x)| *x).collect();
        gesture.start = (!starts.is_empty()).then(|| (stage.scale(), starts));
    });
    if stage.panning.get_untracked() {
        stage.panning.set(false);
    }
}

/// Show the stretch around a place of the overview.
fn centre_on(stage: Stage, x: f64) {
    let scale = stage.scale();
    let fit = stage.picture.with_untracked(|picture: &std::sync::Arc<Picture>| picture.fit);
    let second = scale.between(fit.0, fit.1).second(x);
    stage.glide(&scale.moved(scale.x(second) - scale.width() / 2.0));
}

/// The marker that an event's target lies in, or in a dense lane the one nearest to the pointer.
fn target(stage: Stage, plot: NodeRef<HtmlElement>, event: &MouseEvent) -> Option<Mark> {
    let element = event.target()?.dyn_into::<Element>().ok()?;
    if let Some(node) = element.closest("[data-place]").ok()? {
        let place = node.get_attribute("data-place")?.parse::<usize>().ok()?;
        return stage.picture.with_untracked(|picture| picture.marks.get(place).cloned());
    }
    let (x, y) = place(plot, event.client_x(), event.client_y())?;
    stage.picture.with_untracked(|picture| {
        let dense = |lane: &Lane| lane.dense && (lane.top..lane.top + lane.height).contains(&y);
        let lane = picture.lanes.iter().position(dense)?;
        let away = |mark: &Mark| (mark.x - x).abs();
        let near = picture.marks.iter().filter(|mark| mark.lane == lane && away(mark) <= 24.0);
        near.min_by(|one, other| away(one).total_cmp(&away(other))).cloned()
    })
}

pub(super) fn clicked(stage: Stage, plot: NodeRef<HtmlElement>, event: &MouseEvent) {
    let dragged = stage.gesture.with_value(|gesture| gesture.dragged);
    let Some(mark) = target(stage, plot, event).filter(|_| !dragged) else { return };
    stage.active.set(Some(mark.index));
    if mark.count > 1 && mark.from < mark.to {
        stage.open(&mark);
    } else {
        stage.choose(mark.id);
    }
}

fn over(stage: Stage, plot: NodeRef<HtmlElement>, event: &PointerEvent) {
    if event.pointer_type() == "touch" || stage.gliding.get_untracked() {
        return;
    }
    let index = target(stage, plot, event).map(|mark| mark.index);
    if stage.hovered.get_untracked() != index {
        stage.hovered.set(index);
    }
}
