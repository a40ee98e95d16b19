//! The reactive view of one document.
//!
//! The document is a plain value; signals are a view of it. Every change goes through [`Editor::commit`], which applies a
//! transaction and refreshes exactly what it touched: one trigger a field, one a row, one signal an order. Whole-document views follow
//! [`Editor::settled`], which moves once per pause; the checks come after it in [`slices`], so that no key waits for them. This module
//! decides nothing about postmortems.

mod look;
mod pause;
mod slices;
mod touched;
mod watch;

use crate::browser::env::BrowserEnv;
use crate::browser::view::prelude::*;
use crate::diagnostic::Diagnostic;
use crate::edit::{Edit, EditError, History, Touched, Transaction};
use crate::env::{Env, Zones};
use crate::field::{FieldPath, Value};
use crate::layout::{By, Scene};
use crate::model::{ListId, Postmortem, RowId, SectionKey};
use crate::rule::{Beside, Checked, Checking, Memory};
use slices::Slices;
pub use slices::Step;
use std::rc::Rc;
use std::sync::Arc;
use watch::Watch;

/// Milliseconds without a change after which the document counts as settled.
const QUIET: u32 = 150;

/// The reactive view of one document. Cheap to copy; lives as long as its owner.
#[derive(Clone, Copy)]
pub struct Editor {
    document: StoredValue<Postmortem, LocalStorage>,
    history: StoredValue<History, LocalStorage>,
    watch: StoredValue<Watch, LocalStorage>,
    slices: StoredValue<Slices, LocalStorage>,
    views: StoredValue<Vec<(u32, View)>, LocalStorage>,
    touched: StoredValue<touched::Log, LocalStorage>,
    steps: RwSignal<(Option<String>, Option<String>)>,
    revision: RwSignal<u64>,
    settled: RwSignal<u64>,
    diagnostics: RwSignal<Arc<Vec<Diagnostic>>>,
    suppressed: RwSignal<Arc<Vec<(Diagnostic, usize)>>>,
    beside: StoredValue<Beside, LocalStorage>,
    /// What the last checks read of the texts.
    memory: StoredValue<Memory, LocalStorage>,
    /// The field that is being typed in, and all findings if some of it wait for the end of typing.
    typing: StoredValue<Typing, LocalStorage>,
    /// How many words the document has, as of the last pause.
    pub words: RwSignal<usize>,
    /// The field or row that is chosen, in the form, the timeline and the checks alike. Never undone, never saved.
    pub selection: RwSignal<Option<FieldPath>>,
    /// A field that asks for the focus; the component that shows it takes it.
    pub focus: RwSignal<Option<FieldPath>>,
    /// The document may be read but not changed.
    pub readonly: RwSignal<bool>,
    /// What the lanes of the drawing stand for, on the page and in files. Never undone, never saved.
    pub lanes: RwSignal<By>,
    /// Silent stretches of the drawing are folded, on the page and in files. Never undone, never saved.
    pub folded: RwSignal<bool>,
}

/// Begins to bring a view of the whole document up to date.
type View = Rc<dyn Fn() -> Step>;

type Typing = (Option<FieldPath>, Option<Arc<Vec<Diagnostic>>>);

/// Undo or redo: the label of the step and what it touched, if there was one.
type Turn = fn(&mut History, &mut Postmortem) -> Option<(String, Vec<Touched>)>;

/// Where that step shows.
type Place = fn(&History, &Postmortem) -> Option<FieldPath>;

impl Editor {
    /// An editor for `document`, owned by the current reactive owner.
    pub fn new(document: Postmortem) -> Self {
        let editor = Self {
            document: StoredValue::new_local(document),
            history: StoredValue::new_local(History::default()),
            watch: StoredValue::new_local(Watch::default()),
            slices: StoredValue::new_local(Slices::default()),
            views: StoredValue::new_local(Vec::new()),
            touched: StoredValue::new_local(touched::Log::default()),
            steps: RwSignal::new((None, None)),
            revision: RwSignal::new(0),
            settled: RwSignal::new(0),
            diagnostics: RwSignal::new(Arc::default()),
            suppressed: RwSignal::new(Arc::default()),
            beside: StoredValue::new_local(Beside::default()),
            memory: StoredValue::new_local(Memory::default()),
            typing: StoredValue::new_local((None, None)),
            words: RwSignal::new(0),
            selection: RwSignal::new(None),
            focus: RwSignal::new(None),
            readonly: RwSignal::new(false),
            lanes: RwSignal::new(By::Kind),
            folded: RwSignal::new(false),
        };
        editor.check(&mut Checking::default(), &mut || true);
        editor.after_each_pause(move || editor.count());
        editor
    }

