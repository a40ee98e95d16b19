//! Around the list of drafts: narrowing and sorting it, what storage it takes, the backup, the bin.

use super::card::size;
use super::entry::Draft;
use crate::browser::session::Session;
use crate::browser::store;
use crate::browser::view::prelude::*;
use crate::draft::{Entry, Shelf};
use crate::format;
use leptos::task::spawn_local;

/// Which drafts are shown, and in which order.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Narrow {
    severity: String,
    service: String,
    findings: bool,
    order: String,
}

impl Narrow {
    pub(super) fn fits(&self, draft: &Draft) -> bool {
        let severity = draft.severity.as_ref().map(|(word, _)| word.as_str());
        (self.severity.is_empty() || severity == Some(&self.severity))
            && (self.service.is_empty() || draft.services.contains(&self.service))
            && (!self.findings || draft.findings.iter().any(|count| *count > 0))
    }

    /// Sort drafts that come last changed first.
    pub(super) fn sort(&self, drafts: &mut [Draft]) {
        match self.order.as_str() {
            "oldest" => drafts.reverse(),
            "title" => in_order(drafts, |draft| (draft.title.to_lowercase(), [0; 3])),
            "severity" => in_order(drafts, |draft| {
                let word = draft.severity.as_ref().map_or("\u{ffff}", |(word, _)| word);
                (word.to_owned(), [0; 3])
            }),
            "findings" => {
                in_order(drafts, |draft| (String::new(), draft.findings.map(|count| -(count as i64))))
            }
            _ => {}
        }
    }
}

/// Sort by words, then by numbers: one way of sorting for every order.
pub(super) fn in_order(drafts: &mut [Draft], key: fn(&Draft) -> (String, [i64; 3])) {
    drafts.sort_by_key(key);
}

const ORDERS: [(&str, &str); 5] = [
    ("", "Last changed first"),
    ("oldest", "Oldest first"),
    ("title", "By title"),
    ("severity", "By severity"),
    ("findings", "Most findings first"),
];

/// The choices that narrow the list.
#[component]
pub(super) fn Narrowing(all: Memo<Vec<Draft>>, narrow: RwSignal<Narrow>) -> AnyView {
    let words = move |of: fn(&Draft) -> Vec<String>| {
        let mut words: Vec<String> = all.with(|all| all.iter().flat_map(of).collect());
        words.sort();
        words.dedup();
        words
    };
    let services = Memo::new(move |_| words(|draft| draft.services.clone()));
    let severities =
        Memo::new(move |_| words(|draft| draft.severity.iter().map(|(word, _)| word.clone()).collect()));
    let choice = |label: &'static str,
                  every: &'static str,
                  of: Memo<Vec<String>>,
                  set: fn(&mut Narrow, String)| {
        view! {
            <Show when=move || { of.with(|of| of.len() > 1) }>
                <select class="input small" aria-label=label on:change=move |event| narrow.update(|narrow| set(narrow, event_target_value(&event)))>
                    <option value="">{every}</option>
                    {move || of.get().into_iter().map(|word| view! { <option value=word.clone()>{word.clone()}</option> }).collect_view()}
                </select>
            </Show>
        }
        .into_any()
    };
    view! {
        {choice("Severity", "Any severity", severities, |narrow, word| narrow.severity = word)}
        {choice("Service", "Any service", services, |narrow, word| narrow.service = word)}
        <button type="button" class="btn small" aria-pressed=move || narrow.with(|narrow| narrow.findings).to_string()
            on:click=move |_| narrow.update(|narrow| narrow.findings = !narrow.findings)>"Open findings"</button>
        <select class="input small end" aria-label="Order" on:change=move |event| narrow.update(|narrow| narrow.order = event_target_value(&event))>
            {ORDERS.map(|(value, label)| view! { <option value=value>{label}</option> }).collect_view()}
        </select>
    }
    .into_any()
}

