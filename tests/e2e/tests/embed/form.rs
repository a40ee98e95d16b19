//! A wiki's own form: its Save posts the document, its Reset puts it back.

use anyhow::Result;
use e2e::wiki::Manner;
use serde_json::json;

use super::{everywhere, title};

fn field(body: &str, name: &str) -> String {
    let pair = body.split('&').find_map(|pair| pair.strip_prefix(&format!("{name}="))).unwrap_or_default();
    let mut bytes = Vec::new();
    let mut rest = pair.bytes();
    while let Some(byte) = rest.next() {
        bytes.push(match byte {
            b'+' => b' ',
            b'%' => {
                let digits: String = rest.by_ref().take(2).map(char::from).collect();
                u8::from_str_radix(&digits, 16).unwrap_or(b'?')
            }
            other => other,
        });
    }
    String::from_utf8_lossy(&bytes).replace("\r\n", "\n")
}

#[test]
fn save_posts_the_words_of_that_moment() -> Result<()> {
    everywhere(&Manner::default(), "form.html", |window, wiki| {
        window.ready()?;
        window.write(&title("#page"), " since noon")?;
        // At once: the pause after which the element settles has not passed.
        window.script("document.forms[0].requestSubmit(document.querySelector('[name=act]'))")?;
        window.wait("the wiki's answer", "document.body.textContent.includes('Saved.')")?;
        let posted = wiki.posted();
        let text = field(posted.first().map_or("", String::as_str), "text");
        assert!(text.contains("# Checkout answers with errors since noon\n"), "{posted:?}");
        assert_eq!(field(&posted[0], "why"), "first account");
        assert_eq!(field(&posted[0], "act"), "save");
        Ok(())
    })
}

/// A wiki's page whose visitor lets nothing be stored; the editor would keep drafts.
const REFUSED: &str = r#"<!doctype html>
<html lang="en"><head><meta charset="utf-8" /><title>Editing</title>
<script>
    for (const name of ["localStorage", "indexedDB"])
        Object.defineProperty(window, name, { get() { throw new DOMException("no", "SecurityError"); } });
</script>
<script type="module" src="./postmortem/postmortem-editor.js"></script></head>
<body><form method="post" action="./save">
<postmortem-editor id="page" name="text" draft-key="17"># Checkout answers with errors</postmortem-editor>
<button name="act" value="save">Save</button></form></body></html>"#;

/// Whether the browser would ask before the page is left now.
const ASKS: &str = "return !dispatchEvent(new Event('beforeunload', { cancelable: true }))";

#[test]
fn nobody_is_asked_about_words_that_the_form_posts() -> Result<()> {
    let manner = Manner { pages: [("refused.html", REFUSED.to_owned())].into(), ..Manner::default() };
    everywhere(&manner, "refused.html", |window, wiki| {
        let ways = [
            "document.querySelector('[name=act]').click()",
            "document.forms[0].requestSubmit()",
            // As scripts of older wikis do it: there is no event of a submit.
            "document.forms[0].submit()",
        ];
        for (number, way) in ways.into_iter().enumerate() {
            window.goto(&wiki.url("refused.html"))?;
            window.ready()?;
            window.write(&title("#page"), " since noon")?;
            let told = "document.querySelector('#page').shadowRoot.textContent.includes('Nothing is kept on this page.')";
            window.wait("the notice", told)?;
            assert_eq!(window.script(ASKS)?, true, "whoever just goes is asked");
            window.script(&format!(
                "addEventListener('beforeunload', (event) => sessionStorage.setItem('asked', event.defaultPrevented)); {way}"
            ))?;
            window.wait("the wiki's answer", "document.body.textContent.includes('Saved.')")?;
            // Firefox does not tell its pages while it is driven.
            assert_ne!(window.script("return sessionStorage.getItem('asked')")?, "true", "{way}");
            assert!(field(&wiki.posted()[number], "text").contains("errors since noon"), "{way}");
        }
        Ok(())
    })
}

