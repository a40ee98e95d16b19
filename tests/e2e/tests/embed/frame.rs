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

/// A page that answers when somebody presses a button.
const SLOW: &str = r##"<!doctype html><html lang="en"><head><meta charset="utf-8" /><title>Slow</title></head><body>
<button id="fail">Fail</button><button id="keep">Keep</button><iframe id="editor" title="Editor" width="1200" height="800" src="./postmortem/frame.html"></iframe>
<script>
  const [frame, told] = [document.querySelector("#editor"), document.body.dataset];
  const tell = (type, more) => frame.contentWindow.postMessage({ protocol: "postmortem-editor", version: 1, type, ...more }, location.origin);
  told.saves = "0";
  addEventListener("message", ({ data }) => {
    if (data.type === "init" && !told.met) {
      told.met = "yes";
      tell("configure", { exit: true });
      tell("load", { text: "# Checkout down", key: "slow" });
    }
    if (data.type === "load") told.open = "yes";
    if (data.type === "save") told.saves = String(Number(told.saves) + 1);
    if (data.type === "exit") told.changed = String(data.changed);
  });
  frame.addEventListener("load", () => tell("init"));
  document.querySelector("#fail").onclick = () => tell("save", { ok: false, message: "the wiki is read-only." });
  document.querySelector("#keep").onclick = () => tell("save", { ok: true });
</script></body></html>"##;

#[test]
fn a_failed_save_is_told_and_what_was_typed_meanwhile_is_no_saved_word() -> Result<()> {
    let manner = Manner { pages: [("slow.html", SLOW.to_owned())].into(), ..Manner::default() };
    everywhere(&manner, "slow.html", |window, wiki| {
        let told = |what: &str, value: &str| {
            window.wait(what, &format!("document.body.dataset.{what} === '{value}'"))
        };
        let inside = |test: &dyn Fn() -> Result<()>| {
            window.frame(Some(0))?;
            test()?;
            window.frame(None)
        };
        let save = "document.querySelector('[data-save]')";
        let alert = "document.querySelector('[role=alert]')";
        let exit = || window.script("document.querySelector('[data-exit]').click()").map(drop);
        told("open", "yes")?;
        inside(&|| {
            window.ready()?;
            window.write(&title("postmortem-editor"), " at noon")?;
            window.press(save)
        })?;
        told("saves", "1")?;
        window.press("document.querySelector('#fail')")?;
        inside(&|| {
            window.wait("the reason", &format!("{alert}.innerText.includes('the wiki is read-only')"))?;
            window.press(save)
        })?;
        told("saves", "2")?;
        inside(&|| window.write(&title("postmortem-editor"), ", and later"))?;
        window.press("document.querySelector('#keep')")?;
        inside(&|| {
            window.wait("no complaint", &format!("{alert}.hidden"))?;
            exit()
        })?;
        told("changed", "true")?;

        // The copy of the frame has the last words; the page, which has not, is told so.
        window.goto(&wiki.url("slow.html"))?;
        told("open", "yes")?;
        inside(&|| {
            window.ready()?;
            window.wait(
                "the last words",
                "document.querySelector('postmortem-editor').value.includes('down at noon, and later')",
            )?;
            window.wait("a notice", "document.querySelector('postmortem-editor').shadowRoot.querySelector('.banners').innerText.includes('does not have them')")?;
            exit()
        })?;
        told("changed", "true")?;
        inside(&|| window.press(save))?;
        told("saves", "1")?;
        window.press("document.querySelector('#keep')")?;
        inside(&|| {
            window.wait("the answer", &format!("{save}.textContent === 'Save'"))?;
            exit()
        })?;
        told("changed", "false")
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
