//! The page on a strict host: below any path, under a strict content security policy, silent once loaded.

use anyhow::Result;
use e2e::{browser::Browser, host::BASE};

const STARTED: &str = "document.querySelector('postmortem-editor')?.shadowRoot?.childElementCount";

#[test]
fn starts_below_a_path_without_any_violation() -> Result<()> {
    let browser = Browser::open()?;
    browser.wait("the editor", STARTED)?;
    assert_eq!(browser.mishaps()?, [""; 0]);
    let strays: Vec<String> =
        browser.host().requests().into_iter().filter(|path| !path.starts_with(BASE)).collect();
    assert_eq!(strays, [""; 0], "every address is relative");
    Ok(())
}