#[test]
fn a_submit_that_was_stopped_keeps_the_question() -> Result<()> {
    let manner = Manner { pages: [("refused.html", REFUSED.to_owned())].into(), ..Manner::default() };
    everywhere(&manner, "refused.html", |window, _| {
        window.ready()?;
        window.write(&title("#page"), " since noon")?;
        let told = "document.querySelector('#page').shadowRoot.textContent.includes('Nothing is kept on this page.')";
        window.wait("the notice", told)?;
        window.script(
            "document.forms[0].addEventListener('submit', (event) => { new FormData(event.target); event.preventDefault(); });
             document.forms[0].requestSubmit();",
        )?;
        assert_eq!(window.script(ASKS)?, true, "the page stopped it, and may do anything with the data");
        // Somebody reads the form and writes on: what is there now went nowhere.
        window.script("new FormData(document.forms[0])")?;
        window.write(&title("#page"), " and until one")?;
        assert_eq!(window.script(ASKS)?, true, "words that came later");
        window.script("new FormData(document.forms[0])")?;
        std::thread::sleep(std::time::Duration::from_millis(1_100));
        assert_eq!(window.script(ASKS)?, true, "the page only looked at them");
        Ok(())
    })
}

#[test]
fn words_of_last_time_are_posted_as_they_are_shown() -> Result<()> {
    let page = "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\" /><title>Wiki</title>\
         <script type=\"module\" src=\"./postmortem/postmortem-editor.js\"></script></head><body><form method=\"post\" action=\"./save\">\
         <postmortem-editor id=\"page\" name=\"text\" draft-key=\"page 1\"># Checkout down</postmortem-editor><button>Save</button></form></body></html>";
    let manner = Manner { pages: [("draft.html", page.to_owned())].into(), ..Manner::default() };
    everywhere(&manner, "draft.html", |window, wiki| {
        window.ready()?;
        window.write(&title("#page"), " at noon")?;
        window.wait("a save", "watched.events.some((one) => one.startsWith('save true'))")?;
        window.goto(&wiki.url("draft.html"))?;
        window.ready()?;
        window.wait(
            "the words of last time",
            "document.querySelector('#page').value.includes('down at noon')",
        )?;
        window.wait("a change told", "watched.events.some((one) => one.startsWith('change true'))")?;
        window.script("document.forms[0].requestSubmit()")?;
        window.wait("the wiki's answer", "document.body.textContent.includes('Saved.')")?;
        let text = field(&wiki.posted()[0], "text");
        assert!(text.contains("# Checkout down at noon\n"), "{text}");
        Ok(())
    })
}

#[test]
fn what_nobody_changed_is_posted_as_it_came() -> Result<()> {
    everywhere(&Manner::default(), "form.html", |window, wiki| {
        window.ready()?;
        let given = window.script("return document.querySelector('#page').textContent.trim()")?;
        window.script("document.forms[0].requestSubmit()")?;
        window.wait("the wiki's answer", "document.body.textContent.includes('Saved.')")?;
        assert_eq!(json!(field(&wiki.posted()[0], "text")), given);
        Ok(())
    })
}

#[test]
fn reset_disabled_and_required_are_a_fields() -> Result<()> {
    everywhere(&Manner::default(), "form.html", |window, _| {
        window.ready()?;
        window.write(&title("#page"), " and more")?;
        let script = "
            const [page, form] = [document.querySelector('#page'), document.forms[0]];
            const root = page.shadowRoot;
            const answer = { labels: page.labels.length, form: page.form === form, type: page.type };
            form.reset();
            answer.reset = page.value.includes('# Checkout answers with errors\\n');
            answer.data = new FormData(form).get('text');
            answer.valid = page.checkValidity();
            page.value = '';
            await new Promise((done) => setTimeout(done, 900));
            answer.missing = [page.checkValidity(), page.validity.valueMissing, form.checkValidity()];
            const fields = document.createElement('fieldset');
            form.append(fields);
            fields.append(page);
            fields.disabled = true;
            await new Promise((done) => setTimeout(done, 200));
            answer.locked = root.getElementById('f/title').readOnly;
            answer.gone = new FormData(form).get('text');
            fields.disabled = false;
            await new Promise((done) => setTimeout(done, 200));
            answer.open = root.getElementById('f/title').readOnly;
            page.readOnly = true;
            await new Promise((done) => setTimeout(done, 200));
            answer.readonly = root.getElementById('f/title').readOnly;
            return answer;";
        let answer = window.later(script)?;
        assert_eq!(
            (&answer["labels"], &answer["form"], &answer["type"]),
            (&json!(1), &json!(true), &json!("postmortem-editor"))
        );
        assert_eq!((&answer["reset"], &answer["valid"]), (&json!(true), &json!(true)), "{answer}");
        assert!(answer["data"].as_str().is_some_and(|text| !text.contains("and more")), "{answer}");
        assert_eq!(answer["missing"], json!([false, true, false]), "{answer}");
        assert_eq!(
            (&answer["locked"], &answer["gone"], &answer["open"], &answer["readonly"]),
            (&json!(true), &json!(null), &json!(false), &json!(true))
        );
        Ok(())
    })
}
