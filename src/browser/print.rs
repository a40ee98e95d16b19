//! The page on paper: while it is printed, the document stands there as it reads, instead of the form.

use super::preview::article;
use super::session::{Session, View};
use super::view;
use crate::browser::view::prelude::*;
use web_sys::HtmlElement;

/// Puts the document into `paper` before printing, and takes it out again behind.
pub fn follow(session: Session, paper: NodeRef<HtmlElement>) {
    let shown = StoredValue::new_local(None::<view::Mounted>);
    let before = window_event_listener_untyped("beforeprint", move |_| {
        // At once: what is put off until after this event comes too late for the paper.
        if session.view.get_untracked() != View::Library
            && let Some(paper) = paper.get_untracked()
        {
            shown.set_value(Some(view::mount(&paper, move || article(session, true))));
        }
    });
    let after = window_event_listener_untyped("afterprint", move |_| {
        shown.set_value(None);
    });
    on_cleanup(move || {
        before.remove();
        after.remove();
    });
}
