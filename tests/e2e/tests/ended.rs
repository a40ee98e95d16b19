//! The program ends while somebody types: a page of its own, which is never given away, can be told to panic.

use anyhow::Result;
use e2e::browser::Browser;
use e2e::host::Fault;
use std::time::Instant;

/// F9 ends the program, as a mistake in it would.
const KEY: &str = "
    globalThis.armed = false;
    import(new URL('postmortem-editor.js', location.href)).then(({ panicNow }) => {
        addEventListener('keydown', (event) => { if (event.key === 'F9') panicNow(); }, true);
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
