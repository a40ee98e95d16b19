//! The ways out as people use them: seen, copied, downloaded, printed, sent as a link, and back in again.

use anyhow::Result;
use e2e::browser::Browser;
use serde_json::json;

use crate::files::{CHECKOUT, Made};

fn with_checkout() -> Result<Browser> {
    let browser = Browser::open()?;
    browser.choose(&CHECKOUT.path())?;
    browser.press("Keep as a new draft")?;
    browser.see("Saved in this browser")?;
    Ok(browser)
}

fn json_of(browser: &Browser) -> Result<serde_json::Value> {
    let text = browser.script("return document.querySelector('postmortem-editor').write('json')")?;
    let mut value: serde_json::Value = serde_json::from_str(text.as_str().unwrap_or_default())?;
    value["id"] = json!("");
    Ok(value)
}

#[test]
fn a_house_style_is_chosen_after_writing_and_loses_nothing() -> Result<()> {
    let browser = with_checkout()?;
    let before = browser.script("return document.querySelector('postmortem-editor').write('markdown')")?;
    browser.press("Export")?;
    for (style, heading) in [
        ("Classic", "Corrective and Preventative Measures"),
        ("Google SRE book", "Root Causes"),
        ("PagerDuty", "How'd We Do?"),
        ("Atlassian", "Corrective actions"),
        ("One page", "What we will do"),
    ] {
        browser.pick(style)?;
        if style != "PagerDuty" && style != "Google SRE book" {
            browser.see(heading)?;
        }
    }
    browser.press("Download")?;
    let styled = browser.downloaded(".md")?;
    assert!(styled.contains("## What we will do"), "{styled}");
    let file = Made::new("styled.md", styled.as_bytes())?;
    browser.choose(file.path())?;
    browser.press("Keep as a new draft")?;
    browser.see("Saved in this browser")?;
    let after = browser.script("return document.querySelector('postmortem-editor').write('markdown')")?;
    assert_eq!(after, before);
    assert_eq!(browser.mishaps()?, [""; 0]);
    Ok(())
}

#[test]
fn a_page_dropped_on_the_editor_brings_its_document_back() -> Result<()> {
    let browser = with_checkout()?;
    let before = json_of(&browser)?;
    browser.press("Export")?;
    browser.pick("Web page")?;
    browser.wait("the drawing", "document.querySelector('postmortem-editor').shadowRoot.querySelector('.leaves img.drawing')?.naturalWidth > 500")?;
    browser.press("As text")?;
    browser.see("default-src 'none'")?;
    browser.press("Download")?;
    let page = browser.downloaded(".html")?;
    browser.script(&format!(
        "const data = new DataTransfer(); data.items.add(new File([{}], 'page.html', {{ type: 'text/html' }}));
         document.querySelector('postmortem-editor').shadowRoot.querySelector('.intake')
            .dispatchEvent(new DragEvent('drop', {{ dataTransfer: data, bubbles: true, composed: true, cancelable: true }}))",
        json!(page)
    ))?;
    browser.see("Read from page.html")?;
    browser.press("Keep as a new draft")?;
    browser.see("Saved in this browser")?;
    assert_eq!(json_of(&browser)?, before);
    assert_eq!(browser.mishaps()?, [""; 0]);
    Ok(())
}

#[test]
fn a_picture_is_saved_with_twice_the_pixels_of_the_drawing() -> Result<()> {
    let browser = with_checkout()?;
    browser.press("Export")?;
    browser.pick("Timeline picture")?;
    let drawing =
        "document.querySelector('postmortem-editor').shadowRoot.querySelector('.leaves img.drawing')";
    browser.wait("the drawing", &format!("{drawing}?.naturalWidth > 500"))?;
    let size =
        browser.script(&format!("return [{drawing}.naturalWidth * 2, {drawing}.naturalHeight * 2]"))?;
    browser.press("Download")?;
    let picture = std::fs::read(browser.download(".png")?)?;
    // Width and height stand behind the signature and the head of the first chunk.
    let number =
        |at: usize| picture[at..at + 4].iter().fold(0_u32, |sum, byte| (sum << 8) | u32::from(*byte));
    assert_eq!(&picture[..8], b"\x89PNG\r\n\x1a\n");
    assert_eq!(json!([number(16), number(20)]), size);
    assert_eq!(browser.mishaps()?, [""; 0]);
    Ok(())
}

#[test]
fn a_link_holds_the_document_and_asks_before_it_replaces_anything() -> Result<()> {
    let browser = with_checkout()?;
    let before = json_of(&browser)?;
    browser.press("Export")?;
    browser.pick("Link that holds the document")?;
    browser.wait("the link", "document.querySelector('postmortem-editor').shadowRoot.querySelector('textarea.link').value.includes('#pm=')")?;
    browser.see("short enough for mail")?;
    let link = browser.held("The link")?;
    browser.press("Drafts")?;
    browser.press("New postmortem")?;
    browser.write("Title", "Not to be lost")?;
    browser.see("Saved in this browser")?;
    browser.goto(&link)?;
    browser.see("Read from the link")?;
    browser.press("Cancel")?;
    assert_eq!(browser.held("Title")?, "Not to be lost");
    browser.goto(&link)?;
    browser.see("Read from the link")?;
    browser.press("Keep as a new draft")?;
    browser.see("Saved in this browser")?;
    assert_eq!(json_of(&browser)?, before);
    assert_eq!(browser.script("return location.hash")?, json!(""));
    // One that was cut on its way is told, and changes nothing.
    browser.goto(&link[..link.len() - 40])?;
    browser.see("The link is not whole")?;
    assert_eq!(json_of(&browser)?, before);
    assert_eq!(browser.mishaps()?, [""; 0]);
    Ok(())
}

#[test]
fn rich_text_and_text_are_copied_together() -> Result<()> {
    let browser = with_checkout()?;
    browser.script(
        "addEventListener('copy', () => {}, true);
         globalThis.copied = {};
         const set = DataTransfer.prototype.setData;
         DataTransfer.prototype.setData = function (kind, text) { copied[kind] = text; return set.call(this, kind, text); };",
    )?;
    browser.press("Export")?;
    browser.pick("Rich text")?;
    browser.press("Copy")?;
    browser.see("Copied as rich text.")?;
    let html = browser.script("return copied['text/html']")?;
    let html = html.as_str().unwrap_or_default();
    assert!(html.contains("<h1>") && html.contains("<table>") && !html.contains("style="), "{html}");
    let text = browser.script("return copied['text/plain']")?;
    assert!(text.as_str().unwrap_or_default().starts_with("<!-- postmortem/1 -->"), "{text}");
    Ok(())
}

#[test]
fn paper_shows_the_document_and_not_the_form() -> Result<()> {
    let browser = with_checkout()?;
    browser.script("dispatchEvent(new Event('beforeprint'))")?;
    let paper = browser.script(
        "const paper = document.querySelector('postmortem-editor').shadowRoot.querySelector('.paper');
         return [paper.querySelector('h1')?.textContent, paper.querySelector('figure img')?.src.slice(0, 18), paper.querySelectorAll('table').length]",
    )?;
    assert!(paper[0].as_str().is_some_and(|title| title == "Postmortem"), "{paper}");
    assert_eq!(paper[1], json!("data:image/svg+xml"));
    browser.script("dispatchEvent(new Event('afterprint'))")?;
    browser.wait("the form again", "document.querySelector('postmortem-editor').shadowRoot.querySelector('.paper').childElementCount === 0")
}
