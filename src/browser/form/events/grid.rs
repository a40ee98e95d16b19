//! The rows of the timeline on the page: which are there, and what each looks like.
//!
//! A long list has only the rows in view on the page, and those that hold the focus or are open. Rows are put in and taken out
//! here rather than by a keyed list, because a node that is moved loses the focus, and a kept row never has to move.

use super::page::{Look, Mounted, Page, pixels, row_of, steady};
use super::row::row_view;
use super::scroll;
use crate::browser::editor::Editor;
use crate::browser::session::Session;
use crate::browser::view::mount;
use crate::browser::view::prelude::*;
use crate::chronology::Around;
use crate::field::FieldPath;
use crate::grid::beside::Beside;
use crate::grid::change::is_chosen;
use crate::grid::filter::Filter;
use crate::grid::window::{Heights, Placed};
use crate::model::{ListId, RowId};
use std::mem::take;
use std::sync::Arc;
use web_sys::{Element, HtmlElement};

/// The grid of events. Cheap to copy; lives as long as its section.
#[derive(Clone, Copy)]
pub struct Grid {
    pub(super) session: Session,
    pub(super) editor: Editor,
    /// What is looked for.
    pub(super) filter: RwSignal<Filter>,
    /// The chosen rows, sorted by id.
    pub(super) chosen: RwSignal<Arc<[RowId]>>,
    /// Where choosing a stretch of rows began.
    pub(super) anchor: StoredValue<Option<RowId>>,
    /// What stands beside the times.
    pub(super) beside: RwSignal<Beside>,
    /// The row under the pointer.
    pub(super) hovered: RwSignal<Option<RowId>>,
    /// Rows are being entered one after the other: Enter adds the next.
    pub(super) entering: StoredValue<bool>,
    /// The next letter names a kind.
    pub(super) naming: StoredValue<bool>,
    /// The find bar is open.
    pub(super) finding: RwSignal<bool>,
    pub(super) list: NodeRef<HtmlElement>,
    pub(super) tools: NodeRef<HtmlElement>,
    order: StoredValue<ArcReadSignal<Arc<[RowId]>>>,
    pub(super) found: Memo<Option<Arc<[usize]>>>,
    pub(super) page: StoredValue<Page, LocalStorage>,
    owner: StoredValue<Owner>,
}

impl Grid {
    /// The grid of a session's document.
    pub fn new(session: Session) -> Self {
        let editor = session.editor;
        let order = editor.order(ListId::Timeline);
        let filter = RwSignal::new(Filter::default());
        let (moves, open) = (order.clone(), session.open_event);
        let found = Memo::new(move |_| {
            let filter = filter.get();
            if filter.is_open() {
                return None;
            }
            moves.track();
            editor.settled().track();
            // The row that is being written stays, whatever becomes of its words.
            let open = open.get_untracked();
            editor.with(|document| {
                let rows = document.timeline.iter().enumerate();
                let stays = rows.filter(|(_, event)| filter.holds(event) || open.as_ref() == Some(&event.id));
                Some(stays.map(|(place, _)| place).collect())
            })
        });
        let grid = Self {
            session,
            editor,
            filter,
            chosen: RwSignal::new(Arc::from([])),
            anchor: StoredValue::new(None),
            beside: RwSignal::new(Beside::Start),
            hovered: RwSignal::new(None),
            entering: StoredValue::new(false),
            naming: StoredValue::new(false),
            finding: RwSignal::new(false),
            list: NodeRef::new(),
            tools: NodeRef::new(),
            order: StoredValue::new(order),
            found,
            page: StoredValue::new_local(Page::default()),
            owner: StoredValue::new(Owner::current().unwrap_or_default()),
        };
        grid.follow();
        grid
    }

    fn follow(self) {
        let (editor, open) = (self.editor, self.session.open_event);
        Effect::new(move |_| {
            let _ = self.list.get();
            self.order.with_value(|order| order.track());
            self.found.track();
            untrack(|| self.refresh());
        });
        Effect::new(move |before: Option<()>| {
            open.track();
            if before.is_some() {
                untrack(|| self.open_changed());
            }
        });
        // Days, silences and times since the start follow a pause; which rows are on the page does not depend on them.
        Effect::new(move |before: Option<()>| {
            editor.settled().track();
            if before.is_some() {
                untrack(|| self.page.with_value(|page| self.look_around(page)));
            }
        });
        Effect::new(move |_| {
            editor.selection.track();
            self.chosen.track();
            untrack(|| self.paint());
        });
        Effect::new(move |_| {
            if let Some(FieldPath::Row(ListId::Timeline, id) | FieldPath::RowField(ListId::Timeline, id, _)) =
                editor.focus.get()
            {
                untrack(|| self.reveal(&id));
            }
        });
        scroll::watch(self);
        on_cleanup(move || {
            let page = self.page.try_update_value(take);
            page.into_iter().flat_map(|page| page.rows).for_each(Mounted::leave);
        });
    }

