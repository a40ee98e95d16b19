//! The page on a strict host: below any path, under a strict content security policy, silent once loaded.

use anyhow::Result;
use e2e::{
    browser::Browser,
    host::{BASE, Fault},
};

#[test]
fn starts_below_a_path_without_any_violation() -> Result<()> {
    let browser = Browser::open()?;
    browser.see("Drop a postmortem here")?;
    assert_eq!(browser.mishaps()?, [""; 0]);
    let requests = browser.host().requests();
    let strays: Vec<&String> = requests.iter().filter(|path| !path.starts_with(BASE)).collect();
    assert!(strays.is_empty(), "every address is relative, so these should not be asked for: {strays:?}");
    let wasm = requests.iter().filter(|path| path.ends_with(".wasm")).count();
    assert_eq!(wasm, 1, "the wasm is loaded once");
    Ok(())
}

#[test]
fn asks_for_nothing_once_loaded() -> Result<()> {
    let browser = Browser::open()?;
    browser.press("Look at an example")?;
    browser.see("Timeline")?;
    let loaded = browser.host().requests().len();
    browser.press("Preview")?;
    browser.press("Write")?;
    browser.write("Title", "Nothing leaves this page")?;
    browser.see("Saved")?;
    browser.press("Drafts")?;
    browser.see("Nothing leaves this page")?;
    assert_eq!(browser.host().requests().len(), loaded, "{:?}", browser.host().requests());
    assert_eq!(browser.mishaps()?, [""; 0]);
    Ok(())
}

#[test]
fn says_in_words_why_it_cannot_start() -> Result<()> {
    let faults = [
        (Fault::WasmForbidden, "its script-src has to contain 'wasm-unsafe-eval'"),
        (Fault::WasmMissing, "could not be loaded: the server answered 404"),
        (Fault::PageForWasm, "is not WebAssembly: the server may be sending another page in its place"),
        (Fault::ScriptsAsText, "has to arrive as text/javascript"),
    ];
    for (fault, words) in faults {
        Browser::open_with(fault)?.see(words)?;
    }
    Ok(())
}
