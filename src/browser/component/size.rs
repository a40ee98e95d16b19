//! Following the size of an element. What follows it acts in the next frame: the browser is in the middle of telling sizes, and whatever
//! changes one there is an error to the page around. It must not look at anything itself.

use crate::browser::view::prelude::*;
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use web_sys::{HtmlElement, ResizeObserver};

/// Act whenever the element has another size, for as long as the present owner lives. The last time may come after its end.
pub fn follow_size(node: NodeRef<HtmlElement>, act: impl Fn() + 'static) {
    follow(node, Rc::new(act));
}

/// The same, once in the page for all that follow.
fn follow(node: NodeRef<HtmlElement>, act: Rc<dyn Fn()>) {
    Effect::new(move |_| {
        let Some(node) = node.get() else { return };
        let act = act.clone();
        let changed = Closure::<dyn Fn()>::new(move || {
            let act = act.clone();
            request_animation_frame(move || act());
        });
        let Ok(observer) = ResizeObserver::new(changed.as_ref().unchecked_ref()) else { return };
        observer.observe(&node);
        let held = StoredValue::new_local(Some((observer, changed)));
        on_cleanup(move || {
            if let Some((observer, _)) = held.try_update_value(Option::take).flatten() {
                observer.disconnect();
            }
        });
    });
}
