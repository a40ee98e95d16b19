//! The export view: choose a way out, see exactly what leaves, then copy or download it.

use super::file::FilePanel;
use super::link::LinkPanel;
use super::{copy_text, download_text, drawing, house, rich};
use crate::browser::preview::{article, image, markdown, marked};
use crate::browser::session::Session;
use crate::browser::view::prelude::*;
use crate::format::{self, FORMATS, html};

/// A way out: its id, its name, the ending of its files.
type Way = (&'static str, &'static str, &'static str);

/// Ways out that are no formats: they are of the page alone.
const OTHERS: [Way; 4] = [
    ("rich", "Rich text for Google Docs, Word, Confluence", ""),
    ("svg", "Timeline drawing", "svg"),
    ("png", "Timeline picture", "png"),
    ("link", "Link that holds the document", ""),
];

/// The words above the first way of a group.
fn head(id: &str) -> &'static str {
    match id {
        "markdown" => "Markdown",
        "json" => "Data",
        "html" => "Pages and wikis",
        "csv-timeline" => "Tables and charts",
        "chat" => "To paste",
        "svg" => "Drawing",
        "link" => "Link",
        _ => "",
    }
}

/// The note that remembers the way that was chosen last.
const NOTE: &str = "way-out";

/// What leaves as text.
fn text(session: Session, id: &str) -> String {
    match id {
        "house" => house::style(session)
            .map(|style| session.editor.with(|document| format::markdown::write_in(&style, document)))
            .unwrap_or_default(),
        "rich" => session.editor.with(html::fragment),
        "svg" => drawing::drawn(session),
        id => session.written(id).unwrap_or_default(),
    }
}

/// How it reads, for ways that are more than text.
fn as_read(session: Session, id: &str, text: &str) -> Option<AnyView> {
    match id {
        "house" => Some(markdown(text)),
        id if id.starts_with("markdown") => Some(markdown(text)),
        "html" | "confluence" | "rich" => Some(article(session, id == "html")),
        "svg" | "png" => Some(image(&drawing::drawn(session), "The timeline as it will be saved")),
        _ => None,
    }
}

/// The export view.
#[component]
pub fn ExportView(session: Session) -> impl IntoView {
    let added = RwSignal::new(0_u32);
    let last = session.with_shelf(|shelf| shelf.note(NOTE).map(str::to_owned));
    let ways = move || {
        added.track();
        let own = house::style(session).map(|style| {
            let name = if style.name.trim().is_empty() { "House style".to_owned() } else { style.name };
            ("house", name, "md")
        });
        let known = |format: &&'static format::Format| {
            (format.id, format.name.to_owned(), format.extensions.first().copied().unwrap_or("txt"))
        };
        let mut ways: Vec<(&'static str, String, &'static str)> = FORMATS
            .iter()
            .copied()
            .filter(|format| format.write.is_some())
            .map(|format| known(&format))
            .collect();
        let after = ways.iter().rposition(|way| way.0.starts_with("markdown")).map_or(0, |at| at + 1);
        ways.splice(after..after, own);
        let others = OTHERS.iter().filter(|way| way.0 != "link" || session.has_library());
        ways.extend(others.map(|(id, name, ending)| (*id, (*name).to_owned(), *ending)));
        ways
    };
    let first =
        last.and_then(|last| ways().into_iter().find(|way| way.0 == last)).map_or("markdown", |way| way.0);
    let chosen = RwSignal::new(first);
    let choose = move |id: &'static str| {
        chosen.set(id);
        session.set_note(NOTE, id);
    };
    let list = move || {
        let row = move |(id, name, ending): (&'static str, String, &'static str)| {
            let head = head(id);
            view! {
                {(!head.is_empty()).then(|| view! { <p class="head">{head}</p> })}
                <label class="out">
                    <input type="radio" name="way" value=id prop:checked=move || chosen.get() == id on:change=move |_| choose(id) />
                    <span>{name}</span>
                    <span class="code">{if ending.is_empty() { String::new() } else { [".", ending].concat() }}</span>
                </label>
            }
        };
        ways().into_iter().map(row).collect_view()
    };
    let style = move |event| {
        house::chosen(session, &event, move || {
            added.update(|count| *count += 1);
            choose("house");
        });
    };
    view! {
        <div class="doc export" role="group" aria-label="Export">
            <h1 class="h2">"Export"</h1>
            <FilePanel session=session />
            <div class="outs">
                <fieldset class="out-list">
                    <legend class="pm-vh">"Way out"</legend>
                    {list}
                    <label class="btn line small style-file">"Add a house style"
                        <input type="file" class="pm-vh" accept=".json,application/json" aria-label="Add a house style from a JSON file" on:change=style />
                    </label>
                </fieldset>
                <section class="leaves" aria-label="What leaves">
                    {move || {
                        let id = chosen.get();
                        if id == "link" { view! { <LinkPanel session=session /> }.into_any() } else { leaves(session, id) }
                    }}
                </section>
            </div>
        </div>
    }
    .into_any()
}

/// One way out: its buttons and what leaves.
fn leaves(session: Session, id: &'static str) -> AnyView {
    let text = text(session, id);
    let read = as_read(session, id, &text).is_some();
    let source = RwSignal::new(false);
    let kept = StoredValue::new(text);
    let size = kept.with_value(String::len);
    let format = format::by_id(id);
    let whole = id == "house" || format.is_some_and(|format| format.lossless);
    let said = match (id, whole) {
        ("png", _) => "A picture at twice the size of the drawing.",
        ("svg", _) => "Sharp at any size.",
        (_, true) => "Holds everything: opened in the editor again, nothing is lost.",
        ("chat", _) => "The short form: what happened, why, when, and what will be done.",
        _ => "For reading; it cannot be read back whole.",
    };
    let save = move |_| match id {
        "svg" => drawing::save_svg(session),
        "png" => drawing::save_png(session),
        _ => kept.with_value(|text| download_text(session, id, text)),
    };
    let copy = move |_| match id {
        "rich" => rich(session),
        _ => copy_text(session, id, None, kept.get_value()),
    };
    let body = move || {
        let shown = if source.get() { None } else { kept.with_value(|text| as_read(session, id, text)) };
        match shown {
            Some(view) => view! { <article class="prose">{view}</article> }.into_any(),
            None => view! { <pre class="md" tabindex="0" aria-label="The text that leaves">{kept.with_value(|text| marked(text))}</pre> }.into_any(),
        }
    };
    view! {
        <div class="do">
            {(id != "rich").then(|| view! { <button type="button" class="btn fill" on:click=save>"Download"</button> })}
            {(id != "png").then(|| view! { <button type="button" class=if id == "rich" { "btn fill" } else { "btn line" } on:click=copy>"Copy"</button> })}
            {(read && id != "png").then(|| view! {
                <div class="seg" role="group" aria-label="Show">
                    <button type="button" class="btn" aria-pressed=move || (!source.get()).to_string() on:click=move |_| source.set(false)>"As it reads"</button>
                    <button type="button" class="btn" aria-pressed=move || source.get().to_string() on:click=move |_| source.set(true)>"As text"</button>
                </div>
            })}
        </div>
        <p class="hint">{said}{(id != "png").then(|| format!(" {} KB.", size.div_ceil(1024)))}</p>
        {body}
    }
    .into_any()
}
