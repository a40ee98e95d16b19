//! A popover anchored to its button: opens in place, never modal, closes by Escape or by leaving it. The page behind stays usable.

use super::focus::root;
use crate::browser::session::Session;
use crate::browser::view::prelude::*;
use leptos::ev;
use wasm_bindgen::JsCast;
use web_sys::{Element, FocusEvent, HtmlElement, HtmlInputElement, Node};

type Place = NodeRef<HtmlElement>;

/// Content that shows while the session's popover has this name.
#[component]
pub fn Popover(
    session: Session,
    #[prop(into)] name: String,
    #[prop(into)] label: String,
    children: ChildrenFn,
) -> impl IntoView {
    let place = Place::new();
    let name = StoredValue::new(name);
    let open = move || name.with_value(|name| is_open(session, name));
    let keys = move |event: ev::KeyboardEvent| match event.key().as_str() {
        "Escape" => {
            event.stop_propagation();
            name.with_value(|name| close(session, name));
        }
        "ArrowDown" => walk(&event, place, 1),
        "ArrowUp" => walk(&event, place, -1),
        _ => {}
    };
    let left = move |event: FocusEvent| {
        let to = event.related_target().and_then(|target| target.dyn_into::<Node>().ok());
        let inside = place.get_untracked().is_some_and(|place| place.contains(to.as_ref()));
        let opener = name.with_value(|name| opener_id(name));
        let to_opener =
            to.and_then(|node| node.dyn_into::<Element>().ok()).is_some_and(|element| element.id() == opener);
        if !inside && !to_opener && untrack(open) {
            session.popover.set(None);
        }
    };
    Effect::new(move |_| {
        if open() {
            request_animation_frame(move || {
                let first = place.get_untracked().and_then(|place| {
                    place.query_selector("input, button:not([disabled]), a[href]").ok().flatten()
                });
                if let Some(first) = first.and_then(|first| first.dyn_into::<HtmlElement>().ok()) {
                    let _ = first.focus();
                }
            });
        }
    });
    view! {
        <Show when=open>
            <div class="pop" role="dialog" aria-label=label.clone() tabindex="-1" node_ref=place on:keydown=keys on:focusout=left>
                {children()}
            </div>
        </Show>
    }
    .into_any()
}

/// The id of the button that opens a popover.
pub fn opener_id(name: &str) -> String {
    format!("open-{name}")
}

/// Open or close a popover.
pub fn toggle(session: Session, name: &str) {
    session
        .popover
        .update(|open| *open = if open.as_deref() == Some(name) { None } else { Some(name.to_owned()) });
}

/// Whether a popover is open.
pub fn is_open(session: Session, name: &str) -> bool {
    session.popover.with(|open| open.as_deref() == Some(name))
}

/// Close a popover; the focus goes back to its button.
pub fn close(session: Session, name: &str) {
    session.popover.set(None);
    if let Some(button) = root(session).and_then(|root| root.get_element_by_id(&opener_id(name))) {
        super::focus::focus(&button);
    }
}

/// Move the focus among the buttons of a popover.
fn walk(event: &ev::KeyboardEvent, place: Place, by: isize) {
    let Some(place) = place.get_untracked() else { return };
    let Ok(items) = place.query_selector_all("input, button:not([disabled])") else { return };
    let count = items.length() as isize;
    if count == 0 {
        return;
    }
    event.prevent_default();
    let target = event.target().and_then(|target| target.dyn_into::<Node>().ok());
    let active = (0..count).find(|index| items.item(*index as u32) == target);
    let next = active.map_or(0, |active| (active + by).rem_euclid(count));
    if let Some(item) = items.item(next as u32).and_then(|item| item.dyn_into::<HtmlElement>().ok()) {
        let _ = item.focus();
        if let Some(input) = item.dyn_ref::<HtmlInputElement>() {
            input.select();
        }
    }
}
