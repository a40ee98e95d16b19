//! The browser's two stores of drafts, the lock that names a draft's writer, and the channel between tabs. Each may work, throw, be missing or
//! never answer, and each of that is an ordinary case. Nothing here decides what is written.

mod channel;
mod disk;
mod host;
mod indexed;
mod local;
mod lock;

pub use channel::Channel;
pub use disk::{Disk, Link, Written, name as file_name_of};
pub use host::{HostStore, Turns};
pub use indexed::IndexedStore;
pub use local::LocalStore;
pub use lock::{Held, Lock};

use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// A member of an object that may not be there, or throw when it is touched.
fn member(of: &JsValue, name: &str) -> Option<JsValue> {
    let found = Reflect::get(of, &name.into()).ok()?;
    (!found.is_undefined() && !found.is_null()).then_some(found)
}

fn navigator() -> Option<JsValue> {
    member(&js_sys::global(), "navigator")
}

/// Ask the browser to keep this site's data when room is short. What it said is its own business: the promise is only awaited.
pub async fn persist() -> Option<bool> {
    let storage = member(&navigator()?, "storage")?;
    let ask: Function = member(&storage, "persist")?.dyn_into().ok()?;
    let promise: Promise = ask.call0(&storage).ok()?.dyn_into().ok()?;
    JsFuture::from(promise).await.ok()?.as_bool()
}

/// Bytes used and allowed for this site, where the browser says so.
pub async fn estimate() -> Option<(f64, f64)> {
    let storage = member(&navigator()?, "storage")?;
    let ask: Function = member(&storage, "estimate")?.dyn_into().ok()?;
    let promise: Promise = ask.call0(&storage).ok()?.dyn_into().ok()?;
    let said = JsFuture::from(promise).await.ok()?;
    Some((member(&said, "usage")?.as_f64()?, member(&said, "quota")?.as_f64()?))
}
