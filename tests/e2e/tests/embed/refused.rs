//! Where the editor cannot start it says why, and shows the document's text.

use std::time::Duration;

use anyhow::Result;
use e2e::engine::Engine;
use e2e::host::POLICY;
use e2e::wiki::Manner;
use serde_json::json;

use super::{everywhere, in_one};

#[test]
fn the_text_is_there_to_read_and_the_reason_in_words() -> Result<()> {
    let faults: [(Manner, &str); 3] = [
        (
            Manner {
                policy: Some(
                    POLICY
                        .replace(" 'wasm-unsafe-eval'", "")
                        .replace("form-action 'none'", "form-action 'self'"),
                ),
                ..Manner::default()
            },
            "its script-src has to contain 'wasm-unsafe-eval'",
        ),
        (
            Manner {
                policy: Some(
                    POLICY
                        .replace("connect-src 'self'", "connect-src 'none'")
                        .replace("form-action 'none'", "form-action 'self'"),
                ),
                ..Manner::default()
            },
            "its connect-src has to allow",
        ),
        (
            Manner {
                types: [(".wasm", "text/html")].into(),
                pages: [("postmortem/postmortem-editor.wasm", "<!doctype html>".to_owned())].into(),
                ..Manner::default()
            },
            "is not WebAssembly: the server may be sending another page in its place",
        ),
    ];
    for (manner, words) in faults {
        assert_readable_and_posted(&manner, words)?;
    }
    Ok(())
}

/// What browsers of other years lack, taken away before the element comes.
#[test]
fn a_browser_that_cannot_run_it_says_so_and_keeps_the_words() -> Result<()> {
    let lacking = [
        ("delete globalThis.WebAssembly", "does not run WebAssembly, or it is switched off"),
        (
            "delete Document.prototype.adoptedStyleSheets; delete ShadowRoot.prototype.adoptedStyleSheets;
             delete CSSStyleSheet.prototype.replaceSync; delete HTMLElement.prototype.attachInternals",
            "This browser is too old for the editor",
        ),
    ];
    for (script, words) in lacking {
        let page = include_str!("../../../../examples/embed/form.html").replacen(
            "<script",
            "<script src=\"./other_years.js\"></script><script",
            1,
        );
        let pages = [("form.html", page), ("other_years.js", script.to_owned())].into();
        assert_readable_and_posted(&Manner { pages, ..Manner::default() }, words)?;
    }
    Ok(())
}

fn assert_readable_and_posted(manner: &Manner, words: &str) -> Result<()> {
    everywhere(manner, "form.html", |window, wiki| {
        let shown = "document.querySelector('#page').shadowRoot?.querySelector('[role=alert]')?.textContent";
        window.wait(words, &format!("{shown}?.includes({})", json!(words)))?;
        let answer = window.script(
                "const page = document.querySelector('#page'); const area = page.shadowRoot.querySelector('textarea');
                 return { text: area.value, locked: area.readOnly, value: page.value, told: watched.events.filter((one) => one.startsWith('error true')).length }",
            )?;
        assert!(
            answer["text"].as_str().is_some_and(|text| text.starts_with("# Checkout answers with errors")),
            "{answer}"
        );
        assert_eq!((&answer["locked"], &answer["told"]), (&json!(true), &json!(1)), "{answer}");
        assert_eq!(answer["text"], answer["value"]);
        // The wiki's own Save still posts what it gave.
        window.script("document.forms[0].requestSubmit()")?;
        window.wait("the wiki's answer", "document.body.textContent.includes('Saved.')")?;
        assert!(wiki.posted()[0].contains("text=%23+Checkout+answers+with+errors"), "{:?}", wiki.posted());
        Ok(())
    })
}

#[test]
fn a_wrong_type_of_the_program_only_costs_time() -> Result<()> {
    let manner = Manner { types: [(".wasm", "application/octet-stream")].into(), ..Manner::default() };
    everywhere(&manner, "plain.html", |window, _| window.ready())
}

#[test]
fn the_first_paint_does_not_wait_for_the_program() -> Result<()> {
    let manner = Manner { slow_wasm: Duration::from_secs(4), ..Manner::default() };
    in_one(Engine::Chromium, &manner, "plain.html", |window, _| {
        let frame =
            "document.querySelector('postmortem-editor').shadowRoot?.querySelector('.wait-page .title')";
        window.wait(
            "the frame with the title",
            &format!("{frame}?.textContent === 'Checkout answers with errors'"),
        )?;
        let early = window.script("return document.querySelector('postmortem-editor').value")?;
        assert!(early.as_str().is_some_and(|text| text.starts_with("# Checkout")), "{early}");
        window.ready()?;
        let paint = window.script(
            "return [performance.getEntriesByName('first-contentful-paint')[0].startTime, performance.now()]",
        )?;
        let at = |index: usize| paint[index].as_f64().unwrap_or(f64::NAN);
        assert!(at(1) > 4_000.0 && at(0) < 2_000.0, "painted at {} ms, ready before {} ms", at(0), at(1));
        Ok(())
    })
}

#[test]
fn trusted_types_may_be_enforced() -> Result<()> {
    let policy = format!("{POLICY}; require-trusted-types-for 'script'; trusted-types postmortem-editor");
    in_one(
        Engine::Chromium,
        &Manner { policy: Some(policy), ..Manner::default() },
        "plain.html",
        |window, _| {
            window.ready()?;
            let script = "
            const element = document.querySelector('postmortem-editor');
            const press = (words) => [...element.shadowRoot.querySelectorAll('button')].find((one) => one.innerText.trim() === words)?.click();
            for (const words of ['Preview', 'Write', 'Export', 'Export', 'Checks']) {
                press(words);
                await new Promise((done) => setTimeout(done, 200));
            }
            return element.value.includes('# Checkout');";
            assert_eq!(window.later(script)?, json!(true));
            assert_eq!(window.mishaps()?, [""; 0]);
            Ok(())
        },
    )
}
