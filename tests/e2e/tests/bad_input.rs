//! Files that are no postmortem: each gets a plain answer, the open document stays, nothing runs.

use anyhow::Result;
use e2e::browser::Browser;

use crate::files::Made;

/// A browser with an open document that no bad file may touch.
fn with_open_document() -> Result<Browser> {
    let browser = Browser::open()?;
    browser.press("Start empty")?;
    browser.write("Title", "Still here")?;
    browser.see("Saved")?;
    Ok(browser)
}

fn assert_refused(name: &str, bytes: &[u8], words: &str) -> Result<()> {
    let browser = with_open_document()?;
    let file = Made::new(name, bytes)?;
    browser.choose(file.path())?;
    browser.see(words)?;
    assert_eq!(browser.held("Title")?, "Still here");
    assert_eq!(browser.mishaps()?, [""; 0]);
    Ok(())
}

#[test]
fn an_empty_file() -> Result<()> {
    assert_refused("empty.md", b"", "empty.md:")
}

#[test]
fn a_picture() -> Result<()> {
    assert_refused(
        "shot.png",
        b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\x06\0\0\0",
        "shot.png:",
    )
}

#[test]
fn twenty_megabytes() -> Result<()> {
    assert_refused("log.md", &b"14:02 error error error\n".repeat(900_000), "Files up to 10 MB are read")
}

#[test]
fn json_cut_in_the_middle() -> Result<()> {
    assert_refused("cut.json", br#"{"schema":"postmortem/1","title":"Cut of"#, "cut.json:")
}

#[test]
fn json_of_another_shape() -> Result<()> {
    assert_refused("package.json", br#"{"name":"something","version":"1.0.0"}"#, "package.json:")
}

#[test]
fn a_newer_schema_can_be_read_and_is_not_written_over() -> Result<()> {
    let browser = with_open_document()?;
    let file = Made::new("newer.json", br#"{"schema":"postmortem/9","title":"From the future"}"#)?;
    browser.choose(file.path())?;
    browser.see("newer version")?;
    assert_eq!(browser.mishaps()?, [""; 0]);
    Ok(())
}

#[test]
fn html_and_script_links_are_words() -> Result<()> {
    let browser = with_open_document()?;
    let text = "# Attack\n\n## Summary\n\n<img src=x onerror=\"window.ran=1\"> <script>window.ran=1</script>\n\n\
        [press](javascript:window.ran=1) [safe](https://example.org/)\n\n<a href=\"javascript:window.ran=1\">raw</a>\n";
    let file = Made::new("attack.md", text.as_bytes())?;
    browser.choose(file.path())?;
    browser.press("Keep as a new draft")?;
    browser.press("Preview")?;
    browser.see("onerror")?;
    let links = browser.script(
        "return [...document.querySelector('postmortem-editor').shadowRoot.querySelectorAll('a')].map((a) => a.protocol)",
    )?;
    assert!(!links.to_string().contains("javascript"), "{links}");
    assert!(browser.script("return globalThis.ran ?? null")?.is_null(), "a script of the document ran");
    assert_eq!(browser.mishaps()?, [""; 0]);
    Ok(())
}

#[test]
fn ten_thousand_nested_lists_and_bytes_that_are_no_text() -> Result<()> {
    let browser = with_open_document()?;
    let nested: String = (0..10_000).map(|depth| format!("{}- a\n", " ".repeat(depth % 200))).collect();
    let deep = format!("# Deep\n\n{}x\n\n{nested}", "- ".repeat(10_000));
    let file = Made::new("deep.md", deep.as_bytes())?;
    browser.choose(file.path())?;
    browser.see("Read from deep.md")?;
    browser.press("Cancel")?;
    let file = Made::new("bytes.md", b"# Bytes\n\n## Summary\n\nNUL \0 and \xff\xfe end\n")?;
    browser.choose(file.path())?;
    browser.see("bytes.md")?;
    assert_eq!(browser.mishaps()?, [""; 0]);
    Ok(())
}
