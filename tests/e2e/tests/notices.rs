//! The notices of trouble with saving, worked by the keyboard alone: words are taken away, and the focus is kept and seen.

use crate::trouble::{BOTH, FULL};
use anyhow::{Context, Result, ensure};
use e2e::browser::Browser;
use thirtyfour::Key;

/// Writes down what is copied: by the clipboard of a page that may use it, and of one that may not (as on an intranet without a certificate).
const COPIES: &str = "
    globalThis.copied = [];
    if (globalThis.secure) navigator.clipboard.writeText = async (text) => { globalThis.copied.push(text); };
    else Object.defineProperty(navigator, 'clipboard', { get() {} });
    addEventListener('copy', ({ target }) => {
        globalThis.copied.push(target.value.slice(target.selectionStart, target.selectionEnd));
    }, true);
";

fn open(secure: bool) -> Result<Browser> {
    Browser::open_after(&format!("globalThis.secure = {secure};\n{COPIES}\n{FULL}"))
}

/// The focus is on this, where it can be seen and as somebody sees who uses keys.
fn focus_stays(browser: &Browser, name: &str) -> Result<()> {
    let seen = browser.script(
        "let element = document.activeElement, root = document;
         while (element?.shadowRoot?.activeElement) [root, element] = [element.shadowRoot, element.shadowRoot.activeElement];
         if (element === document.body) return 'nothing has the focus';
         element.scrollIntoView({ block: 'nearest' });
         const { left, top, width, height } = element.getBoundingClientRect();
         const there = root.elementFromPoint(left + width / 2, top + height / 2);
         if (!element.contains(there)) return `${element.outerHTML} is hidden by ${there?.outerHTML}`;
         const { outlineStyle, outlineWidth } = getComputedStyle(element);
         if (element.matches('button') && (!element.matches(':focus-visible') || outlineStyle === 'none' || outlineWidth === '0px'))
             return `${element.outerHTML} does not show that it has the focus`;
         return null;",
    )?;
    ensure!(seen.is_null(), "{seen}");
    let focused = browser.focused()?;
    ensure!(focused.starts_with(name), "the focus is on “{focused}”, not on “{name}”");
    Ok(())
}

/// Press this by keys: Shift and Tab back to it, for notices stand above what is written, and Enter.
fn enter(browser: &Browser, name: &str) -> Result<()> {
    browser.tab_to_back(name)?;
    browser.keys(Key::Enter)
}

fn copied(browser: &Browser, words: &str) -> Result<()> {
    browser.wait(&format!("“{words}” copied"), &format!("globalThis.copied.at(-1)?.includes('{words}')"))?;
    browser.script("globalThis.copied = []").map(drop)
}

#[test]
fn a_failed_save_is_answered_by_keys_alone() -> Result<()> {
    for secure in [true, false] {
        let browser = open(secure)?;
        browser.script(BOTH)?;
        browser.see("Start empty")?;
        browser.tab_to("Start empty")?;
        browser.keys(Key::Enter)?;
        browser.see("Timeline")?;
        browser.tab_to("Title")?;
        browser.keys("Typed into nothing")?;
        browser.see("Your last changes are not saved.")?;
        focus_stays(&browser, "Title")?;

        enter(&browser, "Copy text")?;
        copied(&browser, "# Typed into nothing")?;
        browser.see("Copied as Markdown.")?;
        focus_stays(&browser, "Copy text").with_context(|| format!("secure: {secure}"))?;
        enter(&browser, "Download now")?;
        assert!(browser.downloaded(".md")?.contains("# Typed into nothing"));
        focus_stays(&browser, "Download now")?;

        // A notice that is sent away gives the focus to what is shown, and so does one that goes by itself.
        browser.tab_to("Dismiss")?;
        browser.keys(Key::Enter)?;
        browser.wait(
            "the end of the news",
            "!document.querySelector('postmortem-editor').shadowRoot.textContent.includes('Copied as')",
        )?;
        browser.wait("the focus", "document.activeElement !== document.body")?;
        focus_stays(&browser, "")?;
        browser.tab_to_back("Download now")?;
        browser.script("globalThis.full = []")?;
        browser.see("Saved in this browser")?;
        browser.wait("the focus", "document.activeElement !== document.body")?;
        focus_stays(&browser, "")?;
        browser.tab_to("Title")?;
        focus_stays(&browser, "Title")?;
    }
    Ok(())
}

#[test]
fn a_missing_second_copy_is_answered_by_keys_alone() -> Result<()> {
    let browser = open(true)?;
    browser.script("globalThis.full = ['second']")?;
    browser.see("Start empty")?;
    browser.tab_to("Start empty")?;
    browser.keys(Key::Enter)?;
    browser.see("Timeline")?;
    browser.tab_to("Title")?;
    browser.keys("Kept once")?;
    browser.see("Your text is saved, but only once.")?;
    enter(&browser, "Copy text")?;
    copied(&browser, "# Kept once")?;
    focus_stays(&browser, "Copy text")?;
    browser.tab_to_back("Download now")?;
    browser.script("globalThis.full = []")?;
    browser.tab_to("Title")?;
    browser.keys("!")?;
    browser.wait(
        "the end of the notice",
        "!document.querySelector('postmortem-editor').shadowRoot.textContent.includes('only once')",
    )?;
    focus_stays(&browser, "Title")
}

#[test]
fn a_draft_left_unsaved_is_taken_away_by_keys_alone() -> Result<()> {
    for secure in [true, false] {
        let browser = open(secure)?;
        browser.see("Start empty")?;
        browser.script(BOTH)?;
        browser.tab_to("Start empty")?;
        browser.keys(Key::Enter)?;
        browser.see("Timeline")?;
        browser.tab_to("Title")?;
        browser.keys("Left behind")?;
        browser.see("Your last changes are not saved.")?;
        enter(&browser, "Drafts")?;
        browser.see("Not all saved")?;
        browser.tab_to("New postmortem")?;
        browser.keys(Key::Enter)?;
        browser.see("“Left behind” is not saved.")?;
        browser.tab_to("Title")?;
        enter(&browser, "Copy text")?;
        copied(&browser, "# Left behind")?;
        focus_stays(&browser, "Copy text")?;
        enter(&browser, "Download now")?;
        assert!(browser.downloaded(".md")?.contains("# Left behind"));
        focus_stays(&browser, "Download now")?;
        browser.script("globalThis.full = []")?;
        browser.wait(
            "the end of the notice",
            "!document.querySelector('postmortem-editor').shadowRoot.textContent.includes('is not saved')",
        )?;
        browser.wait("the focus", "document.activeElement !== document.body")?;
        focus_stays(&browser, "")?;
    }
    Ok(())
}
