//! One draft in the library: title, state, findings, the incident in small, and what can be done with it.

use super::entry::Draft;
use crate::browser::component::Icon;
use crate::browser::component::focus::focus_id;
use crate::browser::component::icon::Glyph;
use crate::browser::component::notes::{level_class, level_glyph};
use crate::browser::env::BrowserEnv;
use crate::browser::session::Session;
use crate::browser::view::prelude::*;
use crate::diagnostic::Level;
use crate::format;
use leptos::ev;

/// One draft.
#[component]
pub(super) fn Card(session: Session, draft: Draft) -> impl IntoView {
    let open = {
        let id = draft.id.clone();
        move |_| {
            session.open_draft(&id);
        }
    };
    let duplicate = {
        let id = draft.id.clone();
        move |_| {
            if let Some(crate::draft::Entry::Whole(record)) = session.with_shelf(|shelf| shelf.read(&id)) {
                session.duplicate(format::read(&record.payload, format::by_id("json"), &BrowserEnv).document);
            }
        }
    };
    let delete = {
        let (id, title) = (draft.id.clone(), draft.title.clone());
        move |_| session.delete(id.clone(), &title)
    };
    let taken = match draft.exported {
        0 => draft.nudge.then(|| " · no export yet".to_owned()),
        at => Some([" · exported ", &session.host().ago(at as f64)].concat()),
    };
    let title = draft.title.clone();
    let renaming = RwSignal::new(false);
    let id = draft.id.clone();
    let head = {
        let (id, title) = (draft.id.clone(), draft.title.clone());
        move || {
            if renaming.get() {
                return view! { <Rename session=session id=id.clone() title=title.clone() renaming=renaming /> }.into_any();
            }
            let open = open.clone();
            view! { <h2><button type="button" class="open" on:click=open>{title.clone()}</button></h2> }
                .into_any()
        }
    };
    view! {
        <li class="draft">
            <div>
                {head}
                <div class="line1">
                    {draft.severity.map(|(word, high)| view! { <span class=if high { "tag sev high" } else { "tag sev" }>{word}</span> })}
                    {draft.near_miss.then(|| view! { <span class="tag sev">"Near miss"</span> })}
                    {draft.status.filter(|_| !draft.damaged).map(|status| view! { <span class="tag"><span class=dot(status)></span>{status.label()}</span> })}
                    <span class="tally">
                        {Level::ALL.into_iter().zip(draft.findings).filter(|(_, count)| *count > 0).map(|(level, count)| view! {
                            <span class=format!("lv-{}", level_class(level))><Icon glyph=level_glyph(level) />{count}<span class="pm-vh">{format!(" {}", level.name())}</span></span>
                        }).collect_view()}
                    </span>
                </div>
            </div>
            <div class="pic">
                <Strip band=draft.band marks=draft.marks />
                <span class="dur">{draft.duration.unwrap_or_else(|| "no times yet".to_owned())}</span>
            </div>
            <span class="age">{(draft.saved != 0).then(|| session.host().ago(draft.saved as f64))}<small>{size(draft.size)}{taken}</small></span>
            <div class="acts-of">
                <button type="button" class="btn small icon quiet" id=format!("rename-{id}") aria-label=format!("Rename {title}") title="Rename" disabled=draft.damaged on:click=move |_| renaming.set(true)><Icon glyph=Glyph::Write small=true /></button>
                <button type="button" class="btn small icon quiet" aria-label=format!("Duplicate {title}") title="Duplicate" on:click=duplicate><Icon glyph=Glyph::Copy small=true /></button>
                <button type="button" class="btn small icon quiet" aria-label=format!("Delete {title}") title="Delete" on:click=delete><Icon glyph=Glyph::Trash small=true /></button>
            </div>
        </li>
    }
    .into_any()
}

/// The title as a field: Enter keeps it, Escape leaves it as it was.
#[component]
fn Rename(session: Session, id: String, title: String, renaming: RwSignal<bool>) -> impl IntoView {
    let field = NodeRef::<web_sys::HtmlInputElement>::new();
    let now = RwSignal::new(title.clone());
    let back = format!("rename-{id}");
    let done = move |keep: bool| {
        // Leaving the field by Enter blurs it too; it counts once.
        if !renaming.try_get_untracked().unwrap_or(false) {
            return;
        }
        renaming.set(false);
        if keep && now.with_untracked(|now| !now.trim().is_empty() && *now != title) {
            session.rename(&id, now.get_untracked().trim());
        }
        focus_id(session, back.clone());
    };
    let finish = done.clone();
    let keys = move |event: ev::KeyboardEvent| match event.key().as_str() {
        "Enter" => done(true),
        "Escape" => {
            event.stop_propagation();
            done(false);
        }
        _ => {}
    };
    Effect::new(move |_| {
        if let Some(field) = field.get() {
            field.select();
        }
    });
    view! {
        <input class="input rename" type="text" aria-label="Title" autocomplete="off" node_ref=field prop:value=move || now.get()
            on:input=move |event| now.set(event_target_value(&event)) on:keydown=keys on:blur=move |_| finish(true) />
    }
    .into_any()
}

fn dot(status: crate::model::Status) -> &'static str {
    match status {
        crate::model::Status::Draft => "dot",
        crate::model::Status::InReview => "dot half",
        _ => "dot full",
    }
}

/// The incident as a strip in small.
#[component]
fn Strip(band: Option<(f64, f64)>, marks: Vec<(f64, crate::model::EventKind)>) -> impl IntoView {
    let x = |share: f64| format!("{:.2}", share * 168.0);
    view! {
        <svg class="spark" viewBox="0 0 168 26" preserveAspectRatio="none" aria-hidden="true" focusable="false">
            <line class="base" x1="0" x2="168" y1="13" y2="13"></line>
            {band.map(|(from, to)| view! {
                <rect class="impact" x=x(from) y="6" width=x(to - from) height="14"></rect>
            })}
            {marks.into_iter().map(|(share, kind)| view! {
                <circle data-kind=kind.name() class="dot" cx=x(share) cy="13" r="4"></circle>
            }).collect_view()}
        </svg>
    }
    .into_any()
}

/// Bytes in words.
pub(super) fn size(bytes: usize) -> String {
    let kilobytes = bytes.div_ceil(1024);
    if kilobytes < 1024 {
        [&kilobytes.to_string(), " KB"].concat()
    } else {
        [&(kilobytes / 1024).to_string(), ".", &(kilobytes % 1024 * 10 / 1024).to_string(), " MB"].concat()
    }
}
