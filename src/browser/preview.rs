//! The document as it will be read. Markdown events become nodes; raw HTML is shown as text, and links go only where a safe scheme leads.
//!
//! *Invariant:* no HTML string is ever inserted.

use super::session::Session;
use crate::browser::env::BrowserEnv;
use crate::browser::view::prelude::*;
use crate::format::{html, safe_url};
use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};

/// The reading view, or the Markdown itself.
#[component]
pub fn Preview(session: Session) -> impl IntoView {
    let source = RwSignal::new(false);
    let settled = session.editor.settled();
    view! {
        <div class="doc preview" role="group" aria-label="Preview">
            <div class="seg" role="group" aria-label="Show">
                <button type="button" class="btn" aria-pressed=move || (!source.get()).to_string() on:click=move |_| source.set(false)>"Reading view"</button>
                <button type="button" class="btn" aria-pressed=move || source.get().to_string() on:click=move |_| source.set(true)>"Markdown"</button>
            </div>
            {move || {
                settled.track();
                if source.get() {
                    view! { <pre class="md" tabindex="0" aria-label="Markdown">{marked(&session.written("markdown").unwrap_or_default())}</pre> }.into_any()
                } else {
                    view! { <article class="prose">{article(session, true)}</article> }.into_any()
                }
            }}
        </div>
    }
    .into_any()
}

/// The document as its page shows it, with the drawing of its timeline under the heading of the timeline.
pub fn article(session: Session, drawn: bool) -> AnyView {
    let text = session.editor.with(|document| crate::format::markdown::write_in(&html::style(), document));
    let place = [
        Event::Start(HEADING),
        Event::Text(html::TIMELINE.into()),
        Event::End(TagEnd::Heading(HeadingLevel::H2)),
    ];
    let events: Vec<Event<'_>> = Parser::new_ext(&text, options()).collect();
    let at = events.windows(3).position(|events| *events == place).filter(|_| drawn);
    let drawing = at.filter(|_| session.editor.with(|document| !document.timeline.is_empty())).map(|at| {
        let drawing = session.editor.with(|document| crate::publish::drawing(document, &BrowserEnv));
        (at + place.len(), image(&drawing, "The timeline as a drawing; the table below says the same"))
    });
    let mut events = events.into_iter();
    let Some((at, drawing)) = drawing else { return children(&mut events, 0).into_any() };
    let mut above = events.by_ref().take(at);
    let above = children(&mut above, 0);
    (above, drawing, children(&mut events, 0)).into_any()
}

const HEADING: Tag<'static> =
    Tag::Heading { level: HeadingLevel::H2, id: None, classes: Vec::new(), attrs: Vec::new() };

/// A drawing as an image, which runs nothing and asks for nothing.
pub fn image(svg: &str, words: &'static str) -> AnyView {
    let address = format!("data:image/svg+xml;charset=utf-8,{}", js_sys::encode_uri_component(svg));
    view! { <figure tabindex="0" aria-label="Drawing"><img class="drawing" src=address alt=words /></figure> }
        .into_any()
}

/// Markdown as nodes.
pub fn markdown(text: &str) -> AnyView {
    children(&mut Parser::new_ext(text, options()), 0).into_any()
}

fn options() -> Options {
    Options::ENABLE_TABLES | Options::ENABLE_TASKLISTS | Options::ENABLE_STRIKETHROUGH
}

/// Text in which characters that turn the direction of writing, or show nothing, are seen instead of acting.
pub fn marked(text: &str) -> AnyView {
    if !text.contains(|c| sign(c).is_some()) {
        return text.to_owned().into_any();
    }
    let mut parts: Vec<AnyView> = Vec::new();
    let mut from = 0;
    for (at, c) in text.char_indices() {
        let Some(name) = sign(c) else { continue };
        parts.push(text.get(from..at).unwrap_or_default().to_owned().into_any());
        parts.push(view! { <span class="sign" title="A character that is not seen: it changes the direction of writing or has no width">{name}</span> }.into_any());
        from = at + c.len_utf8();
    }
    parts.push(text.get(from..).unwrap_or_default().to_owned().into_any());
    parts.into_any()
}

/// The usual letters for a character that is not seen.
fn sign(c: char) -> Option<&'static str> {
    Some(match c {
        '\u{61c}' => "ALM",
        '\u{200b}' => "ZWSP",
        '\u{200e}' => "LRM",
        '\u{200f}' => "RLM",
        '\u{202a}' => "LRE",
        '\u{202b}' => "RLE",
        '\u{202c}' => "PDF",
        '\u{202d}' => "LRO",
        '\u{202e}' => "RLO",
        '\u{2060}' => "WJ",
        '\u{2066}' => "LRI",
        '\u{2067}' => "RLI",
        '\u{2068}' => "FSI",
        '\u{2069}' => "PDI",
        '\u{feff}' => "BOM",
        _ => return None,
    })
}

/// Deeper nesting than any document needs is shown flat, so that a hostile one cannot exhaust the stack.
const DEPTH: usize = 40;

