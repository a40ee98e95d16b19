//! The lock that names the one tab that writes a draft. Where the browser has no locks there is none, and saves compare revisions.

use super::{member, navigator};
use js_sys::{Function, Object, Promise, Reflect};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};

#[wasm_bindgen]
extern "C" {
    type Locks;
    #[wasm_bindgen(method, catch)]
    fn request(this: &Locks, name: &str, options: &JsValue, granted: &JsValue) -> Result<Promise, JsValue>;
}

/// Who writes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Held {
    /// This tab.
    Here,
    /// Another tab; this one waits for it to leave.
    Elsewhere,
}

struct Inner {
    name: String,
    release: RefCell<Option<Function>>,
    given_up: Cell<bool>,
    told: Box<dyn Fn(Held)>,
}

/// A draft's lock, or the wait for it, until it is dropped.
pub struct Lock(Rc<Inner>);

impl Lock {
    /// Ask for the lock of a draft; `told` hears who has it, each time that changes. `None` where the browser has no locks.
    pub fn ask(id: &str, told: impl Fn(Held) + 'static) -> Option<Self> {
        locks()?;
        let inner = Rc::new(Inner {
            name: ["postmortem-editor:", id].concat(),
            release: RefCell::default(),
            given_up: Cell::new(false),
            told: Box::new(told),
        });
        request(inner.clone(), "ifAvailable");
        Some(Self(inner))
    }

    /// Take the lock from the tab that has it.
    pub fn take_over(&self) {
        request(self.0.clone(), "steal");
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        self.0.given_up.set(true);
        if let Some(release) = self.0.release.take() {
            let _ = release.call0(&JsValue::NULL);
        }
    }
}

fn locks() -> Option<Locks> {
    Some(member(&navigator()?, "locks")?.unchecked_into())
}

/// `how`: only if it is free, by force, or (with an empty word) when it becomes free.
fn request(inner: Rc<Inner>, how: &'static str) {
    let Some(locks) = locks() else { return };
    let options = Object::new();
    if !how.is_empty() {
        let _ = Reflect::set(&options, &how.into(), &true.into());
    }
    let here = inner.clone();
    let granted = Closure::once_into_js(move |lock: JsValue| -> JsValue {
        if here.given_up.get() {
            return JsValue::UNDEFINED;
        }
        if lock.is_null() {
            (here.told)(Held::Elsewhere);
            request(here, "");
            return JsValue::UNDEFINED;
        }
        let held = Promise::new(&mut |resolve, _| *here.release.borrow_mut() = Some(resolve));
        (here.told)(Held::Here);
        held.into()
    });
    let Ok(promise) = locks.request(&inner.name, &options, &granted) else { return };
    spawn_local(async move {
        // A lock that was taken away rejects the promise; one that was given back resolves it.
        if JsFuture::from(promise).await.is_err() && !inner.given_up.get() && inner.release.take().is_some() {
            (inner.told)(Held::Elsewhere);
            request(inner, "");
        }
    });
}
