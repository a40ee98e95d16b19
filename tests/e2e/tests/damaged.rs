//! Seventeen kinds of damaged bytes in either store: the page starts, shows them, gives them away and leaves them as they are.

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
    browser.begin("Kept")?;
    browser.wait(
        "a copy in the second store",
        "Object.keys(localStorage).some((key) => key.includes(':draft:'))",
    )?;
    browser.goto(&format!("{}icon.svg", browser.host().url()))?;
    let kinds = browser.script(DAMAGE)?.as_u64().context("a number")?;
    assert_eq!(kinds, 17);
    browser.wait("all in both stores", "globalThis.put")?;

    browser.goto(&browser.host().url())?;
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
