//! Older versions of the open draft: what differs from now, place by place, and bringing back one place or all of it.

use super::component::Icon;
use super::component::icon::Glyph;
use super::env::BrowserEnv;
use super::session::{BEFORE_RESTORE, Session, View};
use crate::browser::view::prelude::*;
use crate::draft::{Change, Record, difference, place_words};
use crate::edit::Edit;
use crate::format;
use crate::model::Postmortem;
use crate::rule::sign;

/// The list of versions, and what differs from the chosen one.
#[component]
pub fn Versions(session: Session) -> impl IntoView {
    let versions = RwSignal::new_local(None::<Vec<Record>>);
    let chosen = RwSignal::new_local(None::<(String, Postmortem)>);
    let name = RwSignal::new(String::new());
    let load = move || {
        session.versions(Box::new(move |found| {
            if let Some(mark) = session.compared_with.get_value() {
                session.compared_with.set_value(None);
                choose_signed(session, chosen, &found, &mark);
            }
            versions.set(Some(found));
        }));
    };
    load();
    let keep = move |_| {
        let words = name.get_untracked();
        session.keep_now(if words.trim().is_empty() { "Kept by hand" } else { words.trim() });
        name.set(String::new());
        session.say("Kept.");
        load();
    };
    view! {
        <div class="versions">
            <div class="lib-top">
                <h1>"Versions"</h1>
                <button type="button" class="btn line end" on:click=move |_| session.view.set(View::Write)>"Back to writing"</button>
            </div>
            <div class="keep">
                <input class="input" type="text" aria-label="Name of this version" placeholder="Sent to the team" autocomplete="off"
                    prop:value=move || name.get() on:input=move |event| name.set(event_target_value(&event)) />
                <button type="button" class="btn fill" on:click=keep>"Keep this version"</button>
            </div>
            {move || match versions.get() {
                None => view! { <p class="guide">"Reading…"</p> }.into_any(),
                Some(all) if all.is_empty() => view! { <p class="guide">"No older version yet. One is kept before each session, one an hour, and before every import, merge and restoring."</p> }.into_any(),
                Some(all) => view! {
                    <ul class="list" aria-label="Older versions">{all.into_iter().map(|record| item(session, chosen, record)).collect_view()}</ul>
                }.into_any(),
            }}
            {move || chosen.get().map(|(label, document)| compared(session, label, document))}
        </div>
    }
    .into_any()
}

fn item(
    session: Session,
    chosen: RwSignal<Option<(String, Postmortem)>, LocalStorage>,
    record: Record,
) -> AnyView {
    let label = if record.label.is_empty() { "Hourly".to_owned() } else { record.label.clone() };
    let when = session.host().ago(record.saved as f64);
    let name = name_of_version(session, &record);
    let pressed = {
        let name = name.clone();
        move || chosen.with(|chosen| chosen.as_ref().is_some_and(|(other, _)| *other == name)).to_string()
    };
    let choose = move |_| {
        chosen.set(Some((name.clone(), document_of(&record))));
    };
    view! {
        <li class="draft">
            <button type="button" class="open" aria-pressed=pressed on:click=choose>{label}</button>
            <span class="age">{when}</span>
        </li>
    }
    .into_any()
}

/// What the list and the comparison call a version.
fn name_of_version(session: Session, record: &Record) -> String {
    let label = if record.label.is_empty() { "Hourly" } else { &record.label };
    [label, ", ", &session.host().ago(record.saved as f64)].concat()
}

fn document_of(record: &Record) -> Postmortem {
    format::read(&record.payload, format::by_id("json"), &BrowserEnv).document
}

/// Compare with the version that was signed off, if this browser keeps it.
fn choose_signed(
    session: Session,
    chosen: RwSignal<Option<(String, Postmortem)>, LocalStorage>,
    versions: &[Record],
    mark: &str,
) {
    let signed = versions.iter().find_map(|record| {
        let document = document_of(record);
        sign::content(&document)
            .eq_ignore_ascii_case(mark)
            .then(|| (name_of_version(session, record), document))
    });
    match signed {
        Some(signed) => chosen.set(Some(signed)),
        None => session.tell(
            false,
            "This browser does not keep the version that was signed off. Below are the ones it keeps; the copy that was signed off can be imported and compared.",
            None,
        ),
    }
}

fn compared(session: Session, label: String, document: Postmortem) -> AnyView {
    let editor = session.editor;
    let revision = editor.settled();
    let was = document.clone();
    let title = label.clone();
    let restore = move |_| {
        session.keep_now(BEFORE_RESTORE);
        editor.replace("Restore a version", was.clone());
        session.say("Restored. Undo takes it back.");
        session.view.set(View::Write);
    };
    let can = move || !editor.readonly.get();
    view! {
        <section class="compared" aria-label=["Compared with ", &label].concat()>
            <div class="lib-top">
                <h2>{title}</h2>
                <button type="button" class="btn line end" disabled=move || !can() on:click=restore>"Restore all of it"</button>
            </div>
            {move || {
                revision.track();
                let changes = editor.with(|now| {
                    let changes = difference(&document, now);
                    changes.into_iter().map(|change| (name_of(&document, now, &change), change)).collect::<Vec<_>>()
                });
                if changes.is_empty() {
                    return view! { <p class="guide">"Nothing differs from now."</p> }.into_any();
                }
                view! { <ol>{changes.into_iter().map(|(name, change)| one(session, name, change)).collect_view()}</ol> }.into_any()
            }}
        </section>
    }
    .into_any()
}

fn name_of(was: &Postmortem, now: &Postmortem, change: &Change) -> String {
    place_words(if change.now.is_some() { now } else { was }, &change.path)
}

fn one(session: Session, name: String, change: Change) -> AnyView {
    let Change { was, now, restore, .. } = change;
    let side = |words: Option<String>| words.unwrap_or_else(|| "(not there)".to_owned());
    let label = ["Bring back ", &name].concat();
    let bring = move |_| bring_back(session, restore.clone());
    view! {
        <li>
            <b>{name}</b>
            <div class="sides">
                <div><small>"Then"</small><pre>{side(was)}</pre></div>
                <div><small>"Now"</small><pre>{side(now)}</pre></div>
            </div>
            <button type="button" class="btn line small" aria-label=label disabled=move || session.editor.readonly.get() on:click=bring>
                <Icon glyph=Glyph::Undo small=true />"Bring this back"
            </button>
        </li>
    }
    .into_any()
}

fn bring_back(session: Session, edit: Edit) {
    session.keep_now(BEFORE_RESTORE);
    session.editor.edit("Bring back", edit);
    session.editor.settle();
    session.say("Brought back. Undo takes it away again.");
}
