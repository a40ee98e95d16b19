//! Signals: values that tell who reads them when they change.

use super::{Memo, Shared, StoredValue, see, share, typed};
use crate::browser::view::Call;
use leptos::prelude::{self as graph, Get, GetUntracked, Notify, SyncStorage, untrack};
use std::cell::RefCell;
use std::marker::PhantomData;
use std::rc::Rc;

pub(super) type Inner = graph::RwSignal<Shared>;

/// A value that can be changed; whoever reads it is told.
pub struct RwSignal<T, S = SyncStorage>(Inner, PhantomData<fn() -> (T, S)>);

impl<T, S> Clone for RwSignal<T, S> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T, S> Copy for RwSignal<T, S> {}

impl<T: 'static> RwSignal<T> {
    /// A signal of the current owner.
    pub fn new(value: T) -> Self {
        Self(make(share(RefCell::new(value))), PhantomData)
    }
}

impl<T: 'static> RwSignal<T, graph::LocalStorage> {
    /// A signal of the current owner; there is one thread, so this is [`RwSignal::new`].
    pub fn new_local(value: T) -> Self {
        Self(make(share(RefCell::new(value))), PhantomData)
    }
}

#[inline(never)]
fn make(shared: Shared) -> Inner {
    graph::RwSignal::new(shared)
}

#[inline(never)]
fn tracked(signal: Inner) -> Shared {
    signal.get()
}

#[inline(never)]
fn untracked(signal: Inner) -> Option<Shared> {
    signal.try_get_untracked()
}

#[inline(never)]
fn tell(signal: Inner) {
    signal.notify();
}

impl<T: 'static, S> RwSignal<T, S> {
    /// Look at the value; tracks it.
    pub fn with<U>(self, look: impl FnOnce(&T) -> U) -> U {
        look(&typed::<RefCell<T>>(&tracked(self.0)).borrow())
    }

    /// Look at the value without tracking it.
    pub fn with_untracked<U>(self, look: impl FnOnce(&T) -> U) -> U {
        look(&typed::<RefCell<T>>(&self.0.get_untracked()).borrow())
    }

    /// Change the value in place.
    pub fn update(self, change: impl FnOnce(&mut T)) {
        let Some(shared) = untracked(self.0) else { return };
        change(&mut typed::<RefCell<T>>(&shared).borrow_mut());
        tell(self.0);
    }

    /// Put another value in place.
    pub fn set(self, value: T) {
        self.try_set(value);
    }

    /// Put another value in place; gives it back if the signal is gone.
    pub fn try_set(self, value: T) -> Option<T> {
        let Some(shared) = untracked(self.0) else { return Some(value) };
        // The value from before goes when nothing is borrowed any more.
        let before = typed::<RefCell<T>>(&shared).replace(value);
        tell(self.0);
        drop(before);
        None
    }

    /// Track the value without looking.
    pub fn track(self) {
        tracked(self.0);
    }
}

impl<T: Clone + 'static, S> RwSignal<T, S> {
    /// The value; tracks it.
    pub fn get(self) -> T {
        self.with(T::clone)
    }

    /// The value, without tracking it.
    pub fn get_untracked(self) -> T {
        self.with_untracked(T::clone)
    }

    /// The value, without tracking it, unless the signal is gone.
    pub fn try_get_untracked(self) -> Option<T> {
        untracked(self.0).map(|shared| typed::<RefCell<T>>(&shared).borrow().clone())
    }
}

/// Where a signal that is only read gets its value.
#[derive(Clone, Copy)]
enum Source {
    Signal(Inner),
    Memo(graph::Memo<Shared>),
    Derived(StoredValue<Rc<dyn Call<(), Shared>>>),
}

#[inline(never)]
fn value(source: Source) -> Shared {
    match source {
        Source::Signal(signal) => signal.get(),
        Source::Memo(memo) => memo.get(),
        Source::Derived(derive) => derive.get_value().call(()),
    }
}

/// A value that can be read, wherever it comes from.
pub struct Signal<T>(Source, PhantomData<fn() -> T>);

impl<T> Clone for Signal<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Signal<T> {}

impl<T, S> From<RwSignal<T, S>> for Signal<T> {
    fn from(signal: RwSignal<T, S>) -> Self {
        Self(Source::Signal(signal.0), PhantomData)
    }
}

impl<T> From<Memo<T>> for Signal<T> {
    fn from(memo: Memo<T>) -> Self {
        Self(Source::Memo(memo.inner()), PhantomData)
    }
}

impl<T: 'static> Signal<T> {
    /// A value computed whenever it is read.
    pub fn derive(derive: impl Fn() -> T + 'static) -> Self {
        Self(Source::Derived(StoredValue::new(Rc::new(move |()| share(derive())))), PhantomData)
    }

    /// A value that stays.
    pub fn stored(value: T) -> Self {
        let shared = share(value);
        Self(Source::Derived(StoredValue::new(Rc::new(move |()| shared.clone()))), PhantomData)
    }

    /// Look at the value; tracks it.
    pub fn with<U>(self, look: impl FnOnce(&T) -> U) -> U {
        see(&value(self.0), look)
    }

    /// Look at the value without tracking it.
    pub fn with_untracked<U>(self, look: impl FnOnce(&T) -> U) -> U {
        see(&untrack(|| value(self.0)), look)
    }

    /// Track the value without looking.
    pub fn track(self) {
        value(self.0);
    }
}

impl<T: Clone + 'static> Signal<T> {
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
        let shared = match self.0 {
            Source::Signal(signal) => signal.try_get_untracked(),
            Source::Memo(memo) => memo.try_get_untracked(),
            Source::Derived(derive) => derive.try_get_value().map(|derive| untrack(|| derive.call(()))),
        };
        shared.map(|shared| see(&shared, T::clone))
    }
}
