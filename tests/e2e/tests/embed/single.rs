//! The whole editor in one file, opened from disk.

use anyhow::{Context, Result};
use e2e::engine::{ENGINES, Window};
use serde_json::json;

#[test]
fn opens_from_disk_and_asks_for_nothing() -> Result<()> {
    let dist = std::env::var_os("DIST").context("run `cargo xtask test --only e2e`")?;
    let url = format!("file://{}/postmortem-editor.html", std::path::Path::new(&dist).display());
    for engine in ENGINES {
        let window = Window::open(engine, &url)?;
        window.ready()?;
        let press = "[...document.querySelector('postmortem-editor').shadowRoot.querySelectorAll('button')]\
            .find((one) => one.innerText.includes('Start empty'))";
        window.press(press)?;
        window.write(
            "document.querySelector('postmortem-editor').shadowRoot.getElementById('f/title')",
            "From disk",
        )?;
        let value = "document.querySelector('postmortem-editor').value";
        window.wait("the words", &format!("{value}.includes('From disk')"))?;
        let asked = window.script("return performance.getEntriesByType('resource').map((one) => one.name).filter((name) => !name.startsWith('data:'))")?;
        assert_eq!(asked, json!([]), "{engine:?}");
    }
    Ok(())
}
