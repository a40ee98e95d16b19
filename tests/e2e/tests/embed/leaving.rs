//! The element moved, taken out, put back and loaded twice: no word is lost, and nothing stays on the page.

use anyhow::Result;
use e2e::wiki::Manner;
use serde_json::json;

use super::{everywhere, title};

#[test]
fn a_thousand_moves_and_a_thousand_returns_lose_no_word() -> Result<()> {
    everywhere(&Manner::default(), "plain.html", |window, _| {
        window.ready()?;
        window.write(&title("postmortem-editor"), ", thrice")?;
        let first = window.later(
            "for (const id of ['one', 'two']) document.body.append(Object.assign(document.createElement('div'), { id }));
             return document.querySelector('postmortem-editor').value;",
        )?;
        assert!(
            first.as_str().is_some_and(|text| text.contains("# Checkout answers with errors, thrice\n")),
            "{first}"
        );
        let moved = window.later(
            "const element = document.querySelector('postmortem-editor');
             const places = ['one', 'two'].map((id) => document.getElementById(id));
             for (let round = 0; round < 1000; round += 1) places[round % 2].append(element);
             return element.value;",
        )?;
        assert_eq!(moved, first);
        // In portions, because a driver does not wait for a script for ever.
        for portion in 0..20 {
            let returned = window.later(
                "const element = document.querySelector('postmortem-editor');
                 const places = ['one', 'two'].map((id) => document.getElementById(id));
                 for (let round = 0; round < 50; round += 1) {
                     element.remove();
                     await new Promise((done) => round % 10 ? queueMicrotask(done) : setTimeout(done));
                     places[round % 2].append(element);
                 }
                 await new Promise((done) => setTimeout(done, 20));
                 return element.value;",
            )?;
            assert_eq!(returned, first, "after {portion} portions of 50 returns");
        }
        assert_eq!(window.mishaps()?, [""; 0]);
        Ok(())
    })
}

#[test]
fn nothing_stays_on_the_page() -> Result<()> {
    let page = "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\" /><title>Empty</title></head><body><p>Words.</p></body></html>";
    let manner = Manner { pages: [("empty.html", page.to_owned())].into(), ..Manner::default() };
    everywhere(&manner, "empty.html", |window, _| {
        let script = "
            const before = watched.left();
            await import('/wiki/postmortem/postmortem-editor.js');
            for (const attributes of [{}, { library: '' }, { 'draft-key': 'a' }]) {
                const element = document.createElement('postmortem-editor');
                for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
                document.body.append(element);
                await element.ready;
                await new Promise((done) => setTimeout(done, 600));
                if (!('library' in attributes)) {
                    element.value = '# Checkout down\\n\\n## Timeline\\n\\n- 14:02 Alert\\n- 14:30 Rolled back\\n';
                    await new Promise((done) => setTimeout(done, 600));
                    if (!element.value.includes('# Checkout down')) throw new Error(element.value);
                }
                element.remove();
                await new Promise((done) => setTimeout(done, 100));
            }
            // A second copy of the module finds the element registered and leaves it alone.
            const first = customElements.get('postmortem-editor');
            await import('/wiki/postmortem/postmortem-editor.js?second');
            return { before, after: watched.left(), same: customElements.get('postmortem-editor') === first };";
        let answer = window.later(script)?;
        assert_eq!(answer["after"], answer["before"]);
        assert_eq!(answer["before"]["listeners"], json!([]));
        assert_eq!(answer["same"], json!(true));
        assert_eq!(window.mishaps()?, [""; 0]);
        Ok(())
    })
}
