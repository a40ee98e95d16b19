//! The element in other people's pages: every example, in every engine.

use anyhow::{Context, Result};
use e2e::engine::{ENGINES, Engine, Window};
use e2e::wiki::{Manner, Wiki};

mod form;
mod frame;
mod host;
mod keyboard;
mod leaving;
mod refused;
mod single;
mod types;

/// The title's field of the element that a selector names.
fn title(selector: &str) -> String {
    format!("document.querySelector('{selector}').shadowRoot.getElementById('f/title')")
}

/// The same in every engine, each with a host of its own; the engine's name stands before what went wrong.
pub fn everywhere(manner: &Manner, page: &str, test: impl Fn(&Window, &Wiki) -> Result<()>) -> Result<()> {
    for engine in ENGINES {
        in_one(engine, manner, page, &test)?;
    }
    Ok(())
}

fn in_one(
    engine: Engine,
    manner: &Manner,
    page: &str,
    test: impl Fn(&Window, &Wiki) -> Result<()>,
) -> Result<()> {
    let wiki = Wiki::start(manner.clone())?;
    let window = Window::open(engine, &wiki.url(page))?;
    test(&window, &wiki).with_context(|| format!("{engine:?} on {page}"))
}
