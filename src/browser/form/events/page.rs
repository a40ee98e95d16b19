//! What of the list is on the page: the nodes of its rows, their measured heights, and how each looks.

use crate::browser::view::{self, prelude::*};
use crate::chronology::Around;
use crate::grid::window::{Heights, common};
use crate::model::RowId;
use std::ops::Range;
use std::sync::Arc;
use web_sys::{Element, HtmlElement};

/// Pixels that a row is thought to need before any was seen.
const GUESS: f32 = 52.0;

/// What is on the page.
#[derive(Default)]
pub(super) struct Page {
    pub(super) ids: Arc<[RowId]>,
    pub(super) heights: Option<Heights>,
    pub(super) rows: Vec<Mounted>,
    pub(super) seen: Range<usize>,
    pub(super) width: f64,
}

pub(super) struct Mounted {
    pub(super) id: RowId,
    pub(super) place: usize,
    pub(super) room: f32,
    pub(super) look: Look,
    pub(super) node: HtmlElement,
    pub(super) view: view::Mounted,
    pub(super) open: RwSignal<bool>,
    pub(super) around: RwSignal<Around>,
}

/// What is written on a row's node.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub(super) struct Look {
    pub(super) index: usize,
    pub(super) current: bool,
    pub(super) chosen: bool,
    pub(super) stop: bool,
}

impl Page {
    /// The list changed: heights of the rows that stay are kept.
    pub(super) fn follow(&mut self, ids: Arc<[RowId]>) {
        match &mut self.heights {
            Some(_) if Arc::ptr_eq(&ids, &self.ids) => return,
            Some(heights) => {
                let (head, tail) = common(&self.ids, &ids);
                heights.changed(head, tail, ids.len());
            }
            None => self.heights = Some(Heights::new(ids.len(), GUESS)),
        }
        self.ids = ids;
    }

    /// The first row in view, and its pixels below the beginning of the list, of which `top` lie above the view. Asked of the page itself,
    /// which shows what was thought before. After a jump there is none: the rows on the page are those of another view.
    pub(super) fn anchor(&self, top: f64, height: f64) -> Option<(RowId, f32)> {
        self.rows.iter().find_map(|row| {
            let place = row.node.get_bounding_client_rect();
            let seen = place.top() < height && place.bottom() > 0.0;
            seen.then(|| (row.id.clone(), (place.top() + top) as f32))
        })
    }

    /// The pixels of a row below the beginning of the list.
    pub(super) fn top_of(&self, id: &RowId) -> f32 {
        let place = self.place_of(id).unwrap_or_default();
        self.heights.as_ref().map_or(0.0, |heights| heights.sum(0..place))
    }

    /// The place of a row in the list; those on the page are the ones that are asked for.
    pub(super) fn place_of(&self, id: &RowId) -> Option<usize> {
        let known = self.rows.iter().find(|row| row.id == *id).map(|row| row.place);
        known
            .into_iter()
            .flat_map(|place| place.saturating_sub(2)..place + 3)
            .find(|place| self.ids.get(*place) == Some(id))
            .or_else(|| self.ids.iter().position(|other| other == id))
    }

    /// Measure the rows on the page. Says whether any has another height than was thought.
    pub(super) fn measure(&mut self) -> bool {
        let Some(heights) = &mut self.heights else { return false };
        let mut other = false;
        for row in &self.rows {
            let height = row.node.get_bounding_client_rect().height() as f32;
            if height > 0.0 {
                other |= heights.measured(row.place, height);
            }
        }
        other
    }

    /// Take what was measured as a guess for the rest.
    pub(super) fn learn(&mut self) {
        self.heights.iter_mut().for_each(Heights::learn);
    }

    /// Leave room for the rows that are not on the page.
    pub(super) fn room(&mut self, list: &HtmlElement) {
        let Some(heights) = &self.heights else { return };
        let places: Vec<usize> = self.rows.iter().map(|row| row.place).collect();
        let (placed, below) = heights.placed(0..0, &places);
        for (row, placed) in self.rows.iter_mut().zip(placed) {
            if (row.room - placed.room).abs() > 0.1 {
                row.room = placed.room;
                pixels(&row.node, "margin-top", placed.room);
            }
        }
        pixels(list, "padding-bottom", below);
    }
}

impl Mounted {
    pub(super) fn leave(self) {
        self.node.remove();
        drop(self.view);
    }

    pub(super) fn wear(&mut self, look: Look) {
        if self.look == look {
            return;
        }
        if self.look.index != look.index {
            let _ = self.node.set_attribute("aria-rowindex", &look.index.to_string());
        }
        let class = match (look.current, look.chosen) {
            (true, true) => "evrow current chosen",
            (true, false) => "evrow current",
            (false, true) => "evrow chosen",
            (false, false) => "evrow",
        };
        self.node.set_class_name(class);
        let _ = self.node.set_attribute("aria-selected", if look.chosen { "true" } else { "false" });
        self.node.set_tab_index(if look.stop { 0 } else { -1 });
        self.look = look;
    }
}

pub(super) fn pixels(node: &HtmlElement, name: &str, pixels: f32) {
    let _ = HtmlElement::style(node).set_property(name, &format!("{pixels}px"));
}

/// The row that a node lies in.
pub(super) fn row_of(node: &Element) -> Option<RowId> {
    let row = node.closest(".evrow").ok().flatten()?;
    row.id().strip_prefix("row/").map(RowId::from)
}

/// Whole steps of rows, so that the rows on the page change now and then rather than at each pixel.
pub(super) fn steady(seen: Range<usize>, count: usize) -> Range<usize> {
    const STEP: usize = 8;
    seen.start / STEP * STEP..(seen.end.div_ceil(STEP) * STEP).min(count)
}
