//! Where the focus goes: every field's id is made of its address, so that whoever knows the address finds the field.

use crate::browser::session::Session;
use crate::browser::view::prelude::*;
use crate::field::{Field, FieldPath, RowField};
use crate::model::ListId;
use wasm_bindgen::JsCast;
use web_sys::{
    Element, FocusOptions, HtmlElement, ScrollBehavior, ScrollIntoViewOptions, ScrollLogicalPosition,
    ShadowRoot,
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
    // What has no field yet is told at the head of the document.
    ids.push(field_id(&FieldPath::Field(Field::Title)));
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

/// The focus is never lost: where the element that has it goes away, with a notice or a view, the heading of what is shown takes it. Gives
/// what the frame of everything does with its `focusin` and `focusout`.
pub fn never_lost(session: Session) -> (Callback<Element>, Callback<Element>) {
    let last = StoredValue::new_local(None::<Element>);
    let look = Callback::new(move |()| {
        request_animation_frame(move || {
            let Some(Some(element)) = last.try_get_value() else { return };
            let elsewhere = root(session).is_some_and(|root| root.active_element().is_some())
                || document().active_element() != document().body().map(Into::into);
            if elsewhere {
                return;
            }
            last.set_value(None);
            let heading = root(session).and_then(|root| root.query_selector("h1, h2").ok().flatten());
            if let Some(heading) = heading.filter(|_| !element.is_connected()) {
                let _ = heading.set_attribute("tabindex", "-1");
                if let Ok(heading) = heading.dyn_into::<HtmlElement>() {
                    let options = FocusOptions::new();
                    options.set_prevent_scroll(true);
                    let _ = heading.focus_with_options(&options);
                }
            }
        });
    });
    Effect::new(move |_| {
        session.view.track();
        session.notices.track();
        session.popover.track();
        session.save.track();
        session.one_copy.track();
        session.unsaved.track();
        look.run(());
    });
    (Callback::new(move |element| last.set_value(Some(element))), Callback::new(move |_| look.run(())))
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
