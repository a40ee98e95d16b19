//! Reading a template: marks below U+0008, each followed by its word. `macros/src/view.rs` writes them.

use super::hole::{Handler, Hole, Value};
use super::live::LiveValue;
use super::node::Built;
use leptos::prelude::Owner;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Event, HtmlElement, Node};

const DRAWING: &str = "http://www.w3.org/2000/svg";

/// A node at the top of a template, or the hole that stands there.
enum Root {
    Node(Node),
    Hole(usize),
}

/// What stands in a hole of a built template.
enum Filled {
    Child(Built),
    Value(LiveValue),
    On(Listener),
    Node,
}

/// A template that was built.
pub(super) struct Template {
    code: &'static str,
    roots: Vec<Root>,
    filled: Vec<Filled>,
}

impl Template {
    pub(super) fn build(code: &'static str, holes: Vec<Hole>) -> Self {
        let page = leptos::prelude::document();
        let (mut roots, mut filled) = (Vec::new(), Vec::with_capacity(holes.len()));
        let mut holes = holes.into_iter();
        let mut open: Vec<Element> = Vec::new();
        let mut rest = code;
        while let Some(mark) = rest.bytes().next() {
            let after = rest.get(1..).unwrap_or_default();
            let end = after.bytes().position(|byte| byte <= 7).unwrap_or(after.len());
            let (word, next) = after.split_at(end);
            rest = next;
            match mark {
                1 | 2 => {
                    let element = match mark {
                        1 => page.create_element(word),
                        _ => page.create_element_ns(Some(DRAWING), word),
                    };
                    open.extend(element.ok());
                }
                3 => {
                    if let Some(element) = open.pop() {
                        place(&open, &mut roots, element.unchecked_into());
                    }
                }
                4 => place(&open, &mut roots, page.create_text_node(word).unchecked_into()),
                6 => {
                    if let (Some(element), Some((name, value))) = (open.last(), word.split_once('=')) {
                        let _ = element.set_attribute(name, value);
                    }
                }
                _ => {
                    let Some(hole) = holes.next() else { break };
                    if let (Hole::Child(_), None) = (&hole, open.last()) {
                        roots.push(Root::Hole(filled.len()));
                    }
                    filled.push(fill(hole, open.last(), word));
                }
            }
        }
        Self { code, roots, filled }
    }

    /// Take over what changed, if `code` is the same template; otherwise give the holes back.
    pub(super) fn update(&mut self, code: &'static str, holes: Vec<Hole>) -> Result<(), Vec<Hole>> {
        if !std::ptr::eq(self.code, code) || self.filled.len() != holes.len() {
            return Err(holes);
        }
        for (filled, hole) in self.filled.iter_mut().zip(holes) {
            match (filled, hole) {
                (Filled::Child(built), Hole::Child(view)) => built.update(view),
                (Filled::Value(place), Hole::Value(value)) => place.stay(value),
                (Filled::Value(place), Hole::Live(value)) => place.follow(value),
                (Filled::On(listener), Hole::On(handler, owner)) => {
                    *listener.handler.borrow_mut() = (handler, owner);
                }
                _ => {}
            }
        }
        Ok(())
    }

    /// Every node at the top, in order, until `look` says that it has seen enough.
    pub(super) fn nodes(&self, look: &mut dyn FnMut(&Node) -> bool) -> bool {
        self.roots.iter().any(|root| match root {
            Root::Node(node) => look(node),
            Root::Hole(index) => match self.filled.get(*index) {
                Some(Filled::Child(built)) => built.nodes(look),
                _ => false,
            },
        })
    }
}

fn place(open: &[Element], roots: &mut Vec<Root>, node: Node) {
    match open.last() {
        Some(parent) => {
            let _ = parent.append_child(&node);
        }
        None => roots.push(Root::Node(node)),
    }
}

fn fill(hole: Hole, element: Option<&Element>, name: &'static str) -> Filled {
    match (hole, element) {
        (Hole::Child(view), parent) => {
            let built = Built::new(view);
            if let Some(parent) = parent {
                built.insert(parent, None);
            }
            Filled::Child(built)
        }
        (Hole::Value(value), Some(element)) => {
            let mut place = LiveValue::new(element.clone(), name);
            place.stay(value);
            Filled::Value(place)
        }
        (Hole::Live(value), Some(element)) => {
            let mut place = LiveValue::new(element.clone(), name);
            place.follow(value);
            Filled::Value(place)
        }
        (Hole::On(handler, owner), Some(element)) => {
            let event = name.get("on:".len()..).unwrap_or_default();
            Filled::On(Listener::new(element.clone(), event, handler, owner))
        }
        (Hole::Node(signal), Some(element)) => {
            signal.set(Some(element.clone()));
            Filled::Node
        }
        _ => Filled::Node,
    }
}

/// A listener; it goes with its node.
struct Listener {
    element: Element,
    event: &'static str,
    handler: Rc<RefCell<(Handler, Owner)>>,
    closure: Closure<dyn Fn(Event)>,
}

impl Listener {
    fn new(element: Element, event: &'static str, handler: Handler, owner: Owner) -> Self {
        let handler = Rc::new(RefCell::new((handler, owner)));
        let called = Rc::clone(&handler);
        let call: Box<dyn Fn(Event)> = Box::new(move |event| {
            // Cloned first: a handler may come back here, or bring another in its place.
            let (handler, owner) = called.borrow().clone();
            // Nobody expects a handler to follow what it reads; without this a development build warns.
            let _zone = leptos::reactive::diagnostics::SpecialNonReactiveZone::enter();
            owner.with(|| handler.call(event));
        });
        let closure = Closure::wrap(call);
        let _ = element.add_event_listener_with_callback(event, closure.as_ref().unchecked_ref());
        Self { element, event, handler, closure }
    }
}

impl Drop for Listener {
    fn drop(&mut self) {
        let _ = self
            .element
            .remove_event_listener_with_callback(self.event, self.closure.as_ref().unchecked_ref());
    }
}

/// Give an element a value: `prop:` a property, `class:` one class, `style:` one style, anything else an attribute.
pub(super) fn set(element: &Element, name: &str, value: &Value) {
    let given = match value {
        Value::Absent => JsValue::UNDEFINED,
        Value::Flag(flag) => JsValue::from_bool(*flag),
        Value::Number(number) => JsValue::from_f64(*number),
        Value::Text(text) => JsValue::from_str(text),
    };
    match name.split_once(':') {
        Some(("prop", name)) => {
            let _ = js_sys::Reflect::set(element, &name.into(), &given);
        }
        Some(("class", name)) => {
            let _ = element.class_list().toggle_with_force(name, *value == Value::Flag(true));
        }
        Some(("style", name)) => {
            // Through the object model: a strict policy forbids the attribute.
            let style = element.unchecked_ref::<HtmlElement>().style();
            let _ = match given.as_string() {
                Some(text) => style.set_property(name, &text),
                None => style.remove_property(name).map(drop),
            };
        }
        _ => {
            let _ = match value {
                Value::Absent | Value::Flag(false) => element.remove_attribute(name),
                Value::Flag(true) => element.set_attribute(name, ""),
                _ => element.set_attribute(name, &text(&given)),
            };
        }
    }
}

/// A text or a number as the browser writes it.
fn text(value: &JsValue) -> String {
    value.as_string().unwrap_or_else(|| value.unchecked_ref::<js_sys::Object>().to_string().into())
}
