//! The main job: a file comes in, is seen as a form with a timeline and checks, is edited, comes back, and goes out again.

use anyhow::Result;
use e2e::browser::Browser;

use crate::files::{CHECKOUT, Made};

#[test]
fn a_file_in_edited_closed_reopened_and_out_again() -> Result<()> {
    let browser = Browser::open()?;
    browser.choose(&CHECKOUT.path())?;
    browser.see("Read from checkout.md")?;
    browser.see("5 events, 3 action items")?;
    browser.press("Keep as a new draft")?;

    // The form, the drawing and the checks.
    browser.see("Checkout was refused for 35 % of shoppers.")?;
    browser.see("The payments team was called in")?;
    browser.see("3 h 15 min")?;
    browser.see("Owner missing")?;

    // Edited, and back after the tab was closed.
    browser.write("Title", "Checkout refused cards for three hours")?;
    browser.see("Saved in this browser")?;
    browser.reopen()?;
    assert_eq!(browser.held("Title")?, "Checkout refused cards for three hours");

    // Out as Markdown and as JSON, seen before; each reads back as the same document.
    browser.press("Export")?;
    browser.see("Holds everything")?;
    browser.pick("Markdown")?;
    browser.press("Download")?;
    let markdown = browser.downloaded(".md")?;
    assert!(markdown.contains("\n# Checkout refused cards for three hours\n"), "{markdown}");
    browser.pick("JSON")?;
    browser.see("\"schema\": \"postmortem/1\"")?;
    browser.press("Download")?;
    let json = browser.downloaded(".json")?;
    let value: serde_json::Value = serde_json::from_str(&json)?;
    assert_eq!(value["schema"], "postmortem/1");
    assert_eq!(value["title"], "Checkout refused cards for three hours");

    let file = Made::new("again.md", markdown.as_bytes())?;
    browser.choose(file.path())?;
    browser.press("Keep as a new draft")?;
    browser.see("Saved in this browser")?;
    let again = browser.script("return document.querySelector('postmortem-editor').write('markdown')")?;
    assert_eq!(again.as_str(), Some(markdown.as_str()), "what was written reads back to the same bytes");
    assert_eq!(browser.mishaps()?, [""; 0]);
    Ok(())
}
