//! Keys inside the drawing: arrows move from marker to marker, + and − zoom, 0 fits all, F what is chosen, Enter chooses.

use super::stage::{STEP, Stage};
use crate::browser::view::prelude::*;
use crate::layout::Mark;
use leptos::ev::KeyboardEvent;

/// The drawing takes the focus: at the chosen event if there is one, otherwise where it was, otherwise at the first marker.
pub(super) fn entered(stage: Stage) {
    stage.focused.set(true);
    let chosen =
        untrack(|| stage.selected()).and_then(|id| stage.editor.with(|document| document.event_place(&id)));
    let seen = |index: &usize| untrack(|| stage.mark_of(*index)).is_some();
    let before = stage.active.get_untracked();
    let first = || in_time_order(stage).first().map(|mark| mark.index);
    stage.active.set(chosen.filter(seen).or(before.filter(seen)).or_else(first));
}

/// Handle a key. Keys that mean nothing here pass on.
pub(super) fn pressed(stage: Stage, event: &KeyboardEvent) {
    if event.ctrl_key() || event.meta_key() || event.alt_key() {
        return;
    }
    let handled = match event.key().as_str() {
        "ArrowRight" if event.shift_key() => pan(stage, 0.25),
        "ArrowLeft" if event.shift_key() => pan(stage, -0.25),
        "ArrowRight" => step(stage, 1),
        "ArrowLeft" => step(stage, -1),
        "ArrowDown" => across(stage, 1),
        "ArrowUp" => across(stage, -1),
        "Home" => end(stage, false),
        "End" => end(stage, true),
        "+" | "=" => {
            stage.zoom(STEP, None);
            true
        }
        "-" | "_" => {
            stage.zoom(1.0 / STEP, None);
            true
        }
        "0" => {
            stage.fit();
            true
        }
        "f" | "F" => {
            stage.fit_chosen();
            true
        }
        "Enter" | " " => choose(stage),
        "Escape" if stage.dragging.get_untracked().is_some() => {
            stage.gesture.update_value(|gesture| *gesture = Default::default());
            stage.dragging.set(None);
            stage.panning.set(false);
            true
        }
        "Escape" => {
            let open = stage.active.get_untracked().is_some() || stage.hovered.get_untracked().is_some();
            stage.active.set(None);
            stage.hovered.set(None);
            open
        }
        _ => false,
    };
    if handled {
        event.prevent_default();
        event.stop_propagation();
    }
}

fn choose(stage: Stage) -> bool {
    let Some((_, mark)) = untrack(|| stage.active_mark()) else { return false };
    if mark.count > 1 && mark.from < mark.to {
        stage.open(&mark);
    } else {
        stage.choose(mark.id);
    }
    true
}

/// The visible markers from left to right, whatever their lane.
fn in_time_order(stage: Stage) -> Vec<Mark> {
    let mut marks = stage.picture.with_untracked(|picture| picture.marks.clone());
    marks.sort_by_key(|mark| (mark.from, mark.lane));
    marks
}

/// To the next marker in time, also beyond what is seen.
fn step(stage: Stage, by: isize) -> bool {
    let marks = in_time_order(stage);
    let present = untrack(|| stage.active_mark()).map(|(_, mark)| mark);
    let place = present.as_ref().and_then(|mark| marks.iter().position(|other| other == mark));
    let next = match place {
        None => marks.first(),
        Some(place) => place.checked_add_signed(by).and_then(|place| marks.get(place)),
    };
    if let Some(next) = next {
        stage.active.set(Some(next.index));
        return true;
    }
    // Nothing more is seen on this side: the next event in time comes into view.
    let Some(edge) = present.map(|mark| if by > 0 { mark.to } else { mark.from }) else { return true };
    let beyond = stage.scene.with_untracked(|scene| {
        let at = |index: &usize| scene.moments().events().get(*index).and_then(|(at, _)| *at).map(|at| at.at);
        let order: Vec<usize> = scene.in_time_order().collect();
        let next = if by > 0 {
            order.iter().find(|index| at(index).is_some_and(|at| at > edge))
        } else {
            order.iter().rev().find(|index| at(index).is_some_and(|at| at < edge))
        };
        next.and_then(|index| Some((*index, at(index)?)))
    });
    if let Some((index, at)) = beyond {
        stage.reveal(at as f64);
        stage.active.set(Some(index));
    }
    true
}

/// To the nearest marker in the next lane that has any.
fn across(stage: Stage, by: isize) -> bool {
    let Some((_, present)) = untrack(|| stage.active_mark()) else { return step(stage, 1) };
    let next = stage.picture.with_untracked(|picture| {
        let mut lane = present.lane.checked_add_signed(by)?;
        while lane < picture.lanes.len() {
            let in_lane = picture.marks.iter().filter(|mark| mark.lane == lane);
            let near = in_lane
                .min_by(|one, other| (one.x - present.x).abs().total_cmp(&(other.x - present.x).abs()));
            if let Some(near) = near {
                return Some(near.index);
            }
            lane = lane.checked_add_signed(by)?;
        }
        None
    });
    if let Some(next) = next {
        stage.active.set(Some(next));
    }
    true
}

/// To the first or the last event of all.
fn end(stage: Stage, last: bool) -> bool {
    let found = stage.scene.with_untracked(|scene| {
        let mut order = scene.in_time_order();
        let index = if last { order.last() } else { order.next() }?;
        let at = scene.moments().events().get(index).and_then(|(at, _)| *at)?;
        Some((index, at.at))
    });
    if let Some((index, at)) = found {
        stage.reveal(at as f64);
        stage.active.set(Some(index));
    }
    true
}

fn pan(stage: Stage, share: f64) -> bool {
    let scale = stage.scale();
    stage.show(&scale.moved(scale.width() * share));
    true
}