    /// Look at the document without tracking anything.
    pub fn with<T>(self, look: impl FnOnce(&Postmortem) -> T) -> T {
        self.document.with_value(look)
    }

    /// Apply a transaction. Does nothing while the editor is read-only.
    pub fn commit(self, transaction: Transaction) -> bool {
        if self.readonly.get_untracked() {
            return false;
        }
        let result = self.update(|document, history| history.commit(document, transaction));
        match result {
            Ok(touched) => {
                self.refresh(touched);
                true
            }
            Err(error) => {
                // An edit that no longer fits (its row has gone) changes nothing.
                let error: EditError = error;
                gloo::console::warn!(format!("An edit did not fit: {error}"));
                false
            }
        }
    }

    /// One edit as a step of its own.
    pub fn edit(self, label: impl Into<String>, edit: Edit) -> bool {
        self.commit(Transaction::new(label, vec![edit]))
    }

    /// Typing into a field: joins the typing before it.
    pub fn typed(self, label: impl Into<String>, path: FieldPath, value: Value) -> bool {
        if self.with(|document| document.get(&path)).as_ref() == Some(&value) {
            return false;
        }
        self.typing.update_value(|(typing, _)| *typing = Some(path.clone()));
        let edits = vec![Edit::Set(path.clone(), value)];
        self.commit(Transaction::typing(label, path, edits))
    }

    /// End the present step of typing.
    pub fn close_step(self) {
        self.history.update_value(History::close);
        self.typed_out();
    }

    /// Nobody types any more: report what waited for that.
    fn typed_out(self) {
        if let Some((_, Some(waiting))) = self.typing.try_update_value(std::mem::take) {
            self.diagnostics.set(waiting);
        }
    }

    /// Look at what stands beside the document in checks.
    pub fn with_beside<T>(self, look: impl FnOnce(&Beside) -> T) -> T {
        self.beside.with_value(look)
    }

    /// Change what stands beside the document in checks, and check again.
    pub fn set_beside(self, change: impl FnOnce(&mut Beside)) {
        self.beside.update_value(change);
        self.slices.update_value(|slices| slices.begin(self.after_pause(), move || self.slice()));
        // A change that waited for its pause has it now.
        let revision = self.revision.get_untracked();
        if self.settled.get_untracked() != revision {
            self.settled.set(revision);
        }
    }

    /// Take back the last step. The field that changed gets the focus.
    pub fn undo(self) {
        self.step(History::undo, History::undone);
    }

    /// Do the last undone step again.
    pub fn redo(self) {
        self.step(History::redo, History::redone);
    }

    fn step(self, step: Turn, place: Place) {
        if self.readonly.get_untracked() {
            return;
        }
        let Some((_, touched)) = self.update(|document, history| step(history, document)) else { return };
        let place = self.update(|document, history| place(history, document));
        self.refresh(touched);
        if let Some(place) = place {
            self.go_to(place);
        }
    }

    /// Put another document in place without a step of undo: opening a draft.
    #[inline(never)]
    pub fn open(self, document: Postmortem) {
        self.document.set_value(document);
        self.history.set_value(History::default());
        self.selection.set(None);
        self.refresh(vec![Touched::All]);
        self.settle();
    }

    /// Put another document in place, as one step that undo takes back: a merge, a restored version, another tab's words. Unlike
    /// [`Editor::edit`] it does so in a read-only editor too.
    pub fn replace(self, label: &str, document: Postmortem) {
        let step = Transaction::new(label, vec![Edit::Replace(Box::new(document))]);
        if let Ok(touched) = self.update(|document, history| history.commit(document, step)) {
            self.refresh(touched);
        }
    }

    /// Look at the steps of undo.
    pub fn with_history<T>(self, look: impl FnOnce(&History) -> T) -> T {
        self.history.with_value(look)
    }

    /// Put steps of undo in place that were kept with the document.
    pub fn set_history(self, history: History) {
        self.history.set_value(history);
        self.show_steps();
    }

    fn update<T>(self, change: impl FnOnce(&mut Postmortem, &mut History) -> T) -> T {
        self.document.update_value(|document| self.history.update_value(|history| change(document, history)))
    }

    /// End the program with a change half done. What is being changed when the program ends stays locked: no timer that goes on can
    /// save it.
    #[cfg(feature = "panic-key")]
    pub fn break_off(self) {
        self.document.update_value(|document| {
            document.title = "half a change".to_owned();
            panic!("ended within a change");
        });
    }

