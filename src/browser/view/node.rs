//! Views that were built: nodes on the page, and how another view takes their place.

use super::View;
use super::each::Each;
use super::live::Live;
use super::template::Template;
use leptos::prelude::{Owner, document};
use std::borrow::Cow;
use wasm_bindgen::JsCast;
use web_sys::{Comment, Element, HtmlElement, Node, Text};

/// A view that was built. It holds at least one node wherever it stands, so that its place is never lost.
#[derive(Default)]
pub(super) enum Built {
    /// Before the first building.
    #[default]
    Not,
    Nothing(Comment),
    Text(Text, Cow<'static, str>),
    Template(Template),
    /// One after another, and the mark of their end.
    Many(Vec<Built>, Comment),
    Live(Live),
    Each(Each),
}

impl Built {
    pub(super) fn new(view: View) -> Self {
        match view {
            View::Nothing => Self::Nothing(mark()),
            View::Text(text) => Self::Text(document().create_text_node(&text), text),
            View::Template(code, holes) => Self::Template(Template::build(code, holes)),
            View::Many(views) => Self::Many(views.into_iter().map(Self::new).collect(), mark()),
            View::Live(make) => Self::Live(Live::new(make)),
            View::Each(rows) => Self::Each(Each::new(rows)),
        }
    }

    /// Become `view`: what is the same stays, with its nodes.
    pub(super) fn update(&mut self, view: View) {
        let view = match (&mut *self, view) {
            (Self::Not, view) => {
                *self = Self::new(view);
                return;
            }
            (Self::Nothing(_), View::Nothing) => return,
            (Self::Text(node, before), View::Text(text)) => {
                if *before != text {
                    node.set_data(&text);
                    *before = text;
                }
                return;
            }
            (Self::Template(built), View::Template(code, holes)) => match built.update(code, holes) {
                Ok(()) => return,
                Err(holes) => View::Template(code, holes),
            },
            (Self::Many(built, end), View::Many(views)) => {
                let mut views = views.into_iter();
                let mut kept = 0;
                for (built, view) in built.iter_mut().zip(views.by_ref()) {
                    built.update(view);
                    kept += 1;
                }
                built.drain(kept..).for_each(Self::remove);
                for view in views {
                    let new = Self::new(view);
                    new.insert_before(end);
                    built.push(new);
                }
                return;
            }
            (_, view) => view,
        };
        let new = Self::new(view);
        self.nodes(&mut |first| {
            new.insert_before(first);
            true
        });
        std::mem::replace(self, new).remove();
    }

    /// Every node at the top, in order, until `look` says that it has seen enough.
    pub(super) fn nodes(&self, look: &mut dyn FnMut(&Node) -> bool) -> bool {
        match self {
            Self::Not => false,
            Self::Nothing(node) => look(node),
            Self::Text(node, _) => look(node),
            Self::Template(template) => template.nodes(look),
            Self::Many(all, end) => all.iter().any(|built| built.nodes(look)) || look(end),
            Self::Live(live) => live.shown.borrow().nodes(look),
            Self::Each(each) => each.nodes(look),
        }
    }

    /// Put the nodes into `parent`, before a node or at the end.
    pub(super) fn insert(&self, parent: &Node, before: Option<&Node>) {
        self.nodes(&mut |node| {
            let _ = parent.insert_before(node, before);
            false
        });
    }

    /// Put the nodes before `node`, if that stands anywhere.
    pub(super) fn insert_before(&self, node: &Node) {
        if let Some(parent) = node.parent_node() {
            self.insert(&parent, Some(node));
        }
    }

    /// Take the nodes off the page, then let go of listeners and effects.
    pub(super) fn remove(self) {
        self.nodes(&mut |node| {
            // Every node that can have siblings has this method, whatever its type.
            node.unchecked_ref::<Element>().remove();
            false
        });
    }
}

/// A node that nobody sees: it keeps a place.
pub(super) fn mark() -> Comment {
    document().create_comment("")
}

/// A view on the page; dropping it takes the view away with everything that it made.
pub struct Mounted {
    built: Built,
    owner: Owner,
}

/// Show a view inside `place`.
pub fn mount(place: &HtmlElement, view: impl FnOnce() -> View) -> Mounted {
    // A second element finds the executor set up by the first.
    let _ = any_spawner::Executor::init_wasm_bindgen();
    let owner = Owner::new();
    let built = owner.with(|| {
        let built = Built::new(view());
        built.insert(place, None);
        built
    });
    Mounted { built, owner }
}

impl Drop for Mounted {
    fn drop(&mut self) {
        std::mem::take(&mut self.built).remove();
        // A future that still waits (for a lock, for a store) holds the owner; what was made goes all the same.
        self.owner.cleanup();
    }
}
