//! Views as data: what `view!` expands to, and how it becomes nodes of the page and follows signals.
//!
//! A view is a template, which is one constant text, with what stands in its holes. Nothing here is generic but the smallest
//! wrappers, so a closure in a view costs its body and no more; Leptos gives the signals, effects and owners
//! (docs/decisions/0009-views-as-data.md). This module must not know what is shown, and never inserts HTML.

mod call;
mod each;
mod hole;
mod into;
mod later;
mod live;
mod node;
mod node_ref;
pub mod prelude;
mod state;
mod template;

pub use call::{Call, CallMut};
pub use each::each;
pub use hole::{Holes, IntoHole, ToValue, Value, handler};
pub use into::{CollectView, IntoView};
pub use later::{after, request_animation_frame};
pub use node::{Mounted, mount};
pub use node_ref::NodeRef;

use each::Rows;
use hole::Hole;
use state::Memo;
use std::borrow::Cow;
use std::rc::Rc;

/// A piece of a page that is not built yet.
pub enum View {
    /// Nothing; keeps its place.
    Nothing,
    /// Text.
    Text(Cow<'static, str>),
    /// Elements, with what stands in their holes.
    Template(&'static str, Vec<Hole>),
    /// One after another.
    Many(Vec<View>),
    /// Made anew whenever a signal that it reads changes; what stays the same is left alone.
    Live(Box<dyn CallMut<(), View>>),
    /// A row for each item; rows keep their nodes while their key stays.
    Each(Box<dyn for<'a> CallMut<&'a mut Rows, ()>>),
}

/// A view by the name that Leptos gives to any view.
pub type AnyView = View;
/// Children that are shown once.
pub type Children = Box<dyn FnOnce() -> View>;
/// Children that are shown again and again.
pub type ChildrenFn = Rc<dyn Fn() -> View>;

/// Children of one kind or the other, from the closure that `view!` makes of them.
pub trait ToChildren<F> {
    /// Box the closure.
    fn to_children(closure: F) -> Self;
}

impl<F: FnOnce() -> View + 'static> ToChildren<F> for Children {
    fn to_children(closure: F) -> Self {
        Box::new(closure)
    }
}

impl<F: Fn() -> View + 'static> ToChildren<F> for ChildrenFn {
    fn to_children(closure: F) -> Self {
        Rc::new(closure)
    }
}

/// Run a component: what it reads while it is made is not tracked.
pub fn quietly<T>(make: impl FnOnce() -> T) -> T {
    leptos::prelude::untrack(make)
}

/// `<Show when=… fallback=…>`: the children while the condition holds, otherwise the fallback.
pub fn show<V: IntoView>(
    when: impl Fn() -> bool + 'static,
    children: impl Fn() -> View + 'static,
    fallback: impl Fn() -> V + 'static,
) -> View {
    show_boxed(
        Box::new(move |()| when()),
        Box::new(move |holds| if holds { children() } else { fallback().into_any() }),
    )
}

fn show_boxed(when: Box<dyn Call<(), bool>>, choose: Box<dyn Call<bool, View>>) -> View {
    let when = Memo::new(move |_| when.call(()));
    View::Live(Box::new(move |()| choose.call(when.get())))
}
