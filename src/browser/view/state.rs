//! Values that change: signals, memos, stored values, callbacks and effects, by Leptos's names and with its meaning.
//!
//! Leptos compiles its reactive graph anew for every type of value. Here each value is kept behind one type, [`Shared`], so that the
//! graph is compiled once and a new type of value costs a few bytes. What is tracked, what runs when, who owns what and when it goes is
//! Leptos's.

mod callback;
mod memo;
mod signal;
mod stored;

pub use callback::Callback;
pub use memo::Memo;
pub use signal::{RwSignal, Signal};
pub use stored::StoredValue;

use send_wrapper::SendWrapper;
use std::any::Any;
use std::cell::RefCell;
use std::rc::Rc;

/// A value of any type. The graph asks for values that may cross threads; there is one thread here.
type Shared = SendWrapper<Rc<dyn Any>>;

fn share<T: 'static>(value: T) -> Shared {
    SendWrapper::new(Rc::new(value))
}

/// Look at a value that is shared as it is, or in a cell because it changes in place.
fn see<T: 'static, U>(shared: &Shared, look: impl FnOnce(&T) -> U) -> U {
    if let Some(cell) = shared.downcast_ref::<RefCell<T>>() {
        return look(&cell.borrow());
    }
    look(typed(shared))
}

/// A shared value by the type that it was shared with.
fn typed<T: 'static>(shared: &Shared) -> &T {
    let Some(value) = shared.downcast_ref() else { unreachable!("a value keeps its type") };
    value
}

/// Reaching the outside when signals change.
#[derive(Debug, Clone, Copy)]
pub struct Effect;

impl Effect {
    /// Run now, and after every change of a signal that was read; `run` is given what it gave before.
    #[expect(clippy::new_ret_no_self, reason = "Leptos's name; its owner ends the effect")]
    pub fn new<T: 'static>(mut run: impl FnMut(Option<T>) -> T + 'static) {
        let mut before = None;
        boxed(Box::new(move |()| before = Some(run(before.take()))));
    }
}

fn boxed(mut run: Box<dyn super::CallMut<(), ()>>) {
    leptos::prelude::Effect::new(move |_: Option<()>| run.call_mut(()));
}
