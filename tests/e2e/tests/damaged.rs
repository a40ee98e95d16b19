//! Seventeen kinds of damaged bytes in either store: the page, hosted or from the disk, starts, shows them, gives them away and leaves them as they are.

use anyhow::{Context, Result};
use e2e::browser::Browser;

/// Makes the kinds of a whole record, puts them into both stores under names of their own, and gives how many there are.
const DAMAGE: &str = r#"
    const whole = Object.entries(localStorage).find(([key]) => key.includes(':draft:'))[1];
    const [header, words] = whole.split('\n');
    const zeros = '\0'.repeat(whole.length), half = whole.slice(0, whole.length / 2);
    const kinds = [
        '', ' \n\n', whole.slice(0, 20), `${header}\n`, whole.slice(0, -5), half, whole.replace('Kept', 'Kapt'),
        whole.replace(/revision=\d+/, 'revision=90'), whole.replace('length=', 'length=1'), `${whole}xx`, zeros, half + zeros, whole + whole,
        words, '{"version":1,"elements":[]}', whole.replaceAll('p', '\ufffd'), whole.replace('checksum=', 'checksum=zz'),
    ];
    globalThis.put = false;
    kinds.forEach((text, at) => localStorage.setItem(`postmortem-editor:draft:second-${at}`, text));
    indexedDB.open('postmortem-editor').onsuccess = ({ target: { result: base } }) => {
        const transaction = base.transaction('texts', 'readwrite');
        kinds.forEach((text, at) => transaction.objectStore('texts').put(text, `postmortem-editor:draft:first-${at}`));
        transaction.oncomplete = () => { base.close(); globalThis.put = true; };
    };
    sessionStorage.setItem('kinds', JSON.stringify(kinds));
    return kinds.length;
"#;

/// Reads them again and compares.
const SAME: &str = r#"
    const kinds = JSON.parse(sessionStorage.getItem('kinds'));
    globalThis.same = null;
    const second = kinds.every((text, at) => localStorage.getItem(`postmortem-editor:draft:second-${at}`) === text);
    indexedDB.open('postmortem-editor').onsuccess = ({ target: { result: base } }) => {
        const texts = base.transaction('texts').objectStore('texts');
        const found = kinds.map((_, at) => texts.get(`postmortem-editor:draft:first-${at}`));
        found.at(-1).onsuccess = () => { globalThis.same = [second, found.every((one, at) => one.result === kinds[at])]; base.close(); };
    };
"#;

#[test]
fn seventeen_kinds_in_either_store_start_and_are_left_alone() -> Result<()> {
    let browser = Browser::open()?;
    let page = browser.host().url();
    starts_and_leaves_alone(&browser, &page, &format!("{page}icon.svg"))
}

/// All pages from the disk may share one storage, so what lies in it may be anybody's.
#[test]
fn the_page_in_one_file_starts_on_them_too() -> Result<()> {
    let dist = std::env::var("DIST").context("the page is built by xtask")?;
    let browser = Browser::open()?;
    let page = format!("file://{dist}/postmortem-editor.html");
    browser.goto(&page)?;
    starts_and_leaves_alone(&browser, &page, &format!("file://{dist}/icon.svg"))
}

/// `beside` is of the same origin as `page`, and no editor.
fn starts_and_leaves_alone(browser: &Browser, page: &str, beside: &str) -> Result<()> {
    browser.begin("Kept")?;
    browser.wait(
        "a copy in the second store",
        "Object.keys(localStorage).some((key) => key.includes(':draft:'))",
    )?;
    browser.goto(beside)?;
    let kinds = browser.script(DAMAGE)?.as_u64().context("a number")?;
    assert_eq!(kinds, 17);
    browser.wait("all in both stores", "globalThis.put")?;

    browser.goto(page)?;
    assert_eq!(browser.held("Title")?, "Kept", "what is whole opens");
    browser.write("Title", "Kept and changed")?;
    browser.see("Saved in this browser")?;
    browser.press("Drafts")?;
    browser.wait(
        "every damaged draft",
        &format!(
            "[...document.querySelector('postmortem-editor').shadowRoot.querySelectorAll('.draft .open')]
                .filter((one) => one.textContent === 'A draft that cannot be opened').length === {}",
            2 * kinds
        ),
    )?;
    browser.press("A draft that cannot be opened")?;
    browser.see("Its bytes are untouched.")?;
    browser.press("Download it")?;
    browser.downloaded(".txt")?;
    browser.script(SAME)?;
    browser.wait("the bytes of both stores", "globalThis.same")?;
    assert_eq!(browser.script("return globalThis.same")?, serde_json::json!([true, true]));
    assert_eq!(browser.mishaps()?, [""; 0]);
    Ok(())
}

/// One store has half a record where the other has the whole: the draft opens, and the bytes are copied aside, shown and given away.
#[test]
fn a_damaged_copy_beside_a_whole_one_is_shown_and_given_away() -> Result<()> {
    let browser = Browser::open()?;
    browser.begin("Whole in the first")?;
    browser.wait("a copy", "Object.keys(localStorage).some((key) => key.includes(':draft:'))")?;
    browser.goto(&format!("{}icon.svg", browser.host().url()))?;
    let half = browser.script(
        "const [key, text] = Object.entries(localStorage).find(([key]) => key.includes(':draft:'));
         localStorage.setItem(key, text.slice(0, text.length / 2));
         return localStorage.getItem(key);",
    )?;
    browser.goto(&browser.host().url())?;
    assert_eq!(browser.held("Title")?, "Whole in the first");
    // Both before anything is written and after it was written over.
    for round in ["before", "after"] {
        browser.see("Saved in this browser")?;
        browser.press("Drafts")?;
        browser.press("Damaged (1)")?;
        browser.see("Bytes that were no whole draft, as they were found.")?;
        browser.script("document.querySelector('postmortem-editor').shadowRoot.querySelector('.panel.care button').click()")?;
        assert_eq!(Some(browser.downloaded("damaged.txt")?.as_str()), half.as_str(), "{round}");
        browser.press("Whole in the first")?;
        browser.write("Title", "Whole in the first")?;
        browser.see("Saved in this browser")?;
        browser.reload()?;
    }
    assert_eq!(browser.mishaps()?, [""; 0]);
    Ok(())
}
