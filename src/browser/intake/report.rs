//! The reading report: what was placed, what was guessed, what was kept as it is. Nothing is kept until the author says so.

use crate::browser::component::Icon;
use crate::browser::component::icon::Glyph;
use crate::browser::session::{Session, View};
use crate::browser::view::prelude::*;
use crate::edit::{Edit, Transaction};
use crate::format::{NoteKind, ReadNote, Reading};

/// How the text was read, and what to do with it.
#[component]
pub fn Report(session: Session) -> impl IntoView {
    let given = session.reading.with_untracked(|given| given.clone());
    let Some((reading, name)) = given else {
        session.view.set(View::Write);
        return ().into_any();
    };
    let Reading { document, notes, others, refusal, .. } = reading;
    let read_only = refusal.is_some();
    let count = |kind: NoteKind| notes.iter().filter(|note| note.kind == kind).count();
    let sums = [
        (Glyph::Saved, "lv-ok", count(NoteKind::Placed), "placed"),
        (Glyph::Warn, "lv-warn", count(NoteKind::Guessed), "to confirm"),
        (Glyph::Advice, "lv-advice", count(NoteKind::Kept), "kept as they are"),
        (Glyph::Warn, "lv-warn", count(NoteKind::Warning), "to look at"),
    ];
    let facts = format!(
        "{} events, {} action items, {} sections",
        document.timeline.len(),
        document.actions.len(),
        document.sections.len()
    );
    let open_has_words = session
        .editor
        .with(|open| !open.title.is_empty() || !open.sections.is_empty() || !open.timeline.is_empty());
    let into_new = {
        let document = document.clone();
        move |_| {
            session.reading.set(None);
            session.start_new(document.clone());
            if read_only {
                session.editor.readonly.set(true);
            }
        }
    };
    let others_too = others.clone();
    let into_two = {
        let document = document.clone();
        move |_| {
            session.reading.set(None);
            for other in &others_too {
                session.duplicate(other.clone());
            }
            session.start_new(document.clone());
        }
    };
    let replace = move |_| {
        session.reading.set(None);
        session.view.set(View::Write);
        let mut next = document.clone();
        next.id = session.editor.with(|open| open.id.clone());
        session.editor.commit(Transaction::new("reading a file", vec![Edit::Replace(Box::new(next))]));
    };
    let cancel = move |_| {
        session.reading.set(None);
        let in_draft = session.editor.with(|open| !open.id.is_empty());
        session.view.set(if session.has_library() && !in_draft { View::Library } else { View::Write });
    };
    let rows = notes
        .iter()
        .filter(|note| note.kind != NoteKind::Placed)
        .chain(notes.iter().filter(|note| note.kind == NoteKind::Placed));
    // A long document has thousands of plain placements; the first hundred tell how it went.
    let shown: Vec<ReadNote> = rows.take(200).cloned().collect();
    let left = notes.len().saturating_sub(shown.len());
    view! {
        <div class="doc" role="group" aria-label="Reading report">
            <section class="report">
                <header>
                    <h1 class="h2">{format!("Read from {name}")}</h1>
                    <p>"Nothing is kept until you say so. Text without a place becomes a section of its own."</p>
                    <p>{facts}</p>
                    <div class="sum">
                        {sums.into_iter().filter(|(_, _, count, _)| *count > 0).map(|(glyph, class, count, words)| view! {
                            <span><span class=class><Icon glyph=glyph /></span>{format!("{count} {words}")}</span>
                        }).collect_view()}
                    </div>
                    {refusal.map(|refusal| view! { <p class="lv-warn">{refusal.what} " " {refusal.todo}</p> })}
                    {(!others.is_empty()).then(|| view! { <p>{format!("The text holds {} postmortems.", others.len() + 1)}</p> })}
                </header>
                {shown.into_iter().map(row).collect_view()}
                {(left > 0).then(|| view! { <p class="maprow">{format!("and {left} more lines that were placed")}</p> })}
                <footer>
                    <p>"One step back undoes it all."</p>
                    <button type="button" class="btn" on:click=cancel>"Cancel"</button>
                    {open_has_words.then(|| view! { <button type="button" class="btn line" on:click=replace>"Replace the open document"</button> })}
                    {if others.is_empty() {
                        view! { <button type="button" class="btn fill" id="keep-reading" on:click=into_new>"Keep as a new draft"</button> }.into_any()
                    } else {
                        view! { <button type="button" class="btn fill" id="keep-reading" on:click=into_two>"Keep each as a draft"</button> }.into_any()
                    }}
                </footer>
            </section>
        </div>
    }
    .into_any()
}

fn row(note: ReadNote) -> impl IntoView {
    let unsure = matches!(note.kind, NoteKind::Guessed | NoteKind::Warning);
    let (glyph, class) = match note.kind {
        NoteKind::Placed => (Glyph::Saved, "lv-ok"),
        NoteKind::Guessed | NoteKind::Warning => (Glyph::Warn, "lv-warn"),
        NoteKind::Kept => (Glyph::Advice, "lv-advice"),
    };
    let to = note.path.map(|path| path.to_string()).unwrap_or_default();
    view! {
        <div class=if unsure { "maprow unsure" } else { "maprow" }>
            <div class="from">{note.source}<small>{format!("line {}", note.line)}</small></div>
            <Icon glyph=Glyph::Right />
            <div class="to">{note.message}<small>{to}</small></div>
            <div class="how"><span class=class><Icon glyph=glyph /></span>{match note.kind {
                NoteKind::Placed => "placed",
                NoteKind::Guessed => "to confirm",
                NoteKind::Kept => "kept",
                NoteKind::Warning => "to look at",
            }}</div>
        </div>
    }
}
