//! The program ends while somebody types: a page of its own, which is never given away, can be told to panic.

use crate::trouble::{BOTH, FULL};
use anyhow::Result;
use e2e::browser::Browser;
use e2e::host::Fault;
use std::time::{Duration, Instant};

/// F9 ends the program, as a mistake in it would; F10 does so with a change of the document half done.
const KEY: &str = "
    globalThis.armed = false;
    import(new URL('postmortem-editor.js', location.href)).then(({ panicNow, panicWithin }) => {
        addEventListener('keydown', (event) => {
            if (event.key === 'F9') panicNow();
            if (event.key === 'F10') panicWithin();
        }, true);
        globalThis.armed = true;
    });
";

#[test]
fn a_panic_while_typing_loses_no_word_not_even_those_typed_afterwards() -> Result<()> {
    let browser = Browser::open_on(Fault::Panics, "")?;
    browser.begin("Saved before")?;
    browser.script(KEY)?;
    browser.wait("the key", "globalThis.armed")?;
    browser.keys(" and typed just now")?;
    let ended = Instant::now();
    browser.keys('\u{e039}'.to_string())?;
    // Nobody looks up: the fingers go on.
    browser.keys(" and typed after the end")?;
    browser.see("The editor stopped. Your text is below.")?;
    assert!(ended.elapsed().as_millis() < 3_000, "told at once, the driver's own time included");
    let all = "Saved before and typed just now and typed after the end";
    assert!(browser.held("Your text")?.ends_with(all), "{}", browser.held("Your text")?);
    let report =
        "document.querySelector('postmortem-editor').shadowRoot.querySelector('details pre').textContent";
    browser.wait("what to report", &format!("{report}.includes('ended on purpose')"))?;
    browser.press("Download my text")?;
    assert!(browser.downloaded(".md")?.contains(all));
    browser.press("Download to open again")?;
    assert!(browser.downloaded(".json")?.contains("Saved before"));
    browser.press("Copy my text")?;
    browser.see("Copied.")?;
    assert_eq!(browser.barriers()?, [""; 0]);

    // A fresh start has the draft, and the words of the end too.
    browser.press("Reload the page")?;
    assert_eq!(browser.held("Title")?, "Saved before and typed just now");
    browser.see("The editor stopped last time.")?;
    browser.press("Open it as a draft")?;
    browser
        .wait("the words", &format!("document.querySelector('postmortem-editor').value.includes('{all}')"))?;
    browser.see("Saved in this browser")?;
    browser.reload()?;
    browser
        .wait("the words", &format!("document.querySelector('postmortem-editor').value.includes('{all}')"))?;
    assert!(!browser.shown()?.contains("The editor stopped last time."), "they are offered once");
    Ok(())
}

/// Timers go on after the end, and may save words that were not saved yet. A change that was half done is no such words.
#[test]
fn a_change_that_was_half_done_at_the_end_is_never_saved() -> Result<()> {
    let browser = Browser::open_on(Fault::Panics, "")?;
    browser.begin("Saved before")?;
    browser.script(KEY)?;
    browser.wait("the key", "globalThis.armed")?;
    browser.keys(" and typed just now")?;
    browser.keys('\u{e03a}'.to_string())?;
    browser.see("The editor stopped. Your text is below.")?;
    // Longer than any save waits.
    std::thread::sleep(Duration::from_secs(2));
    assert!(browser.held("Your text")?.contains("Saved before and typed just now"));
    browser.press("Reload the page")?;
    browser.see("The editor stopped last time.")?;
    let title = browser.held("Title")?;
    assert!(
        "Saved before and typed just now".starts_with(&title) && title.starts_with("Saved before"),
        "{title}"
    );
    Ok(())
}

/// A draft was left before any store had its words, and then the program ends: they are shown and can be taken away like those of the open one.
#[test]
fn words_left_unsaved_outlive_the_program_too() -> Result<()> {
    let browser = Browser::open_on(Fault::Panics, FULL)?;
    browser.begin("Saved before")?;
    browser.script(BOTH)?;
    browser.write("Title", "Left in no store")?;
    browser.see("Your last changes are not saved.")?;
    browser.press("Drafts")?;
    browser.press("New postmortem")?;
    browser.see("“Left in no store” is not saved.")?;
    browser.write("Title", "The open one")?;
    browser.see("Your last changes are not saved.")?;
    browser.script(KEY)?;
    browser.wait("the key", "globalThis.armed")?;
    browser.keys('\u{e039}'.to_string())?;
    browser.see("The editor stopped. Your text is below.")?;
    browser.keys(", typed after the end")?;
    let words = browser.held("Your text")?;
    assert!(words.contains("--- A draft that was not saved ---\n\nLeft in no store"), "{words}");
    assert!(words.ends_with("The open one, typed after the end"), "{words}");
    browser.press("Download my text")?;
    assert!(browser.downloaded("rescued.md")?.contains("Left in no store"));
    browser.press("Download draft 2 to open again")?;
    assert!(browser.downloaded("-2.json")?.contains("\"title\":\"Left in no store\""));
    assert_eq!(browser.barriers()?, [""; 0]);

    // Room comes back before the page is loaded again: both are offered there.
    browser.script("globalThis.full = []")?;
    browser.press("Reload the page")?;
    browser.see("The editor stopped last time.")?;
    browser.press("Open it as a draft")?;
    for words in ["Left in no store", "The open one, typed after the end"] {
        browser.wait(
            &format!("“{words}”"),
            &format!("document.querySelector('postmortem-editor').value.includes('{words}')"),
        )?;
    }
    Ok(())
}

/// What a store has taken since is not shown as unsaved.
#[test]
fn words_that_were_saved_after_all_are_not_shown_as_unsaved() -> Result<()> {
    let browser = Browser::open_on(Fault::Panics, FULL)?;
    browser.begin("Saved before")?;
    browser.script(BOTH)?;
    browser.write("Title", "Saved a little later")?;
    browser.see("Your last changes are not saved.")?;
    browser.press("Drafts")?;
    browser.press("New postmortem")?;
    browser.see("“Saved a little later” is not saved.")?;
    browser.script("globalThis.full = []")?;
    browser.wait(
        "the end of the notice",
        "!document.querySelector('postmortem-editor').shadowRoot.textContent.includes('is not saved')",
    )?;
    browser.write("Title", "The open one")?;
    browser.see("Saved in this browser")?;
    browser.script(KEY)?;
    browser.wait("the key", "globalThis.armed")?;
    browser.keys('\u{e039}'.to_string())?;
    browser.see("The editor stopped. Your text is below.")?;
    let words = browser.held("Your text")?;
    assert!(words.contains("The open one") && !words.contains("Saved a little later"), "{words}");
    Ok(())
}
