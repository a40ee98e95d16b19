//! Exported Markdown is inert in programs that let raw HTML through. Two of them show it; what they make is held to a list of what may
//! stand in a page, so that anything nobody thought of fails, too.

use crate::{arbitrary, laws};
use postmortem_editor::env::FixedEnv;
use postmortem_editor::format::{self, FORMATS, markdown, same};
use postmortem_editor::model::*;
use postmortem_editor::time::Time;
use proptest::prelude::*;

/// Elements that Markdown makes.
const ELEMENTS: &[&str] = &[
    "p",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "ul",
    "ol",
    "li",
    "em",
    "strong",
    "code",
    "pre",
    "blockquote",
    "table",
    "thead",
    "tbody",
    "tr",
    "th",
    "td",
    "hr",
    "br",
    "a",
    "img",
    "del",
    "input",
];
const ATTRIBUTES: &[&str] =
    &["href", "src", "alt", "title", "class", "start", "align", "style", "type", "checked", "disabled"];

/// What in a page is more than words: an element or an attribute that Markdown does not make, an address that runs something.
pub fn active(html: &str) -> Option<String> {
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        rest = &rest[at..];
        if let Some(comment) = rest.strip_prefix("<!--") {
            let Some((inner, after)) = comment.split_once("-->") else {
                return Some(rest.chars().take(80).collect());
            };
            // What the HTML standard forbids in a comment: whatever could end it early or open another. All else in it is words.
            let ends = inner.contains("--") || inner.starts_with('>') || inner.starts_with("->");
            if ends || inner.ends_with('-') {
                return Some(rest.chars().take(80).collect());
            }
            rest = after;
            continue;
        }
        let shown = || rest.chars().take(80).collect::<String>();
        let Some((tag, after)) = rest[1..].split_once('>') else { return Some(shown()) };
        let tag = tag.trim_start_matches('/').trim_end_matches('/').trim();
        let (name, mut more) = tag.split_once(' ').unwrap_or((tag, ""));
        if !ELEMENTS.contains(&name) {
            return Some(shown());
        }
        while !more.trim().is_empty() {
            let (attribute, value) = more.trim_start().split_once("=\"").unwrap_or((more.trim(), "\""));
            let Some((value, left)) = value.split_once('"') else { return Some(shown()) };
            let colon = value.find([':', '&', '/', '?', '#']).map(|at| &value[at..]).unwrap_or_default();
            let scheme = value.split(':').next().unwrap_or_default().to_ascii_lowercase();
            let known = ["http", "https", "mailto", "tel", "ftp"].contains(&scheme.as_str());
            let address = matches!(attribute, "href" | "src");
            let style = attribute == "style" && !value.starts_with("text-align: ");
            if !ATTRIBUTES.contains(&attribute) || style || (address && colon.starts_with(':') && !known) {
                return Some(format!("{attribute} in {}", shown()));
            }
            more = left;
        }
        rest = after;
    }
    None
}

fn commonmark(text: &str) -> String {
    let mut html = String::new();
    pulldown_cmark::html::push_html(&mut html, pulldown_cmark::Parser::new(text));
    html
}

fn github(text: &str) -> String {
    let mut options = comrak::Options::default();
    options.render.r#unsafe = true;
    options.extension.table = true;
    options.extension.strikethrough = true;
    options.extension.tasklist = true;
    options.extension.autolink = true;
    comrak::markdown_to_html(text, &options)
}

fn is_inert(text: &str, what: &str) {
    for (name, html) in [("commonmark", commonmark(text)), ("github", github(text))] {
        if let Some(found) = active(&html) {
            panic!("{what}: {name} makes {found}\nof\n{text}");
        }
    }
}

/// A document with the text in every place that holds text.
pub fn everywhere(text: &str) -> Postmortem {
    let line = text.replace('\n', " ");
    let mut document =
        Postmortem { title: line.clone(), services: vec![line.clone()], ..Postmortem::default() };
    document.severity = Some(Severity { value: line.clone() });
    document.front_matter = Some(format!("---\nx: {text}\n---"));
    for id in [SectionId::Preamble, SectionId::Summary, SectionId::Timeline] {
        let (key, heading) = (SectionKey::Known(id), line.clone());
        document.sections.push(Section {
            key,
            heading,
            level: 2,
            body: text.to_owned(),
            members: Members::new(),
        });
    }
    let mut event = TimelineEvent::new("e".into());
    (event.text, event.label, event.actor, event.source) =
        (text.into(), line.clone(), line.clone(), line.clone());
    event.links.push(Link { label: line.clone(), url: line.clone() });
    document.timeline.push(event);
    let mut action = ActionItem::new("a".into());
    (action.text, action.owner, action.ticket) = (text.into(), line.clone(), line.clone());
    document.actions.push(action);
    document.went_well.push(Lesson { id: "w".into(), text: text.into(), members: Members::new() });
    document.links.push(Link { label: line.clone(), url: line });
    document
}

#[test]
fn the_payloads_stay_words_in_every_place_and_style() {
    let env = FixedEnv::default();
    for (name, payload) in crate::hostile::payloads() {
        let document = everywhere(&payload);
        for format in FORMATS.iter().filter(|format| format.id.starts_with("markdown")) {
            let text = (format.write.expect("it writes"))(&document, &env);
            is_inert(&text, &format!("{name} as {}", format.id));
            let back = format::read(&text, None, &env).document;
            assert!(same(&back, &document), "{name} as {} changed: {text}", format.id);
        }
    }
}

#[test]
fn code_and_addresses_stay_as_they_are() {
    let text = "Run `kubectl delete <pod>` and\n\n```rust\nlet all: Vec<String> = x[0](y);\n```\n\n1. Then\n   ```\n   <pod> [a](b:c)\n   ```\n\n\
                See <https://example.org/a>, [14:02]: note: more, [x](https://example.org), a < b, <br> and\n<!-- a note -->";
    let mut document = everywhere("x");
    document.sections[1].body = text.into();
    let written = laws::write(&markdown::FORMAT, &document);
    assert!(written.contains(text), "{written}");
}

#[test]
fn code_that_is_open_does_not_reach_into_a_comment() {
    let mut document = everywhere("x");
    let event = &mut document.timeline[0];
    event.actor = "Ann`".into();
    event.at = Some(Time {
        date: chrono::NaiveDate::from_ymd_opt(2025, 8, 5),
        ..Time::unread("```text [a](javascript:alert(1))")
    });
    for format in FORMATS.iter().filter(|format| format.id.starts_with("markdown")) {
        let text = laws::write(format, &document);
        is_inert(&text, format.id);
        assert!(same(&format::read(&text, None, &FixedEnv::default()).document, &document), "{text}");
    }
}

proptest! {
    #![proptest_config(laws::config(150))]

    #[test]
    fn no_document_is_active(document in arbitrary::document()) {
        for format in [&markdown::FORMAT, &markdown::house::SRE, &markdown::house::PAGERDUTY] {
            is_inert(&laws::write(format, &document), format.id);
        }
    }
}
