//! Lessons: what went well, what went poorly, where we got lucky.

use super::rows::{AddRow, RowTools};
use super::section::{About, Shell, row};
use crate::browser::component::Prose;
use crate::browser::session::Session;
use crate::browser::view::prelude::*;
use crate::field::{FieldPath, RowField};
use crate::model::{ListId, RowId, SectionId};
use crate::outline::Block;

/// The lessons block.
#[component]
pub fn Lessons(session: Session) -> impl IntoView {
    let general = move || {
        session.editor.sections().track();
        session
            .editor
            .with(|document| document.prose(SectionId::Lessons).is_some_and(|text| !text.is_empty()))
    };
    view! {
        <Shell session=session block=Block::Lessons>
            {move || general().then(|| {
                let prose = view! { <Prose session=session path=FieldPath::prose(SectionId::Lessons) label="In general" /> };
                row(session, true, About::Nothing, prose.into_any())
            })}
            {row(session, false, About::Block(Block::Lessons), view! {
                <div class="three">
                    <Column session=session list=ListId::WentWell label="Went well" hint="What worked because someone prepared it? A runbook, a dashboard, a quick hand-over." />
                    <Column session=session list=ListId::WentPoorly label="Went poorly" hint="What made it longer or harder than it had to be?" />
                    <Column session=session list=ListId::GotLucky label="Got lucky" hint="What kept this from being worse, by chance alone?" />
                </div>
            }.into_any())}
        </Shell>
    }
    .into_any()
}

#[component]
fn Column(session: Session, list: ListId, label: &'static str, hint: &'static str) -> impl IntoView {
    let order = session.editor.order(list);
    let empty = {
        let order = order.clone();
        move || order.with(|order| order.is_empty())
    };
    view! {
        <div class="lesson" role="group" aria-label=label>
            <h3 class="label">{label}</h3>
            <Show when=empty><p class="guide">{hint}</p></Show>
            <ul class="shortrows">
                <For each=move || order.get().to_vec() key=Clone::clone let:id><One session=session list=list id=id label=label /></For>
            </ul>
            <AddRow session=session list=list label="Add one" what=label />
        </div>
    }
    .into_any()
}

#[component]
fn One(session: Session, list: ListId, id: RowId, label: &'static str) -> impl IntoView {
    let row_id = format!("row/{id}");
    let path = FieldPath::RowField(list, id.clone(), RowField::Text);
    view! {
        <li class="shortrow" id=row_id>
            <Prose session=session path=path label=label bare=true />
            <RowTools session=session list=list id=id what=format!("{label} entry") />
        </li>
    }
    .into_any()
}
