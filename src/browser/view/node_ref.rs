//! A reference to an element of a view, once it is built.

use super::state::RwSignal;
use std::marker::PhantomData;
use wasm_bindgen::JsCast;
use web_sys::Element;

/// A reference to an element, of the browser's type `T`. Give it to `node_ref`.
pub struct NodeRef<T>(RwSignal<Option<Element>>, PhantomData<fn() -> T>);

impl<T> Clone for NodeRef<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for NodeRef<T> {}

impl<T> Default for NodeRef<T> {
    fn default() -> Self {
        Self::new()
    }
}

impl<T> NodeRef<T> {
    /// A reference to nothing yet.
    pub fn new() -> Self {
        Self(RwSignal::new(None), PhantomData)
    }

    pub(super) fn signal(self) -> RwSignal<Option<Element>> {
        self.0
    }
}

impl<T: JsCast> NodeRef<T> {
    /// The element; tracks it.
    pub fn get(self) -> Option<T> {
        self.0.get().map(JsCast::unchecked_into)
    }

    /// The element, without tracking it.
    pub fn get_untracked(self) -> Option<T> {
        self.0.try_get_untracked().flatten().map(JsCast::unchecked_into)
    }
}
