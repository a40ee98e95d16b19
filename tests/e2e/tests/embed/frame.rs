//! The editor in a frame: the page around it keeps the words, and nobody else is listened to.

use anyhow::Result;
use e2e::engine::Engine;
use e2e::host::POLICY;
use e2e::wiki::Manner;
use serde_json::json;

use super::{everywhere, in_one, title};
use crate::hostile::WATCH;
use crate::payloads::payloads;

fn manner() -> Manner {
    let policy = format!("{POLICY}; frame-src 'self'; frame-ancestors 'self'");
    Manner { policy: Some(policy), ..Manner::default() }
}

#[test]
fn the_page_around_keeps_the_words() -> Result<()> {
    everywhere(&manner(), "host.html", |window, _| {
        window.wait("the frame's document", "document.body.dataset.heard?.includes('load')")?;
        window.frame(Some(0))?;
        window.ready()?;
        window.write(&title("postmortem-editor"), " at noon")?;
        window.frame(None)?;
        window.wait("a change told", "document.body.dataset.heard.includes('change')")?;
        let ask = "(await import('/wiki/host.js')).tell";
        window.later(&format!(
            "{ask}('export', {{ id: 'e', format: 'json' }}); {ask}('check', {{ id: 'c' }});"
        ))?;
        window.wait(
            "the export",
            "document.body.dataset.exported?.includes('Checkout answers with errors at noon')",
        )?;
        window.wait("the findings", "Number(document.body.dataset.findings) > 0")?;
        window.frame(Some(0))?;
        window.press("document.querySelector('[data-save]')")?;
        window.wait("the page's answer", "!document.querySelector('[data-save]').ariaDisabled")?;
        assert_eq!(window.mishaps()?, [""; 0]);
        window.frame(None)?;
        let kept = window.script("return document.querySelector('#kept').textContent")?;
        assert!(
            kept.as_str().is_some_and(|text| text.contains("# Checkout answers with errors at noon\n")),
            "{kept}"
        );
        window.frame(Some(0))?;
        // Pressed once the driver has looked away: it waits for a frame that goes under its hand.
        window.script("setTimeout(() => document.querySelector('[data-exit]').click(), 300)")?;
        window.frame(None)?;
        window.wait("the frame to go", "!document.querySelector('#editor')")?;
        assert_eq!(window.mishaps()?, [""; 0]);
        Ok(())
    })
}

#[test]
fn a_failed_save_is_told_and_what_was_typed_meanwhile_is_no_saved_word() -> Result<()> {
    everywhere(&manner(), "host.html", |window, wiki| {
        window.wait("the frame's document", "document.body.dataset.heard?.includes('load')")?;
        // From now on the page answers when the test says so.
        window.script(
            "globalThis.held = [];
             addEventListener('message', (event) => {
                 if (event.data.type === 'exit') document.body.dataset.changed = String(event.data.changed);
                 if (event.data.type === 'save') { held.push(event.data.text); event.stopImmediatePropagation(); }
             }, true);",
        )?;
        let answer = |message: &str| {
            window.later(&format!("(await import('/wiki/host.js')).tell('save', {message});"))
        };
        let asked = |times: usize| window.wait("a save", &format!("globalThis.held.length === {times}"));
        let inside = |test: &dyn Fn() -> Result<()>| {
            window.frame(Some(0))?;
            test()?;
            window.frame(None)
        };
        inside(&|| {
            window.ready()?;
            window.write(&title("postmortem-editor"), " at noon")?;
            window.press("document.querySelector('[data-save]')")
        })?;
        asked(1)?;
        answer("{ ok: false, message: 'the wiki is read-only.' }")?;
        inside(&|| {
            let told = "document.querySelector('[role=alert]').innerText";
            window.wait("the reason", &format!("{told}.includes('the wiki is read-only')"))?;
            window.press("document.querySelector('[data-save]')")
        })?;
        asked(2)?;
        inside(&|| window.write(&title("postmortem-editor"), ", and later"))?;
        answer("{ ok: true }")?;
        inside(&|| {
            window.wait("no complaint", "document.querySelector('[role=alert]').hidden")?;
            window.script("setTimeout(() => document.querySelector('[data-exit]').click(), 300)").map(drop)
        })?;
        window.wait("the exit", "document.body.dataset.changed === 'true'")?;

        // Its own copy has the last words; the page, which has not, is told so when it opens them again.
        window.goto(&wiki.url("host.html"))?;
        window.wait("the frame's document", "document.body.dataset.heard?.includes('load')")?;
        window.script("addEventListener('message', (event) => { if (event.data.type === 'exit') document.body.dataset.changed = String(event.data.changed); });")?;
        inside(&|| {
            window.ready()?;
            window.wait(
                "the last words",
                "document.querySelector('postmortem-editor').value.includes('at noon, and later')",
            )?;
            window.script("setTimeout(() => document.querySelector('[data-exit]').click(), 300)").map(drop)
        })?;
        window.wait("the exit", "document.body.dataset.changed === 'true'")?;
        Ok(())
    })
}

