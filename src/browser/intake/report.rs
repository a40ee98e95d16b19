//! The reading report: what was placed, what was guessed, what went elsewhere. Before the text is kept it tells what will be; afterwards
//! each line leads to its field, sections can be moved, and questions of the reading be answered.

mod answer;
mod keep;
mod line;

use super::day_question::DayQuestion;
use crate::browser::component::Icon;
use crate::browser::component::icon::Glyph;
use crate::browser::env::BrowserEnv;
use crate::browser::session::{Import, Session, View};
use crate::browser::view::prelude::*;
use crate::format::{Group, Told, report};
use crate::model::Postmortem;

/// Lines of one group that are shown at once: a long document has thousands of plain placements.
const PAGE: usize = 60;

/// How the text was read, and what to do with it.
#[component]
pub fn Report(session: Session) -> impl IntoView {
    move || {
        let given = session.reading.get();
        let Some(import) = given.or_else(|| kept(session)) else {
            // Who called the reading off may have gone on already.
            if session.view.get_untracked() == View::Report {
                session.view.set(View::Write);
            }
            return ().into_any();
        };
        whole(session, import)
    }
}

/// Open the report of the text that the open draft was read from.
pub fn open(session: Session) {
    if session.reading.with_untracked(Option::is_none) {
        session.reading.set(kept(session));
    }
    if session.reading.with_untracked(Option::is_some) {
        session.popover.set(None);
        session.view.set(View::Report);
    } else {
        session.tell(false, "This draft was not read from a file, or its file was dismissed.", None);
    }
}

/// The report of a source that is kept with the open draft.
fn kept(session: Session) -> Option<Import> {
    let source = session.kept_source()?;
    let reading = source.read(&BrowserEnv);
    Some(Import { source, reading, kept: true, file: None })
}

fn facts(document: &Postmortem) -> String {
    let many =
        |count: usize, one: &str, more: &str| format!("{count} {}", if count == 1 { one } else { more });
    [
        many(document.timeline.len(), "event", "events"),
        many(document.actions.len(), "action item", "action items"),
        many(document.sections.len(), "section", "sections"),
    ]
    .join(", ")
}

fn whole(session: Session, import: Import) -> AnyView {
    let groups = report(&import.reading, PAGE);
    let is_kept = import.kept;
    let name = import.source.name.clone();
    let sums = groups.iter().map(|told| {
        let (glyph, class) = mark(told.group);
        view! { <span><span class=class><Icon glyph=glyph /></span>{[told.group.label(), ": ", &told.count.to_string()].concat()}</span> }
    });
    let sums = sums.collect_view();
    let question = import.reading.undecided.map(|(month_first, day_first)| {
        let choose = Callback::new(move |first| answer::days(session, first));
        view! { <DayQuestion month_first=month_first day_first=day_first choose=choose /> }
    });
    let others = import.reading.others.len();
    let said = if is_kept {
        "Each line leads to its field. Sections can be moved; one step back undoes a move, or the whole reading."
    } else {
        "Nothing is kept until you say so. Text without a place becomes a section of its own."
    };
    let refusal = import.reading.refusal.clone();
    let groups = groups.into_iter().map(|told| group_view(session, is_kept, &import.source.text, told));
    let groups = groups.collect_view();
    view! {
        <div class="doc" role="group" aria-label="Reading report">
            <section class="report">
                <header>
                    <h1 class="h2">{format!("Read from {name}")}</h1>
                    <p>{said}</p>
                    <p>{facts(&import.reading.document)}</p>
                    <div class="sum">{sums}</div>
                    {refusal.map(|refusal| view! { <p class="lv-warn">{refusal.what} " " {refusal.todo}</p> })}
                    {(others > 0 && !is_kept).then(|| view! { <p>{format!("The text holds {} postmortems.", others + 1)}</p> })}
                    {question}
                </header>
                {groups}
                {keep::footer(session, &import)}
            </section>
        </div>
    }
    .into_any()
}

fn mark(group: Group) -> (Glyph, &'static str) {
    match group {
        Group::Placed => (Glyph::Saved, "lv-ok"),
        Group::Look => (Glyph::Warn, "lv-warn"),
        _ => (Glyph::Advice, "lv-advice"),
    }
}

fn group_view(session: Session, is_kept: bool, text: &str, told: Told) -> AnyView {
    let Told { group, count, notes } = told;
    let left = count - notes.len();
    let (mut lines_of, mut passed) = (text.lines(), 0);
    let lines: Vec<AnyView> = notes
        .into_iter()
        .map(|mut note| {
            // Notes are in the order of the text, which is walked no further than the last that is shown.
            let ahead = note.line.saturating_sub(passed);
            let source = ahead.checked_sub(1).and_then(|skip| lines_of.nth(skip)).unwrap_or_default().trim();
            passed = passed.max(note.line);
            if source.len() < 300 && source.len() > note.source.len() {
                source.clone_into(&mut note.source);
            }
            line::row(session, group, note, is_kept)
        })
        .collect();
    let confirm = (group == Group::Kinds && is_kept).then(|| {
        view! { <button type="button" class="btn line small" id="confirm-kinds" on:click=move |_| answer::kinds(session)>"They are right"</button> }
    });
    view! {
        <div class="group" role="group" aria-label=group.label()>
            <div class="group-head"><h2>{group.label()}</h2>{confirm}</div>
            {lines.into_iter().collect_view()}
            {(left > 0).then(|| view! { <p class="maprow">{format!("and {left} more")}</p> })}
        </div>
    }
    .into_any()
}
