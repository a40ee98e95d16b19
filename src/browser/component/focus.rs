//! Where the focus goes: every field's id is made of its address, so that whoever knows the address finds the field.

use crate::browser::session::Session;
use crate::browser::view::prelude::*;
use crate::field::{FieldPath, RowField};
use crate::model::ListId;
use wasm_bindgen::JsCast;
use web_sys::{
    Element, HtmlElement, ScrollBehavior, ScrollIntoViewOptions, ScrollLogicalPosition, ShadowRoot,
};

/// The id of the field at `path`. Unique within one element's shadow root.
pub fn field_id(path: &FieldPath) -> String {
    format!("f{path}")
}

/// The element's shadow root.
pub fn root(session: Session) -> Option<ShadowRoot> {
    session.host().shadow_root()
}

/// Give the focus to whatever the editor asks for, once it is on the page.
pub fn follow(session: Session) {
    let editor = session.editor;
    Effect::new(move |_| {
        let Some(path) = editor.focus.get() else { return };
        match &path {
            FieldPath::RowField(ListId::Timeline, id, _) => session.open_event.set(Some(id.clone())),
            FieldPath::Row(ListId::Actions, id) | FieldPath::RowField(ListId::Actions, id, _) => {
                session.open_action.set(Some(id.clone()));
            }
            _ => {}
        }
        request_animation_frame(move || {
            editor.focus.try_set(None);
            take(session, &path);
        });
    });
}

fn take(session: Session, path: &FieldPath) {
    let Some(root) = root(session) else { return };
    let mut ids = vec![field_id(path)];
    match path {
        FieldPath::Row(list, id) => {
            let first = match list {
                ListId::Stats => RowField::Label,
                ListId::Responders => RowField::Role,
                ListId::Figures => RowField::Value,
                ListId::Windows => RowField::Start,
                _ => RowField::Text,
            };
            ids.push(field_id(&FieldPath::RowField(*list, id.clone(), first)));
            ids.push(format!("row/{id}"));
        }
        FieldPath::List(list) => ids.push(format!("add/{}", list.name())),
        FieldPath::RowField(list, id, _) => {
            ids.push(field_id(&FieldPath::RowField(*list, id.clone(), RowField::Text)));
        }
        _ => {}
    }
    let Some(element) = ids.iter().find_map(|id| root.get_element_by_id(id)) else { return };
    focus(&element);
    // A time is typed anew rather than mended.
    if let (FieldPath::RowField(_, _, RowField::At), Some(input)) =
        (path, element.dyn_ref::<web_sys::HtmlInputElement>())
    {
        input.select();
    }
}

/// Focus an element and bring it into view without haste.
pub fn focus(element: &Element) {
    let options = ScrollIntoViewOptions::new();
    options.set_block(ScrollLogicalPosition::Center);
    options.set_behavior(ScrollBehavior::Auto);
    element.scroll_into_view_with_scroll_into_view_options(&options);
    if let Some(element) = element.dyn_ref::<HtmlElement>() {
        let _ = element.focus();
    }
}

/// Leave the field that has the focus, so that what was typed there is settled before something else happens.
pub fn leave_field(session: Session) {
    let field = root(session).and_then(|root| root.active_element());
    if let Some(field) = field.and_then(|field| field.dyn_into::<HtmlElement>().ok()) {
        let _ = field.blur();
    }
}

/// After a change of view: what is shown begins at its top, unless its top is in sight.
pub fn show_top(session: Session) {
    let host = session.host();
    if host.get_bounding_client_rect().top() < 0.0 {
        host.scroll_into_view();
    }
}

/// Focus the element with this id in the next frame.
pub fn focus_id(session: Session, id: String) {
    request_animation_frame(move || {
        if let Some(element) = root(session).and_then(|root| root.get_element_by_id(&id)) {
            focus(&element);
        }
    });
}
