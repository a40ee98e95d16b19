//! Where the list stands in the view, and what moves it. Whatever scrolls, the page or a part of a host's page.

use super::grid::Grid;
use crate::browser::component::focus::root;
use crate::browser::component::size::follow_size;
use crate::browser::session::Session;
use crate::browser::view::prelude::*;
use wasm_bindgen::prelude::*;
use web_sys::{AddEventListenerOptions, Element, HtmlElement, ScrollIntoViewOptions, ScrollLogicalPosition};

/// Pixels of the list above the view, and the height of the view.
pub(super) fn view(list: &HtmlElement) -> (f64, f64) {
    let height = window().inner_height().ok().and_then(|height| height.as_f64()).unwrap_or(800.0);
    (-list.get_bounding_client_rect().top(), height)
}

/// Move what scrolls the list.
pub(super) fn by(list: &HtmlElement, pixels: f64) {
    let mut above = list.parent_element();
    let mut place: Element = list.clone().into();
    loop {
        let scrolls = |element: &Element| {
            element.scroll_height() > element.client_height()
                && window()
                    .get_computed_style(element)
                    .ok()
                    .flatten()
                    .and_then(|style| style.get_property_value("overflow-y").ok())
                    .is_some_and(|overflow| overflow == "auto" || overflow == "scroll")
        };
        match above {
            Some(element) if scrolls(&element) => {
                element.set_scroll_top(element.scroll_top() + pixels.round() as i32);
                return;
            }
            Some(element) => {
                above = element.parent_element();
                place = element;
            }
            // Out of the shadow, then up the page.
            None => match place.get_root_node().dyn_into::<web_sys::ShadowRoot>() {
                Ok(shadow) => {
                    place = shadow.host();
                    above = Some(place.clone());
                    if place.parent_element().is_none() {
                        break;
                    }
                }
                Err(_) => break,
            },
        }
    }
    window().scroll_by_with_x_and_y(0.0, pixels);
}

/// Bring a row into view with as little movement as possible.
pub(super) fn to(node: &HtmlElement) {
    let options = ScrollIntoViewOptions::new();
    options.set_block(ScrollLogicalPosition::Nearest);
    node.scroll_into_view_with_scroll_into_view_options(&options);
}

/// What has the focus inside the element.
pub(super) fn focused(session: Session) -> Option<Element> {
    root(session)?.active_element()
}

/// Follow scrolling, and the size of the list, for as long as the present owner lives.
pub(super) fn watch(grid: Grid) {
    let waiting = StoredValue::new(false);
    let frame = move || {
        if waiting.try_get_value() == Some(false) {
            waiting.set_value(true);
            request_animation_frame(move || {
                if waiting.try_set_value(false).is_none() {
                    grid.scrolled();
                }
            });
        }
    };
    let heard = Closure::<dyn Fn()>::new(frame);
    let options = AddEventListenerOptions::new();
    options.set_capture(true);
    options.set_passive(true);
    let listen = heard.as_ref().unchecked_ref();
    let _ =
        window().add_event_listener_with_callback_and_add_event_listener_options("scroll", listen, &options);
    let _ = window().add_event_listener_with_callback("resize", listen);
    let heard = StoredValue::new_local(heard);
    on_cleanup(move || {
        heard.with_value(|heard| {
            let listen = heard.as_ref().unchecked_ref();
            let _ = window().remove_event_listener_with_callback_and_bool("scroll", listen, true);
            let _ = window().remove_event_listener_with_callback("resize", listen);
        });
    });
    follow_size(grid.list, move || grid.resized());
}
