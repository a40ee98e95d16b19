//! Views: what a template becomes, what stays when it is made anew, and that everything goes with it.

use postmortem_editor::browser::view::prelude::*;
use postmortem_editor::browser::view::{Holes, IntoHole, Mounted, View, each, handler, mount, show};
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{Element, HtmlElement, MouseEvent};

/// A place on the page with a view in it.
fn shown(view: impl FnOnce() -> View) -> (HtmlElement, Mounted) {
    let place: HtmlElement = document().create_element("div").expect("a place").unchecked_into();
    document().body().expect("a body").append_child(&place).expect("a place on the page");
    let mounted = mount(&place, view);
    (place, mounted)
}

async fn settled() {
    leptos::task::tick().await;
    leptos::task::tick().await;
}

fn first(place: &Element, selector: &str) -> Option<Element> {
    place.query_selector(selector).ok().flatten()
}

fn words(place: &Element) -> String {
    place.text_content().unwrap_or_default()
}

/// `<p class="a" title=…>…</p>`
fn paragraph(title: impl IntoHole, child: impl IntoView) -> View {
    let mut holes = Holes::default();
    title.put(&mut holes);
    holes.child(child.into_any());
    holes.fill("\u{1}p\u{6}class=a\u{7}title\u{5}\u{3}")
}

#[wasm_bindgen_test]
fn a_template_is_nodes_and_its_words_are_words() {
    let (place, _view) = shown(|| {
        let mut holes = Holes::default();
        "<b>bold</b>".put(&mut holes);
        holes.child("<img src=x>".into_any());
        holes.fill("\u{1}p\u{6}class=a=b\u{7}title\u{4}1 < 2 \u{5}\u{3}\u{2}svg\u{2}line\u{6}x1=0\u{3}\u{3}")
    });
    let paragraph = first(&place, "p").expect("the paragraph");
    assert_eq!(paragraph.get_attribute("class").as_deref(), Some("a=b"));
    assert_eq!(paragraph.get_attribute("title").as_deref(), Some("<b>bold</b>"));
    assert_eq!(words(&paragraph), "1 < 2 <img src=x>");
    assert!(first(&place, "img, b").is_none());
    let line = first(&place, "line").expect("the line");
    assert_eq!(line.namespace_uri().as_deref(), Some("http://www.w3.org/2000/svg"));
}

#[wasm_bindgen_test]
async fn what_is_made_anew_keeps_its_nodes() {
    let count = RwSignal::new(1_usize);
    let (place, _view) = shown(|| {
        (move || {
            let now = count.get();
            if now < 10 { paragraph(now, now) } else { "many".into_any() }
        })
        .into_any()
    });
    let before = first(&place, "p").expect("a paragraph");
    count.set(2);
    settled().await;
    assert!(before.is_same_node(first(&place, "p").as_deref()), "the same template has the same node");
    assert_eq!((before.get_attribute("title").as_deref(), words(&place).as_str()), (Some("2"), "2"));
    count.set(10);
    settled().await;
    assert_eq!(words(&place), "many");
    assert!(first(&place, "p").is_none());
}

#[wasm_bindgen_test]
async fn values_follow_signals_and_may_be_absent() {
    let title = RwSignal::new(Some("one"));
    let (place, _view) = shown(|| paragraph(move || title.get(), ()));
    let paragraph = first(&place, "p").expect("a paragraph");
    assert_eq!(paragraph.get_attribute("title").as_deref(), Some("one"));
    title.set(None);
    settled().await;
    assert!(!paragraph.has_attribute("title"));
}

#[wasm_bindgen_test]
async fn rows_keep_their_nodes_while_their_key_stays() {
    let gone = Rc::new(Cell::new(0));
    let list = RwSignal::new(vec!["a", "b", "c"]);
    let count = gone.clone();
    let (place, _view) = shown(|| {
        let row = move |word: &'static str| {
            let count = leptos::__reexports::send_wrapper::SendWrapper::new(count.clone());
            on_cleanup(move || count.set(count.get() + 1));
            paragraph(word, word)
        };
        each(move || list.get(), |word| *word, row)
    });
    let (a, b) = (first(&place, "[title=a]"), first(&place, "[title=b]"));
    list.set(vec!["b", "d", "a"]);
    settled().await;
    assert_eq!(words(&place), "bda");
    assert!(a.is_some_and(|a| a.is_same_node(first(&place, "[title=a]").as_deref())));
    assert!(b.is_some_and(|b| b.is_same_node(first(&place, "[title=b]").as_deref())));
    assert_eq!(gone.get(), 1, "what the row of c made is cleaned up");
    list.set(Vec::new());
    settled().await;
    assert_eq!((words(&place).as_str(), gone.get()), ("", 4));
}

#[wasm_bindgen_test]
async fn handlers_are_the_newest_and_go_with_the_view() {
    let (step, clicks) = (RwSignal::new(1), Rc::new(Cell::new(0)));
    let seen = clicks.clone();
    let (place, view) = shown(move || {
        (move || {
            let (step, seen) = (step.get(), seen.clone());
            let mut holes = Holes::default();
            holes.on(handler::<MouseEvent>(move |_| seen.set(seen.get() + step)));
            holes.fill("\u{1}button\u{7}on:click\u{3}")
        })
        .into_any()
    });
    let button: HtmlElement = first(&place, "button").expect("a button").unchecked_into();
    button.click();
    step.set(10);
    settled().await;
    button.click();
    assert_eq!(clicks.get(), 11);
    drop(view);
    button.click();
    assert_eq!(clicks.get(), 11);
    assert_eq!(place.child_nodes().length(), 0);
}

#[wasm_bindgen_test]
async fn a_condition_is_looked_at_without_making_anew() {
    let number = RwSignal::new(1);
    let made = Rc::new(Cell::new(0));
    let count = made.clone();
    let (place, _view) = shown(|| {
        let children = move || {
            count.set(count.get() + 1);
            "shown".into_any()
        };
        show(move || number.get() > 0, children, || "hidden")
    });
    number.set(2);
    settled().await;
    assert_eq!((words(&place).as_str(), made.get()), ("shown", 1));
    number.set(0);
    settled().await;
    assert_eq!(words(&place), "hidden");
}
