//! What the parts of the picture share: the scene, the viewport, the laid-out picture, and which marker is pointed at.

use super::canvas::Painter;
use crate::browser::component::size::follow_size;
use crate::browser::editor::Editor;
use crate::browser::form::events::grid::Grid;
use crate::browser::session::Session;
use crate::browser::view::prelude::*;
use crate::field::FieldPath;
use crate::layout::{Mark, Mode, Picture, Scale, Scene, Viewport};
use crate::metrics::Remembered;
use crate::model::{ListId, RowId};
use gloo::timers::callback::Timeout;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use web_sys::{HtmlCanvasElement, HtmlElement};

/// How far one press of a zoom button or key goes.
pub(super) const STEP: f64 = 1.6;
/// Below this width of the whole, the lanes become one rail.
const NARROW: f64 = 640.0;
/// Milliseconds without movement after which the picture rests.
const CALM: u32 = 140;
/// The width before anything has been measured.
const UNMEASURED: f64 = 800.0;

/// Shared state of one picture. Cheap to copy.
#[derive(Clone, Copy)]
pub(super) struct Stage {
    pub editor: Editor,
    /// The list of the same events, while it is shown.
    grid: RwSignal<Option<Grid>>,
    /// Begins the ids of this picture's nodes.
    pub name: StoredName,
    pub scene: RwSignal<Arc<Scene>>,
    pub mode: Memo<Mode>,
    pub picture: Memo<Arc<Picture>>,
    /// The stretch that the resting picture shows, or everything.
    pub visible: RwSignal<Option<(f64, f64)>>,
    /// The picture moves: the canvas shows it and nodes wait.
    pub gliding: RwSignal<bool>,
    /// The canvas of the moving picture.
    pub canvas: NodeRef<HtmlCanvasElement>,
    /// Words for screen readers.
    pub spoken: RwSignal<String>,
    /// The marker that the keyboard is at, by a place in the document.
    pub active: RwSignal<Option<usize>>,
    /// The marker under the pointer, by a place in the document.
    pub hovered: RwSignal<Option<usize>>,
    /// The drawing has the focus.
    pub focused: RwSignal<bool>,
    /// The drawing or an event in it is being dragged.
    pub panning: RwSignal<bool>,
    /// The event that is being dragged to another time.
    pub dragging: RwSignal<Option<super::pointer::Drag>>,
    glide: StoredValue<Glide, LocalStorage>,
    width: RwSignal<f64>,
    whole: RwSignal<f64>,
    pub gesture: StoredValue<super::pointer::Gesture, LocalStorage>,
    /// Asked in every frame, so they are remembered.
    zones: StoredValue<Remembered<'static>, LocalStorage>,
}

/// A movement of the picture under way.
#[derive(Default)]
struct Glide {
    /// Where the movement is: the stretch to show, or everything.
    at: Option<(f64, f64)>,
    painter: Option<Painter>,
    /// A frame has been asked for.
    asked: bool,
    calm: Option<Timeout>,
}

/// The beginning of ids, unique on the page.
#[derive(Debug, Clone, Copy)]
pub(super) struct StoredName(u32);

impl std::fmt::Display for StoredName {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "timeline-{}", self.0)
    }
}

impl Stage {
    pub(super) fn new(session: Session) -> Self {
        let editor = session.editor;
        static NUMBER: AtomicU32 = AtomicU32::new(1);
        let width = RwSignal::new(UNMEASURED);
        let whole = RwSignal::new(UNMEASURED);
        let visible = RwSignal::new(None);
        let scene = RwSignal::new(Arc::new(untrack(|| editor.scene())));
        let renew = move || scene.set(Arc::new(untrack(|| editor.scene())));
        editor.after_each_pause(move || {
            Box::new(move |_| {
                renew();
                true
            })
        });
        Effect::new(move |before: Option<()>| {
            editor.lanes.track();
            editor.folded.track();
            if before.is_some() {
                renew();
            }
        });
        let mode = Memo::new(move |_| if whole.get() < NARROW { Mode::Rail } else { Mode::Lanes });
        let picture = Memo::new(move |_| {
            let viewport = Viewport { width: width.get(), visible: visible.get(), mode: mode.get() };
            let scene = scene.get();
            Arc::new(editor.with(|document| scene.lay_out(document, editor.zones(), &viewport)))
        });
        // Another document may lie in other years: a stretch that shows nothing of it is dropped.
        Effect::new(move |_| {
            let scene = scene.get();
            let fit = scene.fit(width.get_untracked(), mode.get_untracked());
            if visible.get_untracked().is_some_and(|(from, to): (f64, f64)| to < fit.0 || from > fit.1) {
                visible.set(None);
            }
        });
        Self {
            editor,
            grid: session.grid,
            name: StoredName(NUMBER.fetch_add(1, Ordering::Relaxed)),
            scene,
            mode,
            picture,
            visible,
            gliding: RwSignal::new(false),
            canvas: NodeRef::new(),
            spoken: session.spoken,
            active: RwSignal::new(None),
            hovered: RwSignal::new(None),
            focused: RwSignal::new(false),
            panning: RwSignal::new(false),
            dragging: RwSignal::new(None),
            glide: StoredValue::new_local(Glide::default()),
            width,
            whole,
            gesture: StoredValue::new_local(super::pointer::Gesture::default()),
            zones: StoredValue::new_local(Remembered::new(editor.zones())),
        }
    }

