//! What the parts of the picture share: the scene, the viewport, the laid-out picture, and which marker is pointed at.

use crate::browser::editor::Editor;
use crate::browser::view::prelude::*;
use crate::field::FieldPath;
use crate::layout::{Mark, Mode, Picture, Scale, Scene, Viewport};
use crate::model::{ListId, RowId};
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::HtmlElement;

/// How far one press of a zoom button or key goes.
pub(super) const STEP: f64 = 1.6;
/// Below this width of the whole, the lanes become one rail.
const NARROW: f64 = 640.0;
/// The width before anything has been measured.
const UNMEASURED: f64 = 800.0;

/// Shared state of one picture. Cheap to copy.
#[derive(Clone, Copy)]
pub(super) struct Stage {
    pub editor: Editor,
    /// Begins the ids of this picture's nodes.
    pub name: StoredName,
    pub scene: Memo<Arc<Scene>>,
    pub mode: Memo<Mode>,
    pub picture: Memo<Arc<Picture>>,
    /// The visible stretch, or everything.
    pub visible: RwSignal<Option<(f64, f64)>>,
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
    width: RwSignal<f64>,
    whole: RwSignal<f64>,
    pub gesture: StoredValue<super::pointer::Gesture, LocalStorage>,
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
    pub(super) fn new(editor: Editor) -> Self {
        static NUMBER: AtomicU32 = AtomicU32::new(1);
        let settled = editor.settled();
        let width = RwSignal::new(UNMEASURED);
        let whole = RwSignal::new(UNMEASURED);
        let visible = RwSignal::new(None);
        let scene = Memo::new_with_compare(
            move |_| {
                settled.track();
                editor.with(|document| Arc::new(Scene::of(document, editor.zones())))
            },
            |before: Option<&Arc<Scene>>, now: Option<&Arc<Scene>>| match (before, now) {
                (Some(before), Some(now)) => !Arc::ptr_eq(before, now),
                _ => true,
            },
        );
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
            name: StoredName(NUMBER.fetch_add(1, Ordering::Relaxed)),
            scene,
            mode,
            picture,
            visible,
            active: RwSignal::new(None),
            hovered: RwSignal::new(None),
            focused: RwSignal::new(false),
            panning: RwSignal::new(false),
            dragging: RwSignal::new(None),
            width,
            whole,
            gesture: StoredValue::new_local(super::pointer::Gesture::default()),
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
        let callback = StoredValue::new_local(Closure::<dyn FnMut()>::new(read));
        Effect::new(move |observer: Option<Option<web_sys::ResizeObserver>>| {
            if let Some(observer) = observer.flatten() {
                observer.disconnect();
            }
            let (frame, plot) = (frame.get()?, plot.get()?);
            read();
            let function =
                callback.with_value(|callback| callback.as_ref().unchecked_ref::<js_sys::Function>().clone());
            let observer = web_sys::ResizeObserver::new(&function).ok()?;
            observer.observe(&frame);
            observer.observe(&plot);
            let held = StoredValue::new_local(observer.clone());
            on_cleanup(move || {
                held.try_with_value(web_sys::ResizeObserver::disconnect);
            });
            Some(observer)
        });
    }

    /// The present scale.
    pub(super) fn scale(self) -> Scale {
        let viewport = Viewport {
            width: self.width.get_untracked(),
            visible: self.visible.get_untracked(),
            mode: self.mode.get_untracked(),
        };
        self.scene.with_untracked(|scene| scene.scale(&viewport))
    }

    /// Show a scale, as far as there is something to show.
    pub(super) fn show(self, scale: Scale) {
        let fit = self
            .scene
            .with_untracked(|scene| scene.fit(self.width.get_untracked(), self.mode.get_untracked()));
        let (from, to) = scale.kept_within(fit).visible();
        let all = to - from >= (fit.1 - fit.0) * 0.999;
        let visible = if all { None } else { Some((from, to)) };
        if self.visible.get_untracked() != visible {
            self.visible.set(visible);
        }
    }

    /// Zoom around a place, or around the active marker, or around the middle.
    pub(super) fn zoom(self, factor: f64, around: Option<f64>) {
        let scale = self.scale();
        let active = || self.active_mark().map(|(_, mark)| mark.x);
        let around = around.or_else(active).unwrap_or(scale.width() / 2.0);
        self.show(scale.zoomed(factor, around));
    }

    /// Show everything.
    pub(super) fn fit(self) {
        self.visible.set(None);
    }

    /// Zoom into the stretch of a count, so that it opens.
    pub(super) fn open(self, mark: &Mark) {
        let scale = self.scale();
        let length = (mark.to - mark.from).max(10) as f64;
        let middle = (mark.from + mark.to) as f64 / 2.0;
        let half = length * 0.5 + length * 0.35;
        self.show(Scale::new(middle - half, middle + half, scale.width()));
        self.active.set(Some(mark.index));
    }

    /// Choose an event: its row is shown and takes the focus.
    pub(super) fn choose(self, id: RowId) {
        self.editor.go_to(FieldPath::Row(ListId::Timeline, id));
    }

    /// The marker that stands for an event, with its place among the markers.
    pub(super) fn mark_of(self, index: usize) -> Option<(usize, Mark)> {
        let at = self.scene.with(|scene| scene.moments().events().get(index).and_then(|(at, _)| *at))?.at;
        let kind = self.editor.with(|document| document.timeline.get(index).map(|event| event.kind))?;
        self.picture.with(|picture| {
            let stands_for = |mark: &&Mark| {
                let lane =
                    picture.lanes.get(mark.lane).is_some_and(|lane| lane.kind.is_none_or(|own| own == kind));
                lane && mark.from <= at && at <= mark.to && (mark.count > 1 || mark.index == index)
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