    /// Open the find bar.
    pub fn find(self) {
        super::find::open(self);
    }

    /// The rows that the filter lets through, in order.
    pub fn ids(self) -> Arc<[RowId]> {
        let order = self.order.with_value(|order| order.get_untracked());
        match self.found.get_untracked() {
            None => order,
            Some(places) => places.iter().filter_map(|place| order.get(*place).cloned()).collect(),
        }
    }

    /// How many rows the filter lets through, and how many there are. Tracks both.
    pub fn counts(self) -> (usize, usize) {
        let all = self.order.with_value(|order| order.with(|order| order.len()));
        (self.found.get().map_or(all, |places| places.len()), all)
    }

    /// The current row, in the list and in the picture alike.
    pub fn current(self) -> Option<RowId> {
        match self.editor.selection.get_untracked()?.row() {
            Some((ListId::Timeline, id)) => Some(id.clone()),
            _ => None,
        }
    }

    /// Where the chosen rows stand in the document.
    pub fn chosen_places(self) -> Vec<usize> {
        let chosen = self.chosen.get_untracked();
        self.editor.with(|document| {
            let rows = document.timeline.iter().enumerate();
            rows.filter(|(_, event)| is_chosen(&chosen, &event.id)).map(|(place, _)| place).collect()
        })
    }

    /// The node of a row, if it is on the page.
    pub fn node(self, id: &RowId) -> Option<HtmlElement> {
        self.page
            .try_with_value(|page| page.rows.iter().find(|row| row.id == *id).map(|row| row.node.clone()))?
    }

    /// Put the row on the page and into view.
    pub fn reveal(self, id: &RowId) {
        if self.node(id).is_none() {
            self.refresh();
        }
        let Some(list) = self.list.get_untracked() else { return };
        if self.node(id).is_some() {
            return;
        }
        let above = self.page.with_value(|page| {
            let place = page.place_of(id)?;
            page.heights.as_ref().map(|heights| heights.sum(0..place))
        });
        let Some(above) = above else {
            // The filter hides it: what is asked for goes first.
            if !self.filter.with_untracked(Filter::is_open) {
                self.filter.set(Filter::default());
                self.reveal(id);
            }
            return;
        };
        let (top, height) = scroll::view(&list);
        scroll::by(&list, f64::from(above) - top - height / 2.0);
        self.refresh();
    }

    /// Make a row current and give it the focus.
    pub fn focus(self, id: &RowId) {
        self.reveal(id);
        self.editor.select(FieldPath::Row(ListId::Timeline, id.clone()));
        if let Some(node) = self.node(id) {
            scroll::to(&node);
            let _ = node.focus();
        }
    }

    /// Bring the rows on the page in line with the document and the view.
    pub fn refresh(self) {
        let Some(list) = self.list.get_untracked() else { return };
        let ids = self.ids();
        let Some(mut page) = self.page.try_update_value(take) else { return };
        // Where the list stands is asked once: each question after a change has the page laid out anew.
        let (top, height) = scroll::view(&list);
        let anchor = page.anchor(top, height);
        page.follow(ids);
        // What is read stays where it is, whatever came before it.
        let moved = |page: &Page| anchor.as_ref().map_or(0.0, |(id, before)| page.top_of(id) - before);
        for _ in 0..3 {
            let top = top + f64::from(moved(&page));
            let kept = self.kept(&page);
            let Some(heights) = &page.heights else { break };
            let seen = steady(heights.seen(top as f32, (top + height) as f32), heights.len());
            let (placed, below) = heights.placed(seen.clone(), &kept);
            page.seen = seen;
            self.mount(&mut page, &placed, &list);
            pixels(&list, "padding-bottom", below);
            self.look_around(&page);
            let other = page.measure();
            page.learn();
            if !other {
                break;
            }
        }
        page.room(&list);
        let moved = moved(&page);
        if moved.abs() > 1.0 {
            scroll::by(&list, moved.into());
        }
        self.page.set_value(page);
        self.paint();
    }

