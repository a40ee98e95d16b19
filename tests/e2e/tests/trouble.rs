//! Stores that fail while somebody writes: it is told at once and as long as it lasts, the words can be taken away, and saving goes on by
//! itself.

use anyhow::{Context, Result};
use e2e::browser::Browser;

/// While `full` holds the name of a store, or of both, nothing more of a draft goes into it. Writes down when the first save of words failed,
/// how many did, and when an alarm was first on screen.
pub(crate) const FULL: &str = "
    globalThis.full = [];
    globalThis.failed = globalThis.told = null;
    globalThis.tries = 0;
    const set = Storage.prototype.setItem, put = IDBObjectStore.prototype.put;
    const check = (store, key) => {
        if (!globalThis.full.includes(store)) return;
        if (/:(draft|tail|earlier|history):/.test(key)) {
            globalThis.failed ??= performance.now();
            globalThis.tries += 1;
        }
        throw new DOMException('full', 'QuotaExceededError');
    };
    Storage.prototype.setItem = function (key, value) {
        check('second', key);
        return set.call(this, key, value);
    };
    IDBObjectStore.prototype.put = function (value, key) {
        check('first', key);
        return put.call(this, value, key);
    };
    const look = () => {
        if (document.querySelector('postmortem-editor')?.shadowRoot?.querySelector('.banner.error')) globalThis.told ??= performance.now();
        requestAnimationFrame(look);
    };
    look();
";

/// Whether the page would have the browser ask before it is left.
const LEAVES: &str = "return !dispatchEvent(new Event('beforeunload', { cancelable: true }))";

pub(crate) const BOTH: &str = "globalThis.full = ['first', 'second']";

/// Wait until so many saves of words have failed, without anybody typing.
fn tries(browser: &Browser, more: usize) -> Result<()> {
    browser.script("globalThis.tries = 0")?;
    browser.wait("the next tries", &format!("globalThis.tries >= {more}"))
}

/// Milliseconds from the first failed save to the first frame that told of it.
fn delay(browser: &Browser) -> Result<f64> {
    browser
        .script("return globalThis.failed && globalThis.told - globalThis.failed")?
        .as_f64()
        .context("a delay")
}

#[test]
fn full_stores_are_told_and_saving_goes_on_by_itself() -> Result<()> {
    let browser = Browser::open_after(FULL)?;
    browser.script(BOTH)?;
    browser.press("Start empty")?;
    browser.write("Title", "Kept in memory")?;
    browser.see("Your last changes are not saved.")?;
    let delay = delay(&browser)?;
    assert!((0.0..1_000.0).contains(&delay), "told {delay} ms after the save failed");
    browser.press("Download now")?;
    assert!(browser.downloaded(".md")?.contains("Kept in memory"));
    tries(&browser, 3)?;
    browser.see("Your last changes are not saved.")?;
    assert_eq!(browser.script(LEAVES)?, true, "who leaves now is asked");
    browser.script("globalThis.full = []")?;
    browser.see("Saved in this browser")?;
    assert_eq!(browser.script(LEAVES)?, false, "nothing is lost by leaving");
    assert!(!browser.shown()?.contains("not saved"), "the notice goes by itself");
    browser.reload()?;
    assert_eq!(browser.held("Title")?, "Kept in memory");
    Ok(())
}

/// No double: the browser's own limits are reached, and room is made again.
#[test]
fn the_browsers_own_limits_are_told_and_left_behind() -> Result<()> {
    let browser = Browser::open()?;
    // Before the first write: the browser remembers for a while how much room it found.
    browser.quota(Some(1))?;
    browser.script(
        "for (let size = 1 << 20; size > 0; size >>= 1) {
             try { for (let at = 0; ; at += 1) localStorage.setItem(`junk-${size}-${at}`, 'x'.repeat(size)); } catch {}
         }",
    )?;
    browser.press("Start empty")?;
    browser.write("Title", "While it was full")?;
    browser.see("Your last changes are not saved.")?;
    assert_eq!(browser.script(LEAVES)?, true);
    browser.script("localStorage.clear()")?;
    browser.see("Your last changes are in the second store only.")?;
    browser.quota(None)?;
    browser.see("Saved in this browser")?;
    browser.reload()?;
    assert_eq!(browser.held("Title")?, "While it was full");
    Ok(())
}

