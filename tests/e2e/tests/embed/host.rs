//! Pages around the element: a plain one, a strict and hostile one, two elements and a host's own storage.

use anyhow::Result;
use e2e::host::POLICY;
use e2e::wiki::Manner;

use super::{everywhere, title};

fn strict() -> Manner {
    Manner { policy: Some(POLICY.to_owned()), ..Manner::default() }
}

#[test]
fn one_script_and_one_element_are_all_a_page_needs() -> Result<()> {
    everywhere(&Manner::default(), "plain.html", |window, wiki| {
        window.ready()?;
        let loaded = wiki.requests();
        window.write(&title("postmortem-editor"), " today")?;
        window.wait(
            "the document as a value",
            "document.querySelector('postmortem-editor').value.includes('Checkout answers with errors today')",
        )?;
        window.wait("a change told", "watched.events.some((one) => one === 'change true {}')")?;
        window.wait(
            "findings told",
            "watched.events.some((one) => one.startsWith('check true {\"errors\":'))",
        )?;
        let contract = "
            const element = document.querySelector('postmortem-editor');
            const before = element.value;
            const answer = { json: JSON.parse(element.write('json')).title, none: element.write('no such format'), findings: element.check().length };
            element.undo();
            answer.undone = element.value !== before;
            element.redo();
            answer.redone = element.value === before;
            answer.refused = element.read('{\"schema\": \"postmortem/999\", \"version\": 999}', 'json');
            answer.kept = element.value === before;
            answer.read = element.read('# Other words');
            answer.other = element.value;
            return answer;";
        let answer = window.script(contract)?;
        assert_eq!(answer["json"], "Checkout answers with errors today");
        assert_eq!(answer["none"], serde_json::Value::Null);
        assert!(answer["findings"].as_u64() > Some(0), "{answer}");
        assert_eq!((&answer["undone"], &answer["redone"]), (&true.into(), &true.into()), "{answer}");
        assert_eq!(answer["read"], serde_json::Value::Null);
        assert!(answer["other"].as_str().is_some_and(|text| text.contains("# Other words\n")), "{answer}");
        assert_eq!(wiki.requests(), loaded, "nothing is asked for after loading");
        assert_eq!(window.mishaps()?, [""; 0]);
        Ok(())
    })
}

#[test]
fn a_strict_policy_and_a_hostile_style_change_nothing() -> Result<()> {
    const LOOK: &str = "
        const root = document.querySelector('postmortem-editor').shadowRoot;
        const look = (node) => {
            const style = getComputedStyle(node);
            return ['fontFamily', 'letterSpacing', 'textTransform', 'boxSizing', 'marginTop', 'color', 'position', 'display', 'float']
                .map((name) => style[name]).join('; ');
        };
        return ['.bar', '.title textarea', '.bar .btn', '.bar .btn svg', '.doc'].map((selector) => look(root.querySelector(selector)));";
    const WORDS: &str = "const style = getComputedStyle(document.querySelector('#words')); return [style.color, style.textTransform].join(' ')";
    let mut looks = Vec::new();
    for page in ["plain.html", "strict.html"] {
        everywhere_into(&mut looks, page, LOOK)?;
    }
    let (plain, strict_looks) = looks.split_at(looks.len() / 2);
    assert_eq!(plain, strict_looks, "the page's style reaches into the element");
    everywhere(&strict(), "strict.html", |window, wiki| {
        let words = window.script(WORDS)?;
        window.ready()?;
        let loaded = wiki.requests();
        window.write(&title("postmortem-editor"), "Kept under a key")?;
        window.wait("a save told", "watched.events.some((one) => one.startsWith('save true'))")?;
        assert_eq!(window.script(WORDS)?, words, "the element's style reaches the page");
        assert_eq!(words, "rgb(85, 26, 139) uppercase");
        assert_eq!(wiki.requests(), loaded, "nothing is asked for after loading");
        assert_eq!(window.mishaps()?, [""; 0]);
        window.goto(&wiki.url("strict.html"))?;
        window.ready()?;
        let held = window.script("return document.querySelector('postmortem-editor').value")?;
        assert!(held.as_str().is_some_and(|text| text.contains("Kept under a key")), "{held}");
        assert_eq!(window.mishaps()?, [""; 0]);
        Ok(())
    })
}

