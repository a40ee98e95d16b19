//! Every view, in both themes and at three widths, without a barrier that axe-core can find.

use anyhow::Result;
use e2e::browser::Browser;

use crate::files::CHECKOUT;

const WIDTHS: [u32; 3] = [1280, 760, 390];

pub fn assert_open_to_all(browser: &Browser, view: &str) -> Result<()> {
    for theme in ["light", "dark"] {
        browser.prefer(theme)?;
        for width in WIDTHS {
            browser.size(width, 900)?;
            let barriers = browser.barriers()?;
            assert!(barriers.is_empty(), "{view}, {theme}, {width} px wide:\n{}", barriers.join("\n"));
        }
    }
    browser.size(1280, 900)
}

#[test]
fn an_empty_library() -> Result<()> {
    let browser = Browser::open()?;
    browser.see("Drop a postmortem here")?;
    assert_open_to_all(&browser, "an empty library")
}

#[test]
fn the_editor_and_the_preview() -> Result<()> {
    let browser = Browser::open()?;
    browser.press("Look at an example")?;
    browser.see("Timeline")?;
    assert_open_to_all(&browser, "the editor")?;
    browser.press("Preview")?;
    browser.see("Reading view")?;
    assert_open_to_all(&browser, "the preview")
}

#[test]
fn the_reading_report_and_a_library_with_drafts() -> Result<()> {
    let browser = Browser::open()?;
    browser.choose(&CHECKOUT.path())?;
    browser.see("Read from checkout.md")?;
    assert_open_to_all(&browser, "the reading report")?;
    browser.press("Keep as a new draft")?;
    browser.see("Saved")?;
    browser.press("Drafts")?;
    browser.see("All saved")?;
    assert_open_to_all(&browser, "a library with drafts")
}

#[test]
fn the_ways_out() -> Result<()> {
    let browser = Browser::open()?;
    browser.press("Look at an example")?;
    browser.press("Export")?;
    for way in ["Google SRE book", "JSON", "Web page", "Timeline drawing", "Link that holds"] {
        browser.pick(way)?;
        assert_open_to_all(&browser, way)?;
    }
    Ok(())
}
