//! IndexedDB: the first store. A transaction here is on disk when it is answered: strict durability is asked for.

use super::local::error_of;
use super::member;
use crate::draft::{Decide, Done, Found, Pairs, Store, StoreError};
use js_sys::{Array, Object, Promise, Reflect};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{IdbDatabase, IdbKeyRange, IdbObjectStore, IdbRequest};

/// Name of the database; the number is that of its shape, which never changes: records carry their own version.
const NAME: &str = "postmortem-editor";
const TEXTS: &str = "texts";

#[wasm_bindgen]
extern "C" {
    /// The database, with the third argument that its binding lacks.
    type Database;
    #[wasm_bindgen(method, catch)]
    fn transaction(
        this: &Database,
        store: &str,
        mode: &str,
        options: &JsValue,
    ) -> Result<Transaction, JsValue>;
    type Transaction;
    #[wasm_bindgen(method, catch, js_name = objectStore)]
    fn object_store(this: &Transaction, name: &str) -> Result<IdbObjectStore, JsValue>;
    #[wasm_bindgen(method, catch)]
    fn abort(this: &Transaction) -> Result<(), JsValue>;
}

/// The browser's database of this origin or this frame. Opened when it is first needed.
#[derive(Clone, Default)]
pub struct IndexedStore(Rc<RefCell<Option<IdbDatabase>>>);

impl IndexedStore {
    async fn database(&self) -> Result<IdbDatabase, StoreError> {
        if let Some(open) = self.0.borrow().clone() {
            return Ok(open);
        }
        let window = web_sys::window().ok_or(StoreError::Refused)?;
        let factory = window.indexed_db().ok().flatten().ok_or(StoreError::Refused)?;
        let request = factory.open(NAME).map_err(|error| error_of(&error, StoreError::Refused))?;
        let make = Closure::once_into_js(|event: JsValue| {
            let database = member(&event, "target").and_then(|request| member(&request, "result"));
            if let Some(database) = database {
                // If this fails the request fails too.
                let _ = database.unchecked_into::<IdbDatabase>().create_object_store(TEXTS);
            }
        });
        request.set_onupgradeneeded(Some(make.unchecked_ref()));
        answer(&request, "onsuccess", &["onerror", "onblocked"])
            .await
            .map_err(|()| failure(&request, StoreError::Refused))?;
        let database: IdbDatabase = request.result().map_err(|_| StoreError::Refused)?.unchecked_into();
        *self.0.borrow_mut() = Some(database.clone());
        Ok(database)
    }

    /// Begin a transaction. A database that the browser closed under us is opened again, once.
    async fn begin(&self, mode: &str) -> Result<(Transaction, IdbObjectStore), StoreError> {
        let options = Object::new();
        let _ = Reflect::set(&options, &"durability".into(), &"strict".into());
        for _ in 0..2 {
            let database = self.database().await?;
            let begun = database.unchecked_ref::<Database>().transaction(TEXTS, mode, &options);
            if let Ok(transaction) = begun {
                let store = transaction.object_store(TEXTS).map_err(|_| StoreError::Aborted)?;
                return Ok((transaction, store));
            }
            self.0.take();
        }
        Err(StoreError::Aborted)
    }

    async fn write(self, keys: Vec<String>, decide: Decide) -> Result<(), StoreError> {
        let (transaction, store) = self.begin("readwrite").await?;
        let asked = keys.iter().map(|key| store.get(&key.as_str().into()));
        let asked: Vec<IdbRequest> = asked.collect::<Result<_, _>>().map_err(|_| StoreError::Aborted)?;
        if let Some(last) = asked.last() {
            // Requests are answered in their order.
            answer(last, "onsuccess", &["onerror"]).await.map_err(|()| failure(last, StoreError::Aborted))?;
        }
        let texts = asked.iter().map(|request| request.result().ok().and_then(text_of)).collect();
        for write in decide(texts) {
            let key = write.key.as_str().into();
            let put = match &write.text {
                Some(text) => store.put_with_key(&text.as_str().into(), &key),
                None => store.delete(&key),
            };
            if let Err(error) = put {
                let _ = transaction.abort();
                return Err(error_of(&error, StoreError::Aborted));
            }
        }
        answer(&transaction, "oncomplete", &["onabort", "onerror"])
            .await
            .map_err(|()| failure(&transaction, StoreError::Aborted))
    }

    async fn read(self, prefix: String) -> Result<Pairs, StoreError> {
        let (_transaction, store) = self.begin("readonly").await?;
        let end = [&prefix, "\u{ffff}"].concat();
        let range =
            IdbKeyRange::bound(&prefix.as_str().into(), &end.into()).map_err(|_| StoreError::Aborted)?;
        let keys = store.get_all_keys_with_key(&range).map_err(|_| StoreError::Aborted)?;
        let texts = store.get_all_with_key(&range).map_err(|_| StoreError::Aborted)?;
        answer(&texts, "onsuccess", &["onerror"]).await.map_err(|()| failure(&texts, StoreError::Aborted))?;
        let list = |request: &IdbRequest| {
            request.result().map(|found| Array::from(&found)).map_err(|_| StoreError::Aborted)
        };
        let (keys, texts) = (list(&keys)?, list(&texts)?);
        let both = keys.iter().zip(texts.iter());
        Ok(both.filter_map(|(key, text)| Some((key.as_string()?, text_of(text)?))).collect())
    }
}

impl Store for IndexedStore {
    fn transact(&self, keys: Vec<String>, decide: Decide, done: Done) {
        let store = self.clone();
        spawn_local(async move { done(store.write(keys, decide).await) });
    }

    fn list(&self, prefix: String, found: Found) {
        let store = self.clone();
        spawn_local(async move { found(store.read(prefix).await) });
    }
}

/// What is stored, as text. Something else than text is no record, and is shown as JSON would show it.
fn text_of(value: JsValue) -> Option<String> {
    if value.is_undefined() {
        return None;
    }
    Some(value.as_string().unwrap_or_else(|| {
        js_sys::JSON::stringify(&value).ok().and_then(|text| text.as_string()).unwrap_or_default()
    }))
}

/// Wait for one event or the others.
async fn answer(of: &JsValue, good: &str, bad: &[&str]) -> Result<(), ()> {
    let promise = Promise::new(&mut |resolve, reject| {
        let _ = Reflect::set(of, &good.into(), &resolve);
        for name in bad {
            let _ = Reflect::set(of, &(*name).into(), &reject);
        }
    });
    JsFuture::from(promise).await.map(drop).map_err(drop)
}

fn failure(of: &JsValue, otherwise: StoreError) -> StoreError {
    match member(of, "error") {
        Some(error) => error_of(&error, otherwise),
        None => otherwise,
    }
}
