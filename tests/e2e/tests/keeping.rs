//! Words are kept: over a reload, without storage, and when the program itself ends.

use anyhow::Result;
use e2e::browser::Browser;

/// Storage that throws on every touch, as browsers do where site data is blocked.
const REFUSED: &str = "
    for (const name of ['localStorage', 'indexedDB'])
        Object.defineProperty(window, name, { get() { throw new DOMException('no', 'SecurityError'); } });
";

/// Storage that is simply not there, as in some browsers where it is switched off.
const NULLED: &str = "
    for (const name of ['localStorage', 'indexedDB']) Object.defineProperty(window, name, { value: null });
";

/// A database that never answers, and no second store.
const SILENT: &str = "
    IDBFactory.prototype.open = function () { return new EventTarget(); };
    Object.defineProperty(window, 'localStorage', { value: null });
";

/// Only the first store is refused.
const FIRST_REFUSED: &str = "
    Object.defineProperty(window, 'indexedDB', { get() { throw new DOMException('no', 'SecurityError'); } });
";

#[test]
fn typed_words_come_back_after_a_reload() -> Result<()> {
    let browser = Browser::open()?;
    browser.begin("Search returned nothing")?;
    browser.reload()?;
    assert_eq!(browser.held("Title")?, "Search returned nothing");
    Ok(())
}

/// Writes down what is asked of the first store's transactions that write.
const DURABLE: &str = "
    globalThis.asked = [];
    const begin = IDBDatabase.prototype.transaction;
    IDBDatabase.prototype.transaction = function (names, mode, options) {
        if (mode === 'readwrite') globalThis.asked.push(options?.durability);
        return begin.call(this, names, mode, options);
    };
";

#[test]
fn the_first_store_is_asked_to_be_sure() -> Result<()> {
    let browser = Browser::open_after(DURABLE)?;
    browser.begin("On the disk")?;
    let asked = browser.script("return globalThis.asked")?;
    let asked = asked.as_array().map(Vec::as_slice).unwrap_or_default();
    assert!(!asked.is_empty() && asked.iter().all(|how| how == "strict"), "{asked:?}");
    Ok(())
}

#[test]
fn each_store_alone_brings_the_words_back() -> Result<()> {
    for forget in ["localStorage.clear()", "indexedDB.deleteDatabase('postmortem-editor')"] {
        let browser = Browser::open()?;
        browser.begin("Kept twice")?;
        browser
            .wait("the second copy", "Object.keys(localStorage).some((key) => key.includes(':draft:'))")?;
        browser.goto("about:blank")?;
        browser.goto(&format!("{}icon.svg", browser.host().url()))?;
        browser.script(forget)?;
        browser.goto(&browser.host().url())?;
        assert_eq!(browser.held("Title")?, "Kept twice", "after {forget}");
    }
    Ok(())
}

/// Local storage is put on disk late, so after a crash it may name another draft as the one that was open, or one where none was.
#[test]
fn the_draft_that_was_open_opens_after_a_crash() -> Result<()> {
    const SECOND: &str = "Object.values(localStorage).some((text) => text.includes('The second'))";
    for (closed, shown) in [(false, "The second"), (true, "All 2")] {
        let browser = Browser::open()?;
        browser.begin("The first")?;
        browser.wait("a copy", "Object.values(localStorage).some((text) => text.includes('The first'))")?;
        browser.press("Drafts")?;
        browser.press("New postmortem")?;
        browser.write("Title", "The second")?;
        browser.see("Saved in this browser")?;
        browser.wait("a copy of the second", SECOND)?;
        if closed {
            browser.press("Drafts")?;
            browser.see(shown)?;
        }
        browser.goto(&format!("{}icon.svg", browser.host().url()))?;
        browser.script(
            "for (const [key, text] of Object.entries(localStorage)) {
                 const id = /:draft:(.*)/.exec(key)?.[1];
                 if (id && text.includes('The first')) localStorage.setItem('postmortem-editor:note:last', id);
                 if (id && text.includes('The second')) localStorage.removeItem(key);
             }",
        )?;
        browser.goto(&browser.host().url())?;
        browser.see("The second")?;
        if closed {
            browser.see(shown)?;
        } else {
            browser.wait(
                "the second",
                "document.querySelector('postmortem-editor').value.includes('# The second')",
            )?;
            browser.write("Title", "The second, changed")?;
            browser.see("Saved in this browser")?;
            browser.press("Drafts")?;
        }
        for title in ["The first", "The second"] {
            browser.see(title)?;
        }
        assert_eq!(browser.mishaps()?, [""; 0]);
    }
    Ok(())
}