#[test]
fn nobody_else_is_listened_to() -> Result<()> {
    everywhere(&manner(), "host.html", |window, _| {
        window.wait("the frame's document", "document.body.dataset.heard?.includes('load')")?;
        window.frame(Some(0))?;
        window.ready()?;
        // The frame's own window is not the page around it; what is no message of the protocol is nothing.
        let script = "
            const before = document.querySelector('postmortem-editor').value;
            const message = { protocol: 'postmortem-editor', version: 1, type: 'load', text: '# Forged' };
            postMessage(message, '*');
            dispatchEvent(new MessageEvent('message', { data: message, origin: location.origin, source: window }));
            dispatchEvent(new MessageEvent('message', { data: message, origin: 'https://elsewhere.example', source: parent }));
            dispatchEvent(new MessageEvent('message', { data: { ...message, protocol: 'other' }, origin: location.origin, source: parent }));
            dispatchEvent(new MessageEvent('message', { data: { ...message, version: 2 }, origin: location.origin, source: parent }));
            dispatchEvent(new MessageEvent('message', { data: { ...message, type: 'constructor' }, origin: location.origin, source: parent }));
            await new Promise((done) => setTimeout(done, 500));
            return document.querySelector('postmortem-editor').value === before;";
        assert_eq!(window.later(script)?, json!(true));
        window.frame(None)?;
        window.wait("the version told", "document.body.dataset.heard.includes('error')")?;
        Ok(())
    })
}

/// Every payload as what the page around says: a text to load and words to be configured with, where no policy could help.
#[test]
fn every_payload_as_a_message() -> Result<()> {
    in_one(Engine::Chromium, &Manner::default(), "host.html", |window, _| {
        window.wait("the frame's document", "document.body.dataset.heard?.includes('load')")?;
        window.frame(Some(0))?;
        window.ready()?;
        window.script(WATCH)?;
        window.frame(None)?;
        for chunk in payloads().chunks(20) {
            let texts: Vec<&String> = chunk.iter().map(|(_, text)| text).collect();
            let found = window.later(&format!(
                "const {{ tell }} = await import('/wiki/host.js');
                 const inside = document.querySelector('#editor').contentWindow;
                 const root = inside.document.querySelector('postmortem-editor').shadowRoot;
                 const rest = () => new Promise((done) => setTimeout(done, 20));
                 const press = (name) => [...root.querySelectorAll('button')].find((button) => button.textContent === name)?.click();
                 const found = [];
                 for (const text of {}) {{
                     tell('load', {{ text: `# x\n\n${{text}}\n\n## Timeline\n\n- 14:02 ${{text}}\n`, key: text }});
                     await rest();
                     found.push(...inside.pmActive(root, `load: ${{text}}`));
                     press('Preview');
                     await rest();
                     found.push(...inside.pmActive(root, `load, preview: ${{text}}`));
                     press('Write');
                     for (const name of ['theme', 'lang', 'format', 'rules', 'zone', 'timeZone', 'readonly', 'exit', 'title']) tell('configure', {{ [name]: text }});
                     for (const type of ['export', 'check', 'save', text]) tell(type, {{ id: text, format: text, ok: text }});
                     await rest();
                     found.push(...inside.pmActive(inside.document.body, `other messages: ${{text}}`), ...inside.pmActive(root, `other messages: ${{text}}`));
                     tell('configure', {{ readonly: false, format: 'markdown', rules: '' }});
                 }}
                 if (globalThis.ran) found.push('a script ran around the frame');
                 return found;",
                json!(texts)
            ))?;
            assert_eq!(found, json!([]));
        }
        Ok(())
    })
}
