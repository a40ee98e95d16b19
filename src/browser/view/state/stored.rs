//! Values that live as long as their owner and tell nobody.

use super::{Shared, share, typed};
use leptos::prelude::{self as graph, GetValue, SyncStorage};
use std::cell::RefCell;
use std::marker::PhantomData;

type Inner = graph::StoredValue<Shared>;

/// A value that lives as long as its owner. Cheap to copy.
pub struct StoredValue<T, S = SyncStorage>(Inner, PhantomData<fn() -> (T, S)>);

impl<T, S> Clone for StoredValue<T, S> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T, S> Copy for StoredValue<T, S> {}

impl<T: 'static> StoredValue<T> {
    /// A value of the current owner.
    pub fn new(value: T) -> Self {
        Self(make(share(RefCell::new(value))), PhantomData)
    }
}

impl<T: 'static> StoredValue<T, graph::LocalStorage> {
    /// A value of the current owner; there is one thread, so this is [`StoredValue::new`].
    pub fn new_local(value: T) -> Self {
        Self(make(share(RefCell::new(value))), PhantomData)
    }
}

#[inline(never)]
fn make(shared: Shared) -> Inner {
    graph::StoredValue::new(shared)
}

#[inline(never)]
fn here(stored: Inner) -> Shared {
    stored.get_value()
}

#[inline(never)]
fn here_still(stored: Inner) -> Option<Shared> {
    stored.try_get_value()
}

impl<T: 'static, S> StoredValue<T, S> {
    /// Look at the value.
    pub fn with_value<U>(self, look: impl FnOnce(&T) -> U) -> U {
        look(&typed::<RefCell<T>>(&here(self.0)).borrow())
    }

    /// Look at the value, unless it is gone.
    pub fn try_with_value<U>(self, look: impl FnOnce(&T) -> U) -> Option<U> {
        here_still(self.0).map(|shared| look(&typed::<RefCell<T>>(&shared).borrow()))
    }

    /// Change the value in place.
    pub fn update_value<U>(self, change: impl FnOnce(&mut T) -> U) -> U {
        change(&mut typed::<RefCell<T>>(&here(self.0)).borrow_mut())
    }

    /// Change the value in place, unless it is gone.
    pub fn try_update_value<U>(self, change: impl FnOnce(&mut T) -> U) -> Option<U> {
        here_still(self.0).map(|shared| change(&mut typed::<RefCell<T>>(&shared).borrow_mut()))
    }

    /// Put another value in place.
    pub fn set_value(self, value: T) {
        self.try_set_value(value);
    }

    /// Put another value in place; gives it back if the place is gone.
    pub fn try_set_value(self, value: T) -> Option<T> {
        let Some(shared) = here_still(self.0) else { return Some(value) };
        // The value from before goes when nothing is borrowed any more.
        drop(typed::<RefCell<T>>(&shared).replace(value));
        None
    }
}

impl<T: Clone + 'static, S> StoredValue<T, S> {
    /// The value.
    pub fn get_value(self) -> T {
        self.with_value(T::clone)
    }

    /// The value, unless it is gone.
    pub fn try_get_value(self) -> Option<T> {
        self.try_with_value(T::clone)
    }
}
