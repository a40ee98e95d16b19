//! The life of the custom element: `element.js` forwards it here, each element is one entry of a slot map.
//!
//! Dropping an entry drops its unmount handle, which frees every signal and listener. Nothing of one element can reach another.

use super::app::App;
use super::session::{Options, Session};
use super::style::SHEET;
use crate::browser::env::BrowserEnv;
use crate::format;
use leptos::mount::UnmountHandle;
use leptos::prelude::*;
use leptos::tachys::view::any_view::AnyViewState;
use std::cell::RefCell;
use std::collections::BTreeMap;
use wasm_bindgen::prelude::*;
use web_sys::HtmlElement;

#[wasm_bindgen(module = "/src/browser/element.js")]
extern "C" {
    fn define(tag: &str, css: &str, hooks: &js_sys::Object) -> bool;
    fn stop(message: &str);

    /// The element, with the methods that only the Rust side calls.
    #[wasm_bindgen(extends = HtmlElement)]
    #[derive(Clone)]
    pub type Host;
    /// After a pause: the form value and the words to show if the program ends.
    #[wasm_bindgen(method, js_name = pmSettled)]
    pub fn settled(this: &Host, markdown: &str, stash: &str);
    /// Dispatch a composed event with a JSON detail.
    #[wasm_bindgen(method, js_name = pmEvent)]
    pub fn event(this: &Host, name: &str, detail: &str);
}

struct Mounted {
    session: Session,
    _view: UnmountHandle<AnyViewState>,
}

thread_local! {
    static MOUNTED: RefCell<(u32, BTreeMap<u32, Mounted>)> = RefCell::default();
}

/// Register `<postmortem-editor>`. Loading the module twice does no harm.
pub fn start() {
    std::panic::set_hook(Box::new(|info| stop(&info.to_string())));
    let hooks = js_sys::Object::new();
    let set = |name: &str, hook: JsValue| {
        let _ = js_sys::Reflect::set(&hooks, &name.into(), &hook);
    };
    let mount: Box<dyn Fn(Host, HtmlElement, String, String) -> u32> = Box::new(mount);
    set("mount", Closure::wrap(mount).into_js_value());
    set("unmount", Closure::wrap(Box::new(unmount) as Box<dyn Fn(u32)>).into_js_value());
    set(
        "update",
        Closure::wrap(Box::new(update) as Box<dyn Fn(u32, String, Option<String>)>).into_js_value(),
    );
    set(
        "read",
        Closure::wrap(Box::new(read) as Box<dyn Fn(u32, String, String) -> Option<String>>).into_js_value(),
    );
    set(
        "write",
        Closure::wrap(Box::new(write) as Box<dyn Fn(u32, String) -> Option<String>>).into_js_value(),
    );
    set("check", Closure::wrap(Box::new(check) as Box<dyn Fn(u32) -> Option<String>>).into_js_value());
    set(
        "undo",
        Closure::wrap(Box::new(|handle| with(handle, |session| session.editor.undo()).unwrap_or(()))
            as Box<dyn Fn(u32)>)
        .into_js_value(),
    );
    set(
        "redo",
        Closure::wrap(Box::new(|handle| with(handle, |session| session.editor.redo()).unwrap_or(()))
            as Box<dyn Fn(u32)>)
        .into_js_value(),
    );
    define("postmortem-editor", SHEET, &hooks);
}

fn mount(host: Host, place: HtmlElement, text: String, format: String) -> u32 {
    let options = Options::of(&host);
    let slot = std::rc::Rc::new(RefCell::new(None));
    let given = slot.clone();
    let view = leptos::mount::mount_to(place, move || {
        let session = Session::new(host, options);
        if !text.is_empty() {
            let _ = session.read(&text, &format);
        }
        *given.borrow_mut() = Some(session);
        view! { <App session=session /> }.into_any()
    });
    let Some(session) = slot.take() else { return 0 };
    MOUNTED.with_borrow_mut(|(last, mounted)| {
        *last += 1;
        mounted.insert(*last, Mounted { session, _view: view });
        *last
    })
}

fn unmount(handle: u32) {
    with(handle, |session| session.save_now());
    // The entry is taken out before it is dropped: dropping runs clean-up code that may come back here.
    let gone = MOUNTED.with_borrow_mut(|(_, mounted)| mounted.remove(&handle));
    drop(gone);
}

/// The session behind a handle. `Session` is cheap to copy, so no borrow is held while it is used.
fn with<T>(handle: u32, act: impl FnOnce(Session) -> T) -> Option<T> {
    let session = MOUNTED.with_borrow(|(_, mounted)| mounted.get(&handle).map(|mounted| mounted.session));
    session.map(act)
}

fn update(handle: u32, name: String, value: Option<String>) {
    with(handle, |session| session.attribute(&name, value.as_deref()));
}

fn read(handle: u32, text: String, format: String) -> Option<String> {
    with(handle, |session| session.read(&text, &format).err()).flatten()
}

fn write(handle: u32, format: String) -> Option<String> {
    let format = format::by_id(&format)?;
    let write = format.write?;
    with(handle, |session| session.editor.with(|document| write(document, &BrowserEnv)))
}

fn check(handle: u32) -> Option<String> {
    with(handle, |session| {
        session.editor.settle();
        super::checks::as_json(&session.editor.diagnostics().get_untracked())
    })
}
