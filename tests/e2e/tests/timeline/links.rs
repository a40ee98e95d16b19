//! Links of an event are typed and changed; an address that would run a script stays words.

use anyhow::Result;
use e2e::engine::Window;
use serde_json::json;
use thirtyfour::Key;

use super::{look, open, overwrite, wait, with_mail};

const ROOT: &str = "document.querySelector('postmortem-editor').shadowRoot";

fn field(name: &str) -> String {
    format!("{ROOT}.querySelector('.evrow input[aria-label=\"{name}\"]')")
}

fn button(words: &str) -> String {
    format!(
        "[...{ROOT}.querySelectorAll('.evrow button')].find((one) => (one.ariaLabel ?? one.textContent).trim() === '{words}' || one.textContent.trim() === '{words}')"
    )
}

/// Write an address over the one that stands there, and close the event.
fn readdress(window: &Window, address: &str) -> Result<()> {
    open(window)?;
    overwrite(window, &field("Address of the link"), address)?;
    window.keys(Key::Escape)?;
    wait(window, "the closed event", "!root.querySelector('.evrow .edit')")
}

#[test]
fn links_of_an_event_are_added_changed_and_taken_away() -> Result<()> {
    with_mail(|window| {
        open(window)?;
        window.press(&button("Add a link"))?;
        window.write(&field("Words of the link"), "Queue graph")?;
        window.write(&field("Address of the link"), "https://graphs.example/queue?from=1")?;
        window.keys(Key::Escape)?;
        let link = "rows[0].querySelector('.meta a')";
        wait(
            window,
            "the link",
            &format!(
                "{link}?.href === 'https://graphs.example/queue?from=1' && {link}.textContent.trim() === 'Queue graph'"
            ),
        )?;
        wait(
            window,
            "a link that tells nothing of this page",
            &format!("/noopener/.test({link}.rel) && /noreferrer/.test({link}.rel)"),
        )?;
        readdress(window, "https://graphs.example/other")?;
        wait(window, "the other address", &format!("{link}?.href === 'https://graphs.example/other'"))?;
        let written = "JSON.parse(element.write('json')).timeline[0].links";
        let both = json!([{ "label": "Queue graph", "url": "https://graphs.example/other" }]);
        assert_eq!(look(window, &format!("return {written}"))?, both);
        open(window)?;
        window.press(&button("Remove the link"))?;
        window.keys(Key::Escape)?;
        wait(window, "no link", &format!("!{link} && !({written}?.length)"))?;
        look(window, "element.undo()")?;
        let again = format!("{written}[0].url === 'https://graphs.example/other'");
        wait(window, "the link again", &again)
    })
}

#[test]
fn an_address_that_would_run_a_script_never_becomes_a_link() -> Result<()> {
    with_mail(|window| {
        open(window)?;
        window.press(&button("Add a link"))?;
        window.write(&field("Words of the link"), "Queue graph")?;
        window.keys(Key::Escape)?;
        for address in [
            "javascript:globalThis.ran=1",
            "  JaVaScRiPt:globalThis.ran=1",
            "vbscript:ran",
            "data:text/html,<script>parent.ran=1</script>",
        ] {
            readdress(window, address)?;
            wait(
                window,
                "words in place of a link",
                "rows[0].querySelector('.meta').textContent.includes('Queue graph')",
            )?;
            let links = "[...root.querySelectorAll('a')].filter((one) => /^(javascript|vbscript|data):/i.test(one.protocol))";
            assert_eq!(look(window, &format!("return {links}.length"))?, json!(0), "{address}");
            look(window, "rows[0].querySelector('.meta span')?.click()")?;
            let kept = look(window, "return JSON.parse(element.write('json')).timeline[0].links[0].url")?;
            assert_eq!(kept.as_str().map(str::trim), Some(address.trim()), "what was typed is kept");
            // Nor in the preview.
            let swap = |name: &str| {
                format!(
                    "[...root.querySelectorAll('.bar button')].find((one) => one.textContent.trim() === '{name}').click()"
                )
            };
            look(window, &swap("Preview"))?;
            wait(
                window,
                "the preview",
                "root.querySelector('.preview')?.textContent.includes('Queue graph')",
            )?;
            assert_eq!(
                look(window, &format!("return {links}.length"))?,
                json!(0),
                "{address} in the preview"
            );
            look(window, &swap("Write"))?;
            wait(window, "the form", "rows.length === 5")?;
        }
        assert_eq!(look(window, "return globalThis.ran ?? null")?, json!(null));
        Ok(())
    })
}
