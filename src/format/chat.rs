//! The short form for a chat, in Slack's dialect: what happened, who was affected, why, when, and what will be done.

use super::markdown::{Style, house, write_in};
use super::{Format, safe_url};
use crate::env::Env;
use crate::model::{Postmortem, SectionId, SectionKey};
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

/// The format.
pub const FORMAT: Format = Format {
    id: "chat",
    name: "Chat message",
    extensions: &["txt"],
    media_type: "text/plain",
    lossless: false,
    recognise: |_| 0,
    read: None,
    write: Some(write),
};

/// The sections that a message tells.
const TOLD: [SectionId; 9] = [
    SectionId::Summary,
    SectionId::Impact,
    SectionId::UserImpact,
    SectionId::RootCause,
    SectionId::RootCauseBrief,
    SectionId::Factors,
    SectionId::Resolution,
    SectionId::Actions,
    SectionId::Timeline,
];

fn write(document: &Postmortem, _env: &dyn Env) -> String {
    let mut short = document.clone();
    let told = |key: &SectionKey| matches!(key, SectionKey::Known(id) if TOLD.contains(id));
    short.sections.retain(|section| told(&section.key));
    for list in [&mut short.went_well, &mut short.went_poorly, &mut short.got_lucky] {
        list.clear();
    }
    (short.stats, short.responders, short.authors, short.front_matter) = Default::default();
    // Lists, as chats know no tables.
    let mut style = Style::read(house::ONE_PAGE_FILE).unwrap_or_default();
    style.as_lists();
    said(&write_in(&style, &short))
}

fn escape(text: &str, out: &mut String) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            c => out.push(c),
        }
    }
}

/// Markdown as a chat message.
fn said(markdown: &str) -> String {
    let options = Options::ENABLE_TABLES | Options::ENABLE_TASKLISTS | Options::ENABLE_STRIKETHROUGH;
    let mut out = String::new();
    let mut lists: Vec<Option<u64>> = Vec::new();
    let mut closing: Vec<&'static str> = Vec::new();
    let mut code = false;
    for event in Parser::new_ext(markdown, options) {
        match event {
            Event::Start(tag) => {
                let end = match &tag {
                    Tag::Heading { .. } => {
                        out.push_str("\n*");
                        "*\n"
                    }
                    Tag::Strong => pair(&mut out, "*"),
                    Tag::Emphasis => pair(&mut out, "_"),
                    Tag::Strikethrough => pair(&mut out, "~"),
                    Tag::CodeBlock(_) => {
                        code = true;
                        out.push_str("```\n");
                        "```\n"
                    }
                    Tag::BlockQuote(_) => pair(&mut out, "> "),
                    Tag::List(first) => {
                        if !lists.is_empty() && !out.ends_with('\n') {
                            out.push('\n');
                        }
                        lists.push(*first);
                        ""
                    }
                    Tag::Item => {
                        out.extend(std::iter::repeat_n("    ", lists.len().clamp(1, 8) - 1));
                        match lists.last_mut() {
                            Some(Some(number)) => {
                                out.push_str(&number.to_string());
                                out.push_str(". ");
                                *number = number.saturating_add(1);
                            }
                            _ => out.push_str("• "),
                        }
                        "\n"
                    }
                    Tag::Link { dest_url, .. } => match safe_url(dest_url) {
                        Some(url) if url.contains(':') && !url.contains(['|', '>', '<']) => {
                            out.push('<');
                            escape(url, &mut out);
                            out.push('|');
                            ">"
                        }
                        _ => "",
                    },
                    Tag::Paragraph if lists.is_empty() => "\n",
                    _ => "",
                };
                closing.push(end);
            }
            Event::End(tag) => {
                code &= !matches!(tag, TagEnd::CodeBlock);
                if matches!(tag, TagEnd::List(_)) {
                    lists.pop();
                }
                let end = closing.pop().unwrap_or_default();
                if !(end == "\n" && out.ends_with('\n')) {
                    out.push_str(end);
                }
            }
            Event::Text(text) if !code => escape(&text.replace('|', "¦"), &mut out),
            Event::Text(text) | Event::InlineMath(text) | Event::DisplayMath(text) => escape(&text, &mut out),
            Event::Code(text) => {
                out.push('`');
                escape(&text, &mut out);
                out.push('`');
            }
            Event::Html(text) | Event::InlineHtml(text) if text.starts_with("<!--") => {}
            Event::Html(text) | Event::InlineHtml(text) => escape(&text, &mut out),
            Event::SoftBreak | Event::HardBreak => out.push('\n'),
            Event::TaskListMarker(done) => out.push_str(if done { "☑ " } else { "☐ " }),
            Event::Rule | Event::FootnoteReference(_) => {}
        }
    }
    let mut text = out.trim().to_owned();
    text.push('\n');
    text
}

fn pair(out: &mut String, mark: &'static str) -> &'static str {
    out.push_str(mark);
    mark
}
