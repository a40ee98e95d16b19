//! Storage that throws, is null, is full or never answers makes no start later: the frame, the library and the form come when they come with
//! an ordinary one, and what is typed is taken before any store has answered.

use anyhow::{Context, Result, ensure};
use e2e::browser::Browser;
use serde_json::Value;

/// What is wrong with the storage is the window's name, so that one browser loads the page with each. The page is used by itself, frame by
/// frame, as soon as there is something to use; the moments are written down.
const USE: &str = "
    const kind = globalThis.name, refuse = (name) => { throw new DOMException('no', name); };
    if (kind === 'throws' || kind === 'null') for (const name of ['localStorage', 'indexedDB'])
        Object.defineProperty(window, name, kind === 'null' ? { value: null } : { get: () => refuse('SecurityError') });
    if (kind === 'full') {
        Storage.prototype.setItem = () => refuse('QuotaExceededError');
        IDBObjectStore.prototype.put = () => refuse('QuotaExceededError');
    }
    if (kind === 'silent') {
        IDBFactory.prototype.open = () => new EventTarget();
        Object.defineProperty(window, 'localStorage', { value: null });
    }
    globalThis.at = {};
    const mark = (name) => { globalThis.at[name] ??= performance.now(); };
    const step = () => {
        const element = document.querySelector('postmortem-editor'), root = element?.shadowRoot;
        if (root?.firstElementChild) mark('frame');
        const start = root?.querySelector('#new-draft'), title = root?.querySelector('[id=\"f/title\"]');
        if (start && !globalThis.at.library) {
            mark('library');
            start.click();
        }
        if (title && !globalThis.at.form) {
            mark('form');
            title.value = 'Typed at once';
            title.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
        }
        if (globalThis.at.form && !globalThis.at.taken && element.value?.includes('Typed at once')) {
            mark('taken');
            globalThis.at.state = root.querySelector('.save').textContent;
        }
        const told = root?.querySelector('.banner b')?.textContent;
        if (told) {
            mark('told');
            globalThis.at.words = told;
        }
        requestAnimationFrame(step);
    };
    if (kind) step();
";

const MOMENTS: [&str; 4] = ["frame", "library", "form", "taken"];

/// One load on empty stores: the moments, the first paint before them.
fn load(browser: &Browser, kind: &str) -> Result<(Vec<f64>, Value)> {
    browser.goto("about:blank")?;
    browser.goto(&format!("{}icon.svg", browser.host().url()))?;
    browser.script(&format!(
        "globalThis.empty = false; globalThis.name = '{kind}';
         try {{ localStorage.clear(); }} catch {{}}
         const done = () => {{ globalThis.empty = true; }};
         try {{ Object.assign(indexedDB.deleteDatabase('postmortem-editor'), {{ onsuccess: done, onerror: done, onblocked: done }}); }} catch {{ done(); }}"
    ))?;
    browser.wait("empty stores", "globalThis.empty")?;
    browser.goto(&browser.host().url())?;
    browser.wait("the words in the document", "globalThis.at?.taken")?;
    let told = browser.script(
        "return { ...globalThis.at, paint: performance.getEntriesByName('first-contentful-paint')[0]?.startTime }",
    )?;
    let moments = std::iter::once("paint")
        .chain(MOMENTS)
        .map(|name| told[name].as_f64().with_context(|| name.to_owned()));
    Ok((moments.collect::<Result<_>>()?, told))
}

/// The least of two loads: the machine may be busy with something else during one.
fn best(browser: &Browser, kind: &str) -> Result<Vec<f64>> {
    let (one, two) = (load(browser, kind)?.0, load(browser, kind)?.0);
    Ok(one.into_iter().zip(two).map(|(one, two)| one.min(two)).collect())
}

#[test]
fn no_kind_of_storage_makes_the_start_later() -> Result<()> {
    let browser = Browser::open_after(USE)?;
    load(&browser, "ordinary")?;
    let ordinary = best(&browser, "ordinary")?;
    println!("first paint, frame, library, form, words taken, in ms: {ordinary:.0?} with ordinary storage");
    for kind in ["throws", "null", "full", "silent"] {
        let moments = best(&browser, kind)?;
        println!("… {moments:.0?} with storage that is {kind}");
        for ((name, with), without) in std::iter::once("paint").chain(MOMENTS).zip(&ordinary).zip(&moments) {
            ensure!(
                *without < 2.0 * with + 300.0,
                "{kind}: {name} after {without} ms, with storage after {with} ms"
            );
        }
    }
    Ok(())
}

#[test]
fn the_form_takes_words_before_a_silent_store_is_given_up() -> Result<()> {
    let browser = Browser::open_after(USE)?;
    let (_, told) = load(&browser, "silent")?;
    ensure!(told["state"].as_str() == Some("Opening"), "said while nothing had answered: {}", told["state"]);
    browser.wait("a word of it", "globalThis.at.told")?;
    let order = browser.script("return [globalThis.at.taken, globalThis.at.told, globalThis.at.words]")?;
    ensure!(order[0].as_f64() < order[1].as_f64(), "{order}");
    ensure!(order[2].as_str() == Some("Nothing is kept on this page."), "{order}");
    browser.see("In memory only")?;
    assert_eq!(browser.held("Title")?, "Typed at once");
    Ok(())
}
