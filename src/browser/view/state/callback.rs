//! Functions that live as long as their owner and are handed on by copying.

use super::StoredValue;
use crate::browser::view::Call;
use std::fmt;
use std::rc::Rc;

/// A function from `In` to `Out`. Cheap to copy.
pub struct Callback<In: 'static, Out: 'static = ()>(StoredValue<Rc<dyn Call<In, Out>>>);

impl<In, Out> Clone for Callback<In, Out> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<In, Out> Copy for Callback<In, Out> {}

impl<In, Out> fmt::Debug for Callback<In, Out> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Callback")
    }
}

impl<In, Out> Callback<In, Out> {
    /// A function of the current owner.
    pub fn new(function: impl Fn(In) -> Out + 'static) -> Self {
        Self(StoredValue::new(Rc::new(function)))
    }

    /// Call it.
    pub fn run(self, input: In) -> Out {
        self.0.get_value().call(input)
    }
}
