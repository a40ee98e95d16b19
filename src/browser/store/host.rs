//! The storage of the page around the element, where the page keeps the drafts: the first store, and the only one.

use super::local::error_of;
use crate::draft::{Decide, Done, Found, Pairs, Store, StoreError};
use js_sys::{Array, Promise};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};

#[wasm_bindgen]
extern "C" {
    /// What `storage.js` makes of the page's object.
    #[derive(Clone)]
    pub type Turns;
    #[wasm_bindgen(method, catch)]
    fn list(this: &Turns, prefix: &str) -> Result<Promise, JsValue>;
    #[wasm_bindgen(method, catch)]
    fn transact(this: &Turns, keys: &Array, decide: &JsValue) -> Result<Promise, JsValue>;
}

/// The page's storage.
pub struct HostStore(pub Turns);

async fn waited(promise: Result<Promise, JsValue>) -> Result<JsValue, StoreError> {
    let failed = |error: JsValue| error_of(&error, StoreError::Aborted);
    JsFuture::from(promise.map_err(failed)?).await.map_err(failed)
}

impl Store for HostStore {
    fn transact(&self, keys: Vec<String>, decide: Decide, done: Done) {
        let keys: Array = keys.iter().map(|key| JsValue::from_str(key)).collect();
        let decide = Closure::once_into_js(move |texts: Array| -> Array {
            let writes = decide(texts.iter().map(|text| text.as_string()).collect());
            let pair = |write: crate::draft::Write| {
                let text = write.text.map_or(JsValue::NULL, |text| text.into());
                Array::of2(&write.key.into(), &text)
            };
            writes.into_iter().map(pair).collect()
        });
        let promise = self.0.transact(&keys, &decide);
        spawn_local(async move { done(waited(promise).await.map(drop)) });
    }

    fn list(&self, prefix: String, found: Found) {
        let promise = self.0.list(&prefix);
        spawn_local(async move {
            let pairs = |all: JsValue| -> Pairs {
                let pair = |one: JsValue| {
                    let one = Array::from(&one);
                    Some((one.get(0).as_string()?, one.get(1).as_string()?))
                };
                Array::from(&all).iter().filter_map(pair).collect()
            };
            found(waited(promise).await.map(pairs));
        });
    }
}