/// The page has no time for three seconds, just when the first store would answer.
const BUSY: &str = "
    const all = IDBObjectStore.prototype.getAll;
    let calls = 0;
    IDBObjectStore.prototype.getAll = function (...rest) {
        const request = all.apply(this, rest);
        if (globalThis.name === 'busy' && (calls += 1) === 1) {
            const end = performance.now() + 3000;
            while (performance.now() < end);
        }
        return request;
    };
";

#[test]
fn a_busy_page_does_not_take_the_first_store_for_silent() -> Result<()> {
    let browser = Browser::open_after(BUSY)?;
    browser.begin("In the first store")?;
    browser.goto("about:blank")?;
    browser.goto(&format!("{}icon.svg", browser.host().url()))?;
    browser.script("localStorage.clear(); globalThis.name = 'busy'")?;
    browser.goto(&browser.host().url())?;
    assert_eq!(browser.held("Title")?, "In the first store");
    browser.write("Title", "Still in the first")?;
    browser.see("Saved in this browser")?;
    browser.script("globalThis.name = ''")?;
    browser.goto(&format!("{}icon.svg", browser.host().url()))?;
    browser.script("localStorage.clear()")?;
    browser.goto(&browser.host().url())?;
    assert_eq!(browser.held("Title")?, "Still in the first");
    Ok(())
}

#[test]
fn undo_and_redo_survive_a_reload() -> Result<()> {
    let browser = Browser::open()?;
    browser.press("Start empty")?;
    browser.write("Title", "First")?;
    browser.press("All commands")?;
    browser.keys(thirtyfour::Key::Escape)?;
    browser.write("Title", "Second")?;
    browser.see("Saved in this browser")?;
    browser.reload()?;
    assert_eq!(browser.held("Title")?, "Second");
    browser.press("Undo: typing in Title")?;
    browser.wait("the words before", "document.querySelector('postmortem-editor').value.includes('First') || !document.querySelector('postmortem-editor').value.includes('Second')")?;
    browser.see("Saved in this browser")?;
    browser.reload()?;
    browser.press("Redo: typing in Title")?;
    browser.see("Saved in this browser")?;
    assert_eq!(browser.held("Title")?, "Second");
    Ok(())
}

#[test]
fn stores_that_refuse_are_told_and_the_editor_works() -> Result<()> {
    for (kind, script) in [("throws", REFUSED), ("null", NULLED), ("never answers", SILENT)] {
        let browser = Browser::open_after(script)?;
        browser.press("Start empty")?;
        browser.write("Title", "Only in memory")?;
        browser.see("Nothing is kept on this page.")?;
        browser.see("In memory only")?;
        assert_eq!(browser.held("Title")?, "Only in memory", "{kind}");
        assert_eq!(browser.mishaps()?, [""; 0], "{kind}");
    }
    Ok(())
}

#[test]
fn the_second_store_stands_in_for_a_refused_first() -> Result<()> {
    let browser = Browser::open_after(FIRST_REFUSED)?;
    browser.begin("In the second store")?;
    browser.reload()?;
    assert_eq!(browser.held("Title")?, "In the second store");
    Ok(())
}

#[test]
fn damaged_bytes_are_shown_and_never_written_over() -> Result<()> {
    let browser = Browser::open()?;
    browser.goto(&format!("{}icon.svg", browser.host().url()))?;
    browser.script(
        "localStorage.setItem('postmortem-editor:draft:broken', 'postmortem-draft/2 id=broken rev')",
    )?;
    browser.goto(&browser.host().url())?;
    browser.press("A draft that cannot be opened")?;
    browser.see("This draft is damaged and cannot be opened. Its bytes are untouched.")?;
    browser.press("Download it")?;
    assert_eq!(browser.downloaded(".txt")?, "postmortem-draft/2 id=broken rev");
    let kept = browser.script("return localStorage.getItem('postmortem-editor:draft:broken')")?;
    assert_eq!(kept.as_str(), Some("postmortem-draft/2 id=broken rev"));
    Ok(())
}