    /// Follow the width of the whole and of the plot.
    pub(super) fn measure_width(self, frame: NodeRef<HtmlElement>, plot: NodeRef<HtmlElement>) {
        let read = move || {
            let (Some(frame), Some(plot)) = (frame.get_untracked(), plot.get_untracked()) else { return };
            let (whole, width) = (f64::from(frame.client_width()), f64::from(plot.client_width()));
            if whole > 0.0 && self.whole.try_get_untracked() != Some(whole) {
                self.whole.try_set(whole);
            }
            if width > 0.0 && self.width.try_get_untracked() != Some(width) {
                self.width.try_set(width);
            }
        };
        Effect::new(move |_| {
            let _ = (frame.get(), plot.get());
            read();
        });
        follow_size(frame, read);
        follow_size(plot, read);
    }

    /// What is seen now, also while the picture moves.
    fn viewport(self) -> Viewport {
        let moving = self.gliding.get_untracked();
        let visible =
            if moving { self.glide.with_value(|glide| glide.at) } else { self.visible.get_untracked() };
        Viewport { width: self.width.get_untracked(), visible, mode: self.mode.get_untracked() }
    }

    /// The present scale.
    pub(super) fn scale(self) -> Scale {
        self.scene.with_untracked(|scene| scene.scale(&self.viewport()))
    }

    /// The stretch of a scale, as far as there is something to show; nothing if it is everything.
    fn stretch(self, scale: &Scale) -> Option<(f64, f64)> {
        let fit = self
            .scene
            .with_untracked(|scene| scene.fit(self.width.get_untracked(), self.mode.get_untracked()));
        let kept = scale.kept_within(fit);
        (!kept.holds(fit)).then(|| kept.visible())
    }

    /// Show a scale at once.
    pub(super) fn show(self, scale: &Scale) {
        self.rest_at(self.stretch(scale));
        self.tell();
    }

    /// Show a scale on the way to another: painted in the next frame, drawn with nodes when the movement is over.
    pub(super) fn glide(self, scale: &Scale) {
        let at = self.stretch(scale);
        let begins = !self.gliding.get_untracked();
        if begins && at == self.visible.get_untracked() {
            return;
        }
        if begins {
            let painter = self.picture.with_untracked(|picture| Painter::new(self.canvas, picture));
            // Without a canvas every step rests.
            if painter.is_none() {
                return self.rest_at(at);
            }
            self.glide.update_value(|glide| glide.painter = painter);
            self.gliding.set(true);
            self.hovered.set(None);
        }
        let calm = after(CALM, move || self.rest());
        let asked = self.glide.try_update_value(|glide| {
            glide.at = at;
            glide.calm = Some(calm);
            std::mem::replace(&mut glide.asked, true)
        });
        if asked == Some(false) {
            request_animation_frame(move || self.paint());
        }
    }

    /// Paint the moving picture.
    fn paint(self) {
        if self.gliding.try_get_untracked() != Some(true) {
            self.glide.try_update_value(|glide| glide.asked = false);
            return;
        }
        let viewport = self.viewport();
        let picture = self.scene.with_untracked(|scene| {
            self.zones
                .with_value(|zones| self.editor.with(|document| scene.glimpse(document, zones, &viewport)))
        });
        self.glide.update_value(|glide| {
            glide.asked = false;
            if let Some(painter) = &mut glide.painter {
                painter.paint(&picture);
            }
        });
        self.note_stretch(picture.visible);
    }

    /// The movement is over.
    fn rest(self) {
        let Some(at) = self.glide.try_with_value(|glide| glide.at) else { return };
        self.rest_at(at);
        self.tell();
    }

    fn rest_at(self, visible: Option<(f64, f64)>) {
        self.glide.update_value(|glide| {
            glide.calm = None;
            glide.painter = None;
        });
        if self.visible.get_untracked() != visible {
            self.visible.set(visible);
        }
        if self.gliding.get_untracked() {
            self.gliding.set(false);
        }
    }

    /// Tell a screen reader which stretch is shown now, where the drawing has the focus.
    fn tell(self) {
        if !self.focused.get_untracked() {
            return;
        }
        let words = self.scene.with_untracked(|scene| {
            let seen = scene.scale(&self.viewport()).visible();
            self.editor.with(|document| scene.stretch_words(document, self.editor.zones(), seen))
        });
        self.spoken.set(["Showing ", &words].concat());
    }