/// Full before the page was ever opened: it starts, says so at the first word, and goes on by itself once there is room.
#[test]
fn stores_that_were_full_from_the_start_are_told() -> Result<()> {
    let browser = Browser::open_after(&format!("{FULL}\n{BOTH}"))?;
    browser.press("Start empty")?;
    browser.write("Title", "Nowhere to go")?;
    browser.see("Your last changes are not saved.")?;
    assert_eq!(browser.script(LEAVES)?, true);
    browser.script("globalThis.full = []")?;
    browser.see("Saved in this browser")?;
    browser.reload()?;
    assert_eq!(browser.held("Title")?, "Nowhere to go");
    Ok(())
}

#[test]
fn a_full_first_store_is_told_while_the_second_has_the_words() -> Result<()> {
    let browser = Browser::open_after(FULL)?;
    browser.begin("Before")?;
    browser.script("globalThis.full = ['first']; globalThis.failed = globalThis.told = null")?;
    browser.write("Title", "In the second")?;
    browser.see("Your last changes are in the second store only.")?;
    let delay = delay(&browser)?;
    assert!((0.0..1_000.0).contains(&delay), "told {delay} ms after the save failed");
    browser.reload()?;
    assert_eq!(browser.held("Title")?, "In the second", "the newer copy wins");
    Ok(())
}

#[test]
fn a_second_store_that_fails_is_told_calmly_until_it_works_again() -> Result<()> {
    let browser = Browser::open_after(FULL)?;
    browser.script("globalThis.full = ['second']")?;
    browser.press("Start empty")?;
    browser.write("Title", "Kept once")?;
    browser.see("Your text is saved, but only once.")?;
    browser.see("local storage is full. Deleting drafts makes room.")?;
    browser.see("Saved in this browser, one copy")?;
    assert_eq!(browser.barriers()?, [""; 0]);
    tries(&browser, 2)?;
    browser.see("Your text is saved, but only once.")?;
    assert_eq!(browser.script("return globalThis.told")?, serde_json::Value::Null, "that is no alarm");
    browser.script("globalThis.full = []")?;
    browser.wait("the second copy", "Object.keys(localStorage).some((key) => key.includes(':draft:'))")?;
    browser.wait(
        "the end of the notice",
        "!document.querySelector('postmortem-editor').shadowRoot.textContent.includes('only once')",
    )
}

#[test]
fn words_left_unsaved_are_told_and_tried_until_a_store_takes_them() -> Result<()> {
    const NOTICE: &str = "“Last words of the first” is not saved.";
    let browser = Browser::open_after(FULL)?;
    browser.begin("First words")?;
    browser.script(BOTH)?;
    browser.write("Title", "Last words of the first")?;
    browser.see("Your last changes are not saved.")?;

    // Another draft is opened: the words are in no store and in no form.
    browser.press("Drafts")?;
    browser.see("Not all saved")?;
    browser.press("New postmortem")?;
    browser.see(NOTICE)?;
    assert_eq!(browser.barriers()?, [""; 0]);
    browser.press("Download now")?;
    assert!(browser.downloaded(".md")?.contains("Last words of the first"));
    tries(&browser, 3)?;
    browser.see(NOTICE)?;

    // Opened again it is what it was, steps of undo included, and still not saved.
    browser.press("Drafts")?;
    browser.see("Not all saved")?;
    browser.press("Last words of the first")?;
    browser.see("Your last changes are not saved.")?;
    assert_eq!(browser.held("Title")?, "Last words of the first");
    browser.press("Undo: typing in Title")?;
    browser.press("Redo: typing in Title")?;
    browser.press("Drafts")?;
    browser.press("New postmortem")?;
    browser.see(NOTICE)?;

    browser.script("globalThis.full = []")?;
    browser.wait("the end of the notice", &format!("!({SHOWN}).includes('is not saved')"))?;
    browser.reload()?;
    browser.press("Drafts")?;
    browser.press("Last words of the first")?;
    assert_eq!(browser.held("Title")?, "Last words of the first");
    Ok(())
}

