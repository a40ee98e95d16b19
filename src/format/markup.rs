//! Markdown as XHTML in text, for pages, wikis and the clipboard. Raw HTML becomes words, images become their descriptions, and links go
//! only where a safe scheme leads. Whatever is written passes through [`escape`].

use super::safe_url;
use pulldown_cmark::{CodeBlockKind, Event, HeadingLevel, Options, Parser, Tag, TagEnd};

/// How the dialects of XHTML differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Dialect {
    /// A page of its own, or a part of one.
    Html,
    /// Confluence's storage format.
    Confluence,
}

/// `text` inside an element or a quoted attribute. Characters that XML does not know are replaced.
pub(super) fn escape(text: &str, out: &mut String) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            '\n' | '\t' => out.push(c),
            c if c.is_control() || matches!(c, '\u{fffe}' | '\u{ffff}') => out.push('\u{fffd}'),
            c => out.push(c),
        }
    }
}

/// Deeper nesting than any document needs is shown flat, so that a hostile one cannot exhaust whoever reads it.
const DEPTH: usize = 40;

/// Markdown as elements. Under the first heading with the words `before.0` stands `before.1`, which is markup already.
pub(super) fn body(markdown: &str, dialect: Dialect, mut before: Option<(&str, &str)>) -> String {
    let options = Options::ENABLE_TABLES | Options::ENABLE_TASKLISTS | Options::ENABLE_STRIKETHROUGH;
    let mut out = String::with_capacity(markdown.len() * 2);
    let mut closing: Vec<&'static str> = Vec::new();
    let mut code: Option<String> = None;
    let mut heading: Option<String> = None;
    let mut image = 0_usize;
    let mut cell = "td";
    for event in Parser::new_ext(markdown, options) {
        match event {
            Event::Start(Tag::Image { .. }) => {
                out.push_str(if image == 0 { "[image: " } else { "" });
                image += 1;
                closing.push("");
            }
            Event::Start(Tag::CodeBlock(kind)) => {
                code = Some(String::new());
                let language = match &kind {
                    CodeBlockKind::Fenced(info) => info.split(' ').next().unwrap_or_default(),
                    CodeBlockKind::Indented => "",
                };
                closing.push(open_code(&mut out, dialect, language));
            }
            Event::Start(tag) => {
                if matches!(tag, Tag::Heading { .. }) {
                    heading = Some(String::new());
                }
                match &tag {
                    Tag::TableHead => cell = "th",
                    Tag::TableRow => cell = "td",
                    _ => {}
                }
                let deep = closing.len() > DEPTH;
                closing.push(if deep { "" } else { start(&mut out, &tag, cell) });
            }
            Event::End(tag) => {
                let end = closing.pop().unwrap_or_default();
                if let Some(text) = code.take() {
                    match dialect {
                        Dialect::Html => escape(&text, &mut out),
                        // The end of a CDATA section may only stand between two.
                        Dialect::Confluence => out.push_str(&text.replace("]]>", "]]]]><![CDATA[>")),
                    }
                }
                if tag == TagEnd::Image {
                    image = image.saturating_sub(1);
                    out.push_str(if image == 0 { "]" } else { "" });
                }
                out.push_str(end);
                if let Some(words) = heading.take_if(|_| matches!(tag, TagEnd::Heading(_)))
                    && let Some((_, more)) = before.take_if(|(wanted, _)| *wanted == words)
                {
                    out.push_str(more);
                }
            }
            Event::Text(text) | Event::InlineMath(text) | Event::DisplayMath(text) => {
                if let Some(words) = &mut heading {
                    words.push_str(&text);
                }
                match &mut code {
                    Some(code) => code.push_str(&text),
                    None => escape(&text, &mut out),
                }
            }
            Event::Code(text) => {
                out.push_str("<code>");
                escape(&text, &mut out);
                out.push_str("</code>");
            }
            Event::Html(text) | Event::InlineHtml(text) => match text.trim() {
                "<br>" => out.push_str("<br/>"),
                text if text.starts_with("<!--") => {}
                _ => escape(&text, &mut out),
            },
            Event::FootnoteReference(name) => escape(&name, &mut out),
            Event::SoftBreak => out.push('\n'),
            Event::HardBreak => out.push_str("<br/>"),
            Event::Rule => out.push_str("<hr/>\n"),
            Event::TaskListMarker(done) => out.push_str(if done { "☑ " } else { "☐ " }),
        }
    }
    out
}

fn open_code(out: &mut String, dialect: Dialect, language: &str) -> &'static str {
    match dialect {
        Dialect::Html => {
            out.push_str("<pre><code>");
            "</code></pre>\n"
        }
        Dialect::Confluence => {
            out.push_str("<ac:structured-macro ac:name=\"code\">");
            if !language.is_empty() {
                out.push_str("<ac:parameter ac:name=\"language\">");
                escape(language, out);
                out.push_str("</ac:parameter>");
            }
            out.push_str("<ac:plain-text-body><![CDATA[");
            "]]></ac:plain-text-body></ac:structured-macro>\n"
        }
    }
}

/// Writes the beginning of an element and gives its end.
fn start(out: &mut String, tag: &Tag<'_>, cell: &'static str) -> &'static str {
    let (open, close) = match tag {
        Tag::Paragraph => ("<p>", "</p>\n"),
        Tag::Heading { level, .. } => match level {
            HeadingLevel::H1 => ("<h1>", "</h1>\n"),
            HeadingLevel::H2 => ("<h2>", "</h2>\n"),
            HeadingLevel::H3 => ("<h3>", "</h3>\n"),
            _ => ("<h4>", "</h4>\n"),
        },
        Tag::BlockQuote(_) => ("<blockquote>", "</blockquote>\n"),
        Tag::List(None) => ("<ul>\n", "</ul>\n"),
        Tag::List(Some(first)) => {
            out.push_str("<ol start=\"");
            out.push_str(&first.to_string());
            ("\">\n", "</ol>\n")
        }
        Tag::Item => ("<li>", "</li>\n"),
        Tag::Emphasis => ("<em>", "</em>"),
        Tag::Strong => ("<strong>", "</strong>"),
        Tag::Strikethrough => ("<s>", "</s>"),
        Tag::Link { dest_url, .. } => match safe_url(dest_url) {
            Some(url) => {
                out.push_str("<a href=\"");
                escape(url, out);
                ("\" rel=\"noopener noreferrer nofollow\">", "</a>")
            }
            None => ("", ""),
        },
        Tag::Table(_) => ("<table>\n", "</tbody></table>\n"),
        Tag::TableHead => ("<thead><tr>", "</tr></thead>\n<tbody>\n"),
        Tag::TableRow => ("<tr>", "</tr>\n"),
        Tag::TableCell if cell == "th" => ("<th>", "</th>"),
        Tag::TableCell => ("<td>", "</td>"),
        _ => ("", ""),
    };
    out.push_str(open);
    close
}
