//! Closures behind one method. A `dyn Fn` carries three functions for each closure, of which one is ever called; a table with that one
//! weighs less, and there are hundreds. It knows nothing of views.

/// Something to be called, as `Fn` is.
pub trait Call<In, Out> {
    /// Call it.
    fn call(&self, input: In) -> Out;
}

impl<In, Out, F: Fn(In) -> Out> Call<In, Out> for F {
    fn call(&self, input: In) -> Out {
        self(input)
    }
}

/// Something to be called, as `FnMut` is.
pub trait CallMut<In, Out> {
    /// Call it.
    fn call_mut(&mut self, input: In) -> Out;
}

impl<In, Out, F: FnMut(In) -> Out> CallMut<In, Out> for F {
    fn call_mut(&mut self, input: In) -> Out {
        self(input)
    }
}