/// What is stored, how safe it is, and everything as one file.
#[component]
pub(super) fn Storage(session: Session, all: Memo<Vec<Draft>>) -> AnyView {
    let used = RwSignal::new(None::<(f64, f64)>);
    spawn_local(async move {
        let said = store::estimate().await;
        used.try_set(said);
    });
    let taken = move || {
        session.shelf_changed.track();
        session.with_shelf(Shelf::size)
    };
    let room = move || match used.get() {
        Some((_, quota)) if quota >= 1e9 => {
            ["of some ", &((quota / 1e9) as u64).to_string(), " GB that the browser allows"].concat()
        }
        Some((_, quota)) => ["of some ", &size(quota as usize), " that the browser allows"].concat(),
        None => "in this browser".to_owned(),
    };
    let stays = move || {
        session.shelf_changed.track();
        match session.with_shelf(|shelf| shelf.note("persist").map(str::to_owned)).as_deref() {
            Some("yes") => "The browser keeps it when room is short. ",
            Some("no") => "The browser may clear it when room is short. ",
            _ => "",
        }
    };
    let late = move || all.with(|all| all.iter().filter(|draft| draft.nudge).count());
    let backed_up = move || {
        session.shelf_changed.track();
        match session.backed_up() {
            0 => "There is no backup yet.".to_owned(),
            at => ["Last backup: ", &session.host().ago(at as f64), "."].concat(),
        }
    };
    let panel = move || if late() > 0 { "panel care" } else { "panel" };
    view! {
        <section class=panel>
            <h2>"Storage"</h2>
            <p class="big">{move || size(taken())}<small>{room}</small></p>
            {from_disk().then(|| view! {
                <p>"This page was opened from your disk. Its drafts are kept by this browser, not in the page's file: another browser does not have them, and in some browsers a moved copy of the file does not either."</p>
            })}
            <p>{stays}"Clearing site data removes every draft. A file on your disk survives that."</p>
            <Show when=move || { late() > 0 }>
                <p role="status">{move || [&late().to_string(), " changed more than a day after the last export."].concat()}</p>
            </Show>
            <p>{backed_up}" Importing a backup brings it back."</p>
            <div class="do"><button type="button" class="btn line small" on:click=move |_| session.back_up()>"Back up everything"</button></div>
        </section>
    }
    .into_any()
}

/// Whether the page is a file on the disk, where its address decides who finds the drafts again.
fn from_disk() -> bool {
    window().location().protocol().is_ok_and(|protocol| protocol == "file:")
}

/// Deleted drafts, and damaged bytes that were copied aside.
#[component]
pub(super) fn Bin(session: Session) -> AnyView {
    let deleted = Memo::new(move |_| {
        session.shelf_changed.track();
        session.with_shelf(Shelf::bin)
    });
    let damaged = Memo::new(move |_| {
        session.shelf_changed.track();
        session.with_shelf(Shelf::damaged)
    });
    view! {
        <Show when=move || deleted.with(|bin| !bin.is_empty())>
            <details class="panel">
                <summary>{move || ["Bin (", &deleted.with(Vec::len).to_string(), ")"].concat()}</summary>
                <p>"Deleted drafts stay here for 30 days."</p>
                <ul>{move || deleted.get().into_iter().map(|(entry, at)| gone(session, entry, at)).collect_view()}</ul>
            </details>
        </Show>
        <Show when=move || damaged.with(|all| !all.is_empty())>
            <details class="panel care">
                <summary>{move || ["Damaged (", &damaged.with(Vec::len).to_string(), ")"].concat()}</summary>
                <p>"Bytes that were no whole draft, as they were found."</p>
                <ul>{move || damaged.get().into_iter().map(|(name, text)| {
                    let label = ["Download ", &name].concat();
                    let save = move |_| {
                        let _ = crate::browser::files::download("postmortem-damaged.txt", "text/plain", &text);
                    };
                    view! { <li><span>{name}</span><button type="button" class="btn line small" aria-label=label on:click=save>"Download"</button></li> }
                }).collect_view()}</ul>
            </details>
        </Show>
    }
    .into_any()
}

fn gone(session: Session, entry: Entry, at: i64) -> AnyView {
    let (id, title) = match entry {
        Entry::Whole(record) => {
            let document =
                format::read(&record.payload, format::by_id("json"), &crate::browser::env::BrowserEnv)
                    .document;
            (record.id, document.title)
        }
        Entry::Damaged { id, .. } | Entry::Newer { id, .. } => (id, String::new()),
    };
    let title = if title.trim().is_empty() { "Untitled postmortem".to_owned() } else { title };
    let forget = id.clone();
    let (back, away) = (["Bring back ", &title].concat(), ["Delete for good ", &title].concat());
    view! {
        <li>
            <span>{title}<small>{session.host().ago(at as f64)}</small></span>
            <button type="button" class="btn line small" aria-label=back on:click=move |_| session.undelete(&id)>"Bring back"</button>
            <button type="button" class="btn small quiet" aria-label=away on:click=move |_| {
                session.forget(&forget);
                session.shelf_changed.update(|count| *count += 1);
            }>"Delete for good"</button>
        </li>
    }
    .into_any()
}
