//! The timeline in every engine, on a page around the element: rows are found and counted from the start, links are edited, and the
//! picture follows fingers, a choice made in the list and the page's width.

use std::time::Duration;

use anyhow::Result;
use e2e::engine::Window;
use e2e::wiki::Manner;
use serde_json::{Value, json};
use thirtyfour::Key;

use crate::embed::everywhere;

mod finding;
mod fitting;
mod legible;
mod links;
mod tip;
mod touch;
mod width;

/// Short names for what the scripts look at.
pub const LOOK: &str = "
    const element = document.querySelector('postmortem-editor'), root = element.shadowRoot;
    const plot = root.querySelector('.plot'), marks = root.querySelector('.marks');
    const rows = [...root.querySelectorAll('.evrow')];
    const seen = () => [Number(plot?.dataset.from), Number(plot?.dataset.to)];
    const minute = (clock) => Date.parse(`2025-06-04T${clock}Z`);
    const pick = (name, value) => {
        const select = [...root.querySelectorAll('select')].find((one) => one.getAttribute('aria-label') === name);
        select.value = value;
        select.dispatchEvent(new Event('change', { bubbles: true }));
    };
";

/// Six hours in which mail waited: an alert, two attempts, and the end. Every time is in UTC.
pub fn mail() -> Value {
    let event = |id: &str, at: &str, kind: &str, actor: &str, text: &str| json!({ "id": id, "at": format!("2025-06-04 {at}"), "kind": kind, "actor": actor, "text": text });
    json!({
        "schema": "postmortem/1", "title": "Mail was late", "zone": "UTC",
        "times": { "started": "2025-06-04 14:00", "resolved": "2025-06-04 20:00" },
        "sections": [{ "section": "summary", "body": "Mail waited." }, { "section": "timeline" }],
        "timeline": [
            event("e1", "14:30", "detection", "", "The queue alert fired"),
            event("e2", "14:45", "action", "Ana", "The consumer was restarted"),
            event("e3", "15:00", "action", "Ben", "The queue was split"),
            event("e4", "19:50", "mitigation", "Ana", "Mail went out again"),
            event("e5", "20:00", "resolution", "", "The queue was empty"),
        ],
    })
}

/// A script that knows the short names.
fn look(window: &Window, script: &str) -> Result<Value> {
    window.script(&format!("{LOOK}{script}"))
}

/// Wait for an expression that knows the short names.
fn wait(window: &Window, what: &str, expression: &str) -> Result<()> {
    window.wait(what, &format!("(() => {{ {LOOK} return {expression} }})()"))
}

/// Open the first event; the focus is in its words.
fn open(window: &Window) -> Result<()> {
    look(window, "rows[0].focus()")?;
    window.keys(Key::Enter)?;
    wait(window, "the open event", "root.activeElement.matches('.evrow [id$=\"/text\"]')")
}

/// Write into a field, an expression that knows the short names, in place of what it holds.
fn overwrite(window: &Window, field: &str, words: &str) -> Result<()> {
    look(window, &format!("const field = {field}; field.focus(); field.select()"))?;
    // WebKit tells its input method of a new focus a moment later.
    std::thread::sleep(Duration::from_millis(250));
    window.keys(words)
}

/// A test of the open document in every engine; nothing may go wrong on the page meanwhile.
fn with_mail(test: impl Fn(&Window) -> Result<()>) -> Result<()> {
    everywhere(&Manner::default(), "plain.html", |window, _| {
        window.ready()?;
        look(window, &format!("return element.read({}, 'json')", json!(mail().to_string())))?;
        wait(window, "the picture of the mail", "seen()[0] > minute('10:00') && rows.length === 5")?;
        test(window)?;
        assert_eq!(window.mishaps()?, [""; 0], "{:?}", window.engine());
        Ok(())
    })
}
