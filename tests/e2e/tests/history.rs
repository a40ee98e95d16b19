//! Older versions: one before every session, reading, merge and restoring; compared with now, and brought back whole or in one place.

use crate::files::Made;
use anyhow::Result;
use e2e::browser::Browser;
use serde_json::json;

fn holds(browser: &Browser, words: &str) -> Result<()> {
    browser.wait(
        &format!("“{words}” in the document"),
        &format!("document.querySelector('postmortem-editor').value.includes({})", json!(words)),
    )
}

/// Open the list of versions and wait for these.
fn listed(browser: &Browser, names: &[&str]) -> Result<()> {
    browser.press("Older versions")?;
    names.iter().try_for_each(|name| browser.see(name))
}

#[test]
fn versions_are_kept_compared_and_brought_back() -> Result<()> {
    let browser = Browser::open()?;
    browser.begin("As it was")?;
    browser.press("Older versions")?;
    browser.write("Name of this version", "Sent to the team")?;
    browser.press("Keep this version")?;
    browser.see("Sent to the team")?;
    browser.press("Back to writing")?;
    browser.write("Title", "As it is")?;
    browser.see("Saved in this browser")?;
    browser.reload()?;
    browser.press("Older versions")?;
    browser.press("Sent to the team")?;
    browser.see("As it was")?;
    browser.press("Bring back Title")?;
    browser.see("Nothing differs from now.")?;
    browser.press("Back to writing")?;
    assert_eq!(browser.held("Title")?, "As it was");
    Ok(())
}

#[test]
fn each_session_and_each_restoring_leaves_a_version() -> Result<()> {
    let browser = Browser::open()?;
    browser.press("Start empty")?;
    browser.script(
        "document.querySelector('postmortem-editor').read('# First title\\n\\n## Summary\\n\\nFirst summary.\\n', 'markdown')",
    )?;
    browser.see("Saved in this browser")?;
    browser.press("Older versions")?;
    browser.see("No older version yet.")?;

    // Another session: what the draft was when it began is kept once, whatever is typed.
    browser.reload()?;
    browser.write("Title", "Second title")?;
    browser.see("Saved in this browser")?;
    browser.write("Title", "Second title, longer")?;
    browser.see("Saved in this browser")?;
    browser.script("document.querySelector('postmortem-editor').read('# Second title\\n\\n## Summary\\n\\nSecond summary.\\n', 'markdown')")?;
    listed(&browser, &["Before this session"])?;
    assert_eq!(browser.shown()?.matches("Before this session").count(), 1);

    // One place of it, and then all of it.
    browser.press("Before this session")?;
    browser.see("First title")?;
    browser.see("First summary.")?;
    browser.press("Bring back Title")?;
    holds(&browser, "# First title")?;
    holds(&browser, "Second summary.")?;
    browser.press("Restore all of it")?;
    holds(&browser, "First summary.")?;
    listed(&browser, &["Before restoring"])?;
    assert_eq!(browser.shown()?.matches("Before restoring").count(), 2, "one for each");
    browser.press("Before restoring")?;
    browser.see("Second summary.")?;
    browser.press("Restore all of it")?;
    holds(&browser, "Second summary.")?;
    assert_eq!(browser.mishaps()?, [""; 0]);
    Ok(())
}

#[test]
fn reading_a_file_into_a_draft_leaves_a_version() -> Result<()> {
    let browser = Browser::open()?;
    browser.begin("Mine")?;
    let file = Made::new("other.md", "# From a file\n\n## Summary\n\nIt broke.\n".as_bytes())?;
    browser.choose(file.path())?;
    browser.press("Replace the open document")?;
    holds(&browser, "# From a file")?;
    listed(&browser, &["Before reading a file"])?;
    browser.press("Before reading a file")?;
    browser.press("Restore all of it")?;
    holds(&browser, "# Mine")?;
    browser.choose(file.path())?;
    browser.press("Merge into the open document")?;
    holds(&browser, "It broke.")?;
    listed(&browser, &["Before merging", "Before restoring", "Before reading a file"])
}
