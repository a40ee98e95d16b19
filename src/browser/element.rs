//! The life of the custom element: `element.js` forwards it here, each element is one entry of a slot map.
//!
//! Dropping an entry drops its unmount handle, which frees every signal and listener. Nothing of one element can reach another.

use super::app::App;
use super::session::{Options, Session};
use super::style::SHEET;
use super::view;
use crate::browser::view::prelude::*;
use crate::field::FieldPath;
use std::cell::RefCell;
use wasm_bindgen::prelude::*;
use web_sys::HtmlElement;

#[wasm_bindgen]
extern "C" {
    /// The element, with the methods that only the Rust side calls.
    #[wasm_bindgen(extends = HtmlElement)]
    #[derive(Clone)]
    pub type Host;
    /// After a pause: the words to show if the program ends, as canonical JSON.
    #[wasm_bindgen(method, js_name = pmSettled)]
    pub fn settled(this: &Host, stash: &str);
    /// The words of a draft that is open no more, until a store has them: none when it has.
    #[wasm_bindgen(method, js_name = pmApart)]
    pub fn apart(this: &Host, id: &str, words: &str);
    /// Whether the page is being left because its form posts the words.
    #[wasm_bindgen(method, js_name = pmPosts)]
    pub fn posts(this: &Host) -> bool;
    /// The storage that the page gave, if it keeps the drafts itself.
    #[wasm_bindgen(method, js_name = pmStorage)]
    pub fn storage(this: &Host) -> Option<super::store::Turns>;
    /// Files of the reader's disk.
    #[wasm_bindgen(method, js_name = pmFiles)]
    pub fn files(this: &Host) -> super::store::Disk;
    /// The document that is open is another than the page gave.
    #[wasm_bindgen(method, js_name = pmDiffers)]
    pub fn differs(this: &Host);
    /// Dispatch a composed event with a JSON detail.
    #[wasm_bindgen(method, js_name = pmEvent)]
    pub fn event(this: &Host, name: &str, detail: &str);
    /// How long ago a moment was, in words of the element's language.
    #[wasm_bindgen(method, js_name = pmAgo)]
    pub fn ago(this: &Host, milliseconds: f64) -> String;
    /// Text packed for an address.
    #[wasm_bindgen(method, js_name = pmPack)]
    pub fn pack(this: &Host, text: &str) -> js_sys::Promise;
    /// Text out of an address; refused beyond `limit` bytes.
    #[wasm_bindgen(method, js_name = pmUnpack)]
    pub fn unpack(this: &Host, code: &str, limit: u32) -> js_sys::Promise;
}

struct Mounted {
    session: Session,
    _view: view::Mounted,
}

thread_local! {
    static MOUNTED: RefCell<(u32, Vec<(u32, Mounted)>)> = RefCell::default();
}

/// The first call of a page: `stop` is told when the program ends. Gives the style of every element.
#[wasm_bindgen]
pub fn begin(stop: js_sys::Function) -> String {
    // The hook has to be `Send`; there is one thread here, and the function never leaves it.
    thread_local! {
        static STOP: RefCell<Option<js_sys::Function>> = const { RefCell::new(None) };
    }
    STOP.set(Some(stop));
    std::panic::set_hook(Box::new(|info| {
        let stop = STOP.with_borrow(Clone::clone);
        if let Some(stop) = stop {
            let _ = stop.call1(&JsValue::NULL, &info.to_string().into());
        }
    }));
    SHEET.to_owned()
}

/// Put the editor into `place` and give its handle.
#[wasm_bindgen]
pub fn mount(host: Host, place: HtmlElement, text: String, format: String) -> u32 {
    let options = Options::of(&host);
    let slot = std::rc::Rc::new(RefCell::new(None));
    let given = slot.clone();
    let view = view::mount(&place, move || {
        let session = Session::new(host, options);
        match format.as_str() {
            _ if text.is_empty() => {}
            // What an element had that was taken out and is put back.
            "left" => drop(session.read(&text, "json")),
            _ => session.open_with(&text, &format),
        }
        *given.borrow_mut() = Some(session);
        view! { <App session=session /> }.into_any()
    });
    let Some(session) = slot.take() else { return 0 };
    MOUNTED.with_borrow_mut(|(last, mounted)| {
        *last += 1;
        mounted.push((*last, Mounted { session, _view: view }));
        *last
    })
}

/// Take the editor away. Gives the document as JSON for the next time, unless the store has it or none was open.
#[wasm_bindgen]
pub fn unmount(handle: u32) -> Option<String> {
    let left = with(handle, Session::leave).flatten();
    // The entry is taken out before it is dropped: dropping runs clean-up code that may come back here.
    let gone = MOUNTED.with_borrow_mut(|(_, mounted)| {
        let place = mounted.iter().position(|(other, _)| *other == handle)?;
        Some(mounted.remove(place))
    });
    drop(gone);
    left
}

/// The session behind a handle. `Session` is cheap to copy, so no borrow is held while it is used.
fn with<T>(handle: u32, act: impl FnOnce(Session) -> T) -> Option<T> {
    let session = MOUNTED.with_borrow(|(_, mounted)| {
        mounted.iter().find(|(other, _)| *other == handle).map(|(_, mounted)| mounted.session)
    });
    session.map(act)
}

/// The first session of the page, for the tests of a program that ends.
#[cfg(feature = "panic-key")]
pub(crate) fn first(act: impl FnOnce(Session)) {
    if let Some(session) = MOUNTED.with_borrow(|(_, mounted)| mounted.first().map(|(_, one)| one.session)) {
        act(session);
    }
}

/// An attribute of the element changed.
#[wasm_bindgen]
pub fn attribute(handle: u32, name: &str, value: Option<String>) {
    with(handle, |session| session.attribute(name, value.as_deref()));
}

/// Read text into the element. Gives a sentence saying why it was not read.
#[wasm_bindgen(js_name = readText)]
pub fn read(handle: u32, text: &str, format: &str) -> Option<String> {
    with(handle, |session| session.read(text, format).err()).flatten()
}

/// The document in a format; nothing for a format that does not write.
#[wasm_bindgen(js_name = writeText)]
pub fn write(handle: u32, format: &str) -> Option<String> {
    with(handle, |session| session.written(format)).flatten()
}

/// What the checks find, as JSON.
#[wasm_bindgen]
pub fn findings(handle: u32) -> Option<String> {
    with(handle, |session| {
        session.editor.finish();
        super::checks::as_json(session)
    })
}

/// Show the field at an address and give it the focus.
#[wasm_bindgen(js_name = goTo)]
pub fn go_to(handle: u32, path: &str) {
    if let Some(path) = FieldPath::parse(path) {
        with(handle, |session| session.editor.go_to(path));
    }
}

/// One step back.
#[wasm_bindgen]
pub fn undo(handle: u32) {
    with(handle, |session| session.editor.undo());
}

/// One step forth.
#[wasm_bindgen]
pub fn redo(handle: u32) {
    with(handle, |session| session.editor.redo());
}