#[test]
fn a_backup_holds_the_words_that_no_store_has() -> Result<()> {
    let browser = Browser::open_after(FULL)?;
    browser.begin("First words")?;
    browser.script(BOTH)?;
    browser.write("Title", "Left behind")?;
    browser.see("Your last changes are not saved.")?;
    browser.press("Drafts")?;
    browser.press("New postmortem")?;
    browser.see("“Left behind” is not saved.")?;
    browser.write("Title", "Open and not saved")?;
    browser.see("Your last changes are not saved.")?;
    browser.press("Drafts")?;
    browser.press("Back up everything")?;
    let file = browser.downloaded(".backup.txt")?;
    for words in ["Left behind", "Open and not saved"] {
        assert!(file.contains(&format!("\"title\":\"{words}\"")), "“{words}” is not in {file}");
    }

    // Another browser has both from it, and the stores of this one do once they can.
    let other = Browser::open()?;
    other.choose(&browser.download(".backup.txt")?)?;
    other.see("2 drafts came back")?;
    other.press("Left behind")?;
    assert_eq!(other.held("Title")?, "Left behind");
    Ok(())
}

/// Where the browser refuses to store anything a backup is the only copy of all drafts.
#[test]
fn a_backup_without_any_store_holds_what_is_in_memory() -> Result<()> {
    let browser = Browser::open_after(
        "for (const name of ['localStorage', 'indexedDB'])
            Object.defineProperty(window, name, { get() { throw new DOMException('no', 'SecurityError'); } });",
    )?;
    browser.press("Start empty")?;
    browser.write("Title", "One of memory")?;
    browser.see("Nothing is kept on this page.")?;
    browser.press("Drafts")?;
    browser.press("New postmortem")?;
    browser.write("Title", "Another of memory")?;
    browser.press("Drafts")?;
    browser.press("Back up everything")?;
    let file = browser.downloaded(".backup.txt")?;
    assert!(file.contains("One of memory") && file.contains("Another of memory"), "{file}");
    Ok(())
}

#[test]
fn the_page_in_one_file_tells_of_its_stores_too() -> Result<()> {
    let dist = std::env::var("DIST").context("the page is built by xtask")?;
    let browser = Browser::open_after(FULL)?;
    browser.goto(&format!("file://{dist}/postmortem-editor.html"))?;
    browser.script(BOTH)?;
    browser.press("Start empty")?;
    browser.write("Title", "From the disk")?;
    browser.see("Your last changes are not saved.")?;
    browser.script("globalThis.full = []")?;
    browser.see("Saved in this browser")?;
    browser.reload()?;
    assert_eq!(browser.held("Title")?, "From the disk");

    // Without any store it is a page that keeps nothing, and says so.
    let refused = Browser::open_after(
        "for (const name of ['localStorage', 'indexedDB'])
            Object.defineProperty(window, name, { get() { throw new DOMException('no', 'SecurityError'); } });",
    )?;
    refused.goto(&format!("file://{dist}/postmortem-editor.html"))?;
    refused.press("Start empty")?;
    refused.write("Title", "Only in memory")?;
    refused.see("Nothing is kept on this page.")?;
    assert_eq!(refused.held("Title")?, "Only in memory");
    Ok(())
}

const SHOWN: &str = "document.querySelector('postmortem-editor').shadowRoot.textContent";
