//! Values computed from signals, anew only when those change; whoever reads them is told only when they differ.

use super::{Shared, share, typed};
use crate::browser::view::Call;
use leptos::prelude::{self as graph, Get, GetUntracked};
use send_wrapper::SendWrapper;
use std::marker::PhantomData;

type Inner = graph::Memo<Shared>;
type Compute = Box<dyn Call<Option<Shared>, (Shared, bool)>>;

/// A value computed from signals.
pub struct Memo<T>(Inner, PhantomData<fn() -> T>);

impl<T> Clone for Memo<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Memo<T> {}

impl<T> Memo<T> {
    pub(super) fn inner(self) -> Inner {
        self.0
    }
}

impl<T: 'static> Memo<T> {
    /// Computed by `compute`, which is given the value from before.
    pub fn new(compute: impl Fn(Option<&T>) -> T + 'static) -> Self
    where
        T: PartialEq,
    {
        Self::new_with_compare(compute, |before, now| before != now)
    }

    /// As [`Memo::new`], with a rule of its own for what counts as a change.
    pub fn new_with_compare(
        compute: impl Fn(Option<&T>) -> T + 'static,
        changed: fn(Option<&T>, Option<&T>) -> bool,
    ) -> Self {
        let compute = move |shared: Option<Shared>| {
            let before = shared.as_ref().map(typed::<T>);
            let now = compute(before);
            let changed = changed(before, Some(&now));
            match shared {
                Some(before) if !changed => (before, false),
                _ => (share(now), true),
            }
        };
        Self(make(Box::new(compute)), PhantomData)
    }

    /// Look at the value; tracks it.
    pub fn with<U>(self, look: impl FnOnce(&T) -> U) -> U {
        look(typed(&tracked(self.0)))
    }

    /// Look at the value without tracking it.
    pub fn with_untracked<U>(self, look: impl FnOnce(&T) -> U) -> U {
        look(typed(&self.0.get_untracked()))
    }

    /// Track the value without looking.
    pub fn track(self) {
        tracked(self.0);
    }
}

impl<T: Clone + 'static> Memo<T> {
    /// The value; tracks it.
    pub fn get(self) -> T {
        self.with(T::clone)
    }

    /// The value, without tracking it.
    pub fn get_untracked(self) -> T {
        self.with_untracked(T::clone)
    }

    /// The value, without tracking it, unless it is gone.
    pub fn try_get_untracked(self) -> Option<T> {
        self.0.try_get_untracked().map(|shared| typed::<T>(&shared).clone())
    }
}

#[inline(never)]
fn make(compute: Compute) -> Inner {
    let compute = SendWrapper::new(compute);
    graph::Memo::new_owning(move |before| compute.call(before))
}

#[inline(never)]
fn tracked(memo: Inner) -> Shared {
    memo.get()
}