fn everywhere_into(looks: &mut Vec<serde_json::Value>, page: &'static str, script: &str) -> Result<()> {
    let found = std::cell::RefCell::new(Vec::new());
    everywhere(&Manner::default(), page, |window, _| {
        window.ready()?;
        found.borrow_mut().push(window.script(script)?);
        Ok(())
    })?;
    looks.extend(found.into_inner());
    Ok(())
}

#[test]
fn two_elements_know_nothing_of_each_other() -> Result<()> {
    everywhere(&strict(), "two.html", |window, _| {
        window.ready()?;
        window.write(&title("#left"), "The left one")?;
        window.write(&title("#right"), "The right one")?;
        let values = "return [...document.querySelectorAll('postmortem-editor')].map((one) => /^# .*$/m.exec(one.value)?.[0])";
        assert_eq!(window.script(values)?, serde_json::json!(["# The left one", "# The right one"]));
        window.press("document.querySelector('#hello')")?;
        window.wait(
            "the page's own button in the bar",
            "document.querySelector('#hello').textContent.includes('findings')",
        )?;
        window.wait("the page's copy", "document.body.dataset.kept?.includes('The right one')")?;
        assert_eq!(window.mishaps()?, [""; 0]);
        Ok(())
    })
}

#[test]
fn of_a_draft_and_the_pages_text_neither_is_lost() -> Result<()> {
    let page = |words: &str| {
        format!(
            "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\" /><title>Wiki</title>\
             <script type=\"module\" src=\"./postmortem/postmortem-editor.js\"></script></head>\
             <body><postmortem-editor draft-key=\"page 1\"># Checkout down\n\n## Summary\n\n{words}</postmortem-editor></body></html>"
        )
    };
    let pages = [("old.html", page("The first account.")), ("new.html", page("Somebody else's account."))];
    let manner = Manner { pages: pages.into(), ..Manner::default() };
    everywhere(&manner, "old.html", |window, wiki| {
        let value = "document.querySelector('postmortem-editor').value";
        let shown =
            "document.querySelector('postmortem-editor').shadowRoot.querySelector('.banners').innerText";
        window.ready()?;
        window.wait("the page's text", &format!("{value}.includes('The first account.')"))?;
        window.write(&title("postmortem-editor"), " at noon")?;
        window.wait("a save", "watched.events.some((one) => one.startsWith('save true'))")?;
        window.goto(&wiki.url("old.html"))?;
        window.ready()?;
        window.wait("the words typed before", &format!("{value}.includes('Checkout down at noon')"))?;
        window.wait("a notice", &format!("{shown}.includes('The page does not have them yet')"))?;
        window.goto(&wiki.url("new.html"))?;
        window.ready()?;
        window.wait("the page's newer text", &format!("{value}.includes(\"Somebody else's account.\")"))?;
        window.wait("a notice", &format!("{shown}.includes('kept as a version')"))?;
        assert_eq!(window.mishaps()?, [""; 0]);
        Ok(())
    })
}

/// A page whose first store answers late the first time, as on a slow disk.
const SLOW: &str = r#"<!doctype html>
<html lang="en"><head><meta charset="utf-8" /><title>Wiki</title>
<script>
    const late = Object.getOwnPropertyDescriptor(IDBRequest.prototype, "onsuccess");
    if (!sessionStorage.seen) Object.defineProperty(IDBOpenDBRequest.prototype, "onsuccess", {
        set(told) { late.set.call(this, (event) => setTimeout(() => told(event), 1200)); },
    });
    sessionStorage.seen = "yes";
</script>
<script type="module" src="./postmortem/postmortem-editor.js"></script></head>
<body><postmortem-editor draft-key="page 1"># Checkout down</postmortem-editor></body></html>"#;

#[test]
fn words_typed_before_the_stores_answered_are_there_next_time() -> Result<()> {
    let manner = Manner { pages: [("slow.html", SLOW.to_owned())].into(), ..Manner::default() };
    everywhere(&manner, "slow.html", |window, wiki| {
        window.ready()?;
        window.write(&title("postmortem-editor"), " at noon")?;
        window.wait("a save", "watched.events.some((one) => one.startsWith('save true'))")?;
        window.goto(&wiki.url("slow.html"))?;
        window.ready()?;
        let value = "document.querySelector('postmortem-editor').value";
        window.wait("the words of last time", &format!("{value}.includes('Checkout down at noon')"))?;
        let shown =
            "document.querySelector('postmortem-editor').shadowRoot.querySelector('.banners').innerText";
        window.wait("a notice", &format!("{shown}.includes('The page does not have them yet')"))
    })
}
