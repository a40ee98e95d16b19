//! Files and folders of the reader's disk, where the browser hands them out. What `handles.js` does, in types. Nothing here decides anything.

use js_sys::{Array, Promise};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

#[wasm_bindgen]
extern "C" {
    /// What the page can do with files.
    #[derive(Clone)]
    pub type Disk;
    #[wasm_bindgen(method)]
    fn can(this: &Disk) -> u32;
    #[wasm_bindgen(method, catch)]
    fn open(this: &Disk) -> Result<Promise, JsValue>;
    #[wasm_bindgen(method, catch)]
    fn create(this: &Disk, name: &str) -> Result<Promise, JsValue>;
    #[wasm_bindgen(method, catch)]
    fn folder(this: &Disk) -> Result<Promise, JsValue>;
    #[wasm_bindgen(method, catch)]
    fn owner(this: &Disk, handle: &JsValue) -> Result<Promise, JsValue>;
    #[wasm_bindgen(method, catch)]
    fn link(this: &Disk, id: &str) -> Result<Promise, JsValue>;
    #[wasm_bindgen(method, catch)]
    fn keep(
        this: &Disk,
        id: &str,
        handle: &JsValue,
        stamp: &str,
        base: &str,
        foreign: bool,
    ) -> Result<Promise, JsValue>;
    #[wasm_bindgen(method, catch)]
    fn forget(this: &Disk, id: &str) -> Result<Promise, JsValue>;
    #[wasm_bindgen(method, catch)]
    fn quiet(this: &Disk, handle: &JsValue) -> Result<Promise, JsValue>;
    #[wasm_bindgen(method, catch)]
    fn read(this: &Disk, handle: &JsValue) -> Result<Promise, JsValue>;
    #[wasm_bindgen(method, catch)]
    fn write(this: &Disk, handle: &JsValue, text: &str, seen: &str) -> Result<Promise, JsValue>;
}

/// A file that a draft belongs to.
#[derive(Debug, Clone)]
pub struct Link {
    /// The browser's handle.
    pub handle: JsValue,
    /// What the file was when it was last read or written here.
    pub stamp: String,
    /// The document that stood in it then, as canonical JSON.
    pub base: String,
    /// Somebody else laid it out: to write it changes more than its words.
    pub foreign: bool,
}

impl Link {
    /// The file's name.
    pub fn name(&self) -> String {
        name(&self.handle)
    }
}

/// The name of a handle.
pub fn name(handle: &JsValue) -> String {
    super::member(handle, "name").and_then(|name| name.as_string()).unwrap_or_default()
}

/// What became of writing a file.
pub enum Written {
    /// It holds the text, under this stamp.
    Done(String),
    /// It was changed meanwhile: its text and stamp. Nothing was written.
    Changed(String, String),
    /// The reader does not allow it.
    Refused,
}

/// Any failure ends here: the browser's words for it help nobody.
async fn waited(promise: Result<Promise, JsValue>) -> Option<JsValue> {
    let given = JsFuture::from(promise.ok()?).await.ok()?;
    (!given.is_null() && !given.is_undefined()).then_some(given)
}

fn texts(given: &JsValue) -> Vec<String> {
    Array::from(given).iter().filter_map(|text| text.as_string()).collect()
}

impl Disk {
    /// Whether files are handed out, and whether folders are.
    pub fn hands_out(&self) -> (bool, bool) {
        let can = self.can();
        (can > 0, can > 1)
    }

    /// Ask for a file; nothing if the reader thought better of it.
    pub async fn ask_file(&self) -> Option<JsValue> {
        waited(self.open()).await
    }

    /// Ask for a new file.
    pub async fn ask_new(&self, name: &str) -> Option<JsValue> {
        waited(self.create(name)).await
    }

    /// Ask for a folder, and give its files.
    pub async fn ask_folder(&self) -> Option<Vec<JsValue>> {
        Some(Array::from(&waited(self.folder()).await?).to_vec())
    }

    /// The draft that a file belongs to.
    pub async fn owner_of(&self, handle: &JsValue) -> Option<String> {
        waited(self.owner(handle)).await?.as_string()
    }

    /// The file of a draft.
    pub async fn linked(&self, id: &str) -> Option<Link> {
        let given = waited(self.link(id)).await?;
        let text = |name| super::member(&given, name).and_then(|text| text.as_string()).unwrap_or_default();
        Some(Link {
            handle: super::member(&given, "handle")?,
            stamp: text("stamp"),
            base: text("base"),
            foreign: super::member(&given, "foreign").is_some_and(|foreign| foreign.is_truthy()),
        })
    }

    /// Keep the file of a draft; `false` if it lasts as long as the page.
    pub async fn keep_link(&self, id: &str, link: &Link) -> bool {
        waited(self.keep(id, &link.handle, &link.stamp, &link.base, link.foreign)).await.is_some()
    }

    /// The draft has no file any more.
    pub async fn forget_link(&self, id: &str) {
        let _ = waited(self.forget(id)).await;
    }

    /// Whether a file can be looked at without asking anybody.
    pub async fn is_quiet(&self, handle: &JsValue) -> bool {
        waited(self.quiet(handle)).await.is_some_and(|quiet| quiet.is_truthy())
    }

    /// Text and stamp of a file.
    pub async fn text_of(&self, handle: &JsValue) -> Option<(String, String)> {
        let mut texts = texts(&waited(self.read(handle)).await?);
        let stamp = texts.pop()?;
        Some((texts.pop()?, stamp))
    }

    /// Write a file that was seen with this stamp.
    ///
    /// # Errors
    /// If the browser cannot write it: it was moved or deleted, or the disk is full.
    pub async fn put(&self, handle: &JsValue, text: &str, seen: &str) -> Result<Written, ()> {
        let promise = self.write(handle, text, seen).map_err(drop)?;
        let given = JsFuture::from(promise).await.map_err(drop)?;
        let mut texts = texts(&given);
        Ok(match (texts.pop(), texts.pop()) {
            (Some(stamp), None) => Written::Done(stamp),
            (Some(stamp), Some(text)) => Written::Changed(text, stamp),
            _ => Written::Refused,
        })
    }
}