    /// The seen stretch stands at the plot, in milliseconds, for pages around the element.
    pub(super) fn note_stretch(self, (from, to): (f64, f64)) {
        let plot = self.canvas.get_untracked().and_then(|canvas| canvas.parent_element());
        if let Some(plot) = plot {
            let _ = plot.set_attribute("data-from", &((from * 1000.0) as i64).to_string());
            let _ = plot.set_attribute("data-to", &((to * 1000.0) as i64).to_string());
        }
    }

    /// Zoom around a place, or around the active marker, or around the middle.
    pub(super) fn zoom(self, factor: f64, around: Option<f64>) {
        let scale = self.scale();
        let active = || self.active_mark().map(|(_, mark)| mark.x);
        let around = around.or_else(active).unwrap_or(scale.width() / 2.0);
        self.show(&scale.zoomed(factor, around));
    }

    /// Only a part is seen.
    pub(super) fn is_zoomed(self) -> bool {
        self.viewport().visible.is_some()
    }

    /// Show everything.
    pub(super) fn fit(self) {
        self.rest_at(None);
        self.tell();
    }

    /// An event that is chosen elsewhere comes into view, at the same zoom.
    pub(super) fn follow_choice(self) {
        Effect::new(move |_| {
            let Some(id) = self.selected().filter(|_| untrack(|| self.is_zoomed())) else { return };
            let index = self.editor.with(|document| document.event_place(&id));
            let at = index.and_then(|index| {
                self.scene.with_untracked(|scene| scene.moments().events().get(index).copied()?.0)
            });
            if let Some(at) = at {
                self.reveal(at.at as f64);
            }
        });
    }

    /// Bring a second into view without changing the zoom.
    pub(super) fn reveal(self, second: f64) {
        let scale = self.scale();
        let x = scale.x(second);
        let margin = scale.width() * 0.08;
        if x < margin || x > scale.width() - margin {
            self.show(&scale.moved(x - scale.width() / 2.0));
        }
    }

    /// Show the events chosen in the list; the current one, or the one that the keyboard is at, with its neighbours.
    pub(super) fn fit_chosen(self) {
        let current =
            untrack(|| self.selected()).and_then(|id| self.editor.with(|document| document.event_place(&id)));
        let Some(index) = current.or(self.active.get_untracked()) else { return };
        let chosen = self.grid.get_untracked().map(Grid::chosen_places).unwrap_or_default();
        let events = if chosen.contains(&index) { chosen } else { vec![index] };
        if let Some((from, to)) = self.scene.with_untracked(|scene| scene.around(&events)) {
            self.show(&self.scale().between(from, to));
            self.active.set(Some(index));
        }
    }

    /// Zoom into the stretch of a count, so that it opens.
    pub(super) fn open(self, mark: &Mark) {
        let scale = self.scale();
        let length = (mark.to - mark.from).max(10) as f64;
        let middle = (mark.from + mark.to) as f64 / 2.0;
        let half = length * 0.5 + length * 0.35;
        self.show(&scale.between(middle - half, middle + half));
        self.active.set(Some(mark.index));
    }

    /// Choose an event: its row is shown and takes the focus.
    pub(super) fn choose(self, id: RowId) {
        self.editor.go_to(FieldPath::Row(ListId::Timeline, id));
    }

    /// The marker that stands for an event, with its place among the markers.
    pub(super) fn mark_of(self, index: usize) -> Option<(usize, Mark)> {
        let mode = self.mode.get();
        let (at, lane) = self.scene.with(|scene| {
            let at = scene.moments().events().get(index).and_then(|(at, _)| *at)?.at;
            Some((at, self.editor.with(|document| scene.lane_of(document, index, mode))?))
        })?;
        self.picture.with(|picture| {
            let stands_for = |mark: &&Mark| {
                let within = mark.lane == lane && mark.from <= at && at <= mark.to;
                within && (mark.count > 1 || mark.index == index)
            };
            let place = picture.marks.iter().position(|mark| stands_for(&mark))?;
            Some((place, picture.marks.get(place)?.clone()))
        })
    }

    /// The marker that the keyboard is at.
    pub(super) fn active_mark(self) -> Option<(usize, Mark)> {
        self.mark_of(self.active.get()?)
    }

    /// The id of a marker's node.
    pub(super) fn mark_id(self, place: usize) -> String {
        format!("{}-mark-{place}", self.name)
    }

    /// The event that is chosen in the form.
    pub(super) fn selected(self) -> Option<RowId> {
        self.editor.selection.with(|path| match path.as_ref()?.row()? {
            (ListId::Timeline, id) => Some(id.clone()),
            _ => None,
        })
    }
}