    fn refresh(self, touched: Vec<Touched>) {
        self.document.with_value(|document| {
            self.watch.with_value(|watch| watch.refresh(document, &touched));
        });
        self.show_steps();
        let next = self.revision.get_untracked() + 1;
        self.touched.update_value(|log| log.note(next, touched));
        self.revision.set(next);
        self.slices.update_value(|slices| slices.wait(QUIET, move || self.settle()));
    }

    /// What was touched after a revision; older is forgotten.
    pub fn touched_since(self, revision: u64) -> Vec<Touched> {
        self.touched.try_update_value(|log| log.since(revision)).unwrap_or_else(|| vec![Touched::All])
    }

    fn show_steps(self) {
        self.history.with_value(|history| {
            let steps = (history.undo_label().map(str::to_owned), history.redo_label().map(str::to_owned));
            if self.steps.with_untracked(|before| *before != steps) {
                self.steps.set(steps);
            }
        });
    }

    fn found(self, checked: Checked) {
        let (mut found, suppressed) = (checked.found, checked.suppressed);
        // A field is not marked while its words are half written: what is new there waits for the end of typing.
        self.typing.update_value(|(typing, waiting)| {
            let Some(typing) = typing else { return };
            let all = found.clone();
            self.diagnostics.with_untracked(|before| {
                let known =
                    |one: &Diagnostic| before.iter().any(|old| old.code == one.code && old.path == one.path);
                found.retain(|one| one.path != *typing || known(one));
            });
            *waiting = (found.len() < all.len()).then(|| Arc::new(all));
        });
        if self.suppressed.with_untracked(|before| **before != suppressed) {
            self.suppressed.set(Arc::new(suppressed));
        }
        if self.diagnostics.with_untracked(|before| **before != found) {
            self.diagnostics.set(Arc::new(found));
        }
    }

    /// Moves with every change.
    pub fn revision(self) -> Signal<u64> {
        self.revision.into()
    }

    /// Moves once per pause; whole-document work follows it.
    pub fn settled(self) -> Signal<u64> {
        self.settled.into()
    }

    /// What the checks found, as of the last pause that they had time for.
    pub fn diagnostics(self) -> Signal<Arc<Vec<Diagnostic>>> {
        self.diagnostics.into()
    }

    /// What the document allows, each with the index of its suppression, as of the last pause.
    pub fn suppressed(self) -> Signal<Arc<Vec<(Diagnostic, usize)>>> {
        self.suppressed.into()
    }

    /// Labels of the steps that undo and redo would take.
    pub fn steps(self) -> (Option<String>, Option<String>) {
        self.steps.get()
    }

    /// Track a field or a row.
    pub fn track(self, path: &FieldPath) {
        let trigger = self.watch.try_update_value(|watch| watch.trigger(path));
        if let Some(trigger) = trigger {
            trigger.track();
        }
    }

    /// The ids of a list's rows in order; moves only with order and membership.
    pub fn order(self, list: ListId) -> ArcReadSignal<Arc<[RowId]>> {
        let mut order = None;
        self.document.with_value(|document| {
            self.watch.update_value(|watch| order = Some(watch.order(document, list)));
        });
        order.unwrap_or_else(|| ArcRwSignal::new(Arc::from([])).read_only())
    }

    /// The sections in order; moves only with order and membership.
    pub fn sections(self) -> ArcReadSignal<Arc<[SectionKey]>> {
        let mut sections = None;
        self.document.with_value(|document| {
            self.watch.update_value(|watch| sections = Some(watch.sections(document)));
        });
        sections.unwrap_or_else(|| ArcRwSignal::new(Arc::from([])).read_only())
    }

    /// Choose a field or a row.
    pub fn select(self, path: FieldPath) {
        self.selection.set(Some(path));
    }

    /// Choose a place and ask its field to take the focus.
    pub fn go_to(self, path: FieldPath) {
        self.selection.set(Some(path.clone()));
        self.focus.set(Some(path));
    }

    /// The drawing of the document as it is now, with the lanes and folds that are chosen. Tracks the choice alone.
    pub fn scene(self) -> Scene {
        let (lanes, folded) = (self.lanes.get(), self.folded.get());
        self.with(|document| {
            let scene = Scene::of(document, self.zones()).grouped(document, lanes);
            if folded { scene.folded() } else { scene }
        })
    }

    /// Time zones.
    pub fn zones(self) -> &'static dyn Zones {
        BrowserEnv::zones(&BrowserEnv)
    }

    /// A fresh row id.
    pub fn fresh_id(self) -> RowId {
        RowId::fresh(&BrowserEnv)
    }
}
