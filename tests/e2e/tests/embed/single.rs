//! The whole editor in one file, opened from disk.

use anyhow::{Context, Result};
use e2e::browser::Browser;
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

/// The file carries a policy of its own; nothing it does goes against it.
#[test]
fn keeps_to_its_own_policy() -> Result<()> {
    let dist = std::env::var_os("DIST").context("run `cargo xtask test --only e2e`")?;
    let file = std::path::Path::new(&dist).join("postmortem-editor.html");
    let text = std::fs::read_to_string(&file)?;
    let policy = text.lines().find(|line| line.contains("Content-Security-Policy")).unwrap_or_default();
    assert!(
        policy.contains("default-src 'none'")
            && !policy.contains("'unsafe-inline'")
            && !policy.contains("'unsafe-eval'"),
        "{policy}"
    );
    let browser = Browser::open()?;
    browser.goto(&format!("file://{}", file.display()))?;
    browser.press("Start empty")?;
    browser.write("Title", "From disk")?;
    for view in ["Preview", "Export", "Drafts"] {
        browser.press(view)?;
    }
    browser.see("From disk")?;
    browser.see("This page was opened from your disk. Its drafts are kept by this browser")?;
    assert_eq!(browser.mishaps()?, [""; 0]);
    Ok(())
}
