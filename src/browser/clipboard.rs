//! Copying text. The asynchronous clipboard needs a secure context, which an intranet wiki often is not; a selected text area is the way round.

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use wasm_bindgen_futures::JsFuture;
use web_sys::{ClipboardEvent, HtmlTextAreaElement};

/// Put `text` on the clipboard; `false` if the browser refuses.
pub async fn copy(text: &str) -> bool {
    let Some(window) = web_sys::window() else { return false };
    let clipboard = js_sys::Reflect::get(&window.navigator(), &"clipboard".into()).ok();
    if let Some(clipboard) = clipboard.filter(|clipboard| clipboard.is_object()) {
        let clipboard: web_sys::Clipboard = clipboard.unchecked_into();
        if JsFuture::from(clipboard.write_text(text)).await.is_ok() {
            return true;
        }
    }
    copy_selected(&window, text, None).unwrap_or(false)
}

/// Put rich text on the clipboard, and `text` for programs that take only text; `false` if the browser refuses.
pub fn copy_rich(text: &str, html: &str) -> bool {
    web_sys::window().and_then(|window| copy_selected(&window, text, Some(html.to_owned()))).unwrap_or(false)
}

fn copy_selected(window: &web_sys::Window, text: &str, html: Option<String>) -> Option<bool> {
    let document = window.document()?;
    // Selecting the area takes the focus from whatever has it, which may stand in a shadow root.
    let mut before = document.active_element();
    while let Some(inner) = before.as_ref().and_then(|outer| outer.shadow_root()?.active_element()) {
        before = Some(inner);
    }
    let area: HtmlTextAreaElement = document.create_element("textarea").ok()?.dyn_into().ok()?;
    area.set_value(text);
    area.set_attribute("aria-hidden", "true").ok()?;
    let body = document.body()?;
    body.append_child(&area).ok()?;
    area.select();
    let plain = text.to_owned();
    let filled = Closure::<dyn Fn(ClipboardEvent)>::new(move |event: ClipboardEvent| {
        if let (Some(data), Some(html)) = (event.clipboard_data(), &html) {
            event.prevent_default();
            event.stop_propagation();
            // A browser that refuses one of the two keeps the other.
            let _ = data.set_data("text/html", html);
            let _ = data.set_data("text/plain", &plain);
        }
    });
    area.add_event_listener_with_callback("copy", filled.as_ref().unchecked_ref()).ok()?;
    let command =
        js_sys::Reflect::get(&document, &"execCommand".into()).ok()?.dyn_into::<js_sys::Function>().ok();
    let done = command
        .and_then(|command| command.call1(&document, &"copy".into()).ok())
        .and_then(|done| done.as_bool());
    area.remove();
    if let Some(before) = before.and_then(|before| before.dyn_into::<web_sys::HtmlElement>().ok()) {
        let _ = before.focus();
    }
    Some(done.unwrap_or(false))
}
