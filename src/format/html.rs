//! A page in one file, for reading on a phone and on paper: no script, nothing from elsewhere, a policy of its own. It carries its
//! document, so that it can be opened in the editor again without loss.

use super::markdown::{Style, write_in};
use super::markup::{Dialect, body, escape};
use super::{Format, Reading, json};
use crate::env::Env;
use crate::model::Postmortem;

/// The format. Whoever has a drawing of the timeline calls [`page`] instead.
pub const FORMAT: Format = Format {
    id: "html",
    name: "Web page",
    extensions: &["html", "htm"],
    media_type: "text/html",
    lossless: true,
    recognise,
    read: Some(read),
    write: Some(|document, env| page(document, "", env)),
};

/// The look of the page. The policy names its hash; a test holds the two together.
pub const SHEET: &str = include_str!("html/page.css");

/// The policy's hash of [`SHEET`].
pub const SHEET_HASH: &str = "sha256-/mUi3Ogt876sxU4XgmwnVSKNpMeUvahi+Kjv+WFsUJU=";

/// Where the page carries its document.
const CARRIES: &str = "<meta name=\"postmortem/1\" content=";

/// What stands for what in an attribute; the first goes first and comes back last.
const QUOTED: [(&str, &str); 5] =
    [("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ("'", "&#39;"), ("\u{22}", "&quot;")];

/// The words above the timeline, in the style that pages have.
pub const TIMELINE: &str = "Timeline";

/// The document as a page; `drawing` is an SVG of its timeline.
pub fn page(document: &Postmortem, drawing: &str, env: &dyn Env) -> String {
    let mut out = String::from("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
    out.push_str("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src '");
    out.push_str(SHEET_HASH);
    out.push_str("'; img-src data:; base-uri 'none'; form-action 'none'\">\n");
    out.push_str("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
    out.push_str("<meta name=\"referrer\" content=\"no-referrer\">\n<title>");
    escape(if document.title.trim().is_empty() { "Postmortem" } else { &document.title }, &mut out);
    out.push_str("</title>\n<style>");
    out.push_str(SHEET);
    out.push_str("</style>\n");
    out.push_str(CARRIES);
    out.push('\'');
    let json = json::COMPACT.write.map(|write| write(document, env)).unwrap_or_default();
    out.push_str(&QUOTED.iter().fold(json, |text, (letter, entity)| text.replace(letter, entity)));
    out.push_str("'>\n</head>\n<body>\n<main>\n");
    let figure = ["<figure>", drawing, "</figure>\n"].concat();
    let markdown = write_in(&style(), document);
    out.push_str(&body(&markdown, Dialect::Html, (!drawing.is_empty()).then_some((TIMELINE, &figure))));
    out.push_str("</main>\n</body>\n</html>\n");
    out
}

/// The document as a part of a page, for the clipboard.
pub fn fragment(document: &Postmortem) -> String {
    body(&write_in(&style(), document), Dialect::Html, None)
}

/// The style of pages: what happened when and what will be done are tables.
pub fn style() -> Style {
    // A test reads it.
    Style::read(include_str!("html/style.json")).unwrap_or_default()
}

fn recognise(text: &str) -> u8 {
    let begins = text.trim_start_matches('\u{feff}').trim_start().get(..9);
    let page =
        begins.is_some_and(|begins| begins.eq_ignore_ascii_case("<!doctype") || begins.starts_with("<html"));
    if page && carried(text).is_some() { 98 } else { 0 }
}

/// The document that a page carries, as JSON. Browsers write the quotes of attributes in their own way when they save a page.
fn carried(text: &str) -> Option<String> {
    let head = text.split("<body").next()?;
    let (_, rest) = head.split_once(CARRIES)?;
    let quote = rest.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    let (inner, _) = rest.get(1..)?.split_once(quote)?;
    Some(QUOTED.iter().rev().fold(inner.to_owned(), |text, (letter, entity)| text.replace(entity, letter)))
}

fn read(text: &str, env: &dyn Env) -> Reading {
    let (format, text) = match carried(text) {
        Some(json) => (&json::FORMAT, json),
        // Any other page is read as what it says.
        None => (&super::markdown::FORMAT, text.to_owned()),
    };
    format.read.map(|read| read(&text, env)).unwrap_or_default()
}
