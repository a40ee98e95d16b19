//! What stands in the holes of a template: values, closures, handlers, children.

use super::state::RwSignal;
use super::{Call, CallMut, View};
use leptos::prelude::Owner;
use std::borrow::Cow;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event};

/// The value of an attribute, a property, a class or a style.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// Not there.
    Absent,
    /// There or not, without a text.
    Flag(bool),
    /// A number, in the browser's own notation.
    Number(f64),
    /// A text.
    Text(Cow<'static, str>),
}

/// What a handler is: called with an untyped event.
pub type Handler = Rc<dyn Call<Event, ()>>;

/// What stands in one hole.
pub enum Hole {
    /// A child.
    Child(View),
    /// A value that stays.
    Value(Value),
    /// A value that follows signals.
    Live(Box<dyn CallMut<(), Value>>),
    /// A handler, and the owner of what it makes.
    On(Handler, Owner),
    /// Is told the element.
    Node(RwSignal<Option<Element>>),
}

/// The holes of a template in the making, in its order.
#[derive(Default)]
pub struct Holes(Vec<Hole>);

impl Holes {
    /// The template `code` with these holes filled.
    #[inline(never)]
    pub fn fill(self, code: &'static str) -> View {
        View::Template(code, self.0)
    }

    /// A child.
    #[inline(never)]
    pub fn child(&mut self, view: View) {
        self.0.push(Hole::Child(view));
    }

    /// A handler.
    #[inline(never)]
    pub fn on(&mut self, handler: Handler) {
        self.0.push(Hole::On(handler, Owner::current().unwrap_or_default()));
    }

    /// A reference to the element.
    pub fn node<T>(&mut self, node: super::NodeRef<T>) {
        self.0.push(Hole::Node(node.signal()));
    }

    #[inline(never)]
    fn value(&mut self, value: Value) {
        self.0.push(Hole::Value(value));
    }

    #[inline(never)]
    fn live(&mut self, value: Box<dyn CallMut<(), Value>>) {
        self.0.push(Hole::Live(value));
    }
}

/// A handler of events of one type.
pub fn handler<E: JsCast>(handle: impl Fn(E) + 'static) -> Handler {
    Rc::new(move |event: Event| handle(event.unchecked_into()))
}

/// A value of an attribute.
pub trait ToValue {
    /// As a value.
    fn to_value(self) -> Value;
}

/// A value, or a closure that gives one.
pub trait IntoHole {
    /// Fill the next hole.
    fn put(self, holes: &mut Holes);
}

impl<F, V> IntoHole for F
where
    F: FnMut() -> V + 'static,
    V: ToValue,
{
    fn put(mut self, holes: &mut Holes) {
        holes.live(Box::new(move |()| self().to_value()));
    }
}

macro_rules! values {
    ($($kind:ty: $from:ident => $value:expr;)+) => {$(
        impl ToValue for $kind {
            fn to_value(self) -> Value {
                let $from = self;
                $value
            }
        }
        impl IntoHole for $kind {
            fn put(self, holes: &mut Holes) {
                holes.value(self.to_value());
            }
        }
    )+};
}

values! {
    bool: flag => Value::Flag(flag);
    f64: number => Value::Number(number);
    usize: number => Value::Number(number as f64);
    &'static str: text => Value::Text(Cow::Borrowed(text));
    String: text => Value::Text(Cow::Owned(text));
}

impl<V: ToValue> ToValue for Option<V> {
    fn to_value(self) -> Value {
        self.map_or(Value::Absent, V::to_value)
    }
}

impl<V: ToValue> IntoHole for Option<V> {
    fn put(self, holes: &mut Holes) {
        holes.value(self.to_value());
    }
}