#[test]
fn a_newer_versions_draft_is_shown_and_never_written_over() -> Result<()> {
    const NEWER: &str = "postmortem-draft/9 id=newer future=yes\\n{\\\"schema\\\":\\\"postmortem/1\\\",\\\"title\\\":\\\"From the future\\\"}";
    let browser = Browser::open()?;
    browser.goto(&format!("{}icon.svg", browser.host().url()))?;
    browser.script(&format!("localStorage.setItem('postmortem-editor:draft:newer', \"{NEWER}\")"))?;
    let before = browser.script("return localStorage.getItem('postmortem-editor:draft:newer')")?;
    browser.goto(&browser.host().url())?;
    browser.press("A draft that cannot be opened")?;
    browser.see("Written by a newer version of the editor.")?;
    browser.see("Read only")?;
    assert_eq!(browser.script("return localStorage.getItem('postmortem-editor:draft:newer')")?, before);
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
    browser.script("const area = document.querySelector('postmortem-editor').shadowRoot.querySelector('.pm-words'); area.value += '\\nTyped after the end'")?;
    browser.press("Download my text")?;
    let text = browser.downloaded(".md")?;
    assert!(text.contains("Not lost") && text.contains("Typed after the end"), "{text}");
    browser.press("Download to open again")?;
    assert!(browser.downloaded(".json")?.contains("\"title\":\"Not lost\""));
    browser.press("Reload the page")?;
    assert_eq!(browser.held("Title")?, "Not lost");
    Ok(())
}

#[test]
fn a_deleted_draft_lies_in_the_bin() -> Result<()> {
    let browser = Browser::open()?;
    browser.press("Look at an example")?;
    browser.see("Saved in this browser")?;
    browser.press("Drafts")?;
    browser.press("Delete")?;
    browser.see("It stays in the bin for 30 days.")?;
    browser.reload()?;
    browser.press("Bin (1)")?;
    browser.press("Bring back")?;
    browser.wait(
        "the draft",
        "document.querySelector('postmortem-editor').shadowRoot.querySelector('.list .draft')",
    )?;
    Ok(())
}

#[test]
fn a_deleted_draft_is_open_no_more_and_comes_back_from_its_notice() -> Result<()> {
    let browser = Browser::open()?;
    browser.begin("Deleted by mistake")?;
    browser.press("Drafts")?;
    browser.press("Delete Deleted by mistake")?;
    // A reading that is called off leads back to the list, not into a form whose words would belong to no draft.
    let file = crate::files::Made::new("called-off.md", b"# Another\n")?;
    browser.choose(file.path())?;
    browser.press("Cancel")?;
    browser.see("Write the postmortem while it is fresh")?;
    browser.press("Undo")?;
    browser.press("Deleted by mistake")?;
    browser.write("Title", "Brought back")?;
    browser.see("Saved in this browser")?;
    browser.reload()?;
    assert_eq!(browser.held("Title")?, "Brought back");
    assert_eq!(browser.mishaps()?, [""; 0]);
    Ok(())
}

#[test]
fn everything_goes_into_one_file_and_comes_back() -> Result<()> {
    let browser = Browser::open()?;
    browser.begin("In the backup")?;
    browser.press("Drafts")?;
    browser.press("Back up everything")?;
    let file = browser.downloaded(".backup.txt")?;
    assert!(file.starts_with("postmortem-backup/1\n") && file.contains("In the backup"));
    let other = Browser::open()?;
    let made = crate::files::Made::new("postmortems.backup.txt", file.as_bytes())?;
    other.choose(made.path())?;
    other.see("1 drafts came back")?;
    other.press("In the backup")?;
    assert_eq!(other.held("Title")?, "In the backup");
    Ok(())
}

#[test]
fn the_page_works_offline_after_one_visit() -> Result<()> {
    let browser = Browser::open()?;
    browser.begin("Written with a network")?;
    browser.script(
        "globalThis.kept = false; navigator.serviceWorker.ready.then(() => { globalThis.kept = true; })",
    )?;
    browser.wait("the worker", "globalThis.kept")?;
    let url = browser.host().url();
    browser.host().go_down();
    browser.goto(&url)?;
    assert_eq!(browser.held("Title")?, "Written with a network");
    browser.write("Title", "Written without one")?;
    browser.see("Saved in this browser")?;
    browser.reload()?;
    assert_eq!(browser.held("Title")?, "Written without one");
    Ok(())
}
