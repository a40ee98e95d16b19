//! What follows a pause in typing: views of the whole document, then the checks, in slices.

use super::{Editor, Step, slices};
use crate::browser::env::BrowserEnv;
use crate::browser::view::prelude::*;
use crate::outline::Count;
use crate::rule::Checking;
use slices::Slices;
use std::rc::Rc;

impl Editor {
    /// Bring whole-document views up to date without waiting for a pause. The checks follow in slices. Costs nothing where nothing
    /// changed since the last pause.
    pub fn settle(self) {
        let Some(revision) = self.revision.try_get_untracked() else { return };
        if self.settled.get_untracked() == revision {
            return;
        }
        self.slices.update_value(|slices| slices.begin(self.after_pause(), move || self.slice()));
        self.settled.set(revision);
    }

    /// Bring the checks up to date before this returns, for those who ask for what they find. The views keep their slices.
    pub fn finish(self) {
        self.typed_out();
        self.settle();
        if self.slices.try_update_value(Slices::take).flatten().is_some() {
            self.check(&mut Checking::default(), &mut || true);
            self.slices.update_value(|slices| slices.begin(self.views_step(), move || self.slice()));
        }
    }

    /// A step of a check; what it found is told once it is complete.
    pub(super) fn check(self, checking: &mut Checking, more: &mut dyn FnMut() -> bool) -> bool {
        let complete = self.with(|document| {
            self.with_beside(|beside| {
                let step = |memory: &mut _| checking.step(document, &BrowserEnv, beside, memory, more);
                // Lent for the step: a check that a key ends leaves what it read to the next.
                self.memory.try_update_value(step).unwrap_or(true)
            })
        });
        if complete {
            self.found(std::mem::take(checking).finish());
        }
        complete
    }

    /// Count the words.
    pub(super) fn count(self) -> Step {
        let mut count = Count::default();
        Box::new(move |more| {
            let complete = self.with(|document| count.step(document, more));
            if complete && self.words.get_untracked() != count.words() {
                self.words.set(count.words());
            }
            complete
        })
    }

    /// A slice of the checks.
    pub(super) fn slice(self) {
        let Some(mut step) = self.slices.try_update_value(Slices::take).flatten() else { return };
        if !slices::slice(&mut step) {
            self.slices.update_value(|slices| slices.resume(step, move || self.slice()));
        }
    }

    /// What follows a pause, step by step: the views that asked for a step of their own, then the checks.
    pub(super) fn after_pause(self) -> Step {
        let mut views = Some(self.views_step());
        let mut checking = Checking::default();
        Box::new(move |more| {
            if let Some(step) = &mut views {
                if !step(more) {
                    return false;
                }
                views = None;
                if !more() {
                    return false;
                }
            }
            self.check(&mut checking, more)
        })
    }

    /// The views that asked for a step of their own.
    fn views_step(self) -> Step {
        let mut views = self.views.get_value().into_iter();
        let mut begun: Option<Step> = None;
        Box::new(move |more| {
            while let Some(mut step) = begun.take().or_else(|| views.next().map(|(_, view)| view())) {
                if !step(more) {
                    begun = Some(step);
                    return false;
                }
                if !more() {
                    return false;
                }
            }
            true
        })
    }

    /// Begin work after each pause, done in slices, for as long as the present owner lives. For views that read the whole document.
    pub fn after_each_pause(self, begin: impl Fn() -> Step + 'static) {
        let name = self.views.with_value(|views| views.last().map_or(0, |(name, _)| name + 1));
        self.views.update_value(|views| views.push((name, Rc::new(begin))));
        on_cleanup(move || {
            self.views.try_update_value(|views| views.retain(|(other, _)| *other != name));
        });
    }
}