    /// Another row is open: it has to be on the page, and looks otherwise.
    fn open_changed(self) {
        let open = self.session.open_event.get_untracked();
        if open.is_some_and(|id| self.node(&id).is_none()) {
            return self.refresh();
        }
        self.page.with_value(|page| self.look_open(page));
    }

    /// The view moved: refresh if other rows are seen.
    pub fn scrolled(self) {
        let Some(list) = self.list.get_untracked() else { return };
        let (top, height) = scroll::view(&list);
        let other = self.page.try_with_value(|page| {
            let heights = page.heights.as_ref()?;
            Some(steady(heights.seen(top as f32, (top + height) as f32), heights.len()) != page.seen)
        });
        if other.flatten() == Some(true) {
            self.refresh();
        }
    }

    /// The list has another size: its width decides what rows measure, and a row that grew moves those behind it.
    pub fn resized(self) {
        let Some(list) = self.list.get_untracked() else { return };
        let width = list.get_bounding_client_rect().width();
        let other = self.page.try_update_value(|page| {
            let wider = (page.width - width).abs() > 1.0;
            if wider {
                page.width = width;
                page.heights.iter_mut().for_each(Heights::forget);
            }
            page.measure() || wider
        });
        if other == Some(true) {
            self.refresh();
        }
    }

    /// Places that stay on the page wherever the view is: the open row, and the row that holds the focus.
    fn kept(self, page: &Page) -> Vec<usize> {
        let focused = scroll::focused(self.session).and_then(|node| row_of(&node));
        let open = self.session.open_event.get_untracked();
        let asked = match self.editor.focus.get_untracked() {
            Some(FieldPath::Row(ListId::Timeline, id) | FieldPath::RowField(ListId::Timeline, id, _)) => {
                Some(id)
            }
            _ => None,
        };
        [open, focused, asked]
            .into_iter()
            .flatten()
            .filter_map(|id| {
                let here = page.rows.iter().find(|row| row.id == id && page.ids.get(row.place) == Some(&id));
                here.map(|row| row.place).or_else(|| page.place_of(&id))
            })
            .collect()
    }

    /// Take rows out that are not wanted, put in those that are missing.
    fn mount(self, page: &mut Page, placed: &[Placed], list: &HtmlElement) {
        let ids = page.ids.clone();
        let wanted = |row: &Mounted| {
            placed.iter().find(|placed| ids.get(placed.place) == Some(&row.id)).map(|placed| placed.place)
        };
        let mut rows: Vec<Mounted> = Vec::with_capacity(placed.len());
        for mut row in take(&mut page.rows) {
            match wanted(&row) {
                Some(place) => {
                    row.place = place;
                    rows.push(row);
                }
                None => row.leave(),
            }
        }
        rows.sort_by_key(|row| row.place);
        let mut old = rows.into_iter().peekable();
        for placed in placed {
            if old.peek().is_some_and(|row| row.place == placed.place) {
                page.rows.extend(old.next());
            } else if let Some(id) = ids.get(placed.place) {
                page.rows.extend(self.build(id, placed.place));
            }
        }
        // From the last to the first, so that the next node is known; what stands in its place already is left alone.
        let mut next: Option<Element> = None;
        for (row, placed) in page.rows.iter_mut().zip(placed).rev() {
            let at = row.node.next_element_sibling();
            if row.node.parent_element().is_none() || at != next {
                let _ = list.insert_before(&row.node, next.as_deref());
            }
            if (row.room - placed.room).abs() > 0.1 {
                row.room = placed.room;
                pixels(&row.node, "margin-top", placed.room);
            }
            next = Some(row.node.clone().into());
        }
    }

    fn build(self, id: &RowId, place: usize) -> Option<Mounted> {
        let node: HtmlElement =
            document().create_element("div").ok().map(wasm_bindgen::JsCast::unchecked_into)?;
        let _ = node.set_attribute("role", "row");
        node.set_id(&format!("row/{id}"));
        let owner = self.owner.get_value();
        let is_open = self.session.open_event.with_untracked(|open| open.as_ref() == Some(id));
        let mut signals = None;
        let view = owner.with(|| {
            mount(&node, || {
                // Made here they go with the row.
                let (open, around) = (RwSignal::new(is_open), RwSignal::new(Around::default()));
                signals = Some((open, around));
                row_view(self, id.clone(), open, around)
            })
        });
        let (open, around) = signals?;
        let look = Look { index: usize::MAX, ..Look::default() };
        Some(Mounted { id: id.clone(), place, room: 0.0, look, node, view, open, around })
    }
}