fn children<'a>(events: &mut dyn Iterator<Item = Event<'a>>, depth: usize) -> Vec<AnyView> {
    let mut nodes = Vec::new();
    let mut flat = 0_usize;
    while let Some(event) = events.next() {
        let node = match event {
            Event::End(_) if flat > 0 => {
                flat -= 1;
                continue;
            }
            Event::End(_) => break,
            Event::Start(_) if depth > DEPTH => {
                flat += 1;
                continue;
            }
            Event::Start(tag) => element(tag, events, depth),
            Event::Text(text) | Event::InlineMath(text) | Event::DisplayMath(text) => marked(&text),
            Event::InlineHtml(text) if &*text == "<br>" => view! { <br /> }.into_any(),
            Event::Html(text) | Event::InlineHtml(text) => {
                if is_comment(&text) {
                    continue;
                }
                marked(&text)
            }
            Event::Code(text) => view! { <code>{marked(&text)}</code> }.into_any(),
            Event::FootnoteReference(name) => format!("[{name}]").into_any(),
            Event::SoftBreak => "\n".into_any(),
            Event::HardBreak => view! { <br /> }.into_any(),
            Event::Rule => view! { <hr /> }.into_any(),
            Event::TaskListMarker(done) => {
                let words = if done { "done: " } else { "open: " };
                let mark = if done { "☑ " } else { "☐ " };
                view! { <span class="pm-vh">{words}</span><span aria-hidden="true">{mark}</span> }.into_any()
            }
        };
        nodes.push(node);
    }
    nodes
}

/// Comments are notes to machines and are not shown.
fn is_comment(text: &str) -> bool {
    let text = text.trim();
    text.starts_with("<!--") && (text.ends_with("-->") || !text.contains("-->"))
}

fn element<'a>(tag: Tag<'a>, events: &mut dyn Iterator<Item = Event<'a>>, depth: usize) -> AnyView {
    if let Tag::Image { dest_url, .. } = &tag {
        // Images are not fetched: the document came from anywhere, and a fetched image tells its host who reads.
        let url = dest_url.to_string();
        let alt = plain(events);
        return view! { <span class="image">{format!("Image: {}", if alt.is_empty() { url } else { alt })}</span> }.into_any();
    }
    if let Tag::HtmlBlock | Tag::MetadataBlock(_) = &tag {
        let inner = children(events, depth + 1);
        return if inner.is_empty() {
            ().into_any()
        } else {
            view! { <p class="raw">{inner}</p> }.into_any()
        };
    }
    if tag == Tag::TableHead {
        let mut cells = Vec::new();
        while let Some(Event::Start(_)) = events.next() {
            cells.push(view! { <th scope="col">{children(events, depth + 1)}</th> }.into_any());
        }
        return view! { <thead><tr>{cells}</tr></thead> }.into_any();
    }
    let inner = children(events, depth + 1);
    match tag {
        Tag::Paragraph => view! { <p>{inner}</p> }.into_any(),
        Tag::Heading { level, .. } => match level {
            HeadingLevel::H1 => view! { <h1>{inner}</h1> }.into_any(),
            HeadingLevel::H2 => view! { <h2>{inner}</h2> }.into_any(),
            HeadingLevel::H3 => view! { <h3>{inner}</h3> }.into_any(),
            _ => view! { <h4>{inner}</h4> }.into_any(),
        },
        Tag::BlockQuote(_) => view! { <blockquote>{inner}</blockquote> }.into_any(),
        Tag::CodeBlock(_) => view! { <pre tabindex="0"><code>{inner}</code></pre> }.into_any(),
        Tag::List(None) => view! { <ul>{inner}</ul> }.into_any(),
        Tag::List(Some(start)) => view! { <ol start=start.to_string()>{inner}</ol> }.into_any(),
        Tag::Item => view! { <li>{inner}</li> }.into_any(),
        Tag::Emphasis => view! { <em>{inner}</em> }.into_any(),
        Tag::Strong => view! { <strong>{inner}</strong> }.into_any(),
        Tag::Strikethrough => view! { <s>{inner}</s> }.into_any(),
        Tag::Link { dest_url, .. } => match safe_url(&dest_url) {
            Some(url) => view! { <a href=url.to_owned() rel="noopener noreferrer nofollow" target="_blank">{inner}</a> }.into_any(),
            None => view! { <span class="unsafe">{inner}{format!(" ({dest_url})")}</span> }.into_any(),
        },
        Tag::Table(_) => view! { <div class="scroll-x" tabindex="0" role="group" aria-label="Table"><table>{inner}</table></div> }.into_any(),
        Tag::TableRow => view! { <tr>{inner}</tr> }.into_any(),
        Tag::TableCell => view! { <td>{inner}</td> }.into_any(),
        _ => inner.into_any(),
    }
}

/// The plain words up to the end of the present element.
fn plain<'a>(events: &mut dyn Iterator<Item = Event<'a>>) -> String {
    let (mut words, mut depth) = (String::new(), 0_usize);
    for event in events {
        match event {
            Event::Start(_) => depth += 1,
            Event::End(TagEnd::Image) if depth == 0 => break,
            Event::End(_) => depth = depth.saturating_sub(1),
            Event::Text(text) | Event::Code(text) => words.push_str(&text),
            _ => {}
        }
    }
    words
}
