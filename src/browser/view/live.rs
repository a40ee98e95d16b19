//! What follows signals: a part of a view, a value of an attribute. One effect each, all of one type.

use super::hole::Value;
use super::node::Built;
use super::template::set;
use super::{CallMut, View};
use leptos::reactive::effect::RenderEffect;
use std::cell::RefCell;
use std::rc::Rc;
use web_sys::Element;

/// An effect that is boxed, so that the machinery of effects is compiled once.
pub(super) fn effect(mut run: Box<dyn CallMut<(), ()>>) -> RenderEffect<()> {
    RenderEffect::new(move |_| run.call_mut(()))
}

/// A part of a view that is made anew when a signal changes.
pub(super) struct Live {
    _effect: RenderEffect<()>,
    pub(super) shown: Rc<RefCell<Built>>,
}

impl Live {
    pub(super) fn new(mut make: Box<dyn CallMut<(), View>>) -> Self {
        let shown: Rc<RefCell<Built>> = Rc::default();
        let place = Rc::clone(&shown);
        let run = move |()| {
            let view = make.call_mut(());
            place.borrow_mut().update(view);
        };
        Self { _effect: effect(Box::new(run)), shown }
    }
}

impl Drop for Live {
    /// The effect lets go of what it shows when its task ends, which is later; listeners have to go now.
    fn drop(&mut self) {
        if let Ok(mut shown) = self.shown.try_borrow_mut() {
            drop(std::mem::take(&mut *shown));
        }
    }
}

/// A value of an element that follows signals.
pub(super) struct LiveValue {
    pub(super) element: Element,
    pub(super) name: &'static str,
    now: Rc<RefCell<Value>>,
    effect: Option<RenderEffect<()>>,
}

impl LiveValue {
    pub(super) fn new(element: Element, name: &'static str) -> Self {
        Self { element, name, now: Rc::new(RefCell::new(Value::Absent)), effect: None }
    }

    /// Follow another closure.
    pub(super) fn follow(&mut self, mut value: Box<dyn CallMut<(), Value>>) {
        self.effect = None;
        let (element, name, now) = (self.element.clone(), self.name, Rc::clone(&self.now));
        self.effect = Some(effect(Box::new(move |()| {
            let next = value.call_mut(());
            change(&element, name, &now, next);
        })));
    }

    /// Stay at a value.
    pub(super) fn stay(&mut self, value: Value) {
        self.effect = None;
        change(&self.element, self.name, &self.now, value);
    }
}

fn change(element: &Element, name: &str, now: &RefCell<Value>, next: Value) {
    if *now.borrow() != next {
        set(element, name, &next);
        *now.borrow_mut() = next;
    }
}
