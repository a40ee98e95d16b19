//! The document as it will be read. Markdown events become nodes; raw HTML is shown as text, and links go only where a safe scheme leads.
//!
//! *Invariant:* no HTML string is ever inserted.

use super::session::Session;
use crate::browser::view::prelude::*;
use crate::format::safe_url;
use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};

/// The reading view, or the Markdown itself.
#[component]
pub fn Preview(session: Session) -> impl IntoView {
    let source = RwSignal::new(false);
    let settled = session.editor.settled();
    let text = Memo::new(move |_| {
        settled.track();
        session.written("markdown").unwrap_or_default()
    });
    view! {
        <div class="doc preview" role="group" aria-label="Preview">
            <div class="seg" role="group" aria-label="Show">
                <button type="button" class="btn" aria-pressed=move || (!source.get()).to_string() on:click=move |_| source.set(false)>"Reading view"</button>
                <button type="button" class="btn" aria-pressed=move || source.get().to_string() on:click=move |_| source.set(true)>"Markdown"</button>
            </div>
            {move || if source.get() {
                view! { <pre class="md" tabindex="0" aria-label="Markdown">{text.get()}</pre> }.into_any()
            } else {
                view! { <article class="prose">{markdown(&text.get())}</article> }.into_any()
            }}
        </div>
    }
    .into_any()
}

/// Markdown as nodes.
pub fn markdown(text: &str) -> AnyView {
    let options = Options::ENABLE_TABLES | Options::ENABLE_TASKLISTS | Options::ENABLE_STRIKETHROUGH;
    let mut events = Parser::new_ext(text, options);
    children(&mut events, 0).into_any()
}

/// Deeper nesting than any document needs is shown flat, so that a hostile one cannot exhaust the stack.
const DEPTH: usize = 40;

fn children<'a>(events: &mut impl Iterator<Item = Event<'a>>, depth: usize) -> Vec<AnyView> {
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
            Event::Text(text) | Event::InlineMath(text) | Event::DisplayMath(text) => {
                text.into_string().into_any()
            }
            Event::Html(text) | Event::InlineHtml(text) => {
                if is_comment(&text) {
                    continue;
                }
                text.into_string().into_any()
            }
            Event::Code(text) => view! { <code>{text.into_string()}</code> }.into_any(),
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

fn element<'a>(tag: Tag<'a>, events: &mut impl Iterator<Item = Event<'a>>, depth: usize) -> AnyView {
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
        Tag::TableHead => view! { <thead><tr>{inner}</tr></thead> }.into_any(),
        Tag::TableRow => view! { <tr>{inner}</tr> }.into_any(),
        Tag::TableCell => view! { <td>{inner}</td> }.into_any(),
        _ => inner.into_any(),
    }
}

/// The plain words up to the end of the present element.
fn plain<'a>(events: &mut impl Iterator<Item = Event<'a>>) -> String {
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
