//! Words are kept: over a reload, without storage, and when the program itself ends.

use anyhow::Result;
use e2e::browser::Browser;

/// Storage that is full from the first save on, until `full` is taken away.
const FULL: &str = "
    globalThis.full = true;
    const set = Storage.prototype.setItem;
    Storage.prototype.setItem = function (key, value) {
        if (globalThis.full) throw new DOMException('full', 'QuotaExceededError');
        return set.call(this, key, value);
    };
";

/// Storage that throws on every touch, as browsers do where site data is blocked.
const REFUSED: &str = "
    Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError'); } });
";

#[test]
fn typed_words_come_back_after_a_reload() -> Result<()> {
    let browser = Browser::open()?;
    browser.press("Start empty")?;
    browser.write("Title", "Search returned nothing")?;
    browser.see("Saved")?;
    browser.reload()?;
    assert_eq!(browser.held("Title")?, "Search returned nothing");
    Ok(())
}

#[test]
fn a_full_store_is_told_and_saving_goes_on_by_itself() -> Result<()> {
    let browser = Browser::open_after(FULL)?;
    browser.press("Start empty")?;
    browser.write("Title", "Kept in memory")?;
    browser.see("Your last changes are not saved.")?;
    browser.press("Download now")?;
    assert!(browser.downloaded(".md")?.contains("Kept in memory"));
    browser.script("globalThis.full = false")?;
    browser.see("Saved in this browser")?;
    browser.reload()?;
    assert_eq!(browser.held("Title")?, "Kept in memory");
    Ok(())
}

#[test]
fn a_refused_store_is_told_before_the_first_word() -> Result<()> {
    let browser = Browser::open_after(REFUSED)?;
    browser.see("Nothing is kept on this page.")?;
    browser.press("Start empty")?;
    browser.write("Title", "Only in memory")?;
    browser.see("In memory only")?;
    Ok(())
}

#[test]
fn a_trap_shows_the_words_with_ways_to_take_them() -> Result<()> {
    let browser = Browser::open()?;
    browser.press("Start empty")?;
    browser.write("Title", "Not lost")?;
    browser.see("Saved")?;
    // The end of the program as the page sees it: an uncaught error out of the wasm.
    browser.script(
        "dispatchEvent(new ErrorEvent('error', { error: new WebAssembly.RuntimeError('unreachable'), message: 'unreachable' }))",
    )?;
    browser.see("The editor stopped")?;
    assert!(browser.held("Your text")?.contains("Not lost"));
    browser.press("Download my text")?;
    assert!(browser.downloaded(".md")?.contains("Not lost"));
    browser.press("Reload the page")?;
    assert_eq!(browser.held("Title")?, "Not lost");
    Ok(())
}
